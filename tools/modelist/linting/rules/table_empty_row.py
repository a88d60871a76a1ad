"""A table row has no content.

It is shown as an empty line in the table: often a row that was meant to be filled in, or left over from an edit.
Remove it, or fill it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows in which every cell is empty; a table of one empty row is a template."""
    for table in page.markdown.tables if "|" in page.text else ():
        for row in table.rows:
            if any(cell.source for cell in row.cells) or len(table.rows) == 1:
                continue
            edits = (_removal(page, row.span),)
            yield Problem(row.span, "the row is empty", "Remove it, or fill it.", edits=edits, safety=Safety.UNSAFE)


def _removal(page: Page, span: Span) -> Edit:
    after = page.text[span.end : span.end + 1] == "\n"
    return Edit(Span(span.start, span.end + after), "")


RULE = Rule(
    id="table-empty-row",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(Example("| a | b |\n| - | - |\n| 1 | 2 |\n⟦| | |⟧\n"),),
    good=(Example("| a | b |\n| - | - |\n| 1 | |\n| | 2 |\n"), Example("| a |\n| - |\n| |\n")),
)
