"""Which tildes strike text out on GitHub.

Its parser, cmark-gfm, takes runs of one or two tildes for marks, which open and close as asterisks do, and pairs runs
of equal length; three or more are text. The CommonMark parser of this package counts more signs as punctuation and
knows no addresses without brackets, so the pairs are worked out here.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import EmphasisKind, LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_escaped
from modelist.linting.markup.prose import Spans, no_words

_RUN = lazy_pattern(r"~+")
_WITHOUT_SCHEME = lazy_pattern(r"(?<![^\s*_~(])www\.[^\s<]{0,2000}[^\s<?!.,:*_~'\")]")
_MAX_RUN = 2
_MAX_LEAD = 40
_PARTS = (LinkKind.LINK, LinkKind.REFERENCE)
_WHOLE = (LinkKind.IMAGE, LinkKind.AUTOLINK)


class Struck(NamedTuple):
    """Text that is struck out, with its marks and without them."""

    span: Span
    inner: Span


class _Mark(NamedTuple):
    """A run of tildes, and what it may do."""

    span: Span
    opens: bool
    closes: bool

    @property
    def width(self) -> int:
        return self.span.end - self.span.start


class _Scope(NamedTuple):
    """Emphasis or the text of a link, in which a mark has to find its other; nothing is one where ``key`` is None."""

    span: Span
    key: int | None


def find_struck(page: Page) -> Iterator[Struck]:
    """Everything that GitHub strikes out for the tildes around it, paragraph by paragraph."""
    runs = [Span(*match.span()) for match in _RUN.finditer(page.text)]
    if len(runs) < 2:
        return
    bare = Spans(Span(*match.span()) for match in _WITHOUT_SCHEME.finditer(page.text))
    hidden = no_words(page)
    for text in page.markdown.texts:
        within = runs[bisect_left(runs, (text.start, 0)) : bisect_left(runs, (text.end, 0))]
        visible = [one for one in within if one.start not in hidden and one.start not in bare]
        if len(visible) > 1:
            for marks in _by_scope(page, text, visible):
                yield from _pairs(marks)


def _by_scope(page: Page, text: Span, runs: Iterable[Span]) -> Iterable[list[_Mark]]:
    """The marks of a stretch of text, those that can find each other together."""
    found: dict[int, list[_Mark]] = {}
    scopes = iter(_scopes(page, text))
    following = next(scopes, None)
    around = [_Scope(text, -1)]
    for run in runs:
        while following is not None and following.span.start <= run.start:
            around.append(following)
            following = next(scopes, None)
        while around[-1].span.end <= run.start:
            around.pop()
        mark, key = _mark(page.text, text, run), around[-1].key
        if mark is not None and key is not None:
            found.setdefault(key, []).append(mark)
    return found.values()


def _scopes(page: Page, text: Span) -> list[_Scope]:
    """What stands between the marks of emphasis and the brackets of links, and what of links no reader sees."""
    found = []
    for link in page.links_in(text):
        if link.kind in _WHOLE or link.kind in _PARTS:
            found.append(_Scope(link.span, None))
        if link.kind in _PARTS:
            found.append(_Scope(link.text_span, link.text_span.start))
    emphasis = page.markdown.emphasis
    first, after = (bisect_left(emphasis, place, key=lambda one: one.span.start) for place in text)
    for one in emphasis[first:after]:
        if one.kind is not EmphasisKind.STRIKETHROUGH:
            found.append(_Scope(one.text_span, one.text_span.start))
    return sorted(found, key=lambda one: (one.span.start, -one.span.end, one.key is not None))


def _mark(source: str, text: Span, run: Span) -> _Mark | None:
    """A run as a mark; None where it can be none."""
    start = run.start + is_escaped(source, run.start)
    if not 0 < run.end - start <= _MAX_RUN:
        return None
    before, after = _before(source, text, start), source[run.end] if run.end < text.end else "\n"
    opens = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
    closes = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
    return _Mark(Span(start, run.end), opens, closes) if opens or closes else None


def _before(source: str, text: Span, start: int) -> str:
    """The character before a mark; the indentation and quote marks that a line begins with count as a line feed."""
    line = source.rfind("\n", max(text.start, start - _MAX_LEAD), start) + 1
    if start == text.start or (line > text.start and not source[line:start].strip(" \t>")):
        return "\n"
    return source[start - 1]


def _is_sign(character: str) -> bool:
    """Whether GitHub's parser counts a character as punctuation: any sign of ASCII, and no symbols besides."""
    if character.isascii():
        return character.isprintable() and not character.isalnum() and character != " "
    return unicodedata.category(character)[0] == "P"


def _pairs(marks: Iterable[_Mark]) -> Iterator[Struck]:
    """Each mark that closes takes the nearest before it that opens; two of unequal length undo each other."""
    waiting: list[_Mark] = []
    failed = [0] * (_MAX_RUN + 1)
    for mark in marks:
        if mark.closes:
            lowest = min(failed[mark.width], len(waiting))
            at = next((one for one in range(len(waiting) - 1, lowest - 1, -1) if _fit(waiting[one], mark)), None)
            if at is not None:
                opening = waiting[at]
                del waiting[at:]
                if opening.width == mark.width:
                    yield Struck(Span(opening.span.start, mark.span.end), Span(opening.span.end, mark.span.start))
                continue
            failed[mark.width] = len(waiting)
        if mark.opens:
            waiting.append(mark)


def _fit(opening: _Mark, closing: _Mark) -> bool:
    """Whether two marks may meet: of unequal ones, neither may do both (CommonMark's rule of three)."""
    return opening.width == closing.width or not (opening.closes or closing.opens)
