"""A row or dated item that stands out of the order that all others keep.

In a table or list of news from new to old a reader stops where the dates get older than what they look for, and misses
this row; or its date is a slip, as the year of a January often is. Move the row, or correct the date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Span
from modelist.documents.markdown_nodes import ListItem
from modelist.linting.cells import read_value
from modelist.linting.columns import read_columns
from modelist.linting.context import Page
from modelist.linting.inner_dates import inner_date
from modelist.linting.items import entry_lists, first_line
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ROWS, _MOST = 7, 0.8
_MONTH = lazy_pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}", re.IGNORECASE)
_QUOTED = " \t\n>"
_DATE = lazy_pattern(
    r"[^\w\n]{0,12}(?P<date>(?:19|20)\d\d(?:[-./]\d{1,2}(?:[-./]\d{1,2})?|年\d{1,2}月(?:\d{1,2}日)?))(?![\w./-])"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns and lists of dates that rise or fall all the way but for a few."""
    for column in read_columns(page):
        if column.field == "released":
            dates = ((one.span, one.fact.value) for one in column.said if len(_MONTH.findall(one.fact.text)) < 2)
            yield from _check_order([(span, date) for span, date in dates if isinstance(date, ReleaseDate)], "rows")
    for items in (part for whole in entry_lists(page) for part in _parts(page, whole)):
        if len(items) >= _MIN_ROWS:
            lines = [first_line(page, item) for item in items]
            dated = [_dated(page, line) for line in lines]
            if not any(dated):
                dated = [inner_date(page, line) for line in lines]
            yield from _check_order([one for one in dated if one is not None], "items")


def _parts(page: Page, items: Sequence[ListItem]) -> Iterator[Sequence[ListItem]]:
    """The lists that items make up: text, a fold or a rule between two begins another one."""
    first = 0
    for at, (one, other) in enumerate(pairwise(items), 1):
        if page.text[one.span.end : other.span.start].strip(_QUOTED):
            yield items[first:at]
            first = at
    yield items[first:]


def _dated(page: Page, line: Span) -> tuple[Span, ReleaseDate] | None:
    """The date that an item begins with, and its place."""
    match = _DATE.match(page.text, line.start, line.end)
    date = read_value("released", match["date"]).value if match is not None else None
    return (Span(*match.span("date")), date) if match is not None and isinstance(date, ReleaseDate) else None


def _check_order(dated: Sequence[tuple[Span, ReleaseDate]], what: str) -> Iterator[Problem]:
    months = [date.month_index for _, date in dated]
    if len(months) < _MIN_ROWS or len(set(months)) < 4:
        return
    both = [(_out_of_order(months, sign), sign) for sign in (1, -1)]
    odd, sign = min(both, key=lambda one: len(one[0]))
    if len(months) - len(odd) < _MOST * len(months):
        odd, sign = next((one for one in both if _is_one_year_off(months, *one)), ([], 1))
    order = "from new to old" if sign < 0 else "from old to new"
    for index in odd:
        span, date = dated[index]
        message = f"{date} is out of order: the {what} go {order}"
        yield Problem(span, message, f"Move the {what[:-1]} to its place, or correct the date.")


def _out_of_order(months: Sequence[int], sign: int) -> list[int]:
    """The indices of those that break the order; ``sign`` is -1 for an order from new to old."""
    return sorted(set(range(len(months))).difference(_longest([sign * one for one in months])))


def _is_one_year_off(months: Sequence[int], odd: Sequence[int], sign: int) -> bool:
    """Whether a block of dates would be in order with the next year, or the one before: the new year was overlooked."""
    if not odd or len(odd) > len(months) / 2 or odd[-1] - odd[0] >= len(odd):
        return False
    for shift in (12, -12):
        mended = [sign * (month + shift * (index in odd)) for index, month in enumerate(months)]
        if all(one <= other for one, other in pairwise(mended)):
            return True
    return False


def _longest(numbers: Sequence[int]) -> list[int]:
    """The indices of a longest run that does not fall, found by patience sorting."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_right(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [index]
    found = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


_ROWS = (
    "| A | 2024-06 |\n| B | 2024-05 |\n| C | {} |\n| D | 2024-03 |\n| E | 2024-02 |\n| F | 2024-01 |\n| G | 2023-12 |\n"
)
_NEWS = "- `2024.06` A\n- `2024.05` B\n- `2024.03` C\n- `{}.01.26` D\n- `2023.12` E\n- `2023.11` F\n- `2023.9.27` G\n"
_NAMED = "".join(
    f"- **M{n}** [[Lab]](https://a.org/{n}) {date} [open]\n"
    for n, date in enumerate(("May 2022", "Apr. 2022", "{}", "Nov. 2021", "June 2020", "Oct 2019", "Feb. 2018"))
)

RULE = Rule(
    id="row-order",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("⟦2023-04⟧")),
        Example("| 模型 | 时间 |\n| --- | --- |\n" + _ROWS.format("⟦2023年4月⟧")),
        Example(_NEWS.format("⟦2023").replace(".26`", ".26⟧`")),
        Example(_NAMED.format("⟦Mar. 2021⟧")),
        Example("- [⟦2023/1/2⟧] a\n- [⟦2023/1/1⟧] b\n" + "".join(f"- [2023/{one}] c\n" for one in (11, 9, 9, 8, 7))),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("2024-04")),
        Example(_NEWS.format("2024")),
        Example(_NEWS.format("2024") + "\n<details>\n\n" + _NEWS.format("2024") + "\n</details>\n"),
        Example(_NAMED.format("Jan. 2022")),
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("March/Dec 2024")),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2024-06 |\n| B | 2023-05 |\n| C | 2024-04 |\n| D | 2022-03 |\n"
        ),
    ),
)
