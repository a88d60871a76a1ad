"""What is missing in a date or an amount that nearly is one, in words that name the right value where it is known."""

from __future__ import annotations

from modelist.catalog.scalars import Slip
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import explain_date, is_real_date

_BARE = lazy_pattern(r"(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,3})?")
_YEAR = lazy_pattern(r"[0-9]{4}")
_DATE = lazy_pattern(r"([0-9]{4})\s?[-./]\s?([0-9]{1,2})(?:\s?[-./]\s?([0-9]{1,2}))?")
_YEAR_LAST = lazy_pattern(r"([0-9]{1,2})\s?[-./]\s?([0-9]{1,2})\s?[-./]\s?([0-9]{4})")
_BILLIONS = 100
"""Below this a bare size is most likely one in billions; there are models of 125M and of 175B."""


def explain_bare_size(text: str) -> Slip | None:
    """A size without its unit: ``7`` is most likely 7B."""
    if not _is_amount(text):
        return None
    if float(text) < _BILLIONS:
        advice = f"Write {text}B if it is in billions, {text}M if it is in millions."
        return Slip("has no unit", advice, f"{text}B")
    return Slip("has no unit", f"Write {text}M if it is in millions, {text}B if it is in billions.")


def explain_bare_tokens(text: str) -> Slip | None:
    """An amount of tokens without its unit."""
    if not _is_amount(text):
        return None
    return Slip("has no unit", f"Write {text}T if it is in trillions, {text}B if it is in billions.")


def explain_date_slip(text: str) -> Slip | None:
    """A year alone, a date that the calendar does not have, or one that could be two."""
    text = text.strip()
    if _YEAR.fullmatch(text):
        why = explain_date(int(text), 1)
        if why:
            return Slip(f"is not a date: {why}", "Look the date up, and write it like 2023-07.")
        advice = f"Add the month: {text}-06 is June. If nobody knows it, write unknown."
        return Slip("is a year without a month", advice)
    match = _DATE.fullmatch(text)
    if match is not None:
        return _impossible(int(match[1]), int(match[2]), None if match[3] is None else int(match[3]))
    match = _YEAR_LAST.fullmatch(text)
    return _either_order(int(match[3]), int(match[1]), int(match[2])) if match is not None else None


def _impossible(year: int, month: int, day: int | None) -> Slip | None:
    why = explain_date(year, month, day)
    if not why:
        return None
    advice = "Look the date up, and write it like 2023-07 or 2023-07-18."
    if day is not None and is_real_date(year, day, month):
        swapped = f"{year}-{day:02d}-{month:02d}"
        return Slip(f"is not a date: {why}", f"Did you mean {swapped}?", swapped)
    if is_real_date(year, month):
        advice = f"Look the day up, or write the month alone: {year}-{month:02d}."
    return Slip(f"is not a date: {why}", advice)


def _either_order(year: int, one: int, other: int) -> Slip | None:
    if is_real_date(year, one, other) and is_real_date(year, other, one):
        both = f"{year}-{other:02d}-{one:02d} or {year}-{one:02d}-{other:02d}"
        return Slip("could be two dates", f"Write {both}, whichever it is.")
    return _impossible(year, other, one)


def _is_amount(text: str) -> bool:
    return _BARE.fullmatch(text) is not None and float(text) > 0
