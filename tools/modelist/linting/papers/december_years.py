"""Papers of December under the next year, in pages that otherwise go by the years in which papers were posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modelist.linting.papers.paper_numbers import LATE_MONTH, is_before_christmas
from modelist.linting.papers.said_years import SaidYear

_MANY_SAID, _NEARLY_ALL, _MIN_DECEMBER, _MOST, _EARLY_NUMBER = 30, 0.95, 4, 0.8, 10_000
"""What shows that a page goes by the ids' years: how many there are of arXiv, how many of them fit, and of December."""

_MANY_DECEMBER, _ALMOST, _MIN_LATEST = 10, 0.9, 2


def late_of_december(said: Sequence[SaidYear]) -> Iterator[SaidYear]:
    """Papers of December under the next year, where nearly all years, and those of December, are the ids'.

    One from the middle of the month on may well have been revised in January, and needs more others than an early one.
    """
    fitting = [one for one in said if one.year == one.paper.month[0]]
    late = [one for one in said if one.year == one.paper.month[0] + 1 and is_before_christmas(one.paper)]
    if not late or len(said) < _MANY_SAID or len(fitting) < _NEARLY_ALL * len(said):
        return
    of_december = {one.paper for one in said if one.paper.month[1] == LATE_MONTH}
    agreeing = {one.paper for one in fitting if one.paper.month[1] == LATE_MONTH}
    if len(agreeing) < max(_MIN_DECEMBER, _MOST * len(of_december)):
        return
    latest = [one for one in agreeing if one.number >= _EARLY_NUMBER]
    all_month = len(agreeing) >= max(_MANY_DECEMBER, _ALMOST * len(of_december)) and len(latest) >= _MIN_LATEST
    yield from (one for one in late if all_month or one.paper.number < _EARLY_NUMBER)
