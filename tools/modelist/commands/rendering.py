"""What the generator makes of a list, for the rules that compare pages with entries.

The generator is imported when a rule asks, since most runs of the linter do not need it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config
from modelist.core.diagnostics import has_errors
from modelist.core.text import Document
from modelist.documents.regions import find_regions
from modelist.linting.context import Rendering


def rendering_of(documents: Sequence[Document], catalog: Catalog, config: Config) -> Rendering:
    """Renders when it is asked, and once; nothing where an entry or a marker is faulty."""

    @cache
    def texts() -> Mapping[str, str] | None:
        if not catalog.is_sound:
            return None
        from modelist.pages.generator import plan_pages

        changes, found = plan_pages(documents, catalog, config)
        return None if has_errors(found) else {one.document.path: one.new_text for one in changes}

    @cache
    def shown() -> frozenset[str] | None:
        if not catalog.is_sound:
            return None
        from modelist.pages.options import read_options
        from modelist.pages.ordering import select_entries
        from modelist.pages.tables import members_of

        ids = set()
        for document in documents:
            for region in find_regions(document)[0]:
                if region.name in ("table", "sections"):
                    options, _ = read_options(region, document, config)
                    for entry in select_entries(catalog, options):
                        ids |= {entry.id, *(member.id for member in members_of(entry, catalog))}
        return frozenset(ids)

    return Rendering(texts, shown)
