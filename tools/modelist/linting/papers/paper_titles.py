"""Titles that stand apart from the links of their papers: in a fold-out's ``<summary>``, or in a column of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import plain_label, read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.names.link_names import papers
from modelist.linting.names.named_places import folded_places
from modelist.linting.papers.plain_titles import is_title, plain_title, up_to_break

_HEADERS = frozenset({"title", "titles", "paper title", "标题", "论文标题", "题目", "论文题目"})
_MIN_TITLE, _MAX_TITLE, _MAX_LABEL = 12, 300, 30
_LONG, _MOST_CAPITALS = 4, 0.5
_PROMPT = lazy_pattern(
    r"\b(?:click|expand|abstract|bibtex|show|see|toggle|unfold|more (?:details|information))\b|点击|展开", re.IGNORECASE
)
"""Words of what invites to open a fold-out, which is no title."""


_IN_PROSE = lazy_pattern(r"[a-z]{2,}[ \t]+\[?\Z")
_SECTION = frozenset(
    "about across acknowledgements acknowledgments additional architecture architectures benchmark benchmarks citation"
    " citations code common data dataset datasets demo demos detail details english evaluation evaluations examples"
    " figures full individual information installation introduction language languages large list main many methods"
    " model models more news notes open other overview paper papers performance recipe related requirements"
    " result results sections setup several sizes small statistics summary table tables task tasks this three training"
    " updates usage various version versions weights with".split()
)
"""Words of what a section is called; a summary of nothing else is that of a part of a page rather than a title."""


class PaperTitle(NamedTuple):
    """A title, where it stands, and the link of its paper, which may be a plain address."""

    text: str
    span: Span
    link: Link
    paper: ArxivId


def titles_apart(page: Page) -> tuple[PaperTitle, ...]:
    """The fold-outs with a title that link one paper as theirs, and the rows with a title and the link of one paper.

    They are found once for all rules that ask.
    """
    found = _FOUND.get(page)
    if found is None:
        found = _FOUND[page] = (*_in_folds(page), *_in_columns(page)) if "arxiv" in page.lower else ()
    return found


def titled_papers(page: Page) -> Iterator[tuple[Link, ArxivId, str]]:
    """The links of papers that have a title, in the page's order: their own text, or what stands before or apart."""
    found = [(one.link, one.paper, one.text) for one in titles_apart(page)]
    for link, paper in papers(one for one in page.links if not is_image(one)):
        plain = None if is_title(link.text) else plain_title(page, link)
        title = plain.text if plain is not None else link.text
        if plain is not None or is_title(title):
            found.append((link, paper, title))
    yield from sorted(found, key=lambda one: one[0].span)


def _in_columns(page: Page) -> Iterator[PaperTitle]:
    """Titles without a link in a column of titles, whose rows link one paper, and no title."""
    for table in page.markdown.tables:
        headers = (plain_label(cell.source) for cell in table.header.cells)
        at = next((number for number, header in enumerate(headers) if header in _HEADERS), None)
        for row in table.rows if at is not None else ():
            if at is None or at >= len(row.cells) or len(row.cells[at].source) > _MAX_TITLE:
                continue
            cell = row.cells[at]
            links = [one for one in page.links_in(row.span) if not is_image(one)]
            linked = [*papers(links)]
            text = "" if page.links_in(cell.span) else visible_text(page, up_to_break(page, cell.span))
            if len({paper.paper_id for _, paper in linked}) == 1 and len(text) >= _MIN_TITLE and is_title(text):
                yield PaperTitle(text, cell.span, *linked[0])


def _in_folds(page: Page) -> Iterator[PaperTitle]:
    for summary, body in folded_places(page):
        text = visible_text(page, summary) if summary.end - summary.start <= _MAX_TITLE else ""
        if len(text) < _MIN_TITLE or not is_title(text) or _PROMPT.search(text) or not _has_capitals(text):
            continue
        if _is_section(text):
            continue
        linked = [*papers(_own(page, body))]
        if linked and len({paper.paper_id for _, paper in linked}) == 1:
            yield PaperTitle(text, summary, *linked[0])


def _own(page: Page, body: Span) -> Iterator[Link]:
    """Links that say no more than that they are the paper, outside of sentences, and plain addresses behind it."""
    for link in page.links_in(body):
        label = read_label(link.text)
        before = page.text[max(0, link.span.start - _MAX_LABEL) : link.span.start]
        if not is_image(link) and not _IN_PROSE.search(before) and label.is_of_paper:
            yield link
    lines = page.document.lines
    for link in page.bare_links_in(body):
        start, end = lines.start_of(lines.line_of(link.span.start)), link.span.start
        label = read_label(page.text[max(start, end - _MAX_LABEL) : end].strip(" \t>-*+_:："))
        if label.is_of_paper:
            yield link


def _is_section(text: str) -> bool:
    """Whether a summary, behind a name and a colon, has only the words of a section's title."""
    words = text.rpartition(": ")[2].lower().split()
    return not any(word.strip(",;&()") not in _SECTION for word in words if len(word) >= _LONG)


def _has_capitals(text: str) -> bool:
    """Whether a text begins with a name and a colon, or has the capitals of a title rather than of a sentence."""
    words = [one for one in text.split() if len(one) >= _LONG and one[0].isalpha()]
    return ": " in text or (bool(words) and sum(one[0].isupper() for one in words) >= _MOST_CAPITALS * len(words))


_FOUND: WeakKeyDictionary[Page, tuple[PaperTitle, ...]] = WeakKeyDictionary()
