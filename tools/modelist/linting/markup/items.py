"""Lists with their items as a reader compares them: those of one depth, below one heading and one outer item.

Many pages list things in paragraphs rather than in lists: each begins with a linked or bold title. These are items,
too, for rules about what an item says; rules about markers and indents look at lists alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind, Link, ListItem
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page

_MARKS = " \t*_~"
_MIN_PARAGRAPHS, _MOST_LINES = 8, 6
_TITLED = lazy_pattern(r"(?:\*\*|__)?\[(?!!)[^\]\n]{2,250}\]\(https?:|(?:\*\*|__)[^*_\n]{4,250}")
_GOES_ON = lazy_pattern(r"(?![ \t>]*(?:\n|\Z|[-+*|] |\d{1,3}[.)] |```))")
"""The beginning of a line that goes on with the text of the one above it."""
_BLANK = lazy_pattern(r"[^\S\n]*(?:\n|\Z)")


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


def titled_paragraphs(page: Page) -> tuple[ListItem, ...]:
    """Paragraphs outside of lists that begin with a linked or bold title and link anything, in pages with many."""
    found = _PARAGRAPHS.get(page)
    if found is None:
        blocks = [one for one in page.markdown.blocks if one.kind is BlockKind.PARAGRAPH] if "\n\n" in page.text else []
        titled = [one.span for one in blocks if _TITLED.match(page.text, one.span.start) and page.links_in(one.span)]
        many = titled if len(titled) >= _MIN_PARAGRAPHS else ()
        found = _PARAGRAPHS[page] = tuple(ListItem(one, one, 1, False) for one in many)
    return found


def entry_lists(page: Page) -> tuple[tuple[ListItem, ...], ...]:
    """The lists of a page, and below each heading its titled paragraphs."""
    found = _ENTRIES.get(page)
    if found is None:
        by_place: dict[int, list[ListItem]] = {}
        for one in titled_paragraphs(page):
            section = page.section_at(one.span.start)
            by_place.setdefault(section.span.start if section is not None else -1, []).append(one)
        found = _ENTRIES[page] = (*item_lists(page), *map(tuple, by_place.values()))
    return found


def own_lines(page: Page, item: ListItem) -> Span:
    """What an item says of its own: its first line and those that go on with it, a few at most."""
    first = page.document.lines.line_of(item.content_span.start)
    return Span(item.content_span.start, min(own_end(page, first), item.content_span.end))


def own_paragraphs(page: Page, item: ListItem) -> Span:
    """An item's first lines as above, and those of its next paragraph, where a blank line is between them."""
    lines = page.document.lines
    own = own_lines(page, item)
    below = lines.line_of(own.end) if own.end < item.content_span.end else -1
    if below < 0 or page.document.line_text(below).strip():
        return own
    return Span(own.start, max(own.end, min(own_end(page, below + 1), item.content_span.end)))


def own_end(page: Page, line: int) -> int:
    """Where the last of the lines ends that go on with one, a few at most."""
    lines, last = page.document.lines, line + 1
    while last < min(line + _MOST_LINES, lines.line_count) and _GOES_ON.match(page.text, lines.start_of(last)):
        last += 1
    return lines.start_of(last)


def first_line_of(page: Page, line: int) -> int:
    """The line on which the item or paragraph of a line begins, a few lines above it at most."""
    lines, first = page.document.lines, line
    while first > max(0, line - _MOST_LINES) and _GOES_ON.match(page.text, lines.start_of(first)):
        first -= 1
    return first if _BLANK.match(page.text, lines.start_of(first)) is None else min(first + 1, line)


def first_line(page: Page, item: ListItem) -> Span:
    """What stands on an item's first line behind its marker."""
    lines = page.document.lines
    start = item.content_span.start
    return Span(start, min(lines.start_of(lines.line_of(start) + 1), item.content_span.end))


def first_link(page: Page, span: Span) -> Link | None:
    """The first link of a place that is no picture, and within no other link."""
    return next((one for one in page.links_in(span) if one.parent is None and not is_image(one)), None)


def leading_link(page: Page, span: Span) -> Link | None:
    """The link that an item's first line or a cell begins with; None where words stand before it, or for a picture."""
    link = next((one for one in page.links_in(span) if one.parent is None), None)
    if link is None or is_image(link) or page.text[span.start : link.span.start].strip(_MARKS):
        return None
    return link


_LISTS: WeakKeyDictionary[Page, tuple[tuple[ListItem, ...], ...]] = WeakKeyDictionary()
_PARAGRAPHS: WeakKeyDictionary[Page, tuple[ListItem, ...]] = WeakKeyDictionary()
_ENTRIES: WeakKeyDictionary[Page, tuple[tuple[ListItem, ...], ...]] = WeakKeyDictionary()
