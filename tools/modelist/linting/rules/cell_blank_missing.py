"""A cell touches its pipe, where the cells of its table have blanks around them; or has blanks, where they touch.

GitHub shows it all the same; in the source the columns no longer line up. Put a blank there, or take it out.
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

_MIN_CELLS, _FEW = 6, 0.2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells with words of tables in which nearly all others are padded, or nearly none."""
    for table in page.markdown.tables if "|" in page.text else ():
        cells = [cell for cell in _cells(table) if cell.source]
        touching = {cell.span: at for cell in cells if (at := _touches(page, cell))}
        padded = {cell.span: pads for cell in cells if (pads := _padding(page, cell))}
        if len(cells) < _MIN_CELLS:
            continue
        if len(touching) <= _FEW * len(cells):
            for span, places in touching.items():
                edits = tuple(Edit(Span(at, at), " ") for at in places)
                yield Problem(span, "the cell touches its pipe", "Put a blank between them.", edits=edits)
        elif len(padded) <= _FEW * len(cells):
            for span, pads in padded.items():
                edits = tuple(Edit(pad, "") for pad in pads)
                yield Problem(span, "the cell has blanks around it, unlike the others", "Leave them out.", edits=edits)


def _cells(table: Table) -> Iterator[Cell]:
    """The cells of rows with no more of them than the header: else a pipe stands within a text, as in a formula."""
    columns = len(table.header.cells)
    for row in (table.header, *table.rows):
        yield from row.cells if len(row.cells) <= columns else ()


def _touches(page: Page, cell: Cell) -> list[int]:
    """Where a pipe stands right before or behind what is in the cell."""
    start, end = cell.span
    return [at for at in (start, end) if page.text[at - (at == start) : at + (at == end)] == "|"]


def _padding(page: Page, cell: Cell) -> list[Span]:
    """The blanks between what is in the cell and its pipes."""
    start, end = cell.span
    first, last = start, end
    while first and page.text[first - 1] in " \t":
        first -= 1
    while page.text[last : last + 1] in (" ", "\t"):
        last += 1
    found = []
    if first < start and page.text[first - 1 : first] == "|":
        found.append(Span(first, start))
    if end < last and page.text[last : last + 1] == "|":
        found.append(Span(end, last))
    return found


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
        Example(
            "|a|b|\n|---|---|\n|c|⟦**d**⟧ |\n|e|f|\n|g|h|\n",
            "|a|b|\n|---|---|\n|c|**d**|\n|e|f|\n|g|h|\n",
        ),
    ),
    good=(
        Example("|a|b|\n|---|---|\n|c|d|\n|e|f|\n\n| a | b |\n| - | - |\n| c | |\n| e | f |\n| g | h |\n"),
        Example("| a | b |\n| - | - |\n| c | d |\n| e | f |\n| g | p(x|y) |\n| i | j |\n| k | l |\n"),
    ),
)
