"""Links to a place in a page of the run."""

from __future__ import annotations

from collections.abc import Iterator

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.paths import local_target, own_target, page_of
from modelist.linting.context import Page

_NO_LINKS = ("src", "srcset", "poster")


def fragment_links(page: Page) -> Iterator[tuple[Link, Page]]:
    """Links with a fragment and the page that they lead to, this one or another.

    A description's own anchors are those of whatever page shows it, so its fragments cannot be judged.
    """
    if "#" not in page.text:
        return
    for link in page.links:
        if "#" not in link.destination or link.attribute in _NO_LINKS:
            continue
        found = _target_page(page, link)
        if found is not None:
            yield link, found


def fragment_span(page: Page, link: Link) -> Span:
    """A link's fragment as written, from the ``#`` on."""
    at = page.text.find("#", *link.destination_span)
    return Span(at, link.destination_span.end) if at >= 0 else link.destination_span


def _target_page(page: Page, link: Link) -> Page | None:
    if link.destination.startswith("#"):
        return None if page.is_fragment else page
    target = local_target(page, link) or own_target(page, link)
    return page_of(page, target) if target is not None else None
