"""Which parts of a page are words for readers, and which are code, addresses, tags or formulas."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.html import verbatim_spans
from modelist.linting.markup.records import record_lines

_OWN_LABEL = lazy_pattern(r"\[[^\]]")
_MATH_BLOCK = lazy_pattern(r"\$\$.+?\$\$", re.DOTALL)
_MATH = lazy_pattern(r"\$`[^`\n]+`\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]{1,300}?(?<=[^\s\\])\$(?![\d\w$])")
_LOOKS_LIKE_MATH = lazy_pattern(r"[\\^_{}=+<>]|[A-Za-z]")


class Spans:
    """Many spans, asked which of them holds a place; overlapping ones count as one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start < merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            elif span.end > span.start:
                merged.append(span)
        self._starts = [span.start for span in merged]
        self.spans = tuple(merged)

    def holding(self, offset: int) -> Span | None:
        """The span in which a place lies."""
        at = bisect_right(self._starts, offset) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at].end else None

    def __contains__(self, offset: int) -> bool:
        return self.holding(offset) is not None


def code_and_html(page: Page) -> Spans:
    """Where Markdown is not read at all: code, blocks of HTML, tags and comments."""
    found = _CODE.get(page)
    if found is None:
        markdown = page.markdown
        found = _CODE[page] = Spans(
            (
                *markdown.front_matter,
                *markdown.code_spans,
                *(one.span for one in markdown.code_blocks),
                *markdown.html_blocks,
                *(one.span for one in markdown.html_tags),
                *(one.span for one in markdown.comments),
            )
        )
    return found


def code_spans(page: Page) -> Spans:
    """Code within lines."""
    found = _CODE_SPANS.get(page)
    if found is None:
        found = _CODE_SPANS[page] = Spans(page.markdown.code_spans)
    return found


def no_words(page: Page) -> Spans:
    """What is no text for readers: code, HTML, addresses and formulas."""
    found = _NO_WORDS.get(page)
    if found is None:
        found = _NO_WORDS[page] = Spans(
            (
                *code_and_html(page).spans,
                *_addresses(page),
                *_math(page.text),
            )
        )
    return found


def no_text(page: Page) -> Spans:
    """The same, but words between tags of HTML and in records of facts are for readers, too."""
    found = _NO_TEXT.get(page)
    if found is None:
        markdown = page.markdown
        if not markdown.html_blocks and not record_lines(page):
            found = no_words(page)
        else:
            found = Spans(_without_records(page, [*_never_text(page)]))
        _NO_TEXT[page] = found
    return found


def _never_text(page: Page) -> Iterable[Span]:
    markdown = page.markdown
    yield from markdown.front_matter
    yield from markdown.code_spans
    yield from (one.span for one in markdown.html_tags)
    yield from (one.span for one in markdown.comments)
    yield from verbatim_spans(markdown.html_tags)
    yield from _addresses(page)
    yield from _math(page.text)


def _addresses(page: Page) -> Iterable[Span]:
    markdown = page.markdown
    yield from (one.destination_span for one in markdown.links)
    yield from (one.span for one in markdown.links if one.kind is LinkKind.AUTOLINK)
    yield from (span for one in markdown.links if one.label is not None and (span := own_label(page, one)))
    yield from (one.span for one in markdown.definitions)
    yield from (one.span for one in markdown.bare_urls)


def own_label(page: Page, link: Link) -> Span | None:
    """The label of a reference that is not its text as well, with its brackets: that of ``[text][label]``."""
    start = link.text_span.end + 1
    return Span(start, link.span.end) if _OWN_LABEL.match(page.text, start) else None


def _without_records(page: Page, hidden: list[Span]) -> Iterable[Span]:
    """Spans with those of code blocks, of which the lines of records are left out."""
    yield from hidden
    lines = record_lines(page)
    starts = [one.label_span.start for one in lines]
    for block in page.markdown.code_blocks:
        at = block.span.start
        for line in lines[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]:
            yield Span(at, line.label_span.start)
            at = line.value_span.end
        yield Span(at, block.span.end)


def _math(text: str) -> Iterable[Span]:
    if text.count("$") < 2:
        return
    for match in _MATH_BLOCK.finditer(text):
        yield Span(*match.span())
    for match in _MATH.finditer(text):
        if _LOOKS_LIKE_MATH.search(match[0][1:-1]):
            yield Span(*match.span())


_CODE: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()
_CODE_SPANS: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()
_NO_WORDS: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()
_NO_TEXT: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()
