"""The links of Markdown: a page's, and those of a description inside an entry."""

from __future__ import annotations

from collections.abc import Iterator

from modelist.core.text import Document, Location, Span
from modelist.documents.markdown import MarkdownDocument, parse_markdown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.documents.regions import find_regions
from modelist.links.uses import MAY_LEAD_AWAY, LinkUse, Style, asked_url

_STYLES = {LinkKind.AUTOLINK: Style.TEXT, LinkKind.HTML: Style.ATTRIBUTE}


def links_of_page(document: Document) -> Iterator[LinkUse]:
    """Every link of a page with its place; what stands in a generated region is marked, and never to be changed."""
    regions = [one.body_span for one in find_regions(document)[0]]
    for use in links_of_markdown(document):
        if any(one.contains(use.location.span) for one in regions):
            yield LinkUse(use.url, use.written, use.location, Style.FIXED, use.group, (), True)
        else:
            yield use


def links_of_markdown(document: Document) -> Iterator[LinkUse]:
    """Every link, image and bare address of a text; a definition counts once, however often it is used."""
    if "//" not in document.text and not MAY_LEAD_AWAY.search(document.text):
        return
    markdown = parse_markdown(document)
    seen: set[Span] = set()
    for link in markdown.links:
        if link.destination_span not in seen:
            seen.add(link.destination_span)
            yield from _link(document, markdown, link)
    for bare in markdown.bare_urls:
        if bare.span not in seen:
            yield from _use(document, bare.url, bare.span, Style.TEXT, bare.span.start)


def _link(document: Document, markdown: MarkdownDocument, link: Link) -> Iterator[LinkUse]:
    outer = link if link.parent is None else markdown.links[link.parent]
    style = _STYLES.get(link.kind, Style.MARKDOWN)
    repeats = link.kind is LinkKind.LINK and document.slice(link.text_span) == link.destination
    yield from _use(
        document,
        link.destination,
        link.destination_span,
        style,
        outer.span.start,
        (link.text_span,) if repeats else (),
    )


def _use(
    document: Document, written: str, span: Span, style: Style, group: int, also: tuple[Span, ...] = ()
) -> Iterator[LinkUse]:
    url = asked_url(written)
    if url is None:
        return
    exact = document.slice(span) == written
    yield LinkUse(url, written, Location(document.path, span), style if exact else Style.FIXED, group, also)
