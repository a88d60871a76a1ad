"""What a date beside a paper may be of, other than the paper's first version: news, a post, a revision, a printing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.linting.context import Page
from modelist.linting.papers.dated_papers import Dated, is_news
from modelist.readme import venues

_UNTIL = lazy_pattern(
    r"(?:\b(?:until|till|up to|since|cut-?off|revised|version|v\d[\d.]{0,3})|截至|截止|修订)[\s:：,(（*_]*\Z",
    re.IGNORECASE,
)
"""Before a date that is that of something else than the paper's first version."""

_BEFORE = 30
_POST = lazy_pattern(r"\bblog|博客", re.IGNORECASE)
_CODE = lazy_pattern(r"\brepo(?:s|sitory|sitories)?\b|\bgithub\b|仓库", re.IGNORECASE)
_VENUE = lazy_pattern(rf"\b(?P<venue>{venues.ANY})(?:\b|(?=\d))(?:[\s'’-]{{0,2}}(?P<year>(?:20)?[012]\d)(?!\d))?")
_DAY = lazy_pattern(r"(?<!\S)\d{1,2}(?:st|nd|rd|th)?,? \Z")
"""A day before the name of a month."""

_YEAR, _CENTURY, _TAKES_PAPERS = 12, 100, 8
_MIN_PRINTED, _MAX_LATE = 5, 0.1


def is_of_other(page: Page, one: Dated) -> bool:
    """Whether the date may be that of news, of a later version, or of a post or repository before the paper."""
    if is_news(page, one):
        return True
    before = page.text[max(0, one.span.start - _BEFORE) : one.span.start].rpartition("\n")[2]
    if one.months > 0 and (one.is_later_version or _UNTIL.search(before) is not None):
        return True
    line = page.document.line_text(page.document.lines.line_of(one.span.start))
    return one.months < 0 and one.months != -_YEAR and (_POST.search(line) is not None or _is_of_code(page, one))


def _is_of_code(page: Page, one: Dated) -> bool:
    """Whether a date stands in a table of repositories, which are mostly there before their papers."""
    table = next((table for table in page.markdown.tables if table.span.contains(one.span)), None)
    return table is not None and _CODE.search(table.header.cells[0].source) is not None


def is_of_printing(page: Page, one: Dated) -> bool:
    """Whether the line, or that of the link, names a conference or journal that may have taken place at the date."""
    return any(_may_be_held(match["year"], one.date) for match in _venues(page, one))


def is_of_revision(page: Page, one: Dated) -> bool:
    """Whether a day after the paper, beside a conference, may be that of a revision: a slip is whole years off."""
    before = page.text[max(0, one.span.start - _BEFORE) : one.span.start]
    has_day = one.date.day is not None or _DAY.search(before) is not None
    return one.months > 0 and has_day and one.months % _YEAR != 0 and any(_venues(page, one))


def is_of_conference(page: Page, one: Dated) -> bool:
    """Whether the date is that of a conference which the line names, or a month from it."""
    months = (venues.HELD_IN[match["venue"]][0] for match in _venues(page, one) if match["venue"] in venues.HELD_IN)
    return any((one.date.month - month + 1) % _YEAR <= 2 for month in months)


def are_exact_when_printed(page: Page, group: Sequence[Dated]) -> bool:
    """Whether the dates beside conferences, of which there are some, are nearly always those of their papers, too."""
    printed = [one.months for one in group if one.months >= 0 and is_of_printing(page, one)]
    late = sum(months > 0 for months in printed)
    return len(printed) - late >= _MIN_PRINTED and late <= max(1, _MAX_LATE * len(printed))


def _venues(page: Page, one: Dated) -> Iterator[re.Match[str]]:
    lines = page.document.lines
    places = {lines.line_of(one.span.start), lines.line_of(one.link.span.start)}
    return (match for line in places for match in _VENUE.finditer(page.document.line_text(line)))


def _may_be_held(year: str | None, date: ReleaseDate) -> bool:
    """Whether a date may be that of a conference: in its year, or in the months before when it takes papers."""
    held = int(year) % _CENTURY if year else date.year % _CENTURY
    return held == date.year % _CENTURY or (held == (date.year + 1) % _CENTURY and date.month >= _TAKES_PAPERS)
