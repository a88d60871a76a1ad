"""Which tables of a page list models, and what their columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_placeholder
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind, Cell, Row, Table
from modelist.importing.columns import (
    Column,
    NameSign,
    is_count,
    name_sign,
    refined,
    with_name_column,
    without_repeats,
)
from modelist.importing.content import notes_in, read_content
from modelist.importing.days import with_days
from modelist.importing.model import Content, Fact, Source
from modelist.importing.names import is_bold, is_heading, name_in, title_in
from modelist.importing.outline import Node
from modelist.importing.roles import name_link_role, usable_url
from modelist.readme.headers import fields_of
from modelist.readme.words import one_line

_TELLING = frozenset(("sizes", "weights", "context_length", "pretraining_tokens", "language_model", "vision_encoder"))
"""Fields that only models have, so that a table with one of them and a name is one of models."""

_USUAL = frozenset(("released", "organization", "license", "code", "demo", "details", "venue", "paper"))
"""Fields that models share with much else, so that it takes several of them."""

_OTHER_TABLES = lazy_pattern(
    r"\b(?:data ?sets?|corp(?:us|ora)|benchmarks?|leader ?boards?|evaluations?|results?"
    r"|change ?log|updates?|news|history|contributors?"
    r"|surveys?|tools?|courses?|tutorials?|hardware|gpus?|arguments?|options|roadmap|schedule)\b"
    r"|数据集|评测|基准|排行|榜单|更新|日志|工具|教程|综述|贡献|对比结果|显存|推理速度",
    re.IGNORECASE,
)
_DATA = lazy_pattern(r"\b(?:data ?sets?|corp(?:us|ora))\W*$|数据集\W*$", re.IGNORECASE)
"""A heading of tables of data sets, whose size says nothing of models."""

_OTHER_HEADERS = lazy_pattern(
    r"^(?:data ?sets?|benchmarks?|tasks?|metrics?|version|update content|samples?.*"
    r"|classes|training|testing|evaluation metric|student.*"
    r"|数据集|数据集名称|任务|版本|评测.*|更新内容|样本.*)$",
    re.IGNORECASE,
)
_NUMERIC = lazy_pattern(r"[\s\d.,%/±()*+\-–—:↑↓|]*\d[\s\d.,%/±()*+\-–—:↑↓|]*")


@dataclass(frozen=True, eq=False)
class ModelTable:
    """A table of models; ``rows`` are its cells' contents, without those of the ``blank`` rows.

    Of the blank ones, ``headings`` are over other rows, and ``nameless`` ones say something of a model that they do not
    name; these have the span of their line. A table that is ``doubtful`` lists models only if there are sections about
    them.
    """

    table: Table
    columns: tuple[Column, ...]
    name: Column
    rows: tuple[tuple[Content, ...], ...]
    heading: Node | None = None
    blank: tuple[tuple[Content, ...], ...] = ()
    headings: tuple[tuple[Content, ...], ...] = ()
    nameless: tuple[tuple[tuple[Content, ...], Span], ...] = ()
    doubtful: bool = False

    @property
    def span(self) -> Span:
        """The whole table."""
        return self.table.span

    def facts(self, row: Sequence[Content]) -> list[Fact]:
        """What a row says, cell by cell, but for its name."""
        return [
            Fact(column.field, column.header, row[column.index], from_row=True)
            for column in self.columns
            if column is not self.name and column.index < len(row)
        ]


def find_tables(source: Source, nodes: Sequence[Node], certain: bool = False) -> tuple[list[ModelTable], list[str]]:
    """The tables of models in the page's order, and the headers of the tables that are none.

    ``certain`` tells that somebody said what the tables list, so that a list of papers counts as one of models, and
    one of scores whose first header says `Model`.
    """
    found: list[ModelTable] = []
    others: list[str] = []
    top = {block.span.start for block in source.markdown.blocks if block.kind is BlockKind.TABLE}
    at, heading = 0, None
    for table in source.markdown.tables:
        while at < len(nodes) and nodes[at].heading.span.start < table.span.start:
            heading, at = nodes[at], at + 1
        one = _read_table(source, table, heading, certain) if table.span.start in top else None
        if one is not None:
            found.append(one)
        else:
            others.append(" | ".join(cell.source for cell in table.header.cells))
    return found, others


def _read_table(source: Source, table: Table, heading: Node | None, certain: bool) -> ModelTable | None:
    columns = [_column(source, index, cell) for index, cell in enumerate(table.header.cells)]
    if len(columns) < 2 or not table.rows or (columns[0].header and _OTHER_HEADERS.match(columns[0].header)):
        return None
    every = [_cells(source, row, len(columns)) for row in table.rows]
    columns = with_name_column([_without_count(one, every) for one in columns])
    name = next((one for one in columns if one.field == "name"), None)
    known = {field for one in columns for field in one.fields} - {"name"}
    is_said = certain and name is not None and name_sign(name.header) is NameSign.MODEL
    if name is None or (not is_said and _says_otherwise(columns, known, heading)):
        return None
    sorts = _sorts_of_rows(columns, name, every)
    rows = _of_sort(RowSort.MODEL, every, sorts)
    if not rows or (not is_said and (_is_matrix(columns, rows) or _leads_to_files(known, rows))):
        return None
    distinct = without_repeats(columns, rows)
    rows = tuple(with_days(distinct, rows))
    typical = [cells for cells in rows if not any(one.absent for one in cells)] or rows
    told = tuple(refined(column, typical) for column in distinct)
    name = next(one for one in told if one.field == "name")
    return ModelTable(
        table,
        told,
        name,
        rows,
        heading,
        tuple(cells for cells, sort in zip(every, sorts, strict=True) if sort is not RowSort.MODEL),
        _of_sort(RowSort.HEADING, every, sorts),
        tuple(
            (cells, row.span)
            for cells, row, sort in zip(every, table.rows, sorts, strict=True)
            if sort is RowSort.NAMELESS
        ),
        doubtful=not _is_of_models(name, known, certain),
    )


class RowSort(Enum):
    """What a row is about: a model, nothing, those below it, or a model that it does not name."""

    MODEL = auto()
    BLANK = auto()
    HEADING = auto()
    NAMELESS = auto()


def _of_sort(
    sort: RowSort, every: Sequence[tuple[Content, ...]], sorts: Sequence[RowSort]
) -> tuple[tuple[Content, ...], ...]:
    return tuple(cells for cells, one in zip(every, sorts, strict=True) if one is sort)


def _column(source: Source, index: int, cell: Cell) -> Column:
    content = read_content(source, cell.span, cell.markdown)
    header = one_line(content.plain)
    marks = "".join(f"[^{one}]" for one in notes_in(source, content.source))
    shown = f"{header}{' ' if f' {marks}' in content.source else ''}{marks}" if marks else header
    return Column(index, header, fields_of(header), shown)


def _without_count(column: Column, rows: Sequence[Sequence[Content]]) -> Column:
    cells = [row[column.index] for row in rows if _says_something(row) and not is_heading(row)]
    return replace(column, fields=(), counts=True) if is_count(column.header, cells) else column


def _sorts_of_rows(columns: Sequence[Column], name: Column, every: Sequence[tuple[Content, ...]]) -> list[RowSort]:
    bold = [is_bold(one[name.index]) for one in every if not is_heading(one)]
    has_headings = sum(bold) * 2 < len(bold)
    found = []
    for cells in every:
        if not _says_something(cells):
            found.append(RowSort.BLANK)
        elif has_headings and is_heading(cells):
            found.append(RowSort.HEADING)
        else:
            is_named = name_in(cells[name.index]) or title_in(cells, columns)
            found.append(RowSort.MODEL if is_named else RowSort.NAMELESS)
    return found


def _leads_to_files(known: set[str], rows: Sequence[Sequence[Content]]) -> bool:
    """Whether all links lead to files of the repository, and nothing else is said that only models have."""
    urls = [link.url for row in rows for cell in row for link in cell.links]
    files = all(usable_url(one) is None and not one.startswith("#") for one in urls)
    return bool(urls) and files and not known & {"sizes", "context_length", "pretraining_tokens", "released", "license"}


def _says_otherwise(columns: Sequence[Column], known: set[str], heading: Node | None) -> bool:
    """Whether the heading above or a header says that something else is listed."""
    if heading is not None and _DATA.search(heading.title):
        return len(known & {"sizes", "weights", "context_length", "details"}) < 2
    if heading is not None and _OTHER_TABLES.search(heading.title) and not known & {"sizes", "weights", "details"}:
        return True
    if any(_OTHER_HEADERS.match(one.header) for one in columns if not one.fields or one.field == "dataset"):
        return len(known & {"sizes", "weights", "context_length", "details"}) < 2
    return False


def _is_of_models(name: Column, known: set[str], certain: bool) -> bool:
    """Whether the columns are those of models: the less the name's header says, the more the others must."""
    sign = name_sign(name.header)
    if certain and sign is NameSign.MODEL:
        return True
    if not known or (len(known) == 1 and known <= {"dataset", "docs", "homepage"}):
        return False
    if sign is NameSign.MODEL or (certain and len(known) > 1):
        return True
    known = known - {"links"}
    if sign is NameSign.NAME:
        return bool(known & _TELLING) or len(known & _USUAL) > 2
    return bool(known & _TELLING) or (sign is NameSign.WEAK and known >= {"organization", "released"})


def _is_matrix(columns: Sequence[Column], rows: Sequence[Sequence[Content]]) -> bool:
    """Whether it is a table of results: two or more unknown columns of numbers, as many as there are known ones."""
    known = sum(bool(one.fields) for one in columns)
    numeric = 0
    for column in columns:
        cells = [
            row[column.index].plain for row in rows if column.index < len(row) and row[column.index].plain.strip("- ")
        ]
        if not column.fields and cells and sum(bool(_NUMERIC.fullmatch(one)) for one in cells) * 2 > len(cells):
            numeric += 1
    return numeric >= 2 and numeric + 1 >= known


def _cells(source: Source, row: Row, count: int) -> tuple[Content, ...]:
    """The cells of a row; one for each header, and those past the last header behind them."""
    cells = [_cell(source, cell) for cell in row.cells]
    end = Span(row.span.end, row.span.end)
    return (*cells, *(Content("", end, "", "", absent=True) for _ in range(count - len(cells))))


def _cell(source: Source, cell: Cell) -> Content:
    return read_content(source, cell.span, cell.markdown)


def _says_something(cells: Sequence[Content]) -> bool:
    return any(one.links or not is_placeholder(one.plain) for one in cells)


def name_link_roles(table: ModelTable) -> list[str]:
    """What the links in a table's names lead to, the most usual first."""
    urls = [link.url for row in table.rows for link in row[table.name.index].links if usable_url(link.url)]
    roles = [name_link_role(url) for url in urls]
    return sorted(set(roles), key=lambda one: (-roles.count(one), one))
