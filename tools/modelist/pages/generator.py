"""All pages of a list from its entries; pure: documents in, changes and diagnostics out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config
from modelist.catalog.entry import Model
from modelist.catalog.page_languages import missing_translation
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document
from modelist.documents.regions import replace_regions
from modelist.edges.files import Change
from modelist.pages.columns import Column, View, find_column, header
from modelist.pages.escape import escape
from modelist.pages.labels import word
from modelist.pages.ordering import select_entries
from modelist.pages.page import PlannedPage, PlannedRegion, plan_page
from modelist.pages.sections import render_section
from modelist.pages.tables import members_of, render_table, with_members


def plan_pages(
    documents: Sequence[Document], catalog: Catalog, config: Config
) -> tuple[list[Change], list[Diagnostic]]:
    """The new text of every page.

    Returns one change per document, in their order, and what was found on the way; where any diagnostic is an error
    the changes are incomplete and must not be written.
    """
    pages = [plan_page(document, catalog, config) for document in documents]
    diagnostics = [one for page in pages for one in page.diagnostics]
    if any(one.severity is Severity.ERROR for one in diagnostics):
        return [], diagnostics
    changes = []
    for page in pages:
        details = _details(page, pages)
        bodies = [(one.region, _body(one, page, catalog, details)) for one in page.regions]
        changes.append(Change(page.document, replace_regions(page.document.text, bodies)))
        diagnostics += _missing_translations(page)
    return changes, diagnostics


def _details(page: PlannedPage, pages: Sequence[PlannedPage]) -> Mapping[str, str]:
    """Where the section of each entry is, seen from a page: on it, else on the first other page, its language first."""
    found: dict[str, str] = {}
    others = sorted(pages, key=lambda one: (one is not page, one.config.lang != page.config.lang))
    for other in others:
        for name, slug in other.anchors.items():
            found.setdefault(name, f"#{slug}" if other is page else f"{_relative(page, other)}#{slug}")
    return found


def _relative(page: PlannedPage, other: PlannedPage) -> str:
    up = "../" * page.document.path.count("/")
    return f"{up}{other.document.path}"


def _body(planned: PlannedRegion, page: PlannedPage, catalog: Catalog, details: Mapping[str, str]) -> str:
    view = View(catalog, planned.options.lang, details, planned.options.links)
    text = _RENDERERS[planned.region.name](planned, page, view)
    return f"\n{text}\n\n" if text else "\n"


def _table(planned: PlannedRegion, page: PlannedPage, view: View) -> str:
    options = planned.options
    columns = [column for column in map(find_column, options.columns) if column is not None]
    headers = [page.config.headers.get(one.name, header(one.name, options.kind, options.lang)) for one in columns]
    return render_table(with_members(select_entries(view.catalog, options), view.catalog), columns, headers, view)


def _sections(planned: PlannedRegion, page: PlannedPage, view: View) -> str:
    facts, labels = planned.options.facts, page.config.labels
    return "\n\n".join(render_section(one, facts, labels, view) for one in planned.sections)


def _toc(planned: PlannedRegion, page: PlannedPage, view: View) -> str:
    low, high = planned.options.levels
    shown = [one for one in page.headings if one.in_toc and low <= one.level <= high]
    return "\n".join(f"{'  ' * (one.level - low)}- [{escape(one.text)}](#{one.slug})" for one in shown)


def _count(planned: PlannedRegion, page: PlannedPage, view: View) -> str:
    options = planned.options
    listed = select_entries(view.catalog, options)
    entries = [one for entry in listed for one in (members_of(entry, view.catalog) or [entry])]
    organizations = {name for one in entries for name in one.organization}
    space = "" if options.lang == "zh" else " "
    parts = [f"**{len(entries)}** {word(f'count-{options.kind}', options.lang)}"]
    if organizations:
        parts.append(f"**{len(organizations)}** {word('count-organization', options.lang)}")
    newest = max((str(one.released) for one in entries if one.released is not None), default="")
    if newest and options.kind in ("llm", "vlm"):
        parts.append(f"{word('newest', options.lang)}{word('colon', options.lang)}{space}{newest}")
    return word("pause", options.lang).join(parts) + word("full-stop", options.lang)


def _results(planned: PlannedRegion, page: PlannedPage, view: View) -> str:
    options = planned.options
    listed = select_entries(view.catalog, options)
    entries = [one for entry in listed for one in [entry, *members_of(entry, view.catalog)]]
    scored = [one for one in entries if isinstance(one, Model) and one.results]
    known = {name for one in scored for name, _ in one.results}
    names = [name for name in options.benchmarks if name in known] if options.benchmarks else sorted(known)
    rows = [one for one in scored if any(one.results.get(name) is not None for name in names)]
    columns: list[Column] = [
        column for column in map(find_column, ["name", *(f"results:{name}" for name in names)]) if column
    ]
    by_id = view.catalog.by_id
    headers = [header("name", options.kind, options.lang), *(by_id[name].name for name in names)]
    return render_table([(one, "") for one in rows], columns, headers, view) if rows else ""


def _missing_translations(page: PlannedPage) -> list[Diagnostic]:
    found = []
    for planned in page.regions:
        for section in planned.sections:
            if section.missing_translation:
                entry = section.entry
                message, advice = missing_translation(entry.name, planned.options.lang)
                place = entry.at("description")
                found.append(Diagnostic("missing-translation", Severity.INFO, place, message, advice, entry.name))
    return found


_RENDERERS = {"table": _table, "sections": _sections, "toc": _toc, "count": _count, "results": _results}
