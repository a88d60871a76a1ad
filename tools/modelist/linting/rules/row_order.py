"""A row that stands out of the order that all other rows keep.

In a table from new to old a reader stops where the dates get older than what they look for, and misses this row; or
its date is a slip. Move the row, or correct the date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import ReleaseDate
from modelist.linting.columns import Cells, read_columns
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ROWS, _MOST = 7, 0.8


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of dates that rise or fall all the way but for a few rows."""
    for column in read_columns(page):
        if column.field == "released":
            yield from _check_column(column)


def _check_column(column: Cells) -> Iterator[Problem]:
    dated = [(cell, cell.fact.value) for cell in column.said if isinstance(cell.fact.value, ReleaseDate)]
    months = [date.month_index for _, date in dated]
    if len(months) < _MIN_ROWS or len(set(months)) < 4:
        return
    kept, falling = max(
        ((_longest(months), False), (_longest([-one for one in months]), True)), key=lambda found: len(found[0])
    )
    if len(kept) == len(months) or len(kept) < _MOST * len(months):
        return
    order = "from new to old" if falling else "from old to new"
    for index in sorted(set(range(len(months))) - set(kept)):
        cell, date = dated[index]
        message = f"{date} is out of order: the rows go {order}"
        yield Problem(cell.span, message, "Move the row to its place, or correct the date.")


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

RULE = Rule(
    id="row-order",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("⟦2023-04⟧")),
        Example("| 模型 | 时间 |\n| --- | --- |\n" + _ROWS.format("⟦2023年4月⟧")),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("2024-04")),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2024-06 |\n| B | 2023-05 |\n| C | 2024-04 |\n| D | 2022-03 |\n"
        ),
    ),
)
