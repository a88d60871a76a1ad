"""Cells of tables that hold two figures, `a/b`, as results of two kinds in one column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text

_MAX_CELL = 400
_NUMBER = r"\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,10})?"
_FIGURE = rf"[~≈]?{_NUMBER}(?:\s?±\s?\d{{1,6}}(?:\.\d{{1,6}})?)?(?:\s?%)?"
_NOTHING = r"[-–—−]{1,5}|N\.?A\.?|TBD|无|\?"
_TAG = r"</?(?:b|u|i|em|strong)>"
_OPEN = rf"(?:[*_`]{{1,3}}|{_TAG}|\[){{0,4}}"
_LINK_END = r"\]\([^()\s]{0,300}\)|\]\[[^\[\]\s]{0,60}\]"
_NOTE = r"\s?(?:\[\^[^\[\]\s]{1,20}\]|<sup>[^<>]{1,20}</sup>|[†‡§¶]|\\\*)"
_CLOSE = rf"(?:[*_`]{{1,3}}|{_TAG}|{_LINK_END}){{0,4}}(?:{_NOTE}){{0,3}}"


def _place(name: str) -> str:
    """One of the two, which may have a link or marks of its own."""
    value = rf"(?:{_FIGURE}|{_NOTHING})"
    marked = rf"(?P<{name}_mark>\*\*|__|[*_`]){value}(?P={name}_mark)"
    return rf"(?P<{name}>{marked}|\[{value}\]\([^()\s]{{0,300}}\)|{value}|)"


_PAIR = lazy_pattern(rf"{_OPEN}(?P<pair>{_place('first')}\s?(?:[/／]|\\\|)\s?{_place('second')}){_CLOSE}")
_SINGLE = lazy_pattern(rf"{_OPEN}[-+−]?(?P<figure>{_FIGURE}){_CLOSE}")
_DIGITS = lazy_pattern(_NUMBER)
_TWO = lazy_pattern(r"[/／|&+,、;；:：→]|\b(?:and|vs|or)\b|[和与及]")


class Place(NamedTuple):
    """One half of a pair as written, with its marks; ``figure`` is None where it is empty or dashes."""

    span: Span
    figure: float | None


class Pair(NamedTuple):
    """A pair, of which one figure may be missing, without marks around both; ``row`` is its row in the table."""

    row: int
    span: Span
    first: Place
    second: Place

    @property
    def figures(self) -> tuple[float, ...]:
        """The figures that are there."""
        return tuple(one.figure for one in (self.first, self.second) if one.figure is not None)


class PairColumn(NamedTuple):
    """A column that has pairs, and these; ``at`` is its place in the table."""

    table: Table
    at: int
    header: str
    pairs: tuple[Pair, ...]

    @property
    def is_announced(self) -> bool:
        """Whether the header says that there are two values."""
        return names_two(self.header)


def read_pairs(page: Page) -> Iterator[PairColumn]:
    """The columns of all tables in which a cell is a pair of figures."""
    for table in page.markdown.tables if "|" in page.text else ():
        for at, header in enumerate(table.header.cells):
            cells = ((number, row.cells[at]) for number, row in enumerate(table.rows) if at < len(row.cells))
            pairs = tuple(pair for number, cell in cells if (pair := _read_pair(number, cell)) is not None)
            if pairs:
                yield PairColumn(table, at, visible_text(page, header.span), pairs)


def read_figure(cell: Cell) -> float | None:
    """The figure of a cell that holds nothing else."""
    match = _SINGLE.fullmatch(cell.source) if len(cell.source) <= _MAX_CELL else None
    return None if match is None else _number(match["figure"])


def names_two(header: str) -> bool:
    """Whether a header names two things, so that two values below it are no surprise."""
    return _TWO.search(header) is not None


def _read_pair(row: int, cell: Cell) -> Pair | None:
    source = cell.source
    if len(source) > _MAX_CELL or not ("/" in source or "／" in source or "\\|" in source):
        return None
    match = _PAIR.fullmatch(source)
    if match is None:
        return None
    first, second = (Place(_span(cell, match, one), _number(match[one])) for one in ("first", "second"))
    pair = Pair(row, _span(cell, match, "pair"), first, second)
    return pair if pair.figures else None


def _span(cell: Cell, match: re.Match[str], group: str) -> Span:
    return Span(cell.span.start + match.start(group), cell.span.start + match.end(group))


def _number(text: str) -> float | None:
    match = _DIGITS.search(text.partition("](")[0])
    return None if match is None else float(match[0].replace(",", ""))
