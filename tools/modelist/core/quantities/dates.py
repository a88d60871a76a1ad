"""Release dates: a month ``2023-07`` or a day ``2023-07-18``, as ISO 8601 writes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.reading import MAX_CANONICAL, Ordered

MIN_YEAR, MAX_YEAR = 1950, 2199
"""Years outside these are taken for slips; Turing's test, the oldest thing one might list, is of 1950."""

_DATE = lazy_pattern(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class ReleaseDate(Ordered):
    """A calendar month, or a day of it where ``day`` is known."""

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        if not is_real_date(self.year, self.month, self.day):
            raise ValueError(f"no such date: {self.year}-{self.month}-{self.day}")

    def __str__(self) -> str:
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    @staticmethod
    def parse(text: str) -> ReleaseDate | None:
        """The date that a canonical spelling stands for; None for any other text and for days that do not exist."""
        return _parse(text) if len(text) <= MAX_CANONICAL else None

    @property
    def month_index(self) -> int:
        """Months since the year 0, so that neighbouring months differ by one."""
        return self.year * 12 + self.month - 1

    def months_between(self, other: ReleaseDate) -> int:
        """Calendar months from this date to ``other``, negative where the other is earlier; days play no part."""
        return other.month_index - self.month_index

    def agrees_with(self, other: ReleaseDate) -> bool:
        """Whether both may be one date, of which one is known to the month only."""
        exact = self.day is not None and other.day is not None
        return self.month_index == other.month_index and (not exact or self.day == other.day)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By time; a month alone comes before all of its days."""
        return (self.year, self.month, self.day or 0)


def is_real_date(year: int, month: int, day: int | None = None) -> bool:
    """Whether the calendar has this month or day, within the years that a release can have."""
    if not (MIN_YEAR <= year <= MAX_YEAR and 1 <= month <= 12):
        return False
    return day is None or 1 <= day <= _days(year, month)


def explain_date(year: int, month: int, day: int | None = None) -> str:
    """Why there is no such month or day, as a clause; empty where there is."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        return f"the year is not between {MIN_YEAR} and {MAX_YEAR}"
    if not 1 <= month <= 12:
        return f"there is no month {month:02d}"
    if day is None or 1 <= day <= _days(year, month):
        return ""
    name = f"February {year}" if month == 2 else _MONTHS[month - 1]
    return f"{name} has {_days(year, month)} days" if day else "there is no day 00"


def _days(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_DAYS[month - 1] + leap


@lru_cache(maxsize=4096)
def _parse(text: str) -> ReleaseDate | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3]) if match[3] is not None else None
    return ReleaseDate(year, month, day) if is_real_date(year, month, day) else None
