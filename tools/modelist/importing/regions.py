"""Plans the regions of an imported page: their options, and the page's own words for columns and facts."""

from __future__ import annotations

from collections.abc import Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.quantities import read_date
from modelist.importing.columns import Column
from modelist.importing.families import Group
from modelist.importing.kinds import allows
from modelist.importing.match import Row
from modelist.importing.model import MODEL_KINDS, Draft, Source
from modelist.importing.order import MIN_ORDERED, evident_order
from modelist.importing.recognise import ModelTable, name_links_role
from modelist.importing.rows import extra_key, names_stand_whole, shows_details
from modelist.importing.skeleton import PlannedRegion
from modelist.readme.words import has_words, one_line


class RegionPlanner:
    """Plans one page's regions and gathers its headers and labels."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.headers: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def table(
        self, table: ModelTable, kind: str, tag: str | None, rows: Sequence[Row], drafts: Sequence[Draft]
    ) -> PlannedRegion:
        """The region in place of a table."""
        columns, others = self._columns(table, kind, list(rows))
        options = {
            "kind": kind,
            "columns": ",".join(columns),
            "sort": self._order(drafts, table.span.start),
            "tag": tag or "",
        }
        nothing = [one_line(cell.source) for row in table.blank for cell in row if has_words(cell.source)]
        remarks = [f"headers of this table: {'; '.join(others)}"] if others else []
        remarks += [f"in rows of this table without a model: {'; '.join(nothing)}"] if nothing else []
        return PlannedRegion("table", options, (table.span,), "; ".join(remarks))

    def sections(self, group: Group, tag: str | None, drafts: Sequence[Draft]) -> PlannedRegion:
        """The region in place of a group of sections."""
        facts = dict.fromkeys(
            fact.field for draft in drafts for one in [draft, *draft.members] for fact in one.facts if not fact.from_row
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

    def learn_labels(self, drafts: Sequence[Draft]) -> None:
        """Take the page's words for facts from its sections, else from the headers of its tables."""
        for from_row in (False, True):
            for draft in drafts:
                for fact in draft.facts:
                    if fact.from_row is from_row and fact.label:
                        self.labels.setdefault(fact.field, one_line(fact.label))

    def _columns(self, table: ModelTable, kind: str, rows: list[Row]) -> tuple[list[str], list[str]]:
        """Columns in the order of the table's, and the headers that the page has another word for."""
        found: dict[str, None] = {}
        others: list[str] = []
        for column in table.columns:
            names = self._names(table, column, kind, rows)
            header = one_line(column.header)
            if header and self.headers.setdefault(names[0], header) != header:
                others.append(f"{header} = {names[0]}")
            found |= dict.fromkeys(names)
        return list(found), others

    def _names(self, table: ModelTable, column: Column, kind: str, rows: list[Row]) -> list[str]:
        extra = f"extra:{extra_key(column.header)}"
        if column is table.name:
            if names_stand_whole(table):
                return [extra]
            role = name_links_role(table)
            shown = {field for one in table.columns for field in one.fields}
            added = ["details"] if shows_details(table, rows) and "details" not in shown else []
            return ["name", *added, *([role] if role and role not in shown and "links" not in shown else [])]
        if column.field == "details":
            return ["details"] if shows_details(table, rows) else [extra]
        known = [one for one in column.fields if allows(kind, one)]
        return known or [extra]

    def _order(self, drafts: Sequence[Draft], offset: int) -> str:
        order = evident_order([one.name for one in drafts], [_date(one) for one in drafts])
        chosen = "-released" if drafts[0].kind in MODEL_KINDS else "name"
        if order is not None or len(drafts) < MIN_ORDERED:
            return order or chosen
        words = "newest first" if chosen == "-released" else "by name"
        place = self._source.document.location(offset, offset)
        message = f"no evident order here; the region is sorted {words} (sort={chosen})"
        self.diagnostics.append(
            Diagnostic("import-order", Severity.INFO, place, message, "Change sort= in the marker.")
        )
        return chosen


def _date(draft: Draft) -> str:
    facts = sorted((one for one in draft.facts if one.field == "released"), key=lambda fact: fact.from_row)
    dates = (read_date(one.content.plain).value for one in facts)
    return next((str(one) for one in dates if one is not None), "")
