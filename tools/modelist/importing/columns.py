"""The columns of a table: which fields they fill, in the light of their headers and of their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from modelist.core.quantities import is_placeholder
from modelist.importing.model import LINK_FIELDS, Content
from modelist.importing.roles import usable_url
from modelist.importing.values import is_quantity, read_value
from modelist.readme.headers import fields_of, may_be_name, weak_name_rank
from modelist.readme.venues import NAMED
from modelist.readme.words import count_words, same_name


class NameSign(IntEnum):
    """How plainly a header says that names of models stand below it."""

    TITLE = 1
    WEAK = 2
    NAME = 3
    MODEL = 4


@dataclass(frozen=True)
class Column:
    """A column: its header, and the fields that it fills; one for ``extra`` has none.

    ``shown`` is the header as readers see it, with the marks of footnotes. A column that ``counts`` only numbers the
    rows, and is no data.
    """

    index: int
    header: str
    fields: tuple[str, ...]
    shown: str = ""
    counts: bool = False

    @property
    def field(self) -> str:
        """The first field; '' where nobody knows the header."""
        return self.fields[0] if self.fields else ""


def name_sign(header: str) -> NameSign:
    """What the header of the column chosen for the names says."""
    if fields_of(header)[:1] == ("name",):
        return NameSign.NAME if same_name(header) in _JUST_NAME else NameSign.MODEL
    if may_be_name(header):
        return NameSign.MODEL
    return NameSign.TITLE if same_name(header) in _TITLES else NameSign.WEAK


def is_title(header: str) -> bool:
    """Whether titles of works stand below a header."""
    return same_name(header) in _TITLES


def with_name_column(columns: list[Column]) -> list[Column]:
    """The columns with one for the name: that which says so, else the likeliest of those that may."""
    named = [one for one in columns if "name" in one.fields]
    chosen = named[0] if named else next((one for one in columns if may_be_name(one.header, one.index)), None)
    if chosen is None:
        ranked = [(rank, one.index) for one in columns if (rank := weak_name_rank(one.header)) is not None]
        chosen = columns[min(ranked)[1]] if ranked else columns[0] if not columns[0].header else None
    if chosen is None:
        return columns
    others = {one.index: tuple(field for field in one.fields if field != "name") for one in columns}
    return [replace(one, fields=("name",) if one is chosen else others[one.index]) for one in columns]


def without_repeats(columns: Sequence[Column], rows: Sequence[Sequence[Content]]) -> list[Column]:
    """Each field in one column only; of two the one with more to say keeps it."""
    best: dict[str, int] = {}
    for one in columns:
        for field in one.fields:
            filled = sum(bool(row[one.index].plain) for row in rows)
            if field not in best or filled > sum(bool(row[best[field]].plain) for row in rows):
                best[field] = one.index
    return [replace(one, fields=tuple(field for field in one.fields if best[field] == one.index)) for one in columns]


def is_count(header: str, cells: Sequence[Content]) -> bool:
    """Whether a column only numbers the rows, up by one from the first, but for a few slips."""
    if same_name(header) not in _COUNTS or len(cells) < MIN_COUNTED:
        return False
    numbers = [int(text) if (text := cell.plain.strip(" .#")).isdecimal() and len(text) < 7 else -1 for cell in cells]
    steps = sum(other - one == 1 for one, other in pairwise(numbers))
    return numbers[0] in (0, 1) and steps * 10 >= (len(numbers) - 1) * 9


def refined(column: Column, rows: Sequence[Sequence[Content]]) -> Column:
    """A column's meaning in the light of its cells: of one that mostly cannot be read, nothing is known."""
    cells = [cell for row in rows if (cell := row[column.index]).links or not is_placeholder(cell.plain)]
    if not cells or column.field in ("", "name"):
        return column
    if column.field in ("venue", "paper") and len(column.fields) == 1:
        linked = sum(bool(cell.links) for cell in cells) * 2 >= len(cells)
        says_where = column.field == "venue" or _are_venues(cells)
        return replace(column, fields=("paper",) if linked else ("venue",) if says_where and _is_short(cells) else ())
    if set(column.fields) <= {*LINK_FIELDS, "links"}:
        return column if sum(_is_linked(cell) for cell in cells) * 2 >= len(cells) else replace(column, fields=())
    if column.field == "details":
        return column
    if is_quantity(column.field):
        read = sum(read_value(column.field, cell, column.header) is not None for cell in cells)
        return column if read * 2 >= len(cells) else replace(column, fields=())
    return column if _is_short(cells, 200 if column.field == "license" else 100) else replace(column, fields=())


def _is_linked(cell: Content) -> bool:
    return bool(cell.links) and all(usable_url(one.url) for one in cell.links)


def _is_short(cells: Sequence[Content], length: int = 100) -> bool:
    """Whether the cells are words rather than sentences."""
    return sum(len(cell.plain) <= length for cell in cells) * 10 >= 9 * len(cells)


def _are_venues(cells: Sequence[Content]) -> bool:
    """Whether the cells below `Paper` mostly name conferences, and are no titles."""
    named = sum(NAMED.search(cell.plain) is not None or "arxiv" in cell.plain.casefold() for cell in cells)
    return named * 2 > len(cells) and sum(count_words(cell.plain) <= MAX_VENUE for cell in cells) * 2 > len(cells)


MIN_COUNTED = 3
"""Rows from which numbers are known to count."""

MAX_VENUE = 6
"""Words that a conference or journal has at most; what is longer is a title."""

_COUNTS = frozenset(
    map(
        same_name,
        ("", "#", "no", "nr", "num", "number", "index", "idx", "id", "s no", "sl no", "sr no", "序号", "编号", "番号"),
    )
)
_JUST_NAME = frozenset(map(same_name, ("name", "names", "名称")))
_TITLES = frozenset(
    map(
        same_name,
        ("title", "titles", "paper", "papers", "paper title", "papers title", "标题", "论文", "论文标题", "论文题目"),
    )
)
