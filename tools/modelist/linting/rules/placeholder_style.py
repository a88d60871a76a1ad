"""A cell says in words or dashes that it has no value.

`None`, `---`, `null` and `[]()` look like values to programs and like noise to readers; mixed spellings in one table
also make them ask whether they differ. An empty cell, or one sign for all, says the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIGNS = frozenset(("-", "–", "—", "/", "N/A", "n/a"))
"""One sign for 'nothing', which is well understood when a table keeps to it."""

_WORDS = lazy_pattern(r"(?:none|null|nil|nan|na|empty|无|空)\.?|[-–—_/\\.?]+|n\.?/a\.?|\[\s?\]\(\s?\)", re.IGNORECASE)
"""What says nothing at all; 'undisclosed' and 'coming soon' do tell a reader something."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells with words for nothing, and signs for nothing that are not the table's usual one."""
    for table in page.markdown.tables:
        yield from _check_table(table)


def _check_table(table: Table) -> Iterator[Problem]:
    cells = [cell for row in table.rows for cell in row.cells if _WORDS.fullmatch(cell.source)]
    usual = Counter(cell.source for cell in cells if cell.source in _SIGNS).most_common(1)
    for cell in cells:
        if cell.source in _SIGNS and cell.source == usual[0][0]:
            continue
        sign = usual[0][0] if usual else "-"
        message = f"'{cell.source}' stands for no value"
        if cell.source in _SIGNS:
            message += f", which this table mostly writes '{sign}'"
        edit = Edit(cell.span, sign)
        yield Problem(cell.span, message, f"Write '{sign}'.", edits=(edit,), safety=Safety.UNSAFE)


RULE = Rule(
    id="placeholder-style",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    default=False,
    bad=(
        Example("| Model | Demo |\n| --- | --- |\n| Bunny | ⟦None⟧ |\n| EVE | ⟦---⟧ |\n"),
        Example("| Model | Demo |\n| --- | --- |\n| Bunny | ⟦[]()⟧ |\n| EVE | [x](https://a.b) |\n"),
        Example("| Model | Demo |\n| --- | --- |\n| Bunny | - |\n| EVE | - |\n| HPT | ⟦N/A⟧ |\n"),
    ),
    good=(
        Example("| Model | Demo |\n| --- | --- |\n| Bunny | - |\n| EVE | Undisclosed |\n| HPT | [x](https://a.b) |\n"),
    ),
)
