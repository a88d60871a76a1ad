"""One page being planned: its regions, its headings in order, and the anchors that follow from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config, PageConfig
from modelist.core.diagnostics import Diagnostic
from modelist.core.edits import Edit, apply_edits
from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown
from modelist.documents.regions import Region, find_regions
from modelist.documents.slugs import Slugger
from modelist.pages.columns import View
from modelist.pages.options import Options, read_options
from modelist.pages.ordering import select_entries
from modelist.pages.sections import Section, plan_sections


@dataclass
class PlannedRegion:
    """A region with its options; for ``sections`` also what it will hold."""

    region: Region
    options: Options
    sections: list[Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading of the finished page with its anchor; ``in_toc`` leaves out what stands inside descriptions."""

    level: int
    text: str
    slug: str
    in_toc: bool
    entry_id: str | None = None


@dataclass
class PlannedPage:
    """A page whose regions are known and whose anchors are settled, before anything is rendered."""

    document: Document
    config: PageConfig
    regions: list[PlannedRegion]
    headings: list[PageHeading]
    diagnostics: list[Diagnostic]

    @property
    def anchors(self) -> dict[str, str]:
        """Anchors of the entries' sections by entry id; where a page shows one twice, the first."""
        found: dict[str, str] = {}
        for one in self.headings:
            if one.entry_id is not None:
                found.setdefault(one.entry_id, one.slug)
        return found


def plan_page(document: Document, catalog: Catalog, config: Config) -> PlannedPage:
    """Find a page's regions, check their options, choose their entries and settle every anchor of the page."""
    regions, diagnostics = find_regions(document)
    found = list(diagnostics)
    planned: list[PlannedRegion] = []
    for region in regions:
        options, problems = read_options(region, document, config)
        found += problems
        one = PlannedRegion(region, options)
        if region.name == "sections" and not problems:
            one.sections = plan_sections(select_entries(catalog, options), options, View(catalog, options.lang))
        planned.append(one)
    return PlannedPage(document, config.page(document.path), planned, _headings(document, planned), found)


def _headings(document: Document, planned: list[PlannedRegion]) -> list[PageHeading]:
    """All headings in the order of the page; those of regions are known without reading what is rendered now."""
    blank = apply_edits(
        document.text,
        [Edit(one.region.body_span, "") for one in planned if one.region.body_span[0] < one.region.body_span[1]],
    )
    removed = 0
    raw: list[tuple[int, int, list[tuple[int, str, bool, str | None]]]] = []
    for one in planned:
        start = one.region.body_span.start - removed
        removed += one.region.body_span.end - one.region.body_span.start
        inner = [
            (level, text, in_toc, entry_id)
            for section in one.sections
            for level, text, entry_id, in_toc in section.headings
        ]
        raw.append((start, 1, inner))
    for heading in parse_markdown(Document(document.path, blank)).headings:
        raw.append((heading.span.start, 0, [(heading.level, heading.text, True, None)]))
    slugger = Slugger()
    return [
        PageHeading(level, text, slugger.slug(text), in_toc, entry_id)
        for _, _, group in sorted(raw, key=lambda part: part[:2])
        for level, text, in_toc, entry_id in group
    ]
