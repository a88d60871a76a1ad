"""Names that the cells of a column, or a heading and the text below it, spell in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page, Section
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.models.recognition import Column, columns_of
from modelist.linting.rule import Problem
from modelist.readme.proper_names import is_proper_name, misspelled
from modelist.readme.words import same_name

_HEAD = lazy_pattern(r"(?P<name>[A-Za-z][A-Za-z0-9.-]{2,30}[A-Za-z0-9²])(?=\s*(?:\Z|[:：(（]| Series\Z|系列))")
_TOKEN = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ/.@#&-])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?![A-Za-z0-9_À-ɏ/@]|-\w|\.\w)"
)
_SMALL_WORD = lazy_pattern(r"(?<![A-Za-z0-9_À-ɏ/-])[a-z]+(?:[-_][a-z]+)*(?![A-Za-z0-9_À-ɏ/-])")
_LETTERS = lazy_pattern(r"[^\W\d_]{3}")
_COMPOUND = lazy_pattern(r"[A-Z]?[a-z]+(?:-[A-Z]?[a-z]+)+\Z|(?i:.*-to-.*)")
"""Words joined by hyphens, which titles spell with any capitals."""

_ORDINARY = lazy_pattern(r"[A-Z]?[a-z]+\Z")
_NO_LETTERS = lazy_pattern(r"[\W_]+")
_MIN_LENGTH, _LONGEST_CELL = 3, 60
_MIN_KEY = 5
_CHOOSE = "Choose one spelling."
_OF_SEVERAL = frozenset("license organization languages language_model vision_encoder connector".split())
"""Fields whose cells often hold several values."""

_SEPARATOR = lazy_pattern(r"<br[ ]?/?>|,[ ]|[，、;；]|[ ][/／&+|][ ]|\\\|")
_BRACKETS = ("", "(", "（")
_MAKER = lazy_pattern(r",? (?:Inc|Ltd|LLC|Corp|Corporation|Co|Limited|GmbH)\.?\Z", re.IGNORECASE)
"""What a firm's full name ends in."""


class _Value(NamedTuple):
    """A value as a reader sees it, and the header of its column."""

    span: Span
    text: str
    column: Span
    is_first: bool = True


def headed(page: Page) -> Iterator[tuple[str, Section]]:
    """Names that a heading consists of, or begins with before a colon or bracket, with their sections."""
    for section in page.sections:
        match = _HEAD.match(section.title.lstrip("* "))
        if match is not None and section.heading.level > 1:
            yield match["name"], section


def in_sections(page: Page, told: Spans) -> Iterator[Problem]:
    """Words of a section that are its name but for capitals and hyphens."""
    for name, section in headed(page):
        key = _key(name)
        if len(key) < _MIN_LENGTH or key not in _NO_LETTERS.sub("", page.document.slice(section.own)).lower():
            continue
        for match in _TOKEN.finditer(page.text, *section.own):
            word = match[0]
            same = word == name or _key(word) != key or _is_word(page, word, name)
            if not same and match.start() not in told and match.start() not in no_text(page) and not misspelled(word):
                message = f"'{word}' is spelled '{name}' in the heading of this section"
                related = ((Location(page.path, section.heading.text_span), "the heading"),)
                yield Problem(Span(*match.span()), message, _CHOOSE, related=related)


def _is_word(page: Page, word: str, name: str) -> bool:
    """Whether a word in small letters, or that of the heading, may be any word."""
    if word.islower() or _COMPOUND.match(word) or _COMPOUND.match(name):
        return True
    if _ORDINARY.match(word) and name.isupper() and len(name) <= _MIN_LENGTH + 1:
        return True
    return _ORDINARY.match(name) is not None and name.lower() in small_words(page)


def small_words(page: Page) -> frozenset[str]:
    """The words in small letters of a page."""
    found = _SMALL.get(page)
    if found is None:
        found = _SMALL[page] = frozenset(_SMALL_WORD.findall(page.text))
    return found


def in_columns(page: Page, told: Spans) -> Iterator[Problem]:
    """Values that are the same but for capitals, blanks and marks, and that most cells write in another way.

    Columns of all tables that have the same header, or hold the same field, are read as one.
    """
    alike: dict[str, list[tuple[Table, Column]]] = {}
    for table in page.markdown.tables:
        for column in columns_of(page, table):
            name = column.fields[0] if column.fields else same_name(column.header)
            alike.setdefault(name or f"{column.span.start}", []).append((table, column))
    for name, columns in alike.items():
        groups: dict[str, list[_Value]] = {}
        for table, column in columns:
            for row in table.rows:
                cell = row.cells[column.index] if column.index < len(row.cells) else None
                if cell is None or not cell.source or cell.span.start in told:
                    continue
                for value in _values(page, cell, column, name):
                    text = _MAKER.sub("", value.text) if name == "organization" else value.text
                    if len(value.text) <= _LONGEST_CELL and len(_key(text)) >= _MIN_KEY and not text.isdecimal():
                        groups.setdefault(_key(text), []).append(value)
        for found in groups.values():
            yield from _unusual(page, found)


def _values(page: Page, cell: Cell, column: Column, field: str) -> Iterator[_Value]:
    """What a cell says: each of several values, linked or not, in columns that have such; else all of it."""
    if field not in _OF_SEVERAL:
        if "](" not in cell.source:
            yield _Value(cell.span, visible_text(page, cell.span), column.span)
        return
    links = Spans(one.span for one in page.links_in(cell.span))
    at = cell.span.start
    for match in (*_SEPARATOR.finditer(page.text, *cell.span), None):
        if match is not None and match.start() in links:
            continue
        part = page.text[at : match.start() if match is not None else cell.span.end]
        start = at + len(part) - len(part.lstrip())
        span = Span(start, start + len(part.strip()))
        if span.start not in no_text(page) and (text := visible_text(page, span))[:1] not in _BRACKETS:
            yield _Value(span, text, column.span, is_first=at == cell.span.start)
        at = match.end() if match is not None else cell.span.end


def _unusual(page: Page, found: list[_Value]) -> Iterator[Problem]:
    counts = Counter(one.text for one in found)
    if len(counts) < 2 or any(map(is_proper_name, counts)):  # proper-names tells of those
        return
    usual = counts.most_common(1)[0][0]
    columns = {one.column for one in found if one.text == usual}
    for one in found:
        if one.text == usual or not _LETTERS.search(one.text):
            continue
        if one.text[1:] == usual[1:] and not (one.is_first and one.text[0].islower()):
            continue  # a capital for the beginning of the cell
        place = "in this column" if one.column in columns else "in the same column of another table"
        related = ((Location(page.path, next(other.span for other in found if other.text == usual)), f"'{usual}'"),)
        yield Problem(one.span, f"'{one.text}' is spelled '{usual}' elsewhere {place}", _CHOOSE, usual, related=related)


def _key(text: str) -> str:
    """Letters and digits, in lower case; what is in doubt is another thing."""
    return _NO_LETTERS.sub("", text.replace("+", "plus").replace("?", "doubt")).lower()


_SMALL: WeakKeyDictionary[Page, frozenset[str]] = WeakKeyDictionary()
