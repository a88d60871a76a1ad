"""Links and images of a page: Markdown's, autolinks and those of raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown_destinations import find_destination
from modelist.documents.markdown_html import decode_attribute
from modelist.documents.markdown_nodes import Definition, HtmlAttribute, HtmlTag, Link, LinkKind
from modelist.documents.markdown_units import Unit, bounds, rendered_text

_HTML_LINKS = ("href", "src", "srcset", "poster")
_CANDIDATE = lazy_pattern(r"([^\s,](?:\S*[^\s,])?)(?:,+|\s[^,]*,?|$)")
_MAY_LINK = lazy_pattern(r"</?a\b|<[^!].*?[\s/'\"](?:href|src|srcset|poster)\s*=", re.IGNORECASE | re.DOTALL)
_NOWHERE = Span(0, 0)
_NO_LINK = -1


_NOT_READ = dict.fromkeys(map(ord, "\t\n\r"))
"""Characters that browsers take out of an address before they read it (https://url.spec.whatwg.org/#url-parsing)."""


@dataclass(slots=True)
class _Draft:
    """A link that is being read; its text and end come later. An ``<a>`` that links nowhere has no index."""

    kind: LinkKind
    span: Span
    index: int
    parent: int | None = None
    destination: str = ""
    destination_span: Span = _NOWHERE
    text_span: Span = _NOWHERE
    text_start: int = 0
    end: int = 0
    title: str | None = None
    label: str | None = None
    tag: str = ""
    attribute: str = ""
    parts: list[str] = field(default_factory=list)

    def link(self) -> Link:
        return Link(
            kind=self.kind,
            span=self.span,
            destination=self.destination,
            destination_span=self.destination_span,
            text="".join(self.parts).replace("\n", " ").strip(),
            text_span=self.text_span,
            title=self.title,
            parent=self.parent,
            label=self.label,
            tag=self.tag,
            attribute=self.attribute,
        )


def read_links(document: Document, units: Iterable[Unit], definitions: Iterable[Definition]) -> tuple[Link, ...]:
    """All links in the order in which they begin; a link comes before the images in it."""
    by_label: dict[str, Definition] = {}
    for definition in definitions:
        by_label.setdefault(definition.label, definition)
    drafts: list[_Draft] = []
    for unit in units:
        if "[" in unit.text or "<" in unit.text:
            _Reader(document, unit, drafts, by_label).read()
    return tuple(draft.link() for draft in drafts)


class _Reader:
    """Reads the links of one unit into the page's drafts."""

    def __init__(
        self, document: Document, unit: Unit, drafts: list[_Draft], definitions: Mapping[str, Definition]
    ) -> None:
        self._document = document
        self._unit = unit
        self._drafts = drafts
        self._definitions = definitions
        self._open: list[_Draft] = []

    def read(self) -> None:
        for index, token in enumerate(self._unit.children):
            if token.type == "link_open":
                self._open_link(index, token)
            elif token.type == "link_close":
                self._close(token, html=False)
            elif token.type == "image":
                self._image(token)
            elif token.type == "html_inline":
                self._markup(index, token)
            elif self._open and (text := rendered_text(token)):
                for draft in self._open:
                    draft.parts.append(text)
        for draft in self._open:  # an <a> without its end holds no text for certain
            draft.parts = []

    def _draft(self, kind: LinkKind, span: Span, *, links: bool = True) -> _Draft:
        parents = [draft.index for draft in self._open if draft.index != _NO_LINK] if self._open else []
        draft = _Draft(kind, span, len(self._drafts) if links else _NO_LINK, parents[-1] if parents else None)
        if links:
            self._drafts.append(draft)
        return draft

    def _open_link(self, index: int, token: Token) -> None:
        content = self._unit.content
        start, end = bounds(token)
        if token.markup == "autolink":
            end = start + len(self._unit.children[index + 1].content) + 2
            draft = self._draft(LinkKind.AUTOLINK, content.span(start, end))
            draft.destination_span = content.span(start + 1, end - 1)
        else:
            draft = self._draft(LinkKind.LINK, content.span(start, end))
        draft.destination = str(token.attrs["href"])
        draft.text_start, draft.end = start + 1, end
        self._fill(draft, token)
        self._open.append(draft)

    def _close(self, token: Token, *, html: bool) -> None:
        found = [number for number, draft in enumerate(self._open) if (draft.kind is LinkKind.HTML) is html]
        if not found:
            return
        draft = self._open.pop(found[-1])
        label_end, _ = bounds(token)
        if draft.kind is LinkKind.AUTOLINK:
            draft.text_span = draft.destination_span
            return
        draft.text_span = self._unit.content.span(draft.text_start, label_end)
        if html:
            after = self._unit.content.span(label_end, label_end + len(token.content))
            draft.span = Span(draft.span.start, after.end)
        elif draft.label is None:
            draft.destination_span = self._written(label_end, draft.end)

    def _image(self, token: Token) -> None:
        start, end = bounds(token)
        label_end = start + 2 + len(token.content)
        draft = self._draft(LinkKind.IMAGE, self._unit.content.span(start, end))
        draft.destination = str(token.attrs["src"])
        draft.text_span = self._unit.content.span(start + 2, label_end)
        draft.parts = [_alternative_text(token)]
        self._fill(draft, token)
        if draft.label is None:
            draft.destination_span = self._written(label_end, end)

    def _fill(self, draft: _Draft, token: Token) -> None:
        title = token.attrs.get("title")
        draft.title = str(title) if title else None
        label = token.meta.get("label")
        if label is None:
            return
        draft.label = label
        definition = self._definitions[label]
        draft.destination, draft.destination_span = definition.destination, definition.destination_span
        if draft.kind is LinkKind.LINK:
            draft.kind = LinkKind.REFERENCE

    def _written(self, label_end: int, end: int) -> Span:
        """The destination of an inline link whose label ends at ``label_end`` and whose parenthesis at ``end``."""
        content = self._unit.content
        place = find_destination(content.text, label_end + 2, end - 1)
        return content.span(place.start, place.end)

    def _markup(self, index: int, token: Token) -> None:
        if not _MAY_LINK.match(token.content):
            return
        tag = self._unit.markup_at(index)
        if not isinstance(tag, HtmlTag):
            return
        if tag.closing:
            if tag.name == "a":
                self._close(token, html=True)
            return
        links = [one for one in tag.attributes if one.name in _HTML_LINKS and one.value is not None]
        for attribute in links:
            for draft in self._attribute_drafts(tag, attribute):
                self._describe(draft, tag)
        if tag.name == "a":
            opened = self._drafts[-1] if links else self._draft(LinkKind.HTML, tag.span, links=False)
            opened.text_start = bounds(token)[0] + len(token.content)
            self._open.append(opened)

    def _attribute_drafts(self, tag: HtmlTag, attribute: HtmlAttribute) -> Iterator[_Draft]:
        for destination, span in self._destinations(attribute):
            draft = self._draft(LinkKind.HTML, tag.span)
            draft.destination, draft.destination_span = destination, span
            draft.tag, draft.attribute = tag.name, attribute.name
            yield draft

    def _destinations(self, attribute: HtmlAttribute) -> Iterator[tuple[str, Span]]:
        span = attribute.value_span or attribute.name_span
        if attribute.name != "srcset":
            yield (attribute.value or "").translate(_NOT_READ), span
            return
        for candidate in _CANDIDATE.finditer(self._document.slice(span)):
            first, last = candidate.span(1)
            yield decode_attribute(candidate[1]), Span(span.start + first, span.start + last)

    def _describe(self, draft: _Draft, tag: HtmlTag) -> None:
        title, alternative = tag.attribute("title"), tag.attribute("alt")
        draft.title = title.value if title else None
        draft.text_span = Span(tag.span.end, tag.span.end)
        if alternative and alternative.value_span:
            draft.parts = [alternative.value or ""]
            draft.text_span = alternative.value_span


def _alternative_text(image: Token) -> str:
    return "".join(
        _alternative_text(child) if child.type == "image" else rendered_text(child) for child in image.children or ()
    )
