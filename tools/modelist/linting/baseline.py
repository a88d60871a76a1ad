"""Old findings that a list has agreed to live with, so that it can adopt the linter today.

The file counts findings by file and rule and knows no lines, so that it survives shifts. Where a rule has more
findings in a file than the baseline allows, all of them are shown, since nobody can tell which is the new one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from modelist.core.diagnostics import Diagnostic, ModelistError

Counts = Mapping[str, Mapping[str, int]]


def write_baseline(diagnostics: Sequence[Diagnostic]) -> str:
    """The text of a baseline file that allows exactly these findings."""
    counts: dict[str, dict[str, int]] = {}
    for (path, rule), count in sorted(Counter((one.location.path, one.rule) for one in diagnostics).items()):
        counts.setdefault(path, {})[rule] = count
    return json.dumps({"version": 1, "counts": counts}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(text: str, name: str) -> Counts:
    """The counts of a baseline file.

    Raises:
        ModelistError: the text is no baseline.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ModelistError(f"{name}: not valid JSON: {error}") from error
    counts = data.get("counts") if isinstance(data, dict) and data.get("version") == 1 else None
    if not isinstance(counts, dict) or not all(isinstance(rules, dict) for rules in counts.values()):
        raise ModelistError(f"{name}: not a baseline of modelist; make one with: modelist lint --write-baseline")
    return counts


def apply_baseline(diagnostics: Sequence[Diagnostic], counts: Counts) -> tuple[list[Diagnostic], int]:
    """The findings beyond the baseline, and how many it allowed."""
    found = Counter((one.location.path, one.rule) for one in diagnostics)
    kept = [
        one
        for one in diagnostics
        if found[one.location.path, one.rule] > counts.get(one.location.path, {}).get(one.rule, 0)
    ]
    return kept, len(diagnostics) - len(kept)
