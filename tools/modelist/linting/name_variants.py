"""Names that the cells of a column, or a heading and the text below it, spell in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.cells import visible_text
from modelist.linting.context import Page, Section
from modelist.linting.prose import Spans, no_text
from modelist.linting.rule import Problem
from modelist.readme.proper_names import misspelled

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
    """Cells of a column that are the same but for capitals, blanks and marks, and that most write in another way."""
    for table in page.markdown.tables:
        for column in range(len(table.header.cells)):
            groups: dict[str, list[tuple[Span, str]]] = {}
            for row in table.rows:
                cell = row.cells[column] if column < len(row.cells) else None
                if cell is None or not cell.source or "](" in cell.source or cell.span.start in told:
                    continue
                text = visible_text(page, cell.span)
                if len(text) <= _LONGEST_CELL and len(_key(text)) >= _MIN_KEY and not text.isdecimal():
                    groups.setdefault(_key(text), []).append((cell.span, text))
            for found in groups.values():
                yield from _unusual(found)


def _unusual(found: list[tuple[Span, str]]) -> Iterator[Problem]:
    counts = Counter(text for _, text in found)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for span, text in found:
        if text != usual and _LETTERS.search(text):
            yield Problem(span, f"'{text}' is spelled '{usual}' elsewhere in this column", _CHOOSE, usual)


def _key(text: str) -> str:
    """Letters and digits, with the point of a version, in lower case."""
    return _NO_LETTERS.sub("", text.replace("+", "plus")).lower()


_SMALL: WeakKeyDictionary[Page, frozenset[str]] = WeakKeyDictionary()
