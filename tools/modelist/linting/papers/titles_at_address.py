"""The titles that one address has in a page: the one that it is most likely of, others of that work, and strangers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.items import own_end
from modelist.linting.models.releases import months_after
from modelist.linting.names.link_names import papers
from modelist.linting.papers.dated_papers import fits_paper
from modelist.linting.papers.inner_dates import inner_date
from modelist.linting.papers.known_titles import mistitled
from modelist.linting.papers.lines_compared import LinesCompared
from modelist.linting.papers.titled_links import TitledLink, by_address
from modelist.providers.known_papers import paper_called

_MAX_TITLES, _MAX_COMPARED = 2, 30


class TitledAddress(NamedTuple):
    """The titles of an address: ``own`` begins with the usual one, ``strangers`` are of other works.

    Strangers that are known to have another paper are left out; :func:`mistitled` has them.
    """

    is_posted: bool
    own: tuple[TitledLink, ...]
    strangers: tuple[TitledLink, ...]


def titled_addresses(page: Page) -> tuple[TitledAddress, ...]:
    """The addresses with several titles; found once for all rules."""
    found = _FOUND.get(page)
    if found is None:
        may_have = page.text.count("](http") + page.text.count("href=") >= 2 or page.text.count("arxiv.org/") >= 2
        found = _FOUND[page] = tuple(_read(page)) if may_have else ()
    return found


def _read(page: Page) -> Iterator[TitledAddress]:
    lines, told = LinesCompared(page), {one.use.link.span for one in mistitled(page)}
    for key, uses in by_address(page).items():
        is_posted = key.startswith("arxiv:")
        if not is_posted and len({one.title for one in uses}) > _MAX_TITLES:
            continue  # the page of a conference, on which all of its papers are
        if len(uses) == 1:
            continue
        paper = key.partition(" ")[0].removeprefix("arxiv:") if is_posted else ""
        right = _right(page, uses[:_MAX_COMPARED], lines, told, paper)
        others = [(use, lines.are_of_two(right, use)) for use in uses if use is not right]
        own = (right, *(use for use, is_stranger in others if not is_stranger))
        strangers = (use for use, is_stranger in others if is_stranger and use.link.span not in told)
        yield TitledAddress(is_posted, own, tuple(strangers))


def _right(
    page: Page, uses: Sequence[TitledLink], lines: LinesCompared, told: Collection[Span], paper: str
) -> TitledLink:
    """The title that the address is most likely of, by what is known of the paper, its dates, and the other titles.

    Only the first uses are given, which are enough to tell: no page can make it long.
    """
    fitting = {one.link.span for one in uses if fits_paper(page, one.link)}
    return max(
        uses,
        key=lambda one: (
            one.link.span not in told,
            paper != "" and paper_called(one.title) == paper,
            not _is_before_paper(page, one.link),
            {one.link.span} == fitting,
            sum(not lines.are_of_two(one, other) for other in uses),
            one.link.span in fitting,
            _named_in_address(one),
        ),
    )


def _is_before_paper(page: Page, link: Link) -> bool:
    """Whether the lines that go on with a link's give a date from before its paper: it is that of another one."""
    paper = next((one for _, one in papers([link])), None)
    if paper is None:
        return False
    lines = page.document.lines
    number = lines.line_of(link.span.start)
    dated = inner_date(page, Span(lines.start_of(number), own_end(page, number)))
    return dated is not None and months_after(paper, dated[1]) < -1


def _named_in_address(use: TitledLink) -> int:
    """How many of a title's words are in the address, as those of a post often are."""
    address = use.link.destination.lower()
    return 0 if "arxiv.org/" in address else sum(word in address for word in use.all_words)


_FOUND: WeakKeyDictionary[Page, tuple[TitledAddress, ...]] = WeakKeyDictionary()
