"""Whether two titles are those of two papers, by what their lines say beside them."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.repository_lines import UNOFFICIAL, as_repository
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.papers.inner_dates import inner_date
from modelist.linting.papers.titled_links import MAX_LINE, TitledLink, key_of
from modelist.linting.papers.titles_compared import MIN_WORDS, are_acronyms, are_different, tells_of
from modelist.providers.paper_pages import is_paper
from modelist.readme.words import same_name

_MAX_ALIKE, _MAX_ALIKE_BESIDE = 0.5, 0.25
_BESIDE = 3
"""Lines between two items that follow each other, at most."""

_RENAMED = lazy_pattern(
    r"\b(?:formerly|previously (?:named|titled|called|known)|renamed|(?:old|earlier|original) title"
    r"|a\.?k\.?a)\b"
    r"|原名|曾用名|更名|旧标题",
    re.IGNORECASE,
)


def says_renamed(page: Page, link: Link) -> bool:
    """Whether the line of a link says that the paper has, or had, another title."""
    text = page.document.line_text(page.document.lines.line_of(link.span.start))
    return _RENAMED.search(text[:MAX_LINE]) is not None


class LinesCompared:
    """Compares the lines of a page in which titles have one address; what they link as code is read once."""

    def __init__(self, page: Page) -> None:
        self._page, self._codes = page, dict[int, frozenset[str]]()

    def are_of_two(self, one: TitledLink, other: TitledLink) -> bool:
        """Whether titles have nothing in common, or hardly half of their words, and the lines are of two works.

        They are where each links code of its own, or where hardly any word is in both, and one line follows the other
        or has another date.
        """
        if one.title == other.title:
            return False
        if are_different(one, other):
            return True
        shared, either = len(one.all_words & other.all_words), len(one.all_words | other.all_words)
        if shared >= _MAX_ALIKE * either or min(len(one.all_words), len(other.all_words)) < MIN_WORDS:
            return False
        if are_acronyms(one, other):
            return False
        if any(UNOFFICIAL.search(use.said) or says_renamed(self._page, use.link) for use in (one, other)):
            return False
        hardly_alike = shared <= _MAX_ALIKE_BESIDE * either
        if hardly_alike and self._are_dated_apart(one.link, other.link):
            return True
        if tells_of(one, other) or tells_of(other, one):
            return False
        if hardly_alike and self._are_beside(one.link, other.link):
            return True
        codes = [self._codes_of(use.link) for use in (one, other)]
        return all(len(found) == 1 for found in codes) and codes[0] != codes[1]

    def _are_beside(self, one: Link, other: Link) -> bool:
        """Whether two papers stand in lines that follow each other, from which one was copied."""
        is_of_paper = _is_posted(one) or is_paper(one.destination)
        return is_of_paper and abs(self._line_of(one) - self._line_of(other)) <= _BESIDE

    def _are_dated_apart(self, one: Link, other: Link) -> bool:
        """Whether two lines with a printed paper, which has one date, give it two by the names of their months."""
        if not is_paper(one.destination) or _is_posted(one):
            return False
        dates = [inner_date(self._page, self._line_span(self._line_of(link))) for link in (one, other)]
        months = {(found[1].year, found[1].month) for found in dates if found is not None and found[1].month}
        return len(months) > 1

    def _codes_of(self, link: Link) -> frozenset[str]:
        """The names of what a line links as code."""
        line = self._line_of(link)
        if line not in self._codes:
            links = self._page.links_in(self._line_span(line))
            self._codes[line] = frozenset(map(_code_name, filter(_is_code, links)))
        return self._codes[line]

    def _line_of(self, link: Link) -> int:
        return self._page.document.lines.line_of(link.span.start)

    def _line_span(self, line: int) -> Span:
        lines = self._page.document.lines
        return Span(lines.start_of(line), lines.start_of(line + 1))


def _is_posted(link: Link) -> bool:
    return key_of(link.destination).startswith("arxiv:")


def _is_code(link: Link) -> bool:
    return not is_image(link) and (as_repository(link.destination) is not None or read_label(link.text).is_code)


def _code_name(link: Link) -> str:
    """The name of a repository, which may be under two accounts, or what another address leads to."""
    own = as_repository(link.destination)
    return same_name(own.name) if own is not None else identity(link.destination)
