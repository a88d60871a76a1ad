"""What a paper's number on arXiv tells about its day: the papers of a month are numbered one after another."""

from __future__ import annotations

from collections.abc import Sequence

from modelist.core.quantities import ArxivId

LATE_MONTH = 12
"""The month whose papers may have been revised, or printed, in the next year."""

_A_MONTH = (
    *((2025, 22_500), (2024, 20_300), (2023, 18_200), (2022, 15_500), (2021, 15_100), (2020, 14_900)),
    *((2019, 13_000), (2018, 11_700), (0, 10_000)),
)
_FEWEST = ((2025, 18_000), (2024, 17_500), (2023, 15_000), (2022, 12_500), (0, 9_000))
"""Papers that arXiv got in all but the last days of a month, at least, from a year on."""

_CHRISTMAS = ((2025, 20_000), (2024, 18_000), (2023, 16_000), (2019, 13_000), (0, 7_000))
"""About how many papers arXiv got in December until Christmas, from a year on."""

_EARLY = ((2015, 1_500), (0, 500))
"""Papers that arXiv got on the first days of a month, from a year on."""


def papers_a_month(year: int) -> int:
    """About how many papers arXiv gets in a month of a year (https://arxiv.org/stats/monthly_submissions)."""
    return next(most for first, most in _A_MONTH if year >= first)


def is_among_first(paper: ArxivId) -> bool:
    """Whether a number is one of a month's first: the paper may have been handed in in the month before.

    In old ids each archive counts its own papers, so any of them may be.
    """
    return bool(paper.archive) or paper.number < _from_year(_EARLY, paper)


def is_before_last_days(paper: ArxivId) -> bool:
    """Whether a paper was surely listed before its month ended; in old ids, each archive counts its own papers."""
    return not paper.archive and paper.number < _from_year(_FEWEST, paper)


def is_before_christmas(paper: ArxivId) -> bool:
    """Whether a paper is of December, and was not posted in its last days, whose papers are announced in January."""
    return paper.month[1] == LATE_MONTH and not paper.archive and paper.number < _from_year(_CHRISTMAS, paper)


def _from_year(numbers: Sequence[tuple[int, int]], paper: ArxivId) -> int:
    return next(number for year, number in numbers if paper.month[0] >= year)
