"""Titles without a mark of their own: the words of a cell or item before the link to its paper."""

from __future__ import annotations

import re
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.emphasis import is_cjk
from modelist.linting.items import first_line, item_lists
from modelist.linting.services import read_label

_MIN_WORDS, _MAX_TITLE = 4, 250
_WORD = re.compile(r"[a-z]+")


class PlainTitle(NamedTuple):
    """A title, and the table or list that it stands in: only titles of one place are compared."""

    text: str
    place: int


class _Place(NamedTuple):
    start: int
    group: int
    first_cell: Span | None = None


def is_title(text: str) -> bool:
    """Whether a text has the words of a title; CJK has no blanks between words to go by."""
    words = [one for one in _WORD.findall(text.lower()) if len(one) > 1]
    return len(words) >= _MIN_WORDS <= len(text.split()) + 1 and "://" not in text and not any(map(is_cjk, text))


def plain_title(page: Page, link: Link) -> PlainTitle | None:
    """The words before a link that says no more than that it is a paper, in its cell or on its item's first line.

    Where its cell has none, those of the row's first cell are taken.
    """
    promise = read_label(link.text)
    if promise.role != "paper" and promise.service != "arxiv":
        return None
    place = _places(page).get(page.document.lines.line_of(link.span.start))
    if place is None:
        return None
    start = place.start + page.text[place.start : link.span.start].rfind("|") + 1
    before = Span(start, max(link.span.start, start))
    for span in (before, place.first_cell) if place.first_cell is not None else (before,):
        if 0 < span.end - span.start <= _MAX_TITLE and "](" not in page.document.slice(span):
            text = visible_text(page, span).strip(" [(*_")
            if is_title(text):
                return PlainTitle(text, place.group)
    return None


def _places(page: Page) -> dict[int, _Place]:
    """By line: where a row's, or an item's, text begins, and where its table, or list, does."""
    found = _PLACES.get(page)
    if found is None:
        lines = page.document.lines
        found = _PLACES[page] = {}
        for table in page.markdown.tables:
            for row in table.rows:
                number = lines.line_of(row.span.start)
                first = row.cells[0].span if row.cells else None
                found[number] = _Place(lines.start_of(number), table.span.start, first)
        for items in item_lists(page):
            for item in items if len(items) > 1 else ():
                place = _Place(first_line(page, item).start, items[0].span.start)
                found[lines.line_of(item.span.start)] = place
    return found


_PLACES: WeakKeyDictionary[Page, dict[int, _Place]] = WeakKeyDictionary()
