"""Plans the regions of an imported page: their options, and the page's own words for columns and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Span
from modelist.importing.columns import Column
from modelist.importing.families import Group
from modelist.importing.kinds import allows
from modelist.importing.match import Row
from modelist.importing.model import MODEL_KINDS, Draft, Fact, Source
from modelist.importing.order import MIN_ORDERED, evident_order, sorted_as
from modelist.importing.plans import ColumnPlan, Show, written_key
from modelist.importing.recognise import ModelTable, name_link_roles
from modelist.importing.rows import shows_details
from modelist.importing.skeleton import PlannedRegion
from modelist.readme.words import has_words, one_line


class RegionPlanner:
    """Plans one page's regions and gathers its headers; ``dates`` are those of the entries that have one, by id."""

    def __init__(self, source: Source, dates: Mapping[str, str]) -> None:
        self._source, self._dates = source, dates
        self.headers: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def learn_headers(self, tables: Iterable[tuple[ModelTable, str, list[Row], Sequence[ColumnPlan]]]) -> None:
        """Take the commonest header of each column, the first of equally common ones; before any table is planned."""
        counts: dict[str, Counter[str]] = {}
        for table, kind, rows, plans in tables:
            for column in table.columns:
                for name in self._names(table, column, kind, rows, plans)[:1]:
                    counts.setdefault(name, Counter())[column.shown] += 1
        for name, found in counts.items():
            header = found.most_common(1)[0][0]
            if header or name != "name":
                self.headers[name] = header

    def table(
        self,
        table: ModelTable,
        kind: str,
        tag: str | None,
        rows: Sequence[Row],
        drafts: Sequence[Draft],
        plans: Sequence[ColumnPlan],
    ) -> PlannedRegion:
        """The region in place of a table, with its columns as planned."""
        columns, others = self._columns(table, kind, list(rows), plans)
        self._report_written(table, plans, len(rows))
        self._report_left_out(table)
        options = {
            "kind": kind,
            "columns": ",".join(columns),
            "sort": self._order(drafts, table.span.start),
            "tag": tag or "",
        }
        stay = {id(cells) for cells, _ in table.nameless}
        blank = [row for row in table.blank if id(row) not in stay]
        nothing = [one_line(cell.source) for row in blank for cell in row if has_words(cell.source)]
        remarks = [f"headers of this table: {'; '.join(others)}"] if others else []
        remarks += [f"in rows of this table without a model: {'; '.join(nothing)}"] if nothing else []
        return PlannedRegion("table", options, (table.span,), "; ".join(remarks), self._rest(table))

    def _rest(self, table: ModelTable) -> str:
        """The table with those of its rows alone that name no model; '' where there are none."""
        if not table.nameless:
            return ""
        head = self._source.document.slice(Span(table.span.start, table.table.rows[0].span.start)).rstrip("\n")
        return "\n".join([head, *(self._source.document.slice(line) for _, line in table.nameless)])

    def sections(self, group: Group, tag: str | None, drafts: Sequence[Draft]) -> PlannedRegion:
        """The region in place of a group of sections."""
        facts = dict.fromkeys(
            name
            for draft in drafts
            for one in [draft, *draft.members]
            for fact in one.facts
            if not fact.from_row
            for name in _shown_as(fact, one)
        )
        spans = tuple(part.node.span for part in group.parts)
        level = str(group.level) if group.level != 3 else ""
        options = {
            "kind": group.kind,
            "level": level,
            "facts": ",".join(facts),
            "sort": self._order(drafts, spans[0].start),
            "tag": tag or "",
        }
        return PlannedRegion("sections", options, spans)

    def _report_written(self, table: ModelTable, plans: Sequence[ColumnPlan], count: int) -> None:
        """Say which columns are shown as they were written although the entries have values for them."""
        for column, plan, cell in zip(table.columns, plans, table.table.header.cells, strict=False):
            if plan.show is Show.WRITTEN and column is not table.name:
                misplaced = ", or belong to another column" if plan.misplaced else ""
                message = (
                    f"{column.header}: {plan.odd} of {count} cells hold more than {column.field} can say, such as links"
                    f" or remarks{misplaced}; the page shows this column as it was written"
                )
                advice = (
                    f"What could be read is in the entries, too: {column.field} in columns= of the marker shows it."
                )
                place = self._source.document.location(*cell.span)
                self.diagnostics.append(Diagnostic("import-column", Severity.INFO, place, message, advice))

    def _report_left_out(self, table: ModelTable) -> None:
        """Say of each row of a table that became no entry, why."""
        heading = "this row is a heading of those below it, and no model; it is kept in a comment of the page"
        nameless = "this row has no name, so it is no entry; it stays in a table below the region"
        found = [(cells[0].span, heading) for cells in table.headings]
        found += [(line, nameless) for _, line in table.nameless]
        for span, why in found:
            place = self._source.document.location(*span)
            self.diagnostics.append(Diagnostic("import-row", Severity.WARNING, place, why))

    def _columns(
        self, table: ModelTable, kind: str, rows: list[Row], plans: Sequence[ColumnPlan]
    ) -> tuple[list[str], list[str]]:
        """Columns in the order of the table's, and the headers that the page has another word for."""
        found: dict[str, None] = {}
        others: list[str] = []
        for column in table.columns:
            names = self._names(table, column, kind, rows, plans)
            header, shown = column.shown, self.headers.get(names[0], column.shown) if names else ""
            if names and header and header != shown:
                others.append(f"{header} = {names[0]}")
                message = f"the header '{header}' becomes '{shown}' as in other tables: the column is {names[0]} in all"
                self._report_header(table, column, message, "headers of the page in modelist.toml has its words.")
            elif column.counts and any(row.cells[column.index].plain for row in rows):
                message = f"the column '{header}' only counts the rows; it is left out, since a region has no numbers"
                self._report_header(table, column, message)
            found |= dict.fromkeys(names)
        return list(found), others

    def _report_header(self, table: ModelTable, column: Column, message: str, advice: str = "") -> None:
        place = self._source.document.location(*table.table.header.cells[column.index].span)
        self.diagnostics.append(Diagnostic("import-header", Severity.INFO, place, message, advice))

    def _names(
        self, table: ModelTable, column: Column, kind: str, rows: list[Row], plans: Sequence[ColumnPlan]
    ) -> list[str]:
        if column.counts:
            return []
        plan = plans[column.index]
        extra = f"extra:{plan.key}"
        if column is table.name:
            if plan.show is Show.WRITTEN:
                return [extra]
            by_field = [one for one in table.columns if plans[one.index].show is not Show.WRITTEN]
            shown = {field for one in by_field for field in one.fields}
            added = ["details"] if shows_details(table, rows) and "details" not in shown else []
            roles = [] if "links" in shown else [one for one in name_link_roles(table) if one not in shown]
            return ["name", *([extra] if plan.show is Show.BOTH else []), *added, *roles]
        if column.field == "details":
            return ["details"] if shows_details(table, rows) else [extra]
        known = [one for one in column.fields if allows(kind, one)]
        if not known or plan.show is Show.WRITTEN:
            return [extra]
        return [*known, extra] if plan.show is Show.BOTH else known

    def _order(self, drafts: Sequence[Draft], offset: int) -> str:
        names, dates = [one.name for one in drafts], [self._dates.get(one.id, "") for one in drafts]
        order = evident_order(names, dates)
        are_dated = sum(map(bool, dates)) * 2 >= len(dates)
        chosen = "-released" if drafts[0].kind in MODEL_KINDS and are_dated else "name"
        if order is not None or len(drafts) < MIN_ORDERED:
            self._report_moved(names, sorted_as(order or chosen, names, dates), offset, order or chosen)
            return order or chosen
        words = "newest first" if chosen == "-released" else "by name"
        place = self._source.document.location(offset, offset)
        moved = sum(one != other for one, other in zip(names, sorted_as(chosen, names, dates), strict=True))
        message = (
            f"no evident order here; the region is sorted {words} (sort={chosen}),"
            f" so that {moved} of {len(names)} models stand in another place"
        )
        self.diagnostics.append(
            Diagnostic("import-order", Severity.INFO, place, message, "Change sort= in the marker.")
        )
        return chosen

    def _report_moved(self, before: Sequence[str], after: Sequence[str], offset: int, order: str) -> None:
        """Say that some models stand elsewhere in the region than they did."""
        moved = [one for one, other in zip(after, before, strict=True) if one != other]
        if moved:
            by = "by date and name" if order.endswith("released") else "by name"
            place = self._source.document.location(offset, offset)
            message = (
                f"{len(moved)} of {len(before)} models stand in another place than here, the first is '{moved[0]}':"
                f" the region is sorted {by} (sort={order})"
            )
            self.diagnostics.append(Diagnostic("import-order", Severity.INFO, place, message))


def labels_of(drafts: Sequence[Draft]) -> dict[str, str]:
    """The page's words for facts: those of its sections, else the headers of its tables."""
    labels: dict[str, str] = {}
    for from_row in (False, True):
        for draft in drafts:
            for fact in draft.facts:
                if fact.from_row is from_row and fact.label:
                    labels.setdefault(fact.field, one_line(fact.label))
    return labels


def _shown_as(fact: Fact, draft: Draft) -> list[str]:
    """The names by which a section shows a fact: its field, and what was written where that does not say all."""
    key = written_key(fact.label)
    return [fact.field, *([f"extra:{key}"] if key in draft.extra else [])]
