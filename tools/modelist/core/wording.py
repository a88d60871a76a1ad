"""How messages quote what a file says, and what they advise; shared by everything that reports."""

from __future__ import annotations

from collections.abc import Iterable

_MAX_TEXT, MAX_ADDRESS = 61, 80


def shown(text: str) -> str:
    """Text from a file as a message quotes it: one line, shortened, in quotes."""
    return f"'{shortened(text, _MAX_TEXT)}'"


def shortened(text: str, limit: int = MAX_ADDRESS) -> str:
    """Text on one line, of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the most similar known word; '' where none is similar."""
    import difflib  # late, since only a mistake needs it

    found = difflib.get_close_matches(word[:100], sorted(known), n=1, cutoff=0.6)
    return f"Did you mean '{found[0]}'?" if found else ""
