"""Two language versions of a page list different models.

Readers of one language miss models that the other has. Add the row to the table of the sibling page; better, build
both pages from the same entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.catalog.page_languages import read_page_name
from modelist.core.diagnostics import Severity
from modelist.documents.markdown_nodes import Cell
from modelist.linting.context import ListContext, Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name


def check(context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """One finding per row whose model the sibling page does not have, where the two share most of their rows."""
    groups: dict[str, list[Page]] = {}
    for page in context.pages:
        groups.setdefault(read_page_name(page.path.lower()).stem, []).append(page)
    for siblings in groups.values():
        named = [(page, _names(page)) for page in siblings]
        for page, names in named:
            for other, others in named:
                if other is not page and len(names.keys() & others.keys()) * 2 > max(len(names), len(others)):
                    yield from _missing(page, names, other, others)


def _missing(page: Page, names: Mapping[str, Cell], other: Page, others: Mapping[str, Cell]) -> Iterator[Problem]:
    for name, cell in names.items():
        if name not in others:
            message = f"{other.path}, the same page in another language, has no row for '{cell.source[:60]}'"
            yield Problem(cell.span, message, f"Add the row to {other.path}.", path=page.path)


def _names(page: Page) -> dict[str, Cell]:
    """The name cells of the page's hand-written tables of models by normalised name."""
    found: dict[str, Cell] = {}
    for table in page.markdown.tables:
        column = next((n for n, one in enumerate(table.header.cells) if "name" in fields_of(one.markdown)), None)
        if column is None:
            continue
        for row in table.rows:
            if column < len(row.cells) and same_name(row.cells[column].markdown):
                found.setdefault(same_name(row.cells[column].markdown), row.cells[column])
    return found


_TABLE = "| Model | Size |\n| --- | --- |\n| Alpha | 7B |\n| Beta | 7B |\n| Gamma | 7B |\n"

RULE = Rule(
    id="sibling-pages-differ",
    scope=Scope.LIST,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(Example(f"{_TABLE}| ⟦Delta⟧ | 7B |\n", files={"README_zh.md": _TABLE.replace("Model", "模型")}),),
    good=(
        Example(_TABLE, files={"README_zh.md": _TABLE.replace("Model", "模型")}),
        Example(_TABLE, files={"README_zh.md": "| 模型 |\n| --- |\n| 其他 |\n"}),
    ),
)
