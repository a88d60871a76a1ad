"""A paper stands out of the order of days, or of numbers on arXiv, that the others of its section keep.

arXiv numbers papers as they come, so a section whose papers go from 2212 down to 2203 is sorted by them, though it has
no dates. Who reads the newest first, or looks for the place to add another, takes the one that is astray for missing.
Move it to its place. Lists with the month of each item are looked at by row-order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import ListItem
from modelist.linting.context import Page
from modelist.linting.markup.cells import read_value
from modelist.linting.markup.items import entry_lists, first_line, own_lines
from modelist.linting.markup.order import out_of_order
from modelist.linting.markup.prose import no_words
from modelist.linting.papers.dated_papers import papers_by_line
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ITEMS, _MOST, _MIN_MONTHS = 8, 0.8, 4
_MIN_SHORT, _MAX_ODD, _MAX_ASTRAY = 3, 1, 2
_SURE = 0.3
"""The share of a page's long lists that are in order, so that it is no chance."""

_MIN_STEPS, _NEARLY_ALL = 12, 0.85
"""Steps from item to item in all lists of a page, and how many go one way, so that short lists are to go this way."""

_MONTHS, _DAYS, _NUMBERS = 12, 31, 100_000
_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?"
_YEAR = r"(?:19|20)\d\d"
_DAY = lazy_pattern(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)? {_NAME} {_YEAR}|{_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_YEAR}(?P<mark>[-./])\d{{1,2}}(?P=mark)\d{{1,2}})(?![\w/-])"
)
_ANY_YEAR = lazy_pattern(r"(?<![\w/.-])(?:[A-Za-z]{2,10}['’ -]?)?(?:(?:19|20)\d\d|['’]\d\d)(?![\w/]|\.\d{3})")
"""A year, or a conference with its year, by which a list may well be sorted."""

_MAX_LINES = 3_000


class _Placed(NamedTuple):
    """An item with what puts it in its place: a number that rises with time, its month, and how a reader sees it."""

    at: int
    month: int
    span: Span
    text: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items that nearly all go from new to old, or the other way, by list and, in short lists, by page."""
    if page.text.count("arxiv.org/") < _MIN_ITEMS:
        return
    lists = [placed for items in entry_lists(page) if (placed := _placed(page, items))]
    usual = _usual([[one.at for one in placed] for placed in lists])
    sorted_by = [_order([one.at for one in placed]) for placed in lists]
    is_long = [len(placed) >= _MIN_ITEMS and len({one.month for one in placed}) >= _MIN_MONTHS for placed in lists]
    kept = [
        len(odd) <= min(_MAX_ASTRAY, (1 - _MOST) * len(placed))
        for placed, (_, odd) in zip(lists, sorted_by, strict=True)
    ]
    sure = sum(map(bool.__and__, is_long, kept)) >= _SURE * sum(is_long)
    for placed, (sign, odd), by_itself in zip(lists, sorted_by, map(bool.__and__, is_long, kept), strict=True):
        if by_itself and sure:
            yield from _problems(page, placed, odd, sign)
        elif usual and len(placed) < _MIN_ITEMS:
            odd = out_of_order([one.at for one in placed], usual)
            yield from _problems(page, placed, odd if len(odd) <= _MAX_ODD else (), usual)


def _order(numbers: Sequence[int]) -> tuple[int, list[int]]:
    """The way that most go, -1 for down, and the indices of those that do not."""
    return min(((sign, out_of_order(numbers, sign)) for sign in (-1, 1)), key=lambda one: len(one[1]))


def _problems(page: Page, placed: Sequence[_Placed], odd: Sequence[int], sign: int) -> Iterator[Problem]:
    astray, order = set(odd), "from new to old" if sign < 0 else "from old to new"
    for index in odd:
        beside = next(one for one in (index + 1, index - 1) if 0 <= one < len(placed))
        near = next((one for one in (index + 1, index - 1) if 0 <= one < len(placed) and one not in astray), beside)
        one, other = placed[index], placed[near]
        message = f"{one.text} is out of order beside {other.text}: the items go {order}"
        related = ((Location(page.path, other.span), f"{other.text} beside it"),)
        yield Problem(one.span, message, "Move the item to its place.", one.text, related=related)


def _usual(lists: Sequence[Sequence[int]]) -> int:
    """Which way nearly all steps of a page go, -1 for down; 0 where they do not go one way."""
    steps = [other - one for numbers in lists for one, other in pairwise(numbers) if one != other]
    down = sum(step < 0 for step in steps)
    if len(steps) < _MIN_STEPS or max(down, len(steps) - down) < _NEARLY_ALL * len(steps):
        return 0
    return -1 if down > len(steps) - down else 1


def _placed(page: Page, items: Sequence[ListItem]) -> list[_Placed]:
    """The items of a list by their days, where most have one; else by their papers, where they have no dates at all."""
    if len(items) < _MIN_SHORT:
        return []
    texts = [own_lines(page, item) for item in items]
    days = [(item, day) for item, span in zip(items, texts, strict=True) if (day := _day(page, span)) is not None]
    if len(days) > len(items) / 2:
        if any(day.span.start < first_line(page, item).end for item, day in days):
            return []  # row-order looks at those
        return [day for _, day in days]
    dated = sum(_has_year(page, one) for one in texts)
    if days or dated > len(items) / 4:
        return []
    by_line = papers_by_line(page)
    found = [by_line.get(page.document.lines.line_of(item.span.start), {}) for item in items]
    return [
        _Placed(_index(*paper.month) * _NUMBERS + paper.number, _index(*paper.month), link.span, paper.paper_id)
        for one in found
        for paper, link in (one.items() if len(one) == 1 else ())
        if not paper.archive
    ]


def _has_year(page: Page, lines: Span) -> bool:
    """Whether the text of an item has a year for readers."""
    found = _ANY_YEAR.finditer(page.text, lines.start, min(lines.end, lines.start + _MAX_LINES))
    return any(one.start() not in no_words(page) for one in found)


def _day(page: Page, lines: Span) -> _Placed | None:
    """The one full date in the text of an item, outside of its links."""
    found = [*_DAY.finditer(page.text, lines.start, min(lines.end, lines.start + _MAX_LINES))]
    if len(found) != 1 or found[0].start() in no_words(page):
        return None
    span = Span(*found[0].span())
    date = read_value("released", found[0][0]).value
    if (
        not isinstance(date, ReleaseDate)
        or date.day is None
        or any(one.span.contains(span) for one in page.links_in(span))
    ):
        return None
    return _Placed(date.month_index * _DAYS + date.day, date.month_index, span, found[0][0])


def _index(year: int, month: int) -> int:
    return year * _MONTHS + month


_NUMBERED = (2212, 11565), (2211, 11018), (2210, 2399), (2210, 2303), (2209, 14792), (2208, 2341), (2205, 15868)
_ITEM = "- **A Paper of Models** [[Paper]({})]\n"
_URL = "https://arxiv.org/abs/{:04d}.{:05d}"
_ITEMS = "".join(_ITEM.format(_URL.format(*one)) for one in (*_NUMBERED, (2203, 2573)))
_DAYS_OF = ("3rd May, 2024", "21st Apr., 2024", "4th Apr., 2024", "30th Mar., 2024", "2nd Jan., 2024")
_ENTRY = "**A Long Title of a Paper**<br>\n*A. Fox, B. Cole*<br>\n[{}] [arXiv, 2024]<br>\n[[Paper](https://arxiv.org/abs/2401.{:05d})]\n\n"


def _dated(*days: str) -> str:
    return "".join(_ENTRY.format(day, number) for number, day in enumerate(days))


_SECTIONS = "".join(f"## {name}\n\n{_dated(*_DAYS_OF)}" for name in "ABC")

RULE = Rule(
    id="paper-order",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            _ITEMS.replace("2208.02341)]", "2208.02341)]⟧")
            .replace("[Paper](https://arxiv.org/abs/2208.02341)]⟧", "⟦[Paper](https://arxiv.org/abs/2208.02341)⟧]")
            .replace("2208", "2301")
        ),
        Example(_SECTIONS + "## D\n\n" + _dated("3rd May, 2024", "⟦22nd Jun., 2023⟧", "16th Mar., 2024")),
    ),
    good=(
        Example(_ITEMS),
        Example(_ITEMS.replace("2208", "2301").replace("2211", "2110").replace("2205", "2306")),
        Example(_ITEMS.replace("2208", "2301").replace("Models**", "Models** (Jan 2023)")),
        Example(_SECTIONS + "## D\n\n" + _dated("22nd Jun., 2023", "16th Mar., 2024", "3rd May, 2024")),
    ),
)
