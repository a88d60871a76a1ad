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


def is_title(text: str) -> bool:
    """Whether a text has the words of a title; CJK has no blanks between words to go by."""
    words = [one for one in _WORD.findall(text.lower()) if len(one) > 1]
    return len(words) >= _MIN_WORDS <= len(text.split()) + 1 and "://" not in text and not any(map(is_cjk, text))


def plain_title(page: Page, link: Link) -> PlainTitle | None:
    """The words before a link that says no more than that it is a paper, in its cell or on its item's first line."""
    promise = read_label(link.text)
    if promise.role != "paper" and promise.service != "arxiv":
        return None
    start, place = _places(page).get(page.document.lines.line_of(link.span.start), (-1, -1))
    line = page.text[max(start, 0) : link.span.start]
    start += line.rfind("|") + 1
    if place < 0 or not 0 < link.span.start - start <= _MAX_TITLE or "](" in page.text[start : link.span.start]:
        return None
    text = visible_text(page, Span(start, link.span.start)).strip(" [(*_")
    return PlainTitle(text, place) if is_title(text) else None


def _places(page: Page) -> dict[int, tuple[int, int]]:
    """By line: where a row's, or an item's, text begins, and where its table, or list, does."""
    found = _PLACES.get(page)
    if found is None:
        lines = page.document.lines
        found = _PLACES[page] = {}
        for table in page.markdown.tables:
            for row in table.rows:
                number = lines.line_of(row.span.start)
                found[number] = lines.start_of(number), table.span.start
        for items in item_lists(page):
            for item in items if len(items) > 1 else ():
                found[lines.line_of(item.span.start)] = first_line(page, item).start, items[0].span.start
    return found


_PLACES: WeakKeyDictionary[Page, dict[int, tuple[int, int]]] = WeakKeyDictionary()
