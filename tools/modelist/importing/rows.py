"""A table row as part of an entry: every cell goes to a field, to ``extra``, or to a remark."""

from __future__ import annotations

from collections.abc import Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.importing.columns import Column
from modelist.importing.days import whole_dates
from modelist.importing.match import Row, fragments
from modelist.importing.model import LINK_FIELDS, Content, Draft, Fact, FoundLink, Source, Wanted
from modelist.importing.names import holds_more
from modelist.importing.plans import ColumnPlan, Fit, Show, field_of, fit_of, why_unread
from modelist.importing.recognise import ModelTable
from modelist.importing.roles import name_link_role, role_of, usable_url
from modelist.readme.words import has_words, one_line


def shows_details(table: ModelTable, rows: list[Row]) -> bool:
    """Whether a table, by a column for it or by its names, mostly points at sections that become entries."""
    if sum(row.node is not None for row in rows) * 2 < len(rows):
        return False
    if any(column.field == "details" for column in table.columns):
        return True
    return sum(any(fragments(row.cells[table.name.index])) for row in rows) * 2 >= len(rows)


HELP = "Write what it means into the field of the entry, and take it out of the entry's extra."

HELP_WRITTEN = (
    "Write what it means into the field of the entry, too; once all cells are, let columns= of the marker name"
)
"""Advice for a column of which the page shows ``extra``: without it the cell would be gone from the page."""


class RowReader:
    """Reads the rows of one table into drafts; ``plans`` say how its columns are shown again."""

    def __init__(
        self,
        source: Source,
        table: ModelTable,
        rows: list[Row],
        plans: Sequence[ColumnPlan],
        found: list[Diagnostic],
    ) -> None:
        self._source, self._table, self._plans, self._found = source, table, plans, found
        self._details = shows_details(table, rows)
        self._dates = whole_dates(table.columns, [row.cells for row in rows])

    def read(self, row: Row, draft: Draft) -> None:
        """Add what a row says to its entry."""
        draft.is_pointed_at = draft.is_pointed_at or (self._details and row.node is not None)
        self._report_count(row, draft)
        for column in self._table.columns:
            cell = row.cells[column.index]
            if not cell.source.strip():
                continue
            if column.counts:
                self._nothing(column, cell, draft)
                continue
            draft.written.append((column.header, cell))
            if column is self._table.name:
                self._read_name(column, cell, draft)
            elif cell.misplaced:
                self._keep(column, cell, draft)
            elif fit_of("", column.header, cell) is Fit.EMPTY:
                self._nothing(column, cell, draft)
            else:
                self._read_cell(column, cell, draft, row)
        past = row.cells[len(self._table.columns) :]
        draft.remarks += [("", one_line(cell.source)) for cell in past if has_words(cell.source)]

    def _report_count(self, row: Row, draft: Draft) -> None:
        """Say once that a row has fewer or more cells than the header, and what that means for it."""
        headers, past = len(self._table.columns), row.cells[len(self._table.columns) :]
        if any(has_words(cell.source) for cell in past):
            cell = next(one for one in past if has_words(one.source))
            message = f"this row has {len(row.cells)} cells where the header has {headers}; what stands past the last"
            self._report(cell, "import-cell", f"{message} column is kept in a comment", draft)
        elif row.written < headers:
            message = f"this row has {row.written} cells where the header has {headers}"
            if any(cell.misplaced for cell in row.cells):
                message += "; they fit other columns than they stand in, so no field takes them, and the page shows"
                message += " them as they were written"
            advice = "Add the missing cell to the row before the import, or the values to the entry."
            self._report(row.cells[0], "import-cell", message, draft, advice)

    def _read_name(self, column: Column, cell: Content, draft: Draft) -> None:
        if self._plans[column.index].show is Show.WRITTEN or holds_more(cell):
            self._keep(column, cell, draft)
        for link in cell.links:
            if usable_url(link.url):
                draft.links.append(Wanted(name_link_role(link.url), link, from_row=False, label=draft.name))

    def _nothing(self, column: Column, cell: Content, draft: Draft) -> None:
        if has_words(cell.plain):
            draft.remarks.append((column.header, one_line(cell.plain)))

    def _read_cell(self, column: Column, cell: Content, draft: Draft, row: Row) -> None:
        field = field_of(column, draft.kind)
        if field == "details":
            if row.node is None or not self._details:
                self._keep(column, cell, draft)
            return
        fit = fit_of(field, column.header, cell)
        if fit is not Fit.WHOLE or self._plans[column.index].show is Show.WRITTEN:
            self._keep(column, cell, draft)
        if field in LINK_FIELDS or field == "links":
            self._read_links(column, cell, draft)
        elif fit is not Fit.NONE:
            date = self._dates.get(cell.span) if field == "released" else None
            draft.facts.append(Fact(field, column.header, cell, from_row=True, meant=date))
        if field:
            self._report_fit(fit, column, cell, draft)

    def _read_links(self, column: Column, cell: Content, draft: Draft) -> None:
        for link in cell.links:
            if usable_url(link.url):
                draft.links.append(Wanted(self._key(column, link), link, from_row=True))

    def _key(self, column: Column, link: FoundLink) -> str:
        role = role_of(link.url, f"{link.text} {link.alt}")
        return role if column.field == "links" or role in column.fields else column.field

    def _keep(self, column: Column, cell: Content, draft: Draft) -> None:
        key, text = self._plans[column.index].key, cell.source.strip()
        if draft.extra.setdefault(key, text) != text:
            draft.remarks.append((column.header, one_line(text)))

    def _report_fit(self, fit: Fit, column: Column, cell: Content, draft: Draft) -> None:
        """What could not be read, and where the page shows it.

        That a column is shown as it was written is told of once, so that its cells are silent if anything was read.
        """
        plan, field = self._plans[column.index], field_of(column, draft.kind)
        where = f"the page shows it as it was written, in the column '{plan.key}'"
        if fit is Fit.NONE:
            message = f"{column.header}: '{_short(cell)}' {why_unread(field)}; {where}"
            advice = f"{HELP_WRITTEN} {field}." if plan.show is Show.WRITTEN else HELP
            self._report(cell, "import-unread", message, draft, advice)
        elif fit is Fit.PART and plan.show is Show.BOTH:
            message = f"{column.header}: {field} does not say all of '{_short(cell)}'; {where}, too"
            self._report(cell, "import-unread", message, draft, severity=Severity.INFO)

    def _report(
        self,
        cell: Content,
        rule: str,
        message: str,
        draft: Draft,
        advice: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        place = self._source.document.location(*cell.span)
        self._found.append(Diagnostic(rule, severity, place, message, advice, subject=draft.name))


def _short(cell: Content) -> str:
    is_plain = cell.whole and not cell.rich and all(usable_url(link.url) for link in cell.links)
    text = one_line((is_plain and cell.plain) or cell.source)
    return text if len(text) <= 60 else f"{text[:60]}…"
