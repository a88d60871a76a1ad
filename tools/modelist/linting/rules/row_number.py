"""The numbers of a table's rows repeat or skip one.

Two rows are number 12, or 14 follows 12: whoever refers to a row by its number means another one, and the last number
is not how many there are. Number the rows one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ROWS, _MOST, _MAX_DIGITS = 6, 0.85, 5


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """First cells that nearly always are one more than the cell above."""
    for table in page.markdown.tables if "|" in page.text else ():
        cells = _numbered(table)
        steps = [int(below.source) - int(above.source) for above, below in pairwise(cells)]
        if len(cells) < _MIN_ROWS or sum(step == 1 for step in steps) < _MOST * len(steps):
            continue
        for (above, below), step in zip(pairwise(cells), steps, strict=True):
            if step != 1:
                message = f"{below.source} follows {above.source}"
                related = ((Location(page.path, above.span), f"the row above, {above.source}"),)
                yield Problem(below.span, message, "Number rows one after the other.", related=related)


def _numbered(table: Table) -> list[Cell]:
    """The first cells of a table, if all are whole numbers."""
    cells = [row.cells[0] for row in table.rows if row.cells]
    are_numbers = all(one.source.isdecimal() and len(one.source) <= _MAX_DIGITS for one in cells)
    return cells if are_numbers else []


_ROWS = "| No | Model |\n| --- | --- |\n" + "".join(f"| {n} | M{n} |\n" for n in range(1, 12))

RULE = Rule(
    id="row-number",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_ROWS + "| ⟦11⟧ | N |\n| 12 | O |\n"),
        Example(_ROWS + "| 12 | N |\n| ⟦14⟧ | O |\n"),
    ),
    good=(
        Example(_ROWS + "| 12 | N |\n"),
        Example("| Size | Model |\n| --- | --- |\n" + "".join(f"| {n} | M{n} |\n" for n in (1, 2, 3, 7, 7, 13, 70))),
        Example(_ROWS + "| | N |\n"),
    ),
)
