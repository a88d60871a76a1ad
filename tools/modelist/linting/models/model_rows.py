"""The tables of a page whose rows are models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_day_first
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact, read_fact, visible_text
from modelist.linting.models.mentions import PARTS, Column, Mention, ModelTable, columns_of, leads_somewhere
from modelist.readme.headers import may_be_name, weak_name_rank
from modelist.readme.words import same_name

_TELLING = frozenset(
    "sizes weights context_length pretraining_tokens released organization code license details paper demo"
    " language_model vision_encoder connector resolution languages links homepage blog".split()
)
_FACTS = frozenset(
    "sizes released pretraining_tokens context_length languages resolution organization license venue".split()
)
"""Fields whose values are compared; links are kept apart."""

_BORROWED = frozenset(
    "language_model vision_encoder connector resolution dataset organization license context_length languages".split()
)
"""Columns whose links lead to something else than the row's model."""

_OTHERS = lazy_pattern(
    r"^(?:data ?sets?|benchmarks?|tasks?|metrics?|tools?|courses?|books?|topics?|数据集(?:名称)?|任务|工具|评测.*)$",
    re.IGNORECASE,
)


def read_tables(page: Page) -> Iterator[ModelTable]:
    """Tables with a column of names and one more that models have."""
    for table in page.markdown.tables:
        columns = columns_of(page, table)
        name = _name_column(columns)
        if name is None or len(columns) < 2 or not table.rows or _OTHERS.match(name.header):
            continue
        if not any(set(one.fields) & _TELLING for one in columns if one is not name):
            continue
        model_table = ModelTable(table, columns, name)
        model_table.rows.extend(_rows(page, model_table))
        yield model_table


def _name_column(columns: Sequence[Column]) -> Column | None:
    named = next((one for one in columns if one.fields[:1] == ("name",)), None)
    if named is not None:
        return named
    maybe = next((one for one in columns if "name" in one.fields or may_be_name(one.header, one.index)), None)
    if maybe is not None:
        return maybe
    ranked = [(rank, one.index) for one in columns if (rank := weak_name_rank(one.header)) is not None]
    if ranked:
        return columns[min(ranked)[1]]
    return columns[0] if columns and not columns[0].header else None


def _name(page: Page, cell: Span) -> str:
    """What a cell says, without the badges beside a name; a cell of nothing but pictures says what they show."""
    rest, at = [], cell.start
    for picture in page.links_in(cell):
        if not is_image(picture):
            continue
        outer = page.links[picture.parent] if picture.parent is not None else picture
        if outer.text == picture.text:
            rest.append(Span(at, max(at, outer.span.start)))
            at = max(at, outer.span.end)
    name = " ".join(filter(None, (visible_text(page, one) for one in (*rest, Span(at, cell.end))))) if rest else ""
    return name if any(map(str.isalnum, name)) else visible_text(page, cell)


def _day_first(table: ModelTable) -> dict[int, bool | None]:
    """Whether the day comes first in each column of dates, by the column's place."""
    found = {}
    for column in table.columns:
        if "released" in column.fields[:1]:
            cells = (row.cells[column.index].source for row in table.table.rows if column.index < len(row.cells))
            found[column.index] = is_day_first(cells)
    return found


def _rows(page: Page, table: ModelTable) -> Iterator[Mention]:
    day_first = _day_first(table)
    for number, row in enumerate(table.table.rows):
        if len(row.cells) <= table.name.index:
            continue
        cell = row.cells[table.name.index]
        name = _name(page, cell.span)
        if not any(one.isalnum() for one in name) or same_name(name) in PARTS:
            continue
        facts: list[Fact] = []
        links: list[Link] = []
        for column, other in zip(table.columns, row.cells, strict=False):
            if column is not table.name and _FACTS.intersection(column.fields[:1]):
                order = day_first.get(column.index)
                facts.append(read_fact(page, column.fields[0], column.header, other.span, order))
            if column is table.name or set(column.fields) - _BORROWED:
                links += [one for one in page.links_in(other.span) if leads_somewhere(one)]
                links += page.bare_links_in(other.span)
        yield Mention(name, cell.span, tuple(facts), tuple(links), None, number, table)
