"""Entries as a table; one line per entry, single spaces around cells, so that one change is one line of a diff."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from modelist.catalog.catalog import Catalog
from modelist.catalog.entry import Entry, Model
from modelist.pages.columns import Column, View
from modelist.pages.escape import Markdown, escape


def table_row(cells: Iterable[str]) -> str:
    """One line of a table; an empty cell is a single space."""
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


Rows = Sequence[tuple[Entry, str]]
"""Entries of a table with the mark before each: '' or that of a series' member."""


def with_members(entries: Iterable[Entry], catalog: Catalog) -> Rows:
    """Entries as rows, those of a series followed by its members."""
    found: list[tuple[Entry, str]] = []
    for entry in entries:
        found.append((entry, ""))
        found += [(member, "↳ ") for member in members_of(entry, catalog)]
    return found


def render_table(rows: Rows, columns: Sequence[Column], headers: Sequence[str], view: View) -> str:
    """Header, delimiter row and one line per row."""
    lines = [table_row(map(_header, headers)), table_row(column.align for column in columns)]
    lines += [_row(entry, columns, view, mark) for entry, mark in rows]
    return "\n".join(lines)


def _header(text: str) -> Markdown:
    if "[^" not in text:
        return escape(text)
    from modelist.pages.prose import contain_header

    return contain_header(text)


def members_of(entry: Entry, catalog: Catalog) -> list[Entry]:
    """The members of a series that the catalog has, in the order of the series."""
    names = entry.members if isinstance(entry, Model) else ()
    return [catalog.by_id[name] for name in names if name in catalog.by_id]


def _row(entry: Entry, columns: Sequence[Column], view: View, mark: str) -> str:
    cells = [column.cell(entry, view) for column in columns]
    if mark and cells:
        cells[0] = Markdown(f"{mark}{cells[0]}")
    return table_row(cells)
