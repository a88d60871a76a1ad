"""Headings that say something, told from those that only hold links or a picture."""

from __future__ import annotations

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Heading
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page


def has_text(page: Page, heading: Heading) -> bool:
    """Whether a heading has words of its own, or one link that is its title; several are a line of links."""
    if not any(map(str.isalnum, heading.text)):
        return False
    links = [one for one in page.links_in(heading.text_span) if one.parent is None]
    if sum(not is_image(one) and any(map(str.isalnum, one.text)) for one in links) == 1 or not links:
        return True
    at, rest = heading.text_span.start, []
    for link in links:
        rest.append(page.document.slice(Span(at, max(at, link.span.start))))
        at = max(at, link.span.end)
    rest.append(page.document.slice(Span(at, max(at, heading.text_span.end))))
    return any(map(str.isalnum, "".join(rest)))
