"""Organisations: who makes the models, and which accounts are theirs."""

from __future__ import annotations

from dataclasses import dataclass, field

from modelist.catalog.plain import Several, record_to_plain


@dataclass(frozen=True)
class Organization:
    """Display name, home page, and accounts on Hugging Face and GitHub (compared without regard to case)."""

    name: str
    homepage: str | None = None
    huggingface: Several[str] = field(default_factory=Several)
    github: Several[str] = field(default_factory=Several)

    def plain(self) -> dict[str, object]:
        """A mapping of what is known."""
        return record_to_plain(self)
