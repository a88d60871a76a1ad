"""How messages quote what a file says, and what they advise; shared by everything that reports."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 60


def shown(text: str) -> str:
    """Text from a file as a message quotes it: one line, shortened."""
    flat = " ".join(text.split())
    return f"'{flat if len(flat) <= _SHOWN else flat[:_SHOWN] + '…'}'"


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the most similar known word; '' where none is similar."""
    import difflib  # late, since only a mistake needs it

    found = difflib.get_close_matches(word[:100], sorted(known), n=1, cutoff=0.6)
    return f"Did you mean '{found[0]}'?" if found else ""
