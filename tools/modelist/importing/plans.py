"""How a table's columns are shown again: by the values of the entries, as they were written, or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from modelist.core.quantities import is_placeholder
from modelist.importing.columns import Column
from modelist.importing.kinds import allows
from modelist.importing.model import LINK_FIELDS, Content, Draft
from modelist.importing.names import holds_more
from modelist.importing.organizations import leaves_out_others, names_organizations
from modelist.importing.recognise import ModelTable, name_link_roles
from modelist.importing.roles import usable_url
from modelist.importing.values import read_value
from modelist.readme.words import has_words, language_of, one_line

MAX_ODD = 0.5
"""With a larger share of cells that values cannot say whole, a column is shown as it was written."""


MAX_NAME_ROLES = 2
"""Kinds of links in names that get a column each; of more kinds each column would be mostly empty."""

MAX_ODD_NAMES = 0.25
"""With this share of names that hold more than a name and a link, they are all shown as they were written."""


NO_HEADER = "Column"
"""The key of ``extra`` for a column without a header; the page shows none either."""

NO_NAME_HEADER = "Model"
"""The same for the column of the names."""


class Fit(Enum):
    """What the fields of a column say of a cell."""

    EMPTY = auto()
    WHOLE = auto()
    PART = auto()
    NONE = auto()


class Show(Enum):
    """How a column is shown: by its fields, as it was written, or by its fields with a column for the other cells."""

    FIELDS = auto()
    WRITTEN = auto()
    BOTH = auto()


@dataclass(frozen=True)
class ColumnPlan:
    """How a column is shown; ``key`` is that of ``extra`` for its cells, ``odd`` how many are not said whole.

    ``misplaced`` tells that some of these belong to another column.
    """

    show: Show
    key: str
    odd: int = 0
    misplaced: bool = False


def extra_key(header: str) -> str:
    """A header as a key of ``extra`` that can stand in a region's option."""
    return one_line(header.replace(",", " ").replace('"', "'").replace("<", " ").replace(">", " ")) or NO_HEADER


def written_key(header: str) -> str:
    """The key of ``extra`` for what a field could not say of the cells, or of the fact, below a header."""
    key = extra_key(header)
    return f"{key}（原文）" if language_of(header) == "zh" else f"{key} (as written)"


def plan_columns(table: ModelTable, kind: str, rows: Sequence[tuple[Sequence[Content], Draft]]) -> list[ColumnPlan]:
    """A plan for each column; no key has another text for one of the drafts already."""
    found: list[ColumnPlan] = []
    for column in table.columns:
        cells = [one[column.index] for one, _ in rows]
        plan = _plan_names(table, cells) if column is table.name else _plan(column, kind, cells)
        title = table.heading.title if table.heading is not None else ""
        key = next(
            one
            for one in _keys(plan.key, title)
            if all(draft.extra.get(one, text) == text for text, draft in _kept(column, rows))
            and one not in (other.key for other in found)
        )
        found.append(ColumnPlan(plan.show, key, plan.odd, any(one.misplaced for one in cells)))
    return found


def fit_of(field: str, label: str, cell: Content) -> Fit:
    """What a field says of a cell, or of a fact, that is called ``label``; the field '' says nothing."""
    if not cell.links and cell.whole and not cell.rich and is_placeholder(cell.plain):
        return Fit.EMPTY
    if cell.misplaced:
        return Fit.NONE
    if field in LINK_FIELDS or field == "links":
        return _fit_of_links(cell)
    if not field or not cell.whole:
        return Fit.NONE
    if field == "organization":
        if not names_organizations(cell):
            return Fit.NONE
        return Fit.PART if cell.links or cell.rich or leaves_out_others(cell.plain) else Fit.WHOLE
    value = read_value(field, cell, label)
    if value is None:
        return Fit.NONE
    return Fit.WHOLE if value.whole and not cell.rich and (field == "license" or not cell.links) else Fit.PART


def why_unread(field: str) -> str:
    """Why a field could say nothing of a cell, as the end of a sentence about it."""
    if field in LINK_FIELDS or field == "links":
        return "has no address that a link can hold"
    return f"cannot be read as {field}"


def field_of(column: Column, kind: str) -> str:
    """The field of a column that entries of a kind have; '' where there is none."""
    return column.field if column.fields and allows(kind, column.field) else ""


def _fit_of_links(cell: Content) -> Fit:
    """What links say of a cell: the addresses that an entry can hold, but no image and no word beside them."""
    usable = [one for one in cell.links if usable_url(one.url)]
    if not usable:
        return Fit.NONE
    if len({one.url for one in usable}) < len(cell.links) or not cell.whole or cell.rich or has_words(cell.around):
        return Fit.PART
    return Fit.WHOLE


def _plan_names(table: ModelTable, cells: Sequence[Content]) -> ColumnPlan:
    """The names alone; with a column for those that hold what a name and its links do not say; or all as written."""
    header = table.name.shown or NO_NAME_HEADER
    odd = [holds_more(one) for one in cells]
    several = sum(is_odd or len(one.links) > 1 for is_odd, one in zip(odd, cells, strict=True))
    if len(name_link_roles(table)) > MAX_NAME_ROLES or several >= len(cells) * MAX_ODD_NAMES:
        return ColumnPlan(Show.WRITTEN, extra_key(header), several)
    return (
        ColumnPlan(Show.BOTH, written_key(header), sum(odd)) if any(odd) else ColumnPlan(Show.FIELDS, extra_key(header))
    )


def _plan(column: Column, kind: str, cells: Sequence[Content]) -> ColumnPlan:
    if column.field == "details" or not field_of(column, kind):
        return ColumnPlan(Show.FIELDS, extra_key(column.shown))
    found = (fit_of(field_of(column, kind), column.header, one) for one in cells)
    fits = [one for one in found if one is not Fit.EMPTY]
    odd = sum(one is not Fit.WHOLE for one in fits)
    if odd > len(fits) * MAX_ODD:
        return ColumnPlan(Show.WRITTEN, extra_key(column.shown), odd)
    return ColumnPlan(Show.BOTH if odd else Show.FIELDS, written_key(column.header), odd)


def _kept(column: Column, rows: Sequence[tuple[Sequence[Content], Draft]]) -> Iterator[tuple[str, Draft]]:
    return ((cells[column.index].source.strip(), draft) for cells, draft in rows)


def _keys(key: str, title: str) -> Iterator[str]:
    """A key, and others for a table whose models stand in another table with the same header."""
    yield key
    named = extra_key(title)
    if has_words(title):
        yield f"{key} ({named})"
    number = 2
    while True:
        yield f"{key} ({number})"
        number += 1
