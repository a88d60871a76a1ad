"""Organisations: who makes the models, and which accounts are theirs."""

from __future__ import annotations

from collections.abc import Mapping
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


def find_organization(text: str, organizations: Mapping[str, Organization]) -> str | None:
    """The id of the organisation that a text names by its id or its display name, whatever the letter case."""
    wanted = _plain(text)
    found = [name for name, one in organizations.items() if wanted in (name, _plain(one.name))]
    return wanted if wanted in found else found[0] if len(found) == 1 else None


def suggest_organization(text: str, organizations: Mapping[str, Organization]) -> str:
    """A hint at the organisation that was most likely meant: by name, by account, by spelling; '' where none is."""
    found = find_organization(text, organizations)
    if found is not None:
        return f"Write {found}."
    wanted = _plain(text)
    accounts = {name: (*one.huggingface, *one.github) for name, one in organizations.items()}
    owners = [name for name, owned in accounts.items() if wanted in map(_plain, owned)]
    if len(owners) == 1:
        return f"Did you mean '{owners[0]}', whose account that is?"
    from difflib import get_close_matches  # late, since only a mistake needs it

    words = {_plain(one.name): name for name, one in organizations.items()} | {name: name for name in organizations}
    close = get_close_matches(wanted[:100], sorted(words), n=1, cutoff=0.6)
    return f"Did you mean '{words[close[0]]}'?" if close else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
