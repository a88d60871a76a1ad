"""A row has empty cells past the last column.

GitHub leaves them out, so that readers miss nothing; but whoever adds a column finds these rows a cell ahead of the
others. Take the pipe at the end of the row out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows with more cells than the header, of which the surplus ones hold nothing; others are `table-ragged`."""
    for table in page.markdown.tables:
        columns = len(table.header.cells)
        for row in table.rows:
            extra = row.cells[columns:]
            if extra and not any(cell.source for cell in extra):
                message = f"the row has {len(row.cells)} cells, and the header {columns}"
                yield Problem(Span(extra[0].span.start, extra[-1].span.end), message, "Take the last pipe out.")


RULE = Rule(
    id="table-empty-surplus",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="tables",
    default=False,
    bad=(Example("| a | b |\n| - | - |\n| 1 | 2 |⟦⟧ |\n| 1 | 2 |⟦ |⟧ |\n"),),
    good=(
        Example("| a | b |\n| - | - |\n| 1 | |\n| 1 | 2 | 3 |\n"),
        Example("```\n| a |\n| - |\n| 1 | |\n```\n"),
    ),
)
