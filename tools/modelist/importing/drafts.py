"""Drafts of entries from rows and sections."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.importing.facts import is_of_links
from modelist.importing.families import Group, Part
from modelist.importing.match import Row
from modelist.importing.model import MODEL_KINDS, Draft, Fact, Source, Wanted
from modelist.importing.plans import ColumnPlan, Fit, fit_of, plan_columns, written_key
from modelist.importing.roles import role_of, usable_url
from modelist.importing.rows import RowReader
from modelist.importing.sections import Section, read_section
from modelist.readme.words import has_words, one_line, same_name


class Drafts:
    """All drafts of a page, by the headings and names that they come from."""

    def __init__(self, source: Source, has_tables: bool = True) -> None:
        self._source, self._has_tables = source, has_tables
        self.all: list[Draft] = []
        self.diagnostics: list[Diagnostic] = []
        self._by_key: dict[tuple[str, str], Draft] = {}
        self._by_node: dict[tuple[str, int], Draft] = {}
        self.of_row: dict[int, Draft] = {}
        self.of_group: dict[int, list[Draft]] = {}
        self.plans: dict[int, list[ColumnPlan]] = {}

    def add_rows(self, rows: Sequence[Row], kind: str, tag: str | None) -> None:
        """Entries of one table's rows; a model that another table has already is the same entry."""
        if not rows:
            return
        table, here = rows[0].table, set[int]()
        for row in rows:
            self.of_row[id(row)] = self._of_row(row, kind, here)
            here.add(id(self.of_row[id(row)]))
        plans = plan_columns(table, kind, [(row.cells, self.of_row[id(row)]) for row in rows])
        self.plans[id(table)] = plans
        reader = RowReader(self._source, table, list(rows), plans, self.diagnostics)
        for row in rows:
            draft = self.of_row[id(row)]
            if row.name != draft.name and row.name not in draft.names:
                draft.names.append(row.name)
            if tag is not None and tag not in draft.tags:
                draft.tags.append(tag)
            reader.read(row, draft)

    def _of_row(self, row: Row, kind: str, here: Container[int]) -> Draft:
        """The entry of a row; rows of one table, whose entries are ``here``, are models of their own."""
        found = self._by_node.get((kind, id(row.node))) if row.node is not None else None
        found = found or self._by_key.get((kind, row.key))
        if found is None or id(found) in here:
            found = Draft(kind, row.name, row.cells[row.table.name.index].span)
            self.all.append(found)
        self._by_key.setdefault((kind, row.key), found)
        if row.node is not None:
            self._by_node.setdefault((kind, id(row.node)), found)
        return found

    def add_group(self, group: Group, tag: str | None) -> None:
        """Entries of the sections of one group, members below their family."""
        drafts = [self._add_part(part, tag) for part in group.parts]
        self.of_group[id(group)] = drafts

    def _add_part(self, part: Part, tag: str | None) -> Draft:
        draft = self._of_part(part)
        section = read_section(self._source, part.node, part.kind, [one.node for one in part.members])
        draft.level = part.node.level
        if tag is not None and tag not in draft.tags:
            draft.tags.append(tag)
        _fill(draft, section)
        for line in section.unread:
            message = f"{line.label}: this value cannot be read, so the line stays in the description"
            place = self._source.document.location(*line.span)
            self.diagnostics.append(Diagnostic("import-unread", Severity.WARNING, place, message, subject=draft.name))
        draft.members = [one for member in part.members if (one := self._add_part(member, None)) is not draft]
        # A region shows a member below its family, so it must choose the family to show the member.
        draft.tags = list(dict.fromkeys([*draft.tags, *(tag for one in draft.members for tag in one.tags)]))
        return draft

    def _of_part(self, part: Part) -> Draft:
        draft = self._by_node.get((part.kind, id(part.node)))
        name = one_line(part.node.title) or one_line(part.node.heading.text) or "unnamed"
        if draft is None:
            draft = Draft(part.kind, name, part.node.heading.span)
            self.all.append(draft)
            self._by_node[part.kind, id(part.node)] = draft
            if part.kind in MODEL_KINDS and self._has_tables:
                message = f"'{name}' is in no table; its section becomes an entry all the same"
                place = self._source.document.location(*part.node.heading.span)
                self.diagnostics.append(Diagnostic("import-no-row", Severity.INFO, place, message, subject=name))
        elif has_words(name) and name != draft.name:
            draft.names = [one for one in dict.fromkeys([draft.name, *draft.names]) if one != name]
            draft.name = name
        return draft


def _fill(draft: Draft, section: Section) -> None:
    key = same_name(draft.name)
    for link in section.heading_links:
        if usable_url(link.url):
            label = (link.text or link.alt).strip("[]() ")
            role = role_of(link.url, label)
            role = "homepage" if draft.kind == "platform" or role == "other" else role
            draft.links.append(Wanted(role, link, from_row=False, label="" if same_name(label) == key else label))
        else:
            draft.remarks.append(("heading", link.url))
    draft.links += [Wanted(role_of(one.url, f"{one.text} {one.alt}"), one, from_row=False) for one in section.links]
    for fact in section.facts:
        if is_of_links(fact):
            draft.links += _fact_links(fact)
        else:
            draft.facts.append(fact)
            if fit_of(fact.field, fact.label, fact.content) is not Fit.WHOLE:
                draft.extra.setdefault(written_key(fact.label), fact.content.source.strip())
    draft.remarks += section.nothing
    draft.written += [("", one) for one in section.written]
    draft.prose = section.prose


def _fact_links(fact: Fact) -> Iterable[Wanted]:
    for link in fact.content.links:
        role = role_of(link.url, link.text) if fact.field == "links" else role_of(link.url, "")
        known = role != "other" and not (fact.field == "code" and role == "weights")
        yield Wanted(role if known or fact.field == "links" else fact.field, link, from_row=False)
