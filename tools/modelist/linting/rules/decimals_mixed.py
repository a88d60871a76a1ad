"""A number has no decimals, where nearly all others of its column have them.

`46` among `45.8` and `46.2`: was it measured so, or rounded? Give the digits, as the source does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMBER = lazy_pattern(r"[*_]{0,2}(?P<whole>\d{1,3})(?:\.(?P<part>\d{1,3}))?%?[*_]{0,2}")
_MIN_CELLS, _MOST = 8, 0.75


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Whole numbers in columns of which most cells have one and the same number of decimals."""
    for table in page.markdown.tables:
        for column in range(len(table.header.cells)):
            yield from _check_column(table, column)


def _check_column(table: Table, column: int) -> Iterator[Problem]:
    cells = [row.cells[column] for row in table.rows if column < len(row.cells)]
    found: list[tuple[Cell, str]] = []
    for cell in cells:
        match = _NUMBER.fullmatch(cell.source)
        if match is not None:
            found.append((cell, match["part"] or ""))
    counts = Counter(len(part) for _, part in found)
    if len(found) < _MIN_CELLS or sum(counts[size] for size in counts if size) < _MOST * len(found):
        return
    for cell, part in found:
        if not part and cell.source.strip("*_%") not in ("0", "100"):
            message = f"{cell.source} has no decimals, the other numbers of the column have"
            yield Problem(cell.span, message, "Give them, as the source does.")


_ROWS = "| Model | MMLU |\n| --- | --- |\n" + "".join(f"| M{n} | {40 + n}.{n} |\n" for n in range(1, 9))

RULE = Rule(
    id="decimals-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="tables",
    default=False,
    bad=(Example(_ROWS + "| M9 | ⟦46⟧ |\n"),),
    good=(
        Example(_ROWS + "| M9 | 46.0 |\n| M10 | 100 |\n| M11 | - |\n"),
        Example(_ROWS.replace(".", "")),
    ),
)
