"""A row of a table without its last pipe, where the others have it.

GitHub shows the row all the same, but some other readers of Markdown do not, and the next column that is added there
ends up in the last cell. Close the row as the others are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Row
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ROWS = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows that end in a cell, of tables whose header and most of whose rows end in a pipe."""
    for table in page.markdown.tables if "|" in page.text else ():
        bare = [row for row in table.rows if not _is_closed(page, row)]
        if not bare or len(table.rows) < _MIN_ROWS or not _is_closed(page, table.header):
            continue
        if 2 * len(bare) > len(table.rows):
            continue
        for row in bare:
            end = row.span.start + len(page.document.slice(row.span).rstrip())
            place = Span(row.cells[-1].span.start, max(end, row.cells[-1].span.end)) if row.cells else row.span
            yield Problem(place, "the row has no last pipe", "Close it.", edits=(Edit(Span(end, end), " |"),))


def _is_closed(page: Page, row: Row) -> bool:
    text = page.document.slice(row.span).rstrip()
    return text.endswith("|") and not text.endswith("\\|")


RULE = Rule(
    id="row-pipe-missing",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="tables",
    default=False,
    bad=(
        Example(
            "| a | b |\n| --- | --- |\n| c | ⟦d⟧\n| e | f |\n| g | h |\n",
            "| a | b |\n| --- | --- |\n| c | d |\n| e | f |\n| g | h |\n",
        ),
    ),
    good=(
        Example("a | b\n--- | ---\nc | d\n\n| a | b |\n| --- | --- |\n| c | d |\n| e | f |\n"),
        Example("| a | b\n| --- | ---\n| c | d\n| e | f |\n"),
    ),
)
