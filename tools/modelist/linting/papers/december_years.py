"""Papers of December under the next year, in pages that otherwise go by the years in which papers were posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modelist.core.quantities import ArxivId
from modelist.linting.papers.paper_years import LATE_MONTH
from modelist.linting.papers.said_years import SaidYear

_MANY_SAID, _NEARLY_ALL, _MIN_DECEMBER, _MOST, _EARLY_NUMBER = 30, 0.95, 4, 0.8, 10_000
"""What shows that a page goes by the ids' years: how many there are of arXiv, how many of them fit, and of December."""

_MANY_DECEMBER, _ALMOST, _MIN_LATEST = 10, 0.9, 2
_CHRISTMAS = ((2025, 20_000), (2024, 18_000), (2023, 16_000), (2019, 13_000), (0, 7_000))
"""About how many papers arXiv got in December until Christmas, from a year on."""


def late_of_december(said: Sequence[SaidYear]) -> Iterator[SaidYear]:
    """Papers of December under the next year, where nearly all years, and those of December, are the ids'.

    One from the middle of the month on may well have been revised in January, and needs more others than an early one.
    """
    fitting = [one for one in said if one.year == one.paper.month[0]]
    late = [one for one in said if one.year == one.paper.month[0] + 1 and _until_christmas(one.paper)]
    if not late or len(said) < _MANY_SAID or len(fitting) < _NEARLY_ALL * len(said):
        return
    of_december = {one.paper for one in said if one.paper.month[1] == LATE_MONTH}
    agreeing = {one.paper for one in fitting if one.paper.month[1] == LATE_MONTH}
    if len(agreeing) < max(_MIN_DECEMBER, _MOST * len(of_december)):
        return
    latest = [one for one in agreeing if one.number >= _EARLY_NUMBER]
    all_month = len(agreeing) >= max(_MANY_DECEMBER, _ALMOST * len(of_december)) and len(latest) >= _MIN_LATEST
    yield from (one for one in late if all_month or one.paper.number < _EARLY_NUMBER)


def _until_christmas(paper: ArxivId) -> bool:
    """Whether a paper is of December, and was not posted in its last days, whose papers are announced in January."""
    year, month = paper.month
    return (
        month == LATE_MONTH
        and not paper.archive
        and paper.number < next(most for first, most in _CHRISTMAS if year >= first)
    )
