"""The work that an item begins with: its title, which is a link itself or plain text, and the link of its paper."""

from __future__ import annotations

from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.services import PREPRINTS, read_label, service_of
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import first_link, leading_link
from modelist.linting.papers.plain_titles import before_break, is_title
from modelist.providers.paper_pages import is_paper
from modelist.readme.words import same_name

_TAG = lazy_pattern(r"[ \t*_]*[(（【][^()（）【】\n]{1,40}[)）】][ \t*_]*+\s*")
_PLAIN_TITLE = lazy_pattern(
    r"(?:(?:[(（][^()（）\n]{0,30}[)）]|\[[^\[\]\n]{0,30}\](?![(\[]))[ \t]{0,2})?"
    r"[^\w\n\[\]<>|(（]{0,8}+(?P<title>[^\n\[\]|<>\"”]{15,250}?)"
    r"(?:(?:[\"”]|\*\*(?=[,.:;]))[^\n\[\]]{0,120})?[.,:;\"”*_ \t\[(（]{0,20}\Z"
)
_MAX_BEFORE = 440
"""The most characters that the pattern of a title takes, so that it is not tried on longer texts."""


class Work(NamedTuple):
    """A title and its place, with the link of its paper."""

    title: str
    span: Span
    link: Link

    @property
    def name(self) -> str:
        """The title without letter case, blanks and punctuation."""
        return same_name(self.title)

    @property
    def paper(self) -> str:
        """What its link has in common with others that lead there."""
        return identity(self.link.destination)


def opening_link(page: Page, line: Span) -> Link | None:
    """The link that an item begins with, also behind a date, a number, or a tag in brackets."""
    leading, first = leading_link(page, line), first_link(page, line)
    if leading is not None or first is None:
        return leading
    before = page.text[line.start : first.span.start]
    is_number = any(map(str.isdigit, before)) and not any(map(str.isalpha, before))
    return first if is_number or _TAG.fullmatch(before) is not None else None


def unlinked_work(page: Page, line: Span) -> Work | None:
    """The title in plain text that an item begins with, and the paper that is linked behind it."""
    links = (*page.links_in(line), *page.bare_links_in(line))
    link = next((one for one in links if "://" in one.destination and not is_image(one)), None)
    if link is None or not is_called_paper(link) or link.span.start - line.start > _MAX_BEFORE:
        return None
    match = _PLAIN_TITLE.match(page.text, *before_break(page, Span(line.start, link.span.start)))
    return Work(match["title"].replace("*", ""), Span(*match.span("title")), link) if match is not None else None


def work_of(page: Page, line: Span) -> Work | None:
    """The title that an item begins with, and its paper: linked itself, or behind the title."""
    link = opening_link(page, line)
    if link is None:
        work = unlinked_work(page, line)
        return work if work is not None and is_title(work.title) else None
    is_work = is_title(link.text) and (service_of(link.destination.strip()) in PREPRINTS or is_paper(link.destination))
    return Work(link.text, link.span, link) if is_work else None


def is_called_paper(link: Link) -> bool:
    """Whether a link's label says that it is a paper; a plain address says so where it is arXiv's."""
    if link.kind is LinkKind.AUTOLINK:
        return service_of(link.destination) == "arxiv"
    return read_label(link.text).is_of_paper
