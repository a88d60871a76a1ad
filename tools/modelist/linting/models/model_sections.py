"""The sections of a page that are about one model each: with badges, or with facts such as ``- **Date:** 2023-07``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page, Section
from modelist.linting.markup.cells import Fact, read_fact, visible_text
from modelist.linting.markup.prose import code_and_html
from modelist.linting.models.mentions import PARTS, Mention, leads_somewhere
from modelist.linting.names.link_names import papers
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

_LABELLED = lazy_pattern(
    r"[ \t>]*(?:[-*+•][ \t]+)?[^\w\s*_\[\]<(（`#|]{0,4}[ \t]*(?P<mark>\*\*|__|\*|_|)(?P<label>[^\n:：*_\[\]<>|]{1,40}?)"
    r"(?:[ \t]*[:：][ \t]*(?P=mark)|(?P=mark)[ \t]*[:：])(?!/)[ \t]*(?P<value>[^\n]*)"
)
_ONLY_LABEL = lazy_pattern(r"[ \t>]*(?:[-*+•][ \t]+)?(?:[*_]{0,2}[^\n:：|]{1,40}?[*_]{0,2}[ \t]*[:：][*_]{0,2}[ \t]*)?")
_TITLED = lazy_pattern(r"(?P<name>[^:：]{2,40}?)\s?(?::\s|：)(?=\s*(?:\S+\s+){3,}\S)")
"""A heading that is the title of a paper, which begins with the model's name."""

_MAX_SECTION = 20_000
_MAX_LINKS, _MAX_PAPERS = 12, 4
_MAX_HEADING = 500
_ITEM = lazy_pattern(r"[ \t>]*[-*+•][ \t]")
_DATE = lazy_pattern(
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d"
    r"|(?:19|20)\d\d ?(?:[年./-] ?(?:\d{1,2} ?(?:[月./-] ?(?:\d{1,2} ?日?)?)?)?)?",
    re.IGNORECASE,
)
"""Headings of what happened at a time."""


def read_sections(page: Page) -> Iterator[Mention]:
    """Sections below the title with links alone in a line, or with two facts."""
    items = [one.content_span for one in page.markdown.lists]
    starts = [one.start for one in items]
    for section in page.sections:
        heading = section.heading
        name = _heading_name(page, section)
        if heading.level < 2 or not name or same_name(name) in PARTS or _DATE.fullmatch(name):
            continue
        facts = tuple(
            _labelled(page, items[bisect_left(starts, section.own.start) : bisect_left(starts, section.own.end)])
        )
        facts += tuple(_lines(page, section.own)) if not facts else ()
        links = (*_badge_links(page, section.own), *_bare_links(page, section.own))
        if (links or len(facts) >= 2) and not _is_of_many(facts, links):
            yield Mention(name, heading.text_span, facts, links, section)


def _is_of_many(facts: Sequence[Fact], links: Sequence[Link]) -> bool:
    """Whether a section speaks of more than one model: a fact comes twice, or more links or papers than one has."""
    fields = [one.field for one in facts]
    is_topic = len(links) > _MAX_LINKS or len({paper for _, paper in papers(links)}) > _MAX_PAPERS
    return len(fields) > len(set(fields)) + 1 or (not facts and is_topic)


def _heading_name(page: Page, section: Section) -> str:
    if section.heading.text_span.end - section.heading.text_span.start > _MAX_HEADING:
        return ""
    text = visible_text(page, section.heading.text_span)
    name = re.sub(r"^\d+(?:\.\d+)*[.)、]?\s+|\[\[?[^\]]*\]\]?\s*$", "", text).strip(" :：-—#")
    titled = _TITLED.match(name)
    return titled["name"] if titled is not None else name


def _labelled(page: Page, spans: Sequence[Span]) -> Iterator[Fact]:
    for span in spans:
        end = page.text.find("\n", span.start, span.end)
        yield from _fact_in(page, Span(span.start, span.end if end < 0 else end))


def _lines(page: Page, span: Span) -> Iterator[Fact]:
    at = span.start
    stop = min(span.end, span.start + _MAX_SECTION)
    code = code_and_html(page)
    while at < stop:
        end = page.text.find("\n", at, stop)
        end = stop if end < 0 else end
        if at not in code:
            yield from _fact_in(page, Span(at, end))
        at = end + 1


def _fact_in(page: Page, span: Span) -> Iterator[Fact]:
    if span.end - span.start > 400:
        return
    match = _LABELLED.match(page.document.slice(span))
    if match is None:
        return
    label = match["label"].strip()
    fields = [one for one in fields_of(label) if one not in ("name", "details")]
    value = match["value"].partition("<!--")[0].rstrip()
    if fields and value:
        start = span.start + match.start("value")
        yield read_fact(page, fields[0], label, Span(start, start + len(value)))


def _bare_links(page: Page, span: Span) -> Iterator[Link]:
    """Addresses that are all of a line, or all that stands behind a label."""
    for link in page.bare_links_in(span):
        line = page.document.lines.line_of(link.span.start)
        start, end = page.document.lines.start_of(line), page.document.lines.start_of(line + 1)
        if _ONLY_LABEL.fullmatch(page.text, start, link.span.start) and not page.text[link.span.end : end].strip():
            yield link


def _badge_links(page: Page, span: Span) -> Iterator[Link]:
    """Links of lines that hold nothing else, such as a line of badges."""
    links = [one for one in page.links_in(span) if one.parent is None]
    lines = page.document.lines
    at = 0
    while at < len(links):
        line = lines.line_of(links[at].span.start)
        stop = lines.start_of(line + 1)
        end = at
        while end < len(links) and links[end].span.start < stop:
            end += 1
        rest, here = "", lines.start_of(line)
        for one in links[at:end]:
            rest += page.text[here : one.span.start]
            here = max(here, one.span.end)
        rest += page.text[here:stop]
        in_list = _ITEM.match(rest) is not None and all(one.text for one in links[at:end])
        if not in_list and not any(letter.isalnum() for letter in re.sub(r"<[^<>]*>", "", rest)):
            yield from (one for one in links[at:end] if leads_somewhere(one))
        at = end
