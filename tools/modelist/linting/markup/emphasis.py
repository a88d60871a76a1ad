"""Emphasis marks that GitHub shows as characters, because they neither open nor close anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import CJK
from modelist.core.text import Span
from modelist.documents.markdown import plain_text
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words

_RUN = lazy_pattern(r"\*+|_{2,}")
_MAX_RUN = 3
_WINDOW = 60
_CJK = lazy_pattern(f"[{CJK}]")
_CELL_END = lazy_pattern(r"(?<!\\)\|")
_UNPACKED = lazy_pattern(r"\*{1,2}(?:(?:kw)?args|kw)\b")
_QUOTES, _BEFORE_QUOTE = ("'", '"'), " \t\n([{=:,"
_TRAILING = lazy_pattern(r"[：:，。、；！？,;!?]+\Z")


class LiteralPair(NamedTuple):
    """Two equal runs of marks on one line (in one cell) that show as characters, with what stands between them."""

    mark: str
    start: int
    end: int

    @property
    def inner(self) -> Span:
        """The text between the marks."""
        return Span(self.start + len(self.mark), self.end - len(self.mark))


class LiteralMark(NamedTuple):
    """A run of marks that shows as characters and has no counterpart on its line."""

    mark: str
    span: Span
    opens: bool


def find_literal(page: Page) -> Iterator[LiteralPair | LiteralMark]:
    """Marks outside code, HTML, addresses and formulas that are not part of emphasis."""
    if "*" not in page.text and "__" not in page.text:
        return
    used = mark_offsets(page)
    skipped = no_words(page)
    waiting: list[re.Match[str]] = []
    line_end = -1
    for match in _RUN.finditer(page.text):
        start = match.start()
        if start in used or start in skipped or len(match[0]) > _MAX_RUN or is_escaped(page.text, start):
            continue
        if start > line_end:
            yield from _close(page, waiting)
            waiting = []
            line_end = page.text.find("\n", start)
            line_end = len(page.text) if line_end < 0 else line_end
        if not _is_other(page.text, match):
            waiting.append(match)
    yield from _close(page, waiting)


def mark_offsets(page: Page) -> set[int]:
    """Where the marks of a page's emphasis stand, character by character; worked out once for all that ask."""
    found = _MARKS.get(page)
    if found is None:
        found = _MARKS[page] = {
            offset
            for one in page.markdown.emphasis
            for span in (Span(one.span.start, one.text_span.start), Span(one.text_span.end, one.span.end))
            for offset in range(*span)
        }
    return found


def _close(page: Page, found: list[re.Match[str]]) -> Iterator[LiteralPair | LiteralMark]:
    """Pairs neighbours with the same marks that no cell's end separates."""
    index = 0
    while index < len(found):
        one = found[index]
        other = found[index + 1] if index + 1 < len(found) else None
        if other is not None and one[0] == other[0] and _CELL_END.search(page.text, one.end(), other.start()) is None:
            yield LiteralPair(one[0], one.start(), other.end())
            index += 2
            continue
        after = page.text[one.end() : one.end() + 1]
        yield LiteralMark(one[0], Span(*one.span()), bool(after.strip()))
        index += 1


def mended(page: Page, pair: LiteralPair) -> tuple[tuple[Edit, ...], bool] | None:
    """Edits after which a pair is emphasis, and whether nothing but blanks and marks moves; None if none is found."""
    text, width = page.text, len(pair.mark)
    inner = text[slice(*pair.inner)]
    words = inner.strip()
    if not words:
        return None
    if words != inner:
        lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        before, after = text[pair.start - 1 : pair.start], text[pair.end : pair.end + 1]
        lead = lead if before.strip() else ""
        tail = tail if after.strip() else ""
        return _checked(page, pair, f"{lead}{pair.mark}{words}{pair.mark}{tail}", True)
    closing = _TRAILING.search(words)
    if closing and closing.start() > 0:
        body, tail = words[: closing.start()], closing[0]
        found = _checked(page, pair, f"{pair.mark}{body}{pair.mark}{tail}", True)
        if found is not None:
            return found
    before, after = text[pair.start - 1 : pair.start].strip(), text[pair.end : pair.end + 1].strip()
    lead = " " if before and is_punctuation(words[0]) else ""
    tail = " " if after and is_punctuation(words[-1]) else ""
    if not (lead or tail) or width == 0:
        return None
    return _checked(page, pair, f"{lead}{text[pair.start : pair.end]}{tail}", False)


def _checked(page: Page, pair: LiteralPair, replacement: str, safe: bool) -> tuple[tuple[Edit, ...], bool] | None:
    """The edit, if with it the text around shows fewer marks than before."""
    first, last = max(pair.start - _WINDOW, 0), pair.end + _WINDOW
    start = page.text.rfind("\n", first, pair.start) + 1 or first
    end = page.text.find("\n", pair.end, last)
    end = min(last, len(page.text)) if end < 0 else end
    old = page.text[start:end]
    new = page.text[start : pair.start] + replacement + page.text[pair.end : end]
    mark = pair.mark
    if plain_text(new).count(mark) > plain_text(old).count(mark) - 2:
        return None
    return (Edit(Span(pair.start, pair.end), replacement),), safe


def is_punctuation(character: str) -> bool:
    """Whether CommonMark counts a character as punctuation."""
    return bool(character) and unicodedata.category(character)[0] in "PS"


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese or Japanese writing."""
    return _CJK.match(character) is not None


def is_escaped(text: str, offset: int) -> bool:
    """Whether a backslash before a mark makes it text."""
    slashes = 0
    while offset - slashes > 0 and text[offset - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether a run is surely no emphasis: a bullet, a rule, a product or power, a file pattern, a name in code."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if match[0][0] == "_":
        return not (is_cjk(before) or is_cjk(after))
    line_start = text.rfind("\n", 0, match.start()) + 1
    if not text[line_start : match.start()].strip(" \t>") and (not after.strip() or after in "*-_"):
        return True
    if before.isalnum() and after.isalnum() and before.isascii() and after.isascii():
        return True
    if before == "/" or after == "/" or _UNPACKED.match(text, match.start()):
        return True
    opens_quote = before in _QUOTES and not text[match.start() - 2 : match.start() - 1].strip(_BEFORE_QUOTE)
    return opens_quote or (after in _QUOTES and bool(before.strip()))


_MARKS: WeakKeyDictionary[Page, set[int]] = WeakKeyDictionary()
