"""Lists with their items as a reader compares them: those of one depth, below one heading and one outer item."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, ListItem
from modelist.linting.context import Page
from modelist.linting.urls import is_image

_MARKS = " \t*_~"


def item_lists(page: Page) -> tuple[tuple[ListItem, ...], ...]:
    """The lists of a page, outer ones first; worked out once for all rules that ask."""
    found = _LISTS.get(page)
    if found is None:
        found = _LISTS[page] = tuple(_read(page)) if "\n" in page.text else ()
    return found


def _read(page: Page) -> Iterator[tuple[ListItem, ...]]:
    lists: dict[tuple[int, int, int], list[ListItem]] = {}
    outer: dict[int, int] = {}
    for item in page.markdown.lists:
        section = page.section_at(item.span.start)
        place = section.span.start if section is not None else -1
        lists.setdefault((place, item.depth, outer.get(item.depth - 1, -1)), []).append(item)
        outer[item.depth] = item.span.start
    yield from map(tuple, lists.values())


def first_line(page: Page, item: ListItem) -> Span:
    """What stands on an item's first line behind its marker."""
    lines = page.document.lines
    start = item.content_span.start
    return Span(start, min(lines.start_of(lines.line_of(start) + 1), item.content_span.end))


def leading_link(page: Page, span: Span) -> Link | None:
    """The link that an item's first line or a cell begins with; None where words stand before it, or for a picture."""
    link = next((one for one in page.links_in(span) if one.parent is None), None)
    if link is None or is_image(link) or page.text[span.start : link.span.start].strip(_MARKS):
        return None
    return link


_LISTS: WeakKeyDictionary[Page, tuple[tuple[ListItem, ...], ...]] = WeakKeyDictionary()
