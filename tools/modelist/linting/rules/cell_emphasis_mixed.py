"""A cell is in bold where the others of its column are not, or the other way round.

In a column of names or links a reader takes the bold ones for something special, and looks for what it is. Write all
alike, or say above the table what the bold ones are. In columns of figures the best are in bold by custom, and so are
whole rows of one's own results.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Cell, Row, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_CELLS, _FEW = 6, 0.25
_BOLD = lazy_pattern(r"(?P<mark>\*\*|__)(?=\S)(?:(?!(?P=mark)).){1,500}(?<=\S)(?P=mark)")
_FIGURE = lazy_pattern(r"[^A-Za-z]*\d[^A-Za-z]*[A-Za-z%]{0,3}[^A-Za-z]*")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells of columns of words that few others are like."""
    for table in page.markdown.tables if "**" in page.text or "__" in page.text else ():
        highlighted = {cell.span for row in table.rows if _is_highlighted(row) for cell in row.cells}
        for at in range(len(table.header.cells)):
            yield from (one for one in _odd(_words(table, at)) if one.span not in highlighted)


def _words(table: Table, at: int) -> list[Cell]:
    rows = [row for row in table.rows if sum(bool(cell.source) for cell in row.cells) > 1]  # others are headings
    cells = [row.cells[at] for row in rows if at < len(row.cells)]
    return [cell for cell in cells if any(map(str.isalpha, cell.source)) and not _FIGURE.fullmatch(cell.source)]


def _is_highlighted(row: Row) -> bool:
    """Whether all that a row says is in bold."""
    return all(_BOLD.fullmatch(cell.source) for cell in row.cells if cell.source)


def _odd(cells: list[Cell]) -> Iterator[Problem]:
    bold = [cell for cell in cells if _BOLD.fullmatch(cell.source)]
    plain = [cell for cell in cells if "**" not in cell.source and "__" not in cell.source]
    if len(cells) < _MIN_CELLS or len(bold) + len(plain) < len(cells) or not (bold and plain):
        return
    few = min(bold, plain, key=len)
    for cell in few if len(few) <= _FEW * len(cells) else ():
        if few is bold:
            edits = (
                Edit(Span(cell.span.start, cell.span.start + 2), ""),
                Edit(Span(cell.span.end - 2, cell.span.end), ""),
            )
            message, advice = "the cell is in bold, unlike the others of its column", "Write all alike."
        else:
            edits = (Edit(Span(cell.span.start, cell.span.start), "**"), Edit(Span(cell.span.end, cell.span.end), "**"))
            message, advice = "the cell is not in bold, unlike the others of its column", "Write all alike."
        yield Problem(cell.span, message, advice, edits=edits, safety=Safety.UNSAFE)


def _table(*names: str) -> str:
    return "| Model | Score |\n| --- | --- |\n" + "".join(f"| {name} | {at} |\n" for at, name in enumerate(names))


RULE = Rule(
    id="cell-emphasis-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="tables",
    default=False,
    bad=(
        Example(_table(*"ABCDE", "⟦**Ovis**⟧")),
        Example(_table(*(f"**{one}**" for one in "ABCDE"), "⟦Ovis⟧")),
    ),
    good=(
        Example(_table(*"ABCDE", "Ovis")),
        Example(_table(*"ABC", "**D**", "**E**", "**F**")),
        Example(_table(*"ABCDEF") + "| **Ours** | **90** |\n"),
        Example(
            "| a | Score |\n| --- | --- |\n" + "".join(f"| {n} | 7{n}.1% |\n" for n in range(6)) + "| 8 | **90.1%** |\n"
        ),
        Example(_table(*"ABCDE", "**Ovis** of the lab")),
    ),
)
