"""Titles without a mark of their own: the words of a cell or item before the link to its paper."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.items import first_line, item_lists
from modelist.linting.markup.prose import Spans
from modelist.readme import venues

_MIN_WORDS, _MAX_TITLE = 4, 250
_WORD = lazy_pattern(r"[a-z]+")
_SENTENCE = lazy_pattern(
    r"\A(?:we|our|this|these|it|see|i|in|as|if|you|your)\b|\||\bet al\b"
    r"|(?:['’]s|\b(?:a|and|as|at|by|for|from|in|is|its|of|on|or|see|the|their|to|via|with))\Z",
    re.IGNORECASE,
)
"""Words before a link that go on in it, or tell of something, are no title."""

_QUOTED = lazy_pattern(r"[\"“][^\"“”\n]{12,200}[\"”]")
_CITES = lazy_pattern(
    r"arxiv\.org/(?:abs|pdf)|openreview\.net|aclanthology\.org|\[\[?(?:paper|pdf|preprint)\]", re.IGNORECASE
)
"""What a line has that tells the title of a paper."""

_LONG_WORDS = 5
_MAX_LABEL = 40
_MARKS = " \t*_`"
_DATE = lazy_pattern(r"[\s*_`\[(（【]*(?:19|20)?\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?[\s*_`\])）】,:：-]*")


_BREAK = lazy_pattern(rf"<br\b|(?:[ ]{{2}}|\\)\n|\n[ \t>]*(?:arXiv|{venues.SHORT_NAMES})\b", re.IGNORECASE)
_EXAMPLE = lazy_pattern(
    r"(?:[(（]|\b(?:like|such as|as|by|via|from|in|of|on|see|with|e\.g\.|i\.e\.|using|including|and|or),?)\s*\Z",
    re.IGNORECASE,
)
"""What stands before a name that is an example for what a sentence says."""


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


def long_texts(page: Page) -> Spans:
    """Headings, and texts of links, emphasis and quotations that are long enough for titles, which are quoted."""
    found = _LONG.get(page)
    if found is None:
        blanks = _LONG_WORDS - 1
        found = _LONG[page] = Spans(
            (
                *(one.span for one in page.markdown.headings),
                *(
                    one.text_span
                    for one in page.links
                    if one.kind is not LinkKind.IMAGE and one.text.count(" ") >= blanks
                ),
                *(
                    one.text_span
                    for one in page.markdown.emphasis
                    if page.document.slice(one.text_span).count(" ") >= blanks
                ),
                *(Span(*match.span()) for match in _QUOTED.finditer(page.text)),
            )
        )
    return found


def cites_paper(page: Page, line: int) -> bool:
    """Whether a line links a paper, so that it may have the title of one."""
    found = _CITED.setdefault(page, {})
    if line not in found:
        found[line] = _CITES.search(page.document.line_text(line)) is not None
    return found[line]


def plain_title(page: Page, link: Link) -> PlainTitle | None:
    """The words before a link that says no more than that it is a paper, in its cell or on its item's first line.

    Where its cell has none, those of the row's first cell are taken.
    """
    if not read_label(link.text).is_of_paper:
        return None
    place = _places(page).get(page.document.lines.line_of(link.span.start))
    if place is None:
        return None
    start = place.start + page.text[place.start : link.span.start].rfind("|") + 1
    before = Span(start, max(link.span.start, start))
    for span in (before, place.first_cell) if place.first_cell is not None else (before,):
        if 0 < span.end - span.start <= _MAX_TITLE and "](" not in page.document.slice(span):
            text = visible_text(page, up_to_break(page, span)).strip(" [(*_").rstrip(" ,;:")
            if is_title(text):
                return PlainTitle(text, place.group)
    return None


def item_title(page: Page, link: Link) -> str:
    """The words of a list item before its first link, or before the second where the item begins with one.

    A date in front is left out. Empty for other links, for links of code and the like, and for what is no title.
    """
    return _item_titles(page).get(link.span.start, "")


def _item_titles(page: Page) -> dict[int, str]:
    found = _TITLES.get(page)
    if found is None:
        found = _TITLES[page] = {}
        items = page.markdown.lists if "](" in page.text else ()
        for item, after in zip_longest(items, items[1:]):
            start, end = item.content_span
            if after is not None:
                end = min(end, after.span.start)  # items within this one are others
            links = [one for one in page.links_in(Span(start, max(start, end))) if one.parent is None][:2]
            if len(links) > 1 and not page.text[start : links[0].span.start].strip(_MARKS):
                if is_title(links[0].text):
                    continue  # what stands behind it is where it was published
                start = links.pop(0).span.end
            promise = read_label(links[0].text) if links else None
            if promise is None or (promise.role and promise.role != "paper") or len(links[0].text) > _MAX_LABEL:
                continue
            span = up_to_break(page, Span(start, max(start, links[0].span.start)))
            is_label = promise.role or promise.service
            if not is_label and _EXAMPLE.search(page.text, max(span.start, span.end - _MAX_LABEL), span.end):
                continue  # a sentence that goes on with a name
            if span.end - span.start <= _MAX_TITLE:
                text = _DATE.sub("", visible_text(page, span).lstrip(" ,.:;-")).strip(" ,.:;-([*_")
                if is_title(text) and not _SENTENCE.search(text):
                    found[links[0].span.start] = text
    return found


def before_break(page: Page, span: Span) -> Span:
    """What stands before a line break, or a line that begins with a conference: behind it is where it was published."""
    match = _BREAK.search(page.text, span.start, span.end)
    return Span(span.start, match.start()) if match is not None else span


def up_to_break(page: Page, span: Span) -> Span:
    """The same, where it has the words of a title: otherwise the break is one within it."""
    before = before_break(page, span)
    return before if before is not span and is_title(visible_text(page, before)) else span


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
_LONG: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()
_CITED: WeakKeyDictionary[Page, dict[int, bool]] = WeakKeyDictionary()
_TITLES: WeakKeyDictionary[Page, dict[int, str]] = WeakKeyDictionary()
