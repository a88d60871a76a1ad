"""Columns of tables with what their cells are: quantities that can be read, links, or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from modelist.core.quantities import is_placeholder
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact, read_fact, read_value
from modelist.linting.models.recognition import Column, columns_of

LINKED = frozenset("paper code weights homepage blog demo docs links".split())
QUANTITIES = frozenset("released sizes pretraining_tokens languages".split())
_MAX_REST = 12


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell with text: what it says, and the hosts and addresses that it links."""

    row: int
    fact: Fact
    urls: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Its place."""
        return self.fact.span

    @cached_property
    def is_nothing(self) -> bool:
        """Whether it says that there is no value."""
        return not self.urls and is_placeholder(self.fact.text)

    @cached_property
    def quantity(self) -> str:
        """Date, size, or '' for what is neither."""
        text = self.fact.text
        if self.urls or not any(one.isdigit() for one in text) or len(text) > 60:
            return ""
        if is_year(text) or ((date := read_value("released", text)).value is not None and len(date.rest) <= _MAX_REST):
            return "date"
        sizes = read_value("sizes", text)
        return "size" if sizes.value is not None and len(sizes.rest) <= _MAX_REST else ""


@dataclass(frozen=True, eq=False)
class Cells:
    """A column whose header is known, and its cells that have text."""

    table: Table
    column: Column
    cells: tuple[Cell, ...]

    @property
    def field(self) -> str:
        """What the header says the column holds."""
        return self.column.fields[0]

    @cached_property
    def said(self) -> tuple[Cell, ...]:
        """The cells that say something."""
        return tuple(one for one in self.cells if not one.is_nothing)


_cache: WeakKeyDictionary[Page, tuple[Cells, ...]] = WeakKeyDictionary()


def read_columns(page: Page) -> tuple[Cells, ...]:
    """The columns of all tables whose headers are known; read once for all rules that ask."""
    found = _cache.get(page)
    if found is None:
        found = _cache[page] = tuple(_columns(page))
    return found


def _columns(page: Page) -> Iterator[Cells]:
    for table in page.markdown.tables:
        for column in columns_of(page, table):
            if column.fields:
                yield Cells(table, column, tuple(_cells(page, table, column)))


def is_year(text: str) -> bool:
    """Whether a text is nothing but a year."""
    bare = text.rstrip("年. ")
    return len(bare) == 4 and bare.isdecimal() and "1950" <= bare <= "2100"


def _cells(page: Page, table: Table, column: Column) -> Iterator[Cell]:
    for number, row in enumerate(table.rows):
        if column.index < len(row.cells) and row.cells[column.index].source:
            span = row.cells[column.index].span
            urls = tuple(link.destination for link in page.links_in(span) if link.parent is None)
            yield Cell(number, read_fact(page, column.fields[0], column.header, span), urls)
