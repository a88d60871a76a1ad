"""Code spans, emphasis and bare addresses in the text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_destinations import decode
from modelist.documents.markdown_nodes import BareUrl, Emphasis, EmphasisKind, HtmlTag
from modelist.documents.markdown_units import Unit, bounds

_EMPHASIS = {"em": EmphasisKind.EMPHASIS, "strong": EmphasisKind.STRONG, "s": EmphasisKind.STRIKETHROUGH}
_BACKTICKS = lazy_pattern("`+")
_MARKS = lazy_pattern("[*_~]")
_LEAD = lazy_pattern(r"\*\*((?=[A-Za-z0-9])[^*_~`\\\[\]<>&!\n]{0,80}[A-Za-z0-9:])\*\*(?: [^*_~`\\\[\]<>&!\n]*)?")
"""A lead in bold and plain words behind it, as facts are written: no parser is needed to see what is bold."""

_URL = lazy_pattern(r"(?<![A-Za-z])https?://(?=[^\s<])", re.IGNORECASE | re.ASCII)
_URL_PART = lazy_pattern(r"[^\s<\[\]]+|[\[\]]", re.ASCII)
_HOST = lazy_pattern(r"https?://([^\W_][\w.-]*)", re.IGNORECASE)
_TRAILING = "?!.,:*_~'\""
_TRAILING_ENTITY = lazy_pattern(r"&[A-Za-z]+;\Z")
_MAX_ENTITY = 34


class _Range(NamedTuple):
    """A half-open range of content offsets."""

    start: int
    end: int


def read_code_spans(units: Iterable[Unit]) -> tuple[Span, ...]:
    """Code spans with their backticks, in document order."""
    return tuple(
        unit.content.span(*_code_range(unit.text, token))
        for unit in units
        if not unit.is_html and "`" in unit.text
        for token in unit.children
        if token.type == "code_inline"
    )


def read_emphasis(units: Iterable[Unit]) -> tuple[Emphasis, ...]:
    """Emphasised, strong and struck-out runs, in the order in which they begin."""
    return tuple(sorted((one for unit in units if _may_stress(unit) for one in _emphasis(unit)), key=_place))


def read_bare_urls(units: Iterable[Unit]) -> tuple[BareUrl, ...]:
    """Addresses that GFM's extended autolinks make into links, in document order."""
    return tuple(one for unit in units if not unit.is_html and "://" in unit.text for one in _bare_urls(unit))


def _may_stress(unit: Unit) -> bool:
    """Whether a stretch has a mark of emphasis at all; without one its inline tokens need not be made."""
    return not unit.is_html and _MARKS.search(unit.text) is not None


def _place(emphasis: Emphasis) -> tuple[int, int]:
    return emphasis.span.start, -emphasis.span.end


def _code_range(text: str, token: Token) -> _Range:
    """From the opening backticks to the first run that is as long as they are."""
    start, _ = bounds(token)
    runs = _BACKTICKS.finditer(text, start + len(token.markup))
    return _Range(start, next(run.end() for run in runs if len(run[0]) == len(token.markup)))


def _emphasis(unit: Unit) -> Iterator[Emphasis]:
    lead = _LEAD.fullmatch(unit.text)
    if lead is not None:
        span, text_span = unit.content.span(0, lead.end(1) + 2), unit.content.span(2, lead.end(1))
        yield Emphasis(EmphasisKind.STRONG, span, text_span)
        return
    opened: list[Token] = []
    for token in unit.children:
        if token.tag not in _EMPHASIS:
            continue
        if token.nesting > 0:
            opened.append(token)
            continue
        start, end = bounds(opened.pop())[0], bounds(token)[0]
        width = len(token.markup)
        if token.tag == "strong":  # the parser keeps the inner one of two marks
            start -= 1
        span, text_span = unit.content.span(start, end + width), unit.content.span(start + width, end)
        yield Emphasis(_EMPHASIS[token.tag], span, text_span)


def _bare_urls(unit: Unit) -> Iterator[BareUrl]:
    taken = [*_merged(_taken(unit)), _Range(len(unit.text), len(unit.text))]
    at = 0
    for hole in taken:
        while (match := _URL.search(unit.text, at, hole.start)) is not None:
            raw = _trimmed(unit.text[match.start() : _reach(unit.text, match.start(), hole.start)])
            at = match.start() + max(len(raw), 1)
            if _has_host(raw):
                yield BareUrl(decode(raw), unit.content.span(match.start(), match.start() + len(raw)))
        at = hole.end


def _merged(ranges: Iterable[_Range]) -> Iterator[_Range]:
    """The outermost ones of nested ranges, in order."""
    end = 0
    for one in sorted(ranges, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _taken(unit: Unit) -> Iterator[_Range]:
    """What is no plain text: links, images, code, HTML tags, and all from ``<a>`` to ``</a>``."""
    anchor = len(unit.text)
    for index, token in enumerate(unit.children):
        start, end = bounds(token)
        if token.type == "code_inline":
            yield _code_range(unit.text, token)
        elif token.type == "image" or (token.type == "link_open" and token.markup != "autolink"):
            yield _Range(start, end)
        elif token.type == "link_open":
            yield _Range(start, start + len(unit.children[index + 1].content) + 2)
        elif token.type == "html_inline":
            yield _Range(start, start + len(token.content))
            tag = unit.markup_at(index)
            if isinstance(tag, HtmlTag) and tag.name == "a":
                yield _Range(min(anchor, start), start)
                anchor = len(unit.text) if tag.closing else start
    yield _Range(anchor, len(unit.text))


def _trimmed(url: str) -> str:
    """Without what GFM leaves out at the end of an address: punctuation, an entity, a spare parenthesis."""
    end = len(url)
    spare = url.count(")") - url.count("(")
    while end:
        last = url[end - 1]
        if last == ";":
            entity = _TRAILING_ENTITY.search(url, max(end - _MAX_ENTITY, 0), end)
            end = entity.start() if entity else end - 1
        elif last in _TRAILING:
            end -= 1
        elif last == ")" and spare > 0:
            end -= 1
            spare -= 1
        else:
            break
    return url[:end]


def _reach(text: str, start: int, stop: int) -> int:
    """The end of the address that begins at ``start``: white space, a ``<``, or a closing bracket that it did not open.

    Such a bracket stands around it. Nothing behind the end is looked at, so that a line of addresses is read once.
    """
    depth, end = 0, start
    while (part := _URL_PART.match(text, end, stop)) is not None:
        depth += {"[": 1, "]": -1}.get(part[0], 0)
        if depth < 0:
            break
        end = part.end()
    return end


def _has_host(url: str) -> bool:
    """Whether a host follows the scheme, without an underscore in its last two labels."""
    host = _HOST.match(url)
    return host is not None and not any("_" in label for label in host[1].split(".")[-2:])
