"""Lengths of time as people write them: ``30m``, ``12h``, ``7d``."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern

_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_PART = lazy_pattern(r"([0-9]{1,9})\s*([smhdw])")
_WHOLE = lazy_pattern(r"(?:[0-9]{1,9}\s*[smhdw]\s*)+")

EXPECTED = "a length of time such as 90s, 30m, 12h or 7d"


def parse_duration(text: str) -> int | None:
    """Seconds of a length of time; units may follow each other (``1h30m``), 0 needs none. None for any other text."""
    word = text.strip().lower()
    if word == "0":
        return 0
    if _WHOLE.fullmatch(word) is None:
        return None
    return sum(int(number) * _UNITS_S[unit] for number, unit in _PART.findall(word))


def show_age(seconds: float) -> str:
    """A length of time in the one unit that says most: ``3 weeks``, ``2 days``, ``5 hours``, ``less than an hour``."""
    for name, unit in (("week", 604_800), ("day", 86_400), ("hour", 3600)):
        count = int(seconds // unit)
        if count >= (2 if name == "week" else 1):
            return f"{count} {name}{'s' if count != 1 else ''}"
    return "less than an hour"
