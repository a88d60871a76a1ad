"""Years that a page gives beside the word arXiv or preprint, each with the only paper of its line or item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.items import entry_lists, own_paragraphs
from modelist.linting.markup.prose import no_words
from modelist.linting.papers.conferences import full_year
from modelist.linting.papers.dated_papers import LATER_VERSION
from modelist.linting.papers.paper_years import MAX_LINE, may_be_year, only_match

_SAID = lazy_pattern(
    r"\barxiv(?: preprint)?[\s,.'’`*_()\[\]-]{0,6}(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"
    r"|(?<![a-z\d] )\bpreprint[\s,.*_]{1,4}(?P<preprint>(?:19|20)\d\d)(?!\d|[.-]\d)"
    r"|\barxiv ?['’](?P<short>[012]\d)(?![\w.])"
    r"|(?<![a-z\d] )\bpreprint ?['’](?P<cut>[012]\d)(?![\w.])"
    r"|(?<![\d./-])(?P<before>(?:19|20)\d\d)[*_)]{0,2} ?, ?arxiv\b(?! ?[:'’\d(])",
    re.IGNORECASE,
)


class SaidYear(NamedTuple):
    """A year beside a word, which is arXiv or preprint, and the paper that has it."""

    span: Span
    word: str
    year: int
    link: Link
    paper: ArxivId

    @property
    def may_be_right(self) -> bool:
        """Whether it is the paper's year, or one in which that may have been revised."""
        return may_be_year(self.year, self.paper)


def years_on_lines(page: Page, by_line: Mapping[int, tuple[Link, ArxivId]]) -> dict[int, SaidYear]:
    """The only years of lines with one paper each; a later one is left out where the link is to a later version."""
    found: dict[int, SaidYear] = {}
    for line, (link, paper) in by_line.items():
        start, text = page.document.lines.start_of(line), page.document.line_text(line)[:MAX_LINE]
        match = only_match(page, start, _SAID.finditer(text))
        if match is not None:
            said = _said(match, start, link, paper)
            if said.year <= paper.month[0] or LATER_VERSION.search(link.destination) is None:
                found[line] = said
    return found


def years_below(page: Page, by_line: Mapping[int, Sequence[tuple[Link, ArxivId]]]) -> Iterator[SaidYear]:
    """Years on the lines below a title that links the item's paper, such as that with its authors."""
    lines = page.document.lines
    for item in (one for items in entry_lists(page) for one in items):
        first = lines.line_of(item.span.start)
        linked = by_line.get(first, ())
        if len({paper.paper_id for _, paper in linked}) != 1:
            continue
        last = lines.line_of(max(own_paragraphs(page, item).end - 1, item.span.start))
        found = [
            (line, match)
            for line in range(first, last + 1)
            if line == first or line not in by_line
            for match in _SAID.finditer(page.document.line_text(line)[:MAX_LINE])
        ]
        link, paper = linked[0]
        if len(found) == 1 and found[0][0] != first and LATER_VERSION.search(link.destination) is None:
            line, match = found[0]
            said = _said(match, lines.start_of(line), link, paper)
            if said.span.start not in no_words(page):
                yield said


def _said(match: re.Match[str], start: int, link: Link, paper: ArxivId) -> SaidYear:
    group = match.lastgroup or ""
    word = "preprint" if group in ("preprint", "cut") else "arXiv"
    return SaidYear(Span(*match.span(group)).shifted(start), word, full_year(match[group]), link, paper)
