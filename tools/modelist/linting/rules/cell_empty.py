"""A cell of a table is empty where nearly all others of its column are filled, or a column has no value at all.

It may be that nothing is known, or that somebody forgot it; readers cannot tell. Fill it, or write `-`; a column that
nobody fills takes room and promises what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Row, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MOST = 0.75


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns that are mostly filled, and rows that are."""
    for table in page.markdown.tables:
        yield from _check_table(table)


def _check_table(table: Table) -> Iterator[Problem]:
    rows = [row for row in table.rows if any(cell.source for cell in row.cells) and not _is_header(table, row)]
    for index, header in enumerate(table.header.cells):
        cells = [row.cells[index] for row in rows if index < len(row.cells)]
        filled = sum(bool(cell.source) for cell in cells)
        if not filled and header.source and len(rows) > 1:
            message = f"no row has a value for '{header.source}'"
            yield Problem(header.span, message, "Fill the column, or take it out.")
        if filled == len(cells) or filled < _MOST * len(cells) or filled < 2:
            continue
        for cell in cells:
            if not cell.source:
                place = Span(cell.span.start, cell.span.end)
                name = header.source or f"column {index + 1}"
                yield Problem(
                    place, f"the cell of '{name}' is empty, unlike most of its column", "Fill it, or write '-'."
                )


def _is_header(table: Table, row: Row) -> bool:
    """Whether a table's first row goes on with its header: it names columns that have no name above."""
    if row is not table.rows[0] or row.cells[0].source:
        return False
    pairs = [(head, cell) for head, cell in zip(table.header.cells, row.cells, strict=False) if cell.source]
    return 2 * sum(not head.source for head, _ in pairs) > len(pairs)


RULE = Rule(
    id="cell-empty",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    default=False,
    bad=(
        Example("| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | 7B |\n| C | 7B |\n| D |⟦⟧ |\n"),
        Example("| Model | ⟦Size⟧ |\n| --- | --- |\n| A | |\n| B | |\n"),
    ),
    good=(
        Example("| A | How | | |\n| - | - | - | - |\n| | B | C | D |\n" + "| 1 | 2 | 3 | 4 |\n" * 4),
        Example("| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | 7B |\n"),
        Example("| Model | Size |\n| --- | --- |\n| A | |\n| B | |\n| C | 7B |\n"),
        Example("| Model | |\n| --- | --- |\n| A | |\n| B | |\n"),
    ),
)
