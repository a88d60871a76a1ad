"""A cell touches its pipe, where the cells of its table have blanks around them.

GitHub shows it all the same; in the source the columns no longer line up. Put a blank there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_CELLS, _MOST = 6, 0.8


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells with words of tables in which nearly all others are padded."""
    for table in page.markdown.tables if "|" in page.text else ():
        cells = [cell for cell in _cells(table) if cell.source]
        touching = [cell for cell in cells if _touches(page, cell)]
        if not touching or len(cells) < _MIN_CELLS or len(cells) - len(touching) < _MOST * len(cells):
            continue
        for cell in touching:
            edits = tuple(Edit(Span(at, at), " ") for at in _touches(page, cell))
            yield Problem(cell.span, "the cell touches its pipe", "Put a blank between them.", edits=edits)


def _cells(table: Table) -> Iterator[Cell]:
    for row in (table.header, *table.rows):
        yield from row.cells


def _touches(page: Page, cell: Cell) -> list[int]:
    """Where a pipe stands right before or behind what is in the cell."""
    start, end = cell.span
    return [at for at in (start, end) if page.text[at - (at == start) : at + (at == end)] == "|"]


RULE = Rule(
    id="cell-blank-missing",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="tables",
    default=False,
    bad=(
        Example(
            "| a | b |\n| --- | --- |\n| c | ⟦**d**⟧|\n| e | f |\n| g | h |\n",
            "| a | b |\n| --- | --- |\n| c | **d** |\n| e | f |\n| g | h |\n",
        ),
    ),
    good=(Example("|a|b|\n|---|---|\n|c|d|\n|e|f|\n\n| a | b |\n| - | - |\n| c | |\n| e | f |\n| g | h |\n"),),
)
