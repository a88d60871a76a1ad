"""Where the rows, items and folded parts of a page have their names, and where the links that belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Cell, Row
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import entry_lists, first_line, leading_link, own_lines

_BEHIND_NAME = lazy_pattern(r"\s?[:：,，(（\[]|\s[-–—|]|\s(?:19|20)\d\d\b")
_MAX_FOLDED = 3_000

Places = list[tuple[Span, Span]]


def first_cell(row: Row) -> Cell | None:
    """The first cell of a row that is not a number, as many tables count their rows."""
    return next((one for one in row.cells[:2] if any(map(str.isalpha, one.source))), None)


def named_places(page: Page) -> tuple[Places, ...]:
    """The tables and lists of a page: where each row or item has its plain name, and where its links."""
    found = _PLACES.get(page)
    if found is None:
        found = _PLACES[page] = tuple(_read(page))
    return found


def titled_places(page: Page) -> Places:
    """The items whose name or title is a link itself, in one list, and what stands behind it."""
    every = (item for items in entry_lists(page) for item in items)
    linked = ((item, link) for item in every if (link := leading_link(page, first_line(page, item))) is not None)
    return [(link.span, Span(link.span.end, max(link.span.end, own_lines(page, item).end))) for item, link in linked]


def folded_places(page: Page) -> Places:
    """The summaries of folded parts, and what they unfold, up to the next summary."""
    tags = page.markdown.html_tags if "<summary" in page.lower else ()
    tags = tuple(one for one in tags if one.name in ("summary", "details"))
    found: Places = []
    for at, (tag, closing) in enumerate(pairwise(tags)):
        if tag.name == closing.name == "summary" and closing.closing and not tag.closing:
            start = closing.span.end
            end = tags[at + 2].span.start if at + 2 < len(tags) else len(page.text)
            found.append((Span(tag.span.end, closing.span.start), Span(start, min(end, start + _MAX_FOLDED))))
    return found


def name_in(page: Page, place: Span) -> str:
    """The name that a text begins with, without what is said of it."""
    return _BEHIND_NAME.split(visible_text(page, place), maxsplit=1)[0].strip(" [*")


def _read(page: Page) -> Iterator[Places]:
    for table in page.markdown.tables:
        rows = ((row, cell) for row in table.rows if (cell := first_cell(row)) is not None)
        yield [_parted(page, cell, row) for row, cell in rows]
    for items in entry_lists(page):
        lines = [own_lines(page, item) for item in items]
        first = ((line, next(iter(page.links_in(line)), None)) for line in lines)
        starts = [(line, link.span.start) for line, link in first if link is not None]
        yield [(Span(line.start, at), Span(at, line.end)) for line, at in starts if at > line.start]


def _parted(page: Page, cell: Cell, row: Row) -> tuple[Span, Span]:
    """Where a row has its name, and where its links: they may stand in one cell, behind the title."""
    link = next(iter(page.links_in(cell.span)), None)
    end = link.span.start if link is not None else cell.span.end
    if not any(map(str.isalpha, page.text[cell.span.start : end])):
        end = cell.span.end  # the name itself is a link
    return Span(cell.span.start, end), Span(end, row.span.end)


_PLACES: WeakKeyDictionary[Page, tuple[Places, ...]] = WeakKeyDictionary()
