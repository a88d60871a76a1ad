"""Years that a page gives its papers: what one may be, and how a wrong one is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.papers.conferences import is_label
from modelist.linting.papers.dated_papers import papers_by_line
from modelist.linting.papers.paper_numbers import LATE_MONTH, is_among_first
from modelist.linting.rule import Problem

MAX_LINE = 3_000
"""Characters of a line that are looked at."""


def only_match(page: Page, start: int, matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The one match in words for readers, or in a label that is set as code."""
    found = [
        match
        for match in matches
        if start + match.start() not in no_words(page) or is_label(page, Span(*match.span()).shifted(start))
    ]
    return found[0] if len(found) == 1 else None


def year_problem(page: Page, span: Span, message: str, link: Link) -> Problem:
    """A year that the paper of a link contradicts."""
    return told_year(page, span, message, link.destination_span, "the paper")


def told_year(page: Page, span: Span, message: str, other: Span, what: str) -> Problem:
    """A year that another place of the page contradicts."""
    related = ((Location(page.path, other), what),)
    return Problem(span, message, "Correct the year, or the link.", related=related)


def may_be_year(said: int, paper: ArxivId) -> bool:
    """Whether a year is the paper's; one of December may have been revised in the next year.

    The first of January were handed in before New Year, and arXiv's page of a paper shows that day.
    """
    year, month = paper.month
    before = said == year - 1 and month == 1 and is_among_first(paper)
    return said == year or before or (said == year + 1 and month >= LATE_MONTH)


def links_by_line(page: Page) -> dict[int, list[tuple[Link, ArxivId]]]:
    """The papers on arXiv that each line links, each once."""
    found = papers_by_line(page)
    return {line: [(link, paper) for paper, link in linked.items()] for line, linked in found.items()}


def one_paper_by_line(by_line: Mapping[int, Sequence[tuple[Link, ArxivId]]]) -> dict[int, tuple[Link, ArxivId]]:
    """The lines that link one paper, and its first link."""
    return {line: linked[0] for line, linked in by_line.items() if len({one.paper_id for _, one in linked}) == 1}
