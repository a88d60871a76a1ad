"""A table row has more or fewer cells than the header.

GitHub drops the cells past the last column without a word, so what they say is lost; a row with too few cells is
filled up at its end, so that a cell left out in the middle moves all that follow under wrong headers. A ``|`` inside a
cell must be written ``\\|``, also in code. No cell is ever removed by a fix. An empty cell past the last column does no
harm; a row that ends early is only told as information where its cells fit their columns, and other rows have nothing
at their end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.code_lines import code_ranges
from modelist.documents.markdown_nodes import Cell, Row, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import shows_nothing
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.suppressions import DIRECTIVE

_HABIT_ROWS, _HABIT_SHARE = 4, 0.25
_HIDDEN = ("[//]:", "<!--")
"""Notes for authors, which are put past the last column since nobody is to see them."""
_LINK = lazy_pattern(r"\]\(|https?://|<a ", re.IGNORECASE)
_PIPE = lazy_pattern(r"(?<!\\)\|")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows whose number of cells is not the header's."""
    for table in page.markdown.tables:
        columns = len(table.header.cells)
        habit = _leaves_out(table)
        for row in table.rows:
            if len(row.cells) > columns:
                problem = _too_many(page, row, columns)
                if problem is not None:
                    yield problem
            elif _count(row) < columns and not habit and _is_row(page, row):
                yield _too_few(table, row, columns)


def _count(row: Row) -> int:
    """How many cells a row has; a comment stands in an empty one, if it does not excuse that there is none."""
    return len(row.cells) + (row.note is not None and DIRECTIVE not in row.note.text)


def _leaves_out(table: Table) -> bool:
    """Whether a table's rows end early as a rule, because its author leaves out what is empty at the end."""
    short = sum(1 < len(row.cells) < len(table.header.cells) for row in table.rows)
    return short >= _HABIT_ROWS and short > _HABIT_SHARE * len(table.rows)


def _too_many(page: Page, row: Row, columns: int) -> Problem | None:
    extra = row.cells[columns:]
    filled = [cell for cell in extra if cell.source]
    if all(cell.source.startswith(_HIDDEN) for cell in filled):
        return None
    span = Span(filled[0].span.start, filled[-1].span.end)
    message = f"the row has {len(row.cells)} cells, and the header {columns}: {shown(page.document.slice(span))}"
    message += " is not shown"
    edits = _escapes(page, row, len(row.cells) - columns)
    advice = (
        "Write \\| for a pipe inside a cell." if edits else "Join cells, or add a column; \\| is a pipe inside a cell."
    )
    return Problem(span, message, advice, edits=edits)


def _escapes(page: Page, row: Row, count: int) -> tuple[Edit, ...]:
    """Backslashes before the pipes in code, if these are just the ones that are too many."""
    line = page.document.slice(row.span)
    inside = [match.start() for span in code_ranges(line) for match in _PIPE.finditer(line, *span)]
    if len(inside) != count:
        return ()
    return tuple(Edit(Span(row.span.start + at, row.span.start + at), "\\") for at in inside)


def _is_row(page: Page, row: Row) -> bool:
    """Whether a short row was meant as one: a line without pipes is another fault, one cell a heading of its own."""
    return len(row.cells) > 1 and "|" in page.document.slice(row.span)


def _too_few(table: Table, row: Row, columns: int) -> Problem:
    missing = ", ".join(shown(cell.source) for cell in table.header.cells[len(row.cells) :][:3] if cell.source)
    message = f"the row has {len(row.cells)} cells, and the header {columns}"
    message += f": nothing stands under {missing}, or a cell before is missing" if missing else ""
    span = row.cells[-1].span if row.cells[-1].source else row.cells[0].span
    is_mild = _is_mostly_empty(table, len(row.cells)) or _ends_early(table, row)
    severity = Severity.INFO if is_mild else Severity.WARNING
    return Problem(span, message, "Add the cell that is missing.", severity=severity)


def _is_mostly_empty(table: Table, column: int) -> bool:
    """Whether most rows have nothing from a column on, so that a row that ends before it shows the same."""
    ends = [not any(cell.source for cell in row.cells[column:]) for row in table.rows]
    return 2 * sum(ends) > len(ends)


def _ends_early(table: Table, row: Row) -> bool:
    """Whether the cells of a short row are of their columns' kinds and no values of the columns behind, and other rows
    have nothing where it ends."""
    columns, here = len(table.header.cells), len(row.cells)
    whole = [one for one in table.rows if len(one.cells) >= columns]
    if not any(all(shows_nothing(cell.source) for cell in one.cells[here:columns]) for one in whole):
        return False
    kinds = [{_kind(one.cells[at]) for one in whole} for at in range(here)]
    values = [{one.cells[at].source for one in whole} - {""} for at in range(columns)]
    for at, cell in enumerate(row.cells):
        is_of_next = at + 1 < columns and cell.source in values[at + 1] and cell.source not in values[at]
        if _kind(cell) not in kinds[at] or is_of_next:
            return False
    return True


def _kind(cell: Cell) -> str:
    """What a cell has: nothing, a link, a number or date, or words."""
    if shows_nothing(cell.source):
        return ""
    return "link" if _LINK.search(cell.source) else "number" if cell.source[0].isdigit() else "words"


RULE = Rule(
    id="table-ragged",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("|",),
    family="structure",
    bad=(
        Example("| a | b |\n| --- | --- |\n| 1 | 2 | ⟦3 | 4⟧ |\n"),
        Example("| a | b | c |\n| --- | --- | --- |\n| 1 | ⟦2⟧ |\n"),
        Example("| a | b |\n| - | - |\n| `x|y` | ⟦z⟧ |\n", "| a | b |\n| - | - |\n| `x\\|y` | z |\n"),
    ),
    good=(
        Example("| a | b |\n| --- | --- |\n| 1 | 2 | [//]: #Recommend |\n| 1 | 2 | <!-- 2024-05 --> |\n"),
        Example("| a | b |\n| --- | --- |\n| 1 | 2 |\n| x \\| y | |\n| **2024** |\na | b\n"),
        Example("| a | b | <!-- c -->\n| - | - | - |\n| 1 | 2 | <!-- none yet -->\n| 1 | 2 | 3 |\n"),
        Example("| a | b | c |\n| - | - | - |\n" + "| 1 | 2 |\n| 1 | 2 | 3 |\n" * 4),
        Example("| a | b |\n| - | - |\n| 1 | 2 | |\n| 1 | 2 | | |\n"),
        Example("```\n| a |\n| - |\n| 1 | 2 |\n```\n"),
    ),
)
