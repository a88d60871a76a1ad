"""What a run of ``modelist lint`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Request:
    """The options of the command line; ``new_baseline`` is '' for the one that the configuration names."""

    fix: bool
    unsafe: bool
    as_diff: bool
    form: str
    output: Path | None
    statistics: bool
    baseline: Path | None
    new_baseline: str | None
    cached: bool

    @property
    def is_plain(self) -> bool:
        """Whether it only reads the list and writes to the terminal, so that the answer can be given again."""
        writes = self.fix or self.as_diff or self.output is not None or self.new_baseline is not None
        return self.cached and not writes
