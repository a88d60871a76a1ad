"""A table row as part of an entry: every cell goes to a field, to ``extra``, or to a remark."""

from __future__ import annotations

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.quantities import is_placeholder
from modelist.importing.columns import Column
from modelist.importing.kinds import allows
from modelist.importing.match import Row, fragments
from modelist.importing.model import LINK_FIELDS, VISION_FIELDS, Content, Draft, Fact, FoundLink, Source, Wanted
from modelist.importing.recognise import ModelTable
from modelist.importing.roles import name_link_role, role_of, usable_url
from modelist.importing.values import is_quantity, read_value
from modelist.readme.words import has_words, one_line


def extra_key(header: str) -> str:
    """A header as a key of ``extra`` that can stand in a region's option."""
    return one_line(header.replace(",", " ").replace('"', "'").replace("<", " ").replace(">", " ")) or "Column"


def names_stand_whole(table: ModelTable) -> bool:
    """Whether the cells of the names hold more than a name and a link, so that they are kept as they are written."""
    cells = [row[table.name.index] for row in table.rows]
    return sum(not one.whole or len(one.links) > 1 for one in cells) * 4 >= len(cells)


def shows_details(table: ModelTable, rows: list[Row]) -> bool:
    """Whether a table, by a column for it or by its names, mostly points at sections that become entries."""
    if sum(row.node is not None for row in rows) * 2 < len(rows):
        return False
    if any(column.field == "details" for column in table.columns):
        return True
    return sum(any(fragments(row.cells[table.name.index])) for row in rows) * 2 >= len(rows)


class RowReader:
    """Reads the rows of one table into drafts."""

    def __init__(self, source: Source, table: ModelTable, rows: list[Row], found: list[Diagnostic]) -> None:
        self._source, self._table, self._found = source, table, found
        self._whole_names = names_stand_whole(table)
        self._details = shows_details(table, rows)

    def read(self, row: Row, draft: Draft) -> None:
        """Add what a row says to its entry."""
        draft.is_pointed_at = draft.is_pointed_at or (self._details and row.node is not None)
        for column in self._table.columns:
            cell = row.cells[column.index]
            if not cell.source.strip():
                continue
            draft.written.append((column.header, cell))
            if column is self._table.name:
                self._read_name(column, cell, draft)
            elif not cell.links and cell.whole and is_placeholder(cell.plain):
                self._nothing(column, cell, draft)
            else:
                self._read_cell(column, cell, draft, row)
        for cell in row.cells[len(self._table.columns) :]:
            if has_words(cell.source):
                draft.remarks.append(("", one_line(cell.source)))
                self._report(
                    cell, "import-cell", "this cell stands past the last column; it is kept in a comment", draft
                )

    def _read_name(self, column: Column, cell: Content, draft: Draft) -> None:
        if self._whole_names:
            self._keep(column, cell, draft)
        for link in cell.links:
            if usable_url(link.url):
                draft.links.append(Wanted(name_link_role(link.url), link, from_row=False, label=draft.name))
            elif not link.url.startswith("#"):
                self._keep(column, cell, draft)

    def _nothing(self, column: Column, cell: Content, draft: Draft) -> None:
        if has_words(cell.plain):
            draft.remarks.append((column.header, one_line(cell.plain)))

    def _read_cell(self, column: Column, cell: Content, draft: Draft, row: Row) -> None:
        field = column.field if column.fields and allows(draft.kind, column.field) else ""
        if field == "details":
            if row.node is None or not self._details:
                self._keep(column, cell, draft)
        elif field in LINK_FIELDS or field == "links":
            self._read_links(column, cell, draft)
        elif not field or not cell.whole:
            self._keep(column, cell, draft)
        else:
            self._read_text(field, column, cell, draft)

    def _read_links(self, column: Column, cell: Content, draft: Draft) -> None:
        usable = [one for one in cell.links if usable_url(one.url)]
        for link in usable:
            draft.links.append(Wanted(self._key(column, link), link, from_row=True))
        if not usable or len(usable) < len(cell.links) or not cell.whole:
            self._keep(column, cell, draft)
            self._report(
                cell, "import-unread", f"{column.header}: '{_short(cell)}' is kept in extra, as it is no link", draft
            )

    def _key(self, column: Column, link: FoundLink) -> str:
        role = role_of(link.url, f"{link.text} {link.alt}")
        return role if column.field == "links" or role in column.fields else column.field

    def _read_text(self, field: str, column: Column, cell: Content, draft: Draft) -> None:
        readable = field == "organization" or read_value(field, cell, column.header) is not None
        if not readable:
            self._keep(column, cell, draft)
            self._report(
                cell, "import-unread", f"{column.header}: '{_short(cell)}' cannot be read; it is kept in extra", draft
            )
            return
        draft.facts.append(Fact(field, column.header, cell, from_row=True))
        free = is_quantity(field) or field in ("venue", *VISION_FIELDS) or (field == "license" and len(cell.links) > 1)
        for link in cell.links if free else ():
            if usable_url(link.url):
                draft.links.append(
                    Wanted("other", link, from_row=False, label=f"{column.header}: {link.text}".strip(": "))
                )

    def _keep(self, column: Column, cell: Content, draft: Draft) -> None:
        key, text = extra_key(column.header), cell.source.strip()
        if draft.extra.setdefault(key, text) != text:
            draft.remarks.append((column.header, one_line(text)))

    def _report(self, cell: Content, rule: str, message: str, draft: Draft) -> None:
        place = self._source.document.location(*cell.span)
        self._found.append(Diagnostic(rule, Severity.WARNING, place, message, subject=draft.name))


def _short(cell: Content) -> str:
    text = one_line(cell.plain or cell.source)
    return text if len(text) <= 60 else f"{text[:60]}…"
