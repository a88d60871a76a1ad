"""A cell says in words or dashes that it has no value.

`None`, `---`, `null` and `[]()` look like values to programs and like noise to readers; mixed spellings in one table
also make them ask whether they differ. An empty cell, or one sign for all, says the same: a dash, N/A, or whatever else
most of the page's cells of this kind have. Tables with a column of one name are held to one sign where nearly all of
its cells have that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_SIGNS = frozenset(("-", "–", "—", "/", "N/A", "n/a"))
"""One sign for 'nothing', which is well understood when a table keeps to it."""

_WORDS = lazy_pattern(r"(?:none|null|nil|nan|na|empty|无|空)\.?|[-–—_/\\.?]+|n\.?/a\.?|\[\s?\]\(\s?\)", re.IGNORECASE)
"""What says nothing at all; 'undisclosed' and 'coming soon' do tell a reader something."""


_SIGN = lazy_pattern(r"[-–—_/.]{1,4}")
_MIN_USES, _TIMES = 4, 4
"""How often a sign stands below one header in a page at least, and how many times as often as all others do."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells with words for nothing, and signs for nothing that are not the usual one of the column or table."""
    found = [(table, [*_cells(table)]) for table in page.markdown.tables]
    by_header: dict[str, Counter[str]] = {}
    for _, cells in found if len(found) > 1 else ():
        for header, cell in cells:
            if cell.source in _SIGNS and header:
                by_header.setdefault(header, Counter())[cell.source] += 1
    usual = {header: sign for header, signs in by_header.items() if (sign := _clear(signs))}
    signs = Counter(cell.source for _, cells in found for _, cell in cells if _is_sign(cell.source))
    sign, count = signs.most_common(1)[0] if signs else ("", 0)
    own = {sign} if count >= _MIN_USES and 2 * count > signs.total() else set()
    for _, cells in found:
        yield from _check_table(cells, usual, sign if own else "-", _SIGNS | own)


def _is_sign(text: str) -> bool:
    """Whether a text for nothing is no word."""
    return text in _SIGNS or _SIGN.fullmatch(text) is not None


def _cells(table: Table) -> Iterator[tuple[str, Cell]]:
    """The cells that say nothing, with what their columns are called."""
    headers = [same_name(cell.markdown) for cell in table.header.cells]
    for row in table.rows:
        for index, cell in enumerate(row.cells):
            if _WORDS.fullmatch(cell.source):
                yield (headers[index] if index < len(headers) else ""), cell


def _clear(signs: Counter[str]) -> str:
    """The sign that a page uses nearly always below one header; empty where there is none."""
    sign, count = signs.most_common(1)[0]
    return sign if count >= max(_MIN_USES, _TIMES * (signs.total() - count)) else ""


def _check_table(
    cells: list[tuple[str, Cell]], of_headers: Mapping[str, str], of_page: str, known: Set[str]
) -> Iterator[Problem]:
    """Cells unlike the others below their header, in their table or else in the page; ``known`` are all good signs."""
    signs = (
        of_headers.get(header, cell.source) for header, cell in cells if header in of_headers or cell.source in known
    )
    of_table = Counter(signs).most_common(1)  # as they are when the columns have theirs
    for header, cell in cells:
        sign = of_headers.get(header) or (of_table[0][0] if of_table else of_page)
        if cell.source == sign and sign in known:
            continue
        message = f"'{cell.source}' stands for no value"
        if cell.source in known:
            where = "this column of the page's tables" if header in of_headers else "this table"
            message += f", which {where} mostly writes '{sign}'"
        edit = Edit(cell.span, sign)
        yield Problem(cell.span, message, f"Write '{sign}'.", edits=(edit,), safety=Safety.UNSAFE)


_CODE = "| Work | Code |\n| --- | --- |\n"

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
        Example(
            _CODE + 20 * "| A | - |\n" + "\n| Work | Code | Demo |\n| --- | --- | --- |\n| B | ⟦–⟧ | ⟦–⟧ |\n"
            "| C | ⟦–⟧ | ⟦–⟧ |\n| D | ⟦–⟧ | x |\n"
        ),
        Example(_CODE + 8 * "| A | - |\n" + f"\n## B\n\n{_CODE}| B | ⟦–⟧ |\n| C | ⟦–⟧ |\n| D | - |\n"),
    ),
    good=(
        Example(_CODE + 8 * "| A | —— |\n" + f"\n## B\n\n{_CODE}| B | —— |\n| C | x |\n"),
        Example(_CODE + 8 * "| A | - |\n" + f"\n## B\n\n{_CODE}| B | – |\n| C | – |\n| D | – |\n"),
        Example(_CODE + 8 * "| A | - |\n" + "\n## B\n\n| Work | Demo |\n| --- | --- |\n| B | – |\n"),
        Example("| Model | Demo |\n| --- | --- |\n| Bunny | - |\n| EVE | Undisclosed |\n| HPT | [x](https://a.b) |\n"),
    ),
)
