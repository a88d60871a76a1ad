"""Facts in prose: list items and lines such as ``- **Date:** 2023-07`` or ``**参数规模**：7B``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_placeholder
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Block, BlockKind
from modelist.importing.content import read_content, to_plain
from modelist.importing.model import LINK_FIELDS, VISION_FIELDS, Fact, Source
from modelist.importing.roles import usable_url
from modelist.importing.values import is_quantity, read_value
from modelist.readme.headers import fields_of

_MAX_LABEL = 60
_MAX_LINE = 2000
_MAX_FREE_TEXT = 80
_MARK = r"(?:\*\*|__|\*|_)?"
_LABELLED = lazy_pattern(
    rf"[ \t]*(?:[-*+•][ \t]+)?[^\w\s*_\[\]<(（`#|]{{0,4}}[ \t]*{_MARK}"
    rf"(?P<label>[^\n:：*_\[\]<>|]{{1,{_MAX_LABEL}}}?)"
    rf"(?:[ \t]*[:：][ \t]*{_MARK}|{_MARK}[ \t]*[:：])(?![/])[ \t]*(?P<value>[^\n]*)"
)
_BOLD = lazy_pattern(r"[ \t]*[-*+•][ \t]+(?:\*\*|__)")
_ITEM = lazy_pattern(r"^ {0,3}[-*+•][ \t]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list or paragraph: a fact if it is one, or the label and text of one that says nothing."""

    span: Span
    fact: Fact | None = None
    nothing: tuple[str, str] | None = None
    label: str = ""
    stands_out: bool = False
    """Whether it is written like a fact, with a bold label, whatever it is about."""

    @property
    def is_known(self) -> bool:
        """Whether the line is told apart from prose."""
        return self.fact is not None or self.nothing is not None


def read_fact_lines(source: Source, block: Block, kind: str) -> list[Line]:
    """The lines of a list or paragraph where they are mostly facts, or [] where it is something else.

    A line that belongs to no fact has none in ``fact``: it stays where it is.
    """
    lines = list(_lines(source, block))
    if not lines:
        return []
    read = [_read(source, span, kind) for span in lines]
    known = sum(one.is_known for one in read)
    alike = sum(one.is_known or one.stands_out for one in read)
    enough = alike * 2 >= len(read) if block.kind is BlockKind.LIST else known == len(read)
    return read if known and enough and not _says_twice(read) else []


def _says_twice(lines: Sequence[Line]) -> bool:
    """Whether one label has several values, so that the lines are about several things and no facts of one."""
    labels = [line.fact.label for line in lines if line.fact is not None and not is_of_links(line.fact)]
    return len(set(labels)) < len(labels)


def is_of_links(fact: Fact) -> bool:
    """Whether a fact is about links, of which a section may name several under one label."""
    return fact.field in LINK_FIELDS or fact.field == "links"


def _lines(source: Source, block: Block) -> Iterator[Span]:
    """Whole lines of a paragraph, or items of a list with nothing below them; none where there is more to it."""
    if block.kind is BlockKind.PARAGRAPH:
        yield from split_lines(source, block.span)
        return
    if block.kind is not BlockKind.LIST:
        return
    spans = list(split_lines(source, block.span))
    texts = [source.document.slice(span) for span in spans]
    start: Span | None = None
    for span, text in zip(spans, texts, strict=True):
        if _ITEM.match(text):
            if start is not None:
                yield start
            start = span
        elif start is not None:
            start = Span(start.start, span.end)
    if start is not None:
        yield start


def split_lines(source: Source, span: Span) -> Iterator[Span]:
    """The lines of a span, without their line feeds."""
    at = span.start
    while at < span.end:
        end = source.text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        yield Span(at, end)
        at = end + 1


def _read(source: Source, span: Span, kind: str) -> Line:
    text = source.document.slice(span)
    match = _LABELLED.match(text) if len(text) <= _MAX_LINE else None
    if match is None or text[match.end() :].strip():
        return Line(span)
    label = " ".join(to_plain(match["label"]).split())
    value = Span(
        span.start + match.start("value"), span.start + match.start("value") + len(match["value"].rstrip(" \t\\"))
    )
    content = read_content(source, value)
    field = next((one for one in fields_of(label) if _belongs(one, kind)), None)
    if field is None:
        return Line(span, stands_out=_BOLD.match(text) is not None and len(content.plain) <= _MAX_FREE_TEXT)
    if is_placeholder(content.plain) and not content.links:
        return Line(span, nothing=(label, content.plain))
    fact = Fact(field, label, content, from_row=False)
    return Line(span, fact if _is_readable(fact) else None, label=label)


def _belongs(field: str, kind: str) -> bool:
    return field not in ("name", "details") and (kind == "vlm" or field not in VISION_FIELDS)


def _is_readable(fact: Fact) -> bool:
    content = fact.content
    if is_of_links(fact):
        return bool(content.links) and content.whole and all(usable_url(one.url) for one in content.links)
    if fact.field == "organization":
        return content.whole and len(content.plain) <= 2 * _MAX_FREE_TEXT
    if not is_quantity(fact.field) and (len(content.plain) > _MAX_FREE_TEXT or len(content.links) > 1):
        return False
    return content.whole and read_value(fact.field, content, fact.label) is not None
