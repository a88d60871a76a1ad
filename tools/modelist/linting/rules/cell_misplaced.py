"""A value stands in the column beside its own.

`Microsoft` under `Keywords`, where `Institute` is empty and has `Microsoft` in other rows: a cell was left out or two
changed places, and readers take the value for something else. Move it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Table
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_COLUMNS, _MIN_ROWS, _OFTEN = 3, 6, 3
_NOTHING = frozenset({"", "-", "--", "---", "—", "–", "/", "n/a"})


class _Value(NamedTuple):
    span: Span
    text: str
    said: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Values, apart from names in the first column, that are usual in one column and stand once in another."""
    for table in page.markdown.tables if "|" in page.text else ():
        if len(table.header.cells) >= _MIN_COLUMNS and len(table.rows) >= _MIN_ROWS:
            yield from _check_table(page, table)


def _check_table(page: Page, table: Table) -> Iterator[Problem]:
    width = len(table.header.cells)
    # Source is compared, with marks of emphasis off: it is there without work.
    rows = [[_Value(cell.span, cell.source, _plain(cell.source)) for cell in row.cells[:width]] for row in table.rows]
    counts = [Counter(row[at].said for row in rows if at < len(row)) for at in range(width)]
    usual = {said for count in counts for said, times in count.items() if times >= _OFTEN and _is_word(said)}
    if not usual:
        return
    for row in rows:
        for at, value in enumerate(row):
            if at == 0 or value.said not in usual or counts[at][value.said] > 1:
                continue
            home = next((one for one in range(1, len(row)) if _belongs(value, row[one], counts[one], counts[at])), None)
            if home is not None and home != at:
                here, there = (visible_text(page, table.header.cells[one].span) for one in (at, home))
                message = f"{shown(value.text)} stands under {shown(here)}, and elsewhere under {shown(there)}"
                yield Problem(value.span, message, "Move it.", value.text)


def _belongs(value: _Value, other: _Value, there: Counter[str], here: Counter[str]) -> bool:
    """Whether a value is usual in another column, whose own is missing in this row, or usual in the value's column."""
    if there[value.said] < _OFTEN or len(there) < 2:
        return False
    return other.said in _NOTHING or (here[other.said] >= _OFTEN and there[other.said] == 1)


def _plain(source: str) -> str:
    return source.strip("*_` ").lower()


def _is_word(said: str) -> bool:
    """Whether a text is neither nothing nor a figure nor a link, which stand anywhere."""
    return said not in _NOTHING and any(one.isalpha() for one in said) and "](" not in said and len(said) > 1


_ROWS = "".join(f"| M{n} | topic {n} | Microsoft | text |\n" for n in range(4)) + "| M5 | topic | Meta | text |\n"
_TABLE = f"| Name | Keywords | Institute | Kind |\n| --- | --- | --- | --- |\n{_ROWS}"

RULE = Rule(
    id="cell-misplaced",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_TABLE + "| M6 | ⟦Microsoft⟧ | | text |\n"),
        Example(_TABLE + "| M6 | topic | ⟦text⟧ | Microsoft |\n".replace("Microsoft", "⟦Microsoft⟧")),
    ),
    good=(
        Example(_TABLE + "| M6 | Microsoft | Microsoft | text |\n"),
        Example(_TABLE + "| Microsoft | topic | | text |\n"),
        Example(_TABLE + "| M6 | topic | | text |\n| M7 | 7B | - | 7B |\n"),
    ),
)
