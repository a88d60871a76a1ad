"""Headings of a page with GitHub's anchors, and explicit anchors.

GitHub makes anchors from the rendered HTML, so raw ``<h1>`` to ``<h6>`` count in the same sequence as Markdown's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown_content import line_end, trim
from modelist.documents.markdown_nodes import Anchor, Heading, HtmlTag
from modelist.documents.markdown_tokens import LINE_STARTS
from modelist.documents.markdown_units import Unit, bounds, rendered_text
from modelist.documents.slugs import Slugger

_HTML_HEADING = lazy_pattern(r"h[1-6]")
_MAY_HOLD_HEADING = lazy_pattern(r"</?h[1-6]", re.IGNORECASE)
_ANCHORS = ("id", "name")


def read_headings(document: Document, units: Iterable[Unit]) -> tuple[Heading, ...]:
    """All headings in document order, with their anchors."""
    slugger = Slugger()
    found = _found(document, units)
    return tuple(heading._replace(slug=slugger.slug(heading.text)) for heading in found)


def read_anchors(units: Iterable[Unit]) -> tuple[Anchor, ...]:
    """The values of all ``id`` and ``name`` attributes, in document order."""
    tags = (tag for unit in units for tag in unit.markup() if isinstance(tag, HtmlTag))
    return tuple(
        Anchor(attribute.value, attribute.value_span, tag.name, attribute.name)
        for tag in tags
        for attribute in tag.attributes
        if attribute.name in _ANCHORS and attribute.value and attribute.value_span
    )


def _found(document: Document, units: Iterable[Unit]) -> Iterator[Heading]:
    """All headings, without their anchors."""
    html = _HtmlHeadings()
    has_html = _MAY_HOLD_HEADING.search(document.text) is not None
    for unit in units:
        if unit.owner.type == "heading_open":
            yield from html.flush()
            yield _markdown_heading(document, unit)
        elif has_html and (html.is_open or _MAY_HOLD_HEADING.search(unit.text)):
            yield from html.read(unit)
    yield from html.flush()


def _markdown_heading(document: Document, unit: Unit) -> Heading:
    owner = unit.owner
    starts = owner.meta[LINE_STARTS]
    last = trim(document.text[starts[-1] : line_end(document, starts[-1])])
    return Heading(
        level=int(owner.tag[1]),
        span=Span(starts[0], starts[-1] + len(last)),
        text_span=unit.content.span(0, len(unit.text)),
        text="".join(map(rendered_text, unit.children)),
        slug="",
        html=False,
        atx=owner.markup.startswith("#"),
        top_level=unit.top_level,
    )


@dataclass(slots=True)
class _OpenHeading:
    """A raw HTML heading whose end tag has not been read; ``cut`` is how it reads if it ends with its first block."""

    level: int
    start: int
    text_start: int
    top_level: bool
    parts: list[str] = field(default_factory=list)
    cut: Heading | None = None

    def heading(self, text_end: int, end: int) -> Heading:
        span, text_span = Span(self.start, end), Span(self.text_start, text_end)
        return Heading(self.level, span, text_span, "".join(self.parts), "", True, False, self.top_level)


class _HtmlHeadings:
    """Reads raw HTML headings, which may go on over several blocks.

    As in the HTML standard any heading's start tag ends an open one, and any heading's end tag closes it. One that
    is never closed is taken to end with the block in which it began.
    """

    def __init__(self) -> None:
        self._open: _OpenHeading | None = None

    @property
    def is_open(self) -> bool:
        return self._open is not None

    def flush(self) -> Iterator[Heading]:
        """The heading that was never closed, if there is one."""
        if self._open and self._open.cut:
            yield self._open.cut
        self._open = None

    def read(self, unit: Unit) -> Iterator[Heading]:
        for index, token in enumerate(unit.children):
            tag = unit.markup_at(index)
            if isinstance(tag, HtmlTag) and _HTML_HEADING.fullmatch(tag.name):
                yield from self._tag(unit, token, tag)
            elif self._open:
                self._open.parts.append(rendered_text(token))
        if self._open:
            end = unit.content.span(0, len(unit.text.rstrip("\n"))).end
            self._open.cut = self._open.cut or self._open.heading(end, end)
            self._open.parts.append("\n")

    def _tag(self, unit: Unit, token: Token, tag: HtmlTag) -> Iterator[Heading]:
        if tag.closing:
            if self._open:
                yield self._open.heading(tag.span.start, tag.span.end)
            self._open = None
            return
        if self._open:
            self._open.cut = self._open.cut or self._open.heading(tag.span.start, tag.span.start)
        yield from self.flush()
        text_start = unit.content.source(bounds(token)[0] + len(token.content))
        self._open = _OpenHeading(int(tag.name[1]), tag.span.start, text_start, unit.top_level)
