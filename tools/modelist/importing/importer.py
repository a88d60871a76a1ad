"""An existing README as entries and a page with regions; pure: text in, texts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from modelist.catalog.config import PageConfig
from modelist.catalog.ids import make_id
from modelist.catalog.page_languages import guess_language
from modelist.core.diagnostics import Diagnostic, Severity, sort_diagnostics
from modelist.core.text import Document, Span
from modelist.documents.markdown import parse_markdown
from modelist.documents.regions import find_regions
from modelist.documents.slugs import slugify
from modelist.importing.drafts import Drafts
from modelist.importing.emit import Emitter
from modelist.importing.families import MIN_DESCRIBED, MIN_SIGNS, Group, find_described, find_groups, find_other_groups
from modelist.importing.fields import FieldMerger
from modelist.importing.ids import Ids, name_for_id
from modelist.importing.kinds import guess_kind, kind_below
from modelist.importing.match import Matches, Row, match_rows
from modelist.importing.model import Draft, Source, UsualBadge
from modelist.importing.organizations import Organizations
from modelist.importing.outline import Node, read_outline
from modelist.importing.recognise import ModelTable, find_tables
from modelist.importing.regions import RegionPlanner, labels_of
from modelist.importing.result import ImportResult, ListAround, Summary
from modelist.importing.settings import config_with_page
from modelist.importing.skeleton import PlannedRegion, make_skeleton
from modelist.readme.words import language_of, one_line

CONFIG_PATH = "modelist.toml"
ORGANIZATIONS_PATH = "entries/organizations.yaml"


def import_readme(
    document: Document,
    *,
    kind: str | None = None,
    page: str,
    around: ListAround | None = None,
    usual_badge: UsualBadge = lambda name, key, url, label, image: False,
) -> ImportResult:
    """Read a README's tables and sections of models as entries.

    ``kind`` is that of all its models, or None to guess it for each table; ``page`` is the path of the new page.
    """
    around = around or ListAround()
    if find_regions(document)[0] or find_regions(document)[1]:
        problem = f"{document.path} has regions already, so it is a page of a list"
        return ImportResult(page, document.text, problem=problem, help="To build it, run: modelist build")
    source = Source(document, parse_markdown(document))
    nodes = read_outline(source)
    candidates, headers = find_tables(source, nodes, certain=kind is not None)
    matches = match_rows(source, candidates, nodes)
    described = [] if matches.rows else find_described(source, nodes)
    if not matches.rows and not described:
        headers = [" | ".join(one.header for one in table.columns) for table in candidates] + headers
        return ImportResult(page, document.text, problem=_no_table(document, headers), help=_help(headers, kind))
    return _Import(source, nodes, matches, described, kind, page, around, usual_badge).run()


_NO_TABLE_HELP = (
    "A model table has a column for the name (Model, 模型, …) and others such as Date, Parameters, Paper or Checkpoint;"
    f" {MIN_DESCRIBED} sections side by side, each with {MIN_SIGNS} badges or facts such as **Date:**, do as well."
)
_KIND_HELP = " Where a table lists models all the same, say what they are: --kind llm."


def _help(headers: Sequence[str], kind: str | None) -> str:
    """What can be done about a page without models; ``--kind`` helps where there is a table and it was not given."""
    known = _KIND_HELP if headers and kind is None else ""
    return f"{_NO_TABLE_HELP}{known} Any other page can be checked as it is: modelist lint PAGE."


def _no_table(document: Document, headers: Sequence[str]) -> str:
    seen = "; ".join(one_line(one)[:120] for one in list(dict.fromkeys(headers))[:5])
    tail = f"; the tables in it have the headers: {seen}" if seen else "; there is no table in it at all"
    return f"no model table found in {document.path}, and no sections like those of models{tail}"


class _Import:
    """One import, step by step."""

    def __init__(
        self,
        source: Source,
        nodes: Sequence[Node],
        matches: Matches,
        described: Sequence[Node],
        kind: str | None,
        page: str,
        around: ListAround,
        usual_badge: UsualBadge,
    ) -> None:
        self._source, self._nodes, self._matches = source, nodes, matches
        self._page, self._around, self._usual_badge = page, around, usual_badge
        title = nodes[0].title if nodes else ""
        files = (source.document.path, page)
        self._kinds = {id(table): kind or guess_kind(table, files, title) for table in matches.tables}
        self._described = {id(one): (one, kind or kind_below(one.parent, files, title)) for one in described}
        self._rows: dict[int, list[Row]] = {id(table): [] for table in matches.tables}
        for row in matches.rows:
            self._rows[id(row.table)].append(row)
        self._drafts = Drafts(source, has_tables=bool(matches.tables))
        self._tags = Ids()
        self._diagnostics: list[Diagnostic] = []

    def run(self) -> ImportResult:
        """All steps; the files, or the problem that keeps them from being made."""
        tags = self._read_tables()
        groups = self._read_sections()
        clashes = self._name_files()
        if clashes:
            problem = f"the list has these entries already: {', '.join(clashes[:8])}{', …' if len(clashes) > 8 else ''}"
            return ImportResult(
                self._page, self._source.text, problem=problem, help="Import into an empty folder, or remove them."
            )
        drafts, labels = self._drafts.all, labels_of(self._drafts.all)
        organizations = Organizations(self._around.organizations, self._around.organizations_text)
        merger = FieldMerger(self._source, organizations, labels)
        emitted = Emitter(merger, organizations, self._usual_badge).emit(drafts)
        self._report_proposed(sum(one.is_by_account for one in emitted))
        planner = RegionPlanner(
            self._source, {draft.id: one.released for draft, one in zip(drafts, emitted, strict=True)}
        )
        regions = [*self._plan_tables(planner, tags), *self._plan_sections(planner, groups)]
        files = [
            (f"entries/{draft.kind}/{draft.id}.yaml", one.text) for draft, one in zip(drafts, emitted, strict=True)
        ]
        config = self._config(planner.headers, labels)
        files += [
            (path, text) for path, text in ((ORGANIZATIONS_PATH, organizations.text()), (CONFIG_PATH, config)) if text
        ]
        shown = [text for draft in drafts for text in draft.extra.values()]
        skeleton = make_skeleton(self._source, regions, [*shown, *planner.headers.values()])
        found = (*self._drafts.diagnostics, *planner.diagnostics, *merger.diagnostics, *self._diagnostics)
        return ImportResult(self._page, skeleton.text, tuple(files), tuple(sort_diagnostics(found)), self._summary())

    def _report_proposed(self, count: int) -> None:
        if count:
            entries = f"{count} of {len(self._drafts.all)} entries"
            message = f"no text names the organization of {entries}; it is taken from the account of their links"
            place = self._source.document.location(0, 0)
            advice = f"Check organization: in the entries, and the names in {ORGANIZATIONS_PATH}."
            self._diagnostics.append(Diagnostic("import-organization", Severity.INFO, place, message, advice))

    def _read_tables(self) -> dict[int, str | None]:
        """Take in all tables; the tag of each."""
        tags = {id(table): self._table_tag(table) for table in self._matches.tables}
        for table in self._matches.tables:
            self._drafts.add_rows(self._rows[id(table)], self._kinds[id(table)], tags[id(table)])
        return tags

    def _plan_tables(self, planner: RegionPlanner, tags: Mapping[int, str | None]) -> Iterator[PlannedRegion]:
        planner.learn_headers(
            (table, self._kinds[id(table)], self._rows[id(table)], self._drafts.plans[id(table)])
            for table in self._matches.tables
        )
        for table in self._matches.tables:
            rows = self._rows[id(table)]
            drafts = list(dict.fromkeys(self._drafts.of_row[id(row)] for row in rows))
            plans = self._drafts.plans[id(table)]
            yield planner.table(table, self._kinds[id(table)], tags[id(table)], rows, drafts, plans)

    def _read_sections(self) -> list[tuple[Group, str | None]]:
        """Take in all sections; the groups of those side by side with their tags."""
        matched = self._described | {
            id(row.node): (row.node, self._kinds[id(row.table)])
            for row in reversed(self._matches.rows)
            if row.node is not None
        }
        tables = [table.span for table in self._matches.tables]
        groups = find_groups(self._source, matched, tables, self._nodes)
        taken = [part.node for group in groups for part in group.parts]
        groups += find_other_groups(self._source, taken, tables, self._nodes)
        tags = self._group_tags(groups)
        for group in groups:
            self._drafts.add_group(group, tags[id(group)])
        self._check_anchors(groups)
        return [(one, tags[id(one)]) for one in groups]

    def _plan_sections(
        self, planner: RegionPlanner, groups: Sequence[tuple[Group, str | None]]
    ) -> Iterator[PlannedRegion]:
        for group, tag in groups:
            yield planner.sections(group, tag, self._drafts.of_group[id(group)])

    def _table_tag(self, table: ModelTable) -> str | None:
        kind = self._kinds[id(table)]
        same = [one for one in self._matches.tables if self._kinds[id(one)] == kind]
        if len(same) == 1 and kind not in self._around.ids.values():
            return None
        return self._new_tag(table.heading.title if table.heading is not None else "", "table")

    def _group_tags(self, groups: Sequence[Group]) -> dict[int, str | None]:
        """A tag for each group where a region of all entries of its kind would show others too."""
        count = Counter(group.kind for group in groups)
        tags: dict[int, str | None] = {}
        for group in groups:
            listed = sum(one.kind == group.kind for one in self._drafts.all)
            few = len(group.parts) * 2 < listed
            alone = count[group.kind] == 1 and not few and group.kind not in self._around.ids.values()
            parent = group.parts[0].node.parent
            tags[id(group)] = None if alone else self._new_tag(parent.title if parent is not None else "", "sections")
        return tags

    def _new_tag(self, title: str, otherwise: str) -> str:
        readable = any(one.isascii() and one.isalnum() for one in title)
        return self._tags.new(title if readable else otherwise)

    def _name_files(self) -> list[str]:
        """Give every draft its id; the paths of those that the list has already."""
        ids = Ids()
        clashes = []
        for draft in self._drafts.all:
            name, known = name_for_id(draft.name), self._around.ids.get(make_id(name_for_id(draft.name)))
            if known is not None and known != draft.kind:
                name = f"{name} {draft.kind}"
            draft.id = ids.new(name)
            if draft.id in self._around.ids:
                clashes.append(f"entries/{draft.kind}/{draft.id}.yaml")
        return clashes

    def _check_anchors(self, groups: Sequence[Group]) -> None:
        """Report links of the page to a section whose anchor changes, as that of a heading with a link in it does."""
        used: dict[str, Span] = {}
        for link in self._source.markdown.links:
            if link.destination.startswith("#"):
                used.setdefault(link.destination[1:].casefold(), link.span)
        for group in groups:
            for part, draft in zip(group.parts, self._drafts.of_group[id(group)], strict=True):
                old, new = part.node.heading.slug, slugify(draft.name)
                span = used.get(old.casefold())
                if span is not None and old != new:
                    message = f"this links to '#{old}', but the section '{draft.name}' now has the anchor '#{new}'"
                    place = self._source.document.location(*span)
                    self._diagnostics.append(
                        Diagnostic("import-anchor", Severity.WARNING, place, message, subject=draft.name)
                    )

    def _config(self, headers: Mapping[str, str], labels: Mapping[str, str]) -> str | None:
        around = self._around
        kinds = Counter(self._kinds.values()) or Counter(kind for _, kind in self._described.values())
        lang = guess_language(self._page)
        words = " ".join([*headers.values(), *labels.values()])
        page = PageConfig(
            self._page,
            "zh" if language_of(words) == "zh" else lang,
            max(kinds, key=lambda one: (kinds[one], one)),
            headers,
            labels,
        )
        return config_with_page(around.config_text, around.config, page, around.pages)

    def _summary(self) -> Summary:
        drafts: Collection[Draft] = self._drafts.all
        return Summary(
            len(self._matches.tables),
            len(self._matches.rows),
            sum(one.level > 0 for one in drafts),
            dict(Counter(one.kind for one in drafts)),
        )
