"""Rows whose details are a section of another page of the list."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, Models, anchors_of, read_models
from modelist.linting.names.link_names import address_of


def pairs_across(page: Page) -> Iterator[tuple[Mention, Page, Mention]]:
    """Rows of a page with the other page and the section there that a link in the row points at."""
    if ".md#" not in page.text:
        return
    by_slug: dict[str, dict[str, Mention]] = {}
    for row in read_models(page).rows:
        for path, anchor in anchors_of(row):
            other = _page(page, path) if path else None
            if other is None or other is page:
                continue
            sections = by_slug.setdefault(other.path, _sections(read_models(other)))
            if anchor in sections:
                yield row, other, sections[anchor]


def _sections(models: Models) -> dict[str, Mention]:
    return {one.section.heading.slug: one for one in models.sections if one.section is not None}


def _page(page: Page, path: str) -> Page | None:
    """The page that a path, or an address of a file on GitHub with the name of a page beside this one, leads to."""
    if path.startswith(("http:", "https:")):
        address = address_of(path)
        if address is None or address.provider != "github" or address.kind != "file":
            return None
        return page.context.page(address.path)
    return page.context.page(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))))
