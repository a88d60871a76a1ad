"""Conferences that lines give their papers with a year, and whether a paper may have been there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.papers.conferences import find_conferences, find_years_first, full_year
from modelist.linting.papers.paper_numbers import LATE_MONTH
from modelist.linting.papers.paper_years import MAX_LINE, only_match
from modelist.readme import venues

HELD = lazy_pattern(
    rf"(?<![\w/.-])(?P<venue>{'|'.join(venues.HELD_IN)})(?:[\s,'’-]{{0,2}}| \()"
    r"(?P<year>20[012]\d|[012]\d)(?=[\s*_`]*(?:[|\])<,.;:]|$))"
)
"""A conference that is held in a month that is known here, with its year."""

_TALK = lazy_pattern(
    r"tutorial|talk|keynote|submission|submitted|challenge|competition|workshop|shared task|\bWMT\b|\bcup\b"
    r"|winner|revisited|extended (?:from|version|journal)|extension of|\bextends\b|builds? on|follow-up|see also"
    r"|acceptance|evaluated on|benchmark(?:ed)? on|(?:journal|conference|preliminary|earlier) version|earlier:"
    r"|previously|扩展自|期刊版",
    re.IGNORECASE,
)
"""What tells that a conference is not that of the paper itself."""


class Held(NamedTuple):
    """A conference with its year, and how a message names it."""

    span: Span
    shown: str
    venue: str
    year: int

    def is_over(self, paper: ArxivId) -> bool:
        """Whether the paper was first posted months after the conference, some months being usual for some."""
        return self.months_before(paper) >= venues.HELD_IN[self.venue][1]

    def months_before(self, paper: ArxivId) -> int:
        """How many months after the conference the paper was first posted."""
        month = venues.MOVED.get(f"{self.venue} {self.year}", venues.HELD_IN[self.venue][0])
        return (paper.month[0] - self.year) * 12 + paper.month[1] - month

    def was_before(self, paper: ArxivId) -> bool:
        """Whether it was held before the paper was posted: of two, it is the wrong one."""
        month, _ = venues.HELD_IN.get(self.venue, (12, 0))
        return (self.year, month) < paper.month

    @property
    def printed_until(self) -> int:
        """Its year, or the next where it is held at the end of one."""
        return self.year + (venues.HELD_IN[self.venue][0] >= LATE_MONTH)


def held_on(page: Page, line: int) -> Held | None:
    """The only conference on a line of which the month is known here; None where it may be that of something else."""
    start, text = page.document.lines.start_of(line), page.document.line_text(line)[:MAX_LINE]
    match = only_match(page, start, HELD.finditer(text))
    if match is None or _TALK.search(text) is not None:
        return None
    span = Span(match.start("venue"), match.end("year")).shifted(start)
    return Held(span, f"{match['venue']} {match['year']}", match["venue"], full_year(match["year"]))


def held_with_papers(page: Page, by_line: Mapping[int, tuple[Link, ArxivId]]) -> Iterator[tuple[Held, ArxivId]]:
    """The conferences, one on a line, of lines with one paper each."""
    named: dict[int, list[re.Match[str]]] = {}
    for match in (*find_conferences(page, labels=True), *find_years_first(page)):
        line = page.document.lines.line_of(match.start())
        if line in by_line:
            named.setdefault(line, []).append(match)
    for line, matches in named.items():
        if len(matches) == 1 and _TALK.search(page.document.line_text(line)[:MAX_LINE]) is None:
            match = matches[0]
            venue = "NeurIPS" if match["venue"] == "NIPS" else match["venue"]
            first, last = sorted((match.span("venue"), match.span("year")))
            span = Span(first[0], last[1])
            yield Held(span, page.document.slice(span), venue, full_year(match["year"])), by_line[line][1]
