"""Dates whose day fits the number of their paper, and whose month or year does not.

arXiv numbers the papers of a month one after another, so a number tells about the day, too: in 2023, 2312.06742 was
posted around the 11th. Where the full dates of a list are those of its papers, and one has such a day in another month,
the month was mistyped. Months differ in how many papers they bring, and so do the days of a week: the pace is that of
the other papers of the same month where the list has some, and a day of a weekend counts less.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from statistics import median

from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.models.releases import own_papers, released
from modelist.linting.papers.dated_papers import Dated, is_news
from modelist.linting.papers.other_dates import is_of_other
from modelist.linting.papers.paper_numbers import papers_a_month

_YEAR, _MIN_FITTING, _MIN_PACED = 12, 8, 3
_NEAR, _NEARER = 3, 2
"""Days that a number may be off: papers of a weekend get theirs together, and months differ in how many there are."""

_ROUGHLY = 5
"""The same for a short list, whose months have too few dates to tell how many papers each brought."""

_SATURDAY, _OF_WEEKEND = 5, 0.4
"""What a day of a weekend brings, of what another one does."""

_Pace = Mapping[tuple[int, int], float]

_OTHER = lazy_pattern(
    r"\b(?:api|beta|blog|checkpoints?|code|demo|preview|weights?)\b|权重|代码|博客|预览|内测", re.IGNORECASE
)
_LINK = lazy_pattern(r"!?\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)")
_MAX_LINE = 3_000
_NEARLY_ALL, _MOST_FIT, _FEW = 0.85, 0.8, 0.15


def month_slips(page: Page, found: Sequence[Dated]) -> Iterator[Dated]:
    """Lines, rows and sections with such a full date and one paper, where nearly all dates are those of the papers.

    ``found`` are those of lines and rows.
    """
    told = {one.span.start for one in found}
    every = (*found, *(one for one in _in_sections(page) if one.span.start not in told))
    dated = [one for one in every if one.date.day is not None and not one.paper.archive]
    exact = [one for one in dated if not one.months]
    pace = _pace(exact)
    paced = [one for one in exact if (one.paper.month[0], 0) in pace]
    fitting = [one for one in paced if _is_near(one, pace, _NEAR)]
    slipped = [one for one in dated if one.months and not one.is_later_version and _is_near(one, pace, _NEARER)]
    if len(fitting) < max(_MIN_FITTING, _MOST_FIT * len(paced)) or len(slipped) > max(1, _FEW * len(dated)):
        return
    if len(exact) + len(slipped) >= _NEARLY_ALL * len(dated):
        yield from (one for one in slipped if not is_news(page, one) and not _may_be_of_other(page, one))


def year_slips(page: Page, found: Sequence[Dated], model_rows: Container[int]) -> Iterator[Dated]:
    """Full dates that are a year before their paper, and whose day of that month may be that of its number.

    ``model_rows`` are the lines of models, which may well be out a year before their paper.
    """
    for one in found:
        is_model = page.document.lines.line_of(one.span.start) in model_rows
        if one.months == -_YEAR and not is_model and _is_about_day(one) and not is_of_other(page, one):
            yield one


def are_days_of_papers(found: Sequence[Dated]) -> bool:
    """Whether the full dates of a list are its papers': most are of their month, and the days fit their numbers."""
    exact = [one for one in found if one.date.day is not None and not one.months and not one.paper.archive]
    if len(exact) < max(_MIN_FITTING, _MOST_FIT * len(found)):
        return False
    pace = _pace(exact)
    paced = [one for one in exact if (one.paper.month[0], 0) in pace]
    return sum(_is_near(one, pace, _ROUGHLY) for one in paced) >= max(_MIN_FITTING, _MOST_FIT * len(paced))


def _is_about_day(one: Dated) -> bool:
    """Whether the day of a date may be that of its paper's number, by how many papers arXiv gets in a year."""
    if one.date.day is None or one.paper.archive:
        return False
    year, month = one.paper.month
    days = _days_until(year, month)
    pace = papers_a_month(year) / days[-1]
    return _is_near(one, {(year, month): pace}, _ROUGHLY)


def _may_be_of_other(page: Page, one: Dated) -> bool:
    """Whether the words of a line, its links aside, speak of what may have come long before the paper or after it."""
    text = page.document.line_text(page.document.lines.line_of(one.span.start))[:_MAX_LINE]
    return _OTHER.search(_LINK.sub(" ", text)) is not None


def _in_sections(page: Page) -> Iterator[Dated]:
    """Sections of models with a date and one paper."""
    for section in read_models(page).sections:
        when = released(section)
        found = [*own_papers(page, section)] if when is not None else []
        if when is not None and len({paper for _, paper in found}) == 1:
            link, paper = found[0]
            yield Dated(when[0].span, when[1], link, paper, by_arxiv=False, in_column=False, apart=False)


def _pace(exact: Iterable[Dated]) -> _Pace:
    """About how many papers a working day brings: by month, and by year (of month 0) for months with too few dates."""
    found: dict[tuple[int, int], list[float]] = {}
    for one in exact:
        year, month = one.paper.month
        days = _days_until(year, month)
        pace = one.paper.number / days[min(one.date.day or 1, len(days)) - 1]
        found.setdefault((year, month), []).append(pace)
        found.setdefault((year, 0), []).append(pace)
    return {when: median(paces) for when, paces in found.items() if len(paces) >= _MIN_PACED}


def _is_near(one: Dated, pace: _Pace, days: int) -> bool:
    year, month = one.paper.month
    papers = pace.get((year, month)) or pace.get((year, 0), 0)
    if not papers or one.date.day is None:
        return False
    until, worked = _days_until(year, month), one.paper.number / papers
    first, last = one.date.day - days, one.date.day + days
    is_early = first > len(until) or (first > 1 and worked < until[first - 1])
    return not is_early and (last >= len(until) or worked <= until[last - 1])


@lru_cache(maxsize=1024)
def _days_until(year: int, month: int) -> tuple[float, ...]:
    """The working days of a month until the noon of each of its days."""
    found, passed = [], 0.0
    day = datetime.date(year, month, 1)
    while day.month == month:
        weight = _OF_WEEKEND if day.weekday() >= _SATURDAY else 1.0
        found.append(passed + weight / 2)
        passed += weight
        day += datetime.timedelta(days=1)
    return tuple(found)
