"""Works that a list has a second time: with the same title, at another place, or under another title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.repository_lines import as_repository
from modelist.linting.addresses.services import service_of
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.papers.item_works import Work, opening_link, unlinked_work, work_of
from modelist.readme.words import same_name

_SAME_WORDS = 3
_MIN_SAID, _MIN_SAID_CJK, _TIMES_OF_PART = 25, 12, 3
"""Characters that two items must say alike of one address, and how many times as many of what may be a part of it."""

_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_PARTS = frozenset(
    "base chat instruct pretrained slides notes docs code data demo model models paper video lecture".split()
)


class Again(NamedTuple):
    """Something that stands in a list or table before; ``name`` is its name there, if it has another one."""

    first: Span
    span: Span
    text: str
    name: str = ""


def unlinked_again(page: Page, lines: Sequence[Span]) -> Iterator[Again]:
    """Titles in plain text, each with the same paper linked behind it."""
    seen: dict[tuple[str, str], Work] = {}
    for work in filter(None, (unlinked_work(page, line) for line in lines)):
        first = seen.setdefault((work.name, work.paper), work)
        if first is not work:
            yield Again(first.span, work.span, work.title)


def works_again(page: Page, lines: Sequence[Span]) -> Iterator[Again]:
    """One title with two addresses, as of a preprint and in print, and two titles of one paper and its code."""
    by_title: dict[str, Work] = {}
    by_code: dict[tuple[str, frozenset[str]], Work] = {}
    for line in lines:
        work = work_of(page, line)
        if work is None:
            continue
        first = by_title.setdefault(work.name, work)
        if first is not work:
            if service_of(first.link.destination) != service_of(work.link.destination):
                yield Again(first.span, work.span, work.title)
            continue
        links = (one for one in page.links_in(line) if not is_image(one) and as_repository(one.destination) is not None)
        codes = frozenset(identity(one.destination).lower() for one in links)
        if service_of(work.link.destination) == "arxiv" and codes:
            first = by_code.setdefault((work.paper, codes), work)
            if first is not work and _share_words(first.title, work.title):
                yield Again(first.span, work.span, work.title, first.title)


def renamed_again(page: Page, lines: Sequence[Span]) -> Iterator[Again]:
    """One address under two names or titles, with the same words about it or at the beginning of both titles."""
    seen: dict[str, list[tuple[Link, Span]]] = {}
    for line in lines:
        link = opening_link(page, line)
        if link is not None and "://" in link.destination and not is_image(link) and link.parent is None:
            seen.setdefault(identity(link.destination), []).append((link, Span(link.span.end, line.end)))
    for uses in seen.values():
        if len(uses) != 2:
            continue  # the page of a series, of which several parts are listed
        (first, told), (link, about) = uses
        one, other = _plain_words(first.text), _plain_words(link.text)
        if one == other:
            continue  # parts of one thing, as `Qwen 7B` and `Qwen 14B` are
        is_more = one < other or other < one  # a part of it, or the same in another language, as a rule
        of_one, of_other = (same_name(visible_text(page, span)) for span in (told, about))
        is_version = not is_more and _is_other_version(first, link)
        if is_version or _say_the_same(of_one, of_other, _TIMES_OF_PART if is_more else 1):
            yield Again(first.span, link.span, link.text, first.text)


def _share_words(one: str, other: str) -> bool:
    """Whether titles have words in common, as those of a renamed paper have, and not those of its parts alone."""
    words = _plain_words(one), _plain_words(other)
    return len(words[0] & words[1]) >= _SAME_WORDS and words[0] != words[1]


def _plain_words(text: str) -> frozenset[str]:
    """The words of a name without numbers and sizes, and without the kinds of its parts."""
    return frozenset(one for one in _WORD.findall(text.casefold()) if one not in _PARTS)


def _say_the_same(one: str, other: str, times: int) -> bool:
    """Whether what two items say of their links is the same, or one says more behind it."""
    short, long = sorted((one, other), key=len)
    least = _MIN_SAID_CJK if is_cjk(short[:1]) else _MIN_SAID
    return len(short) >= times * least and short in long


def _is_other_version(first: Link, link: Link) -> bool:
    """Whether two links to one paper have titles that begin with the same words, as versions of it often do."""
    one, other = (text.casefold().split()[:_SAME_WORDS] for text in (first.text, link.text))
    is_title = min(len(first.text.split()), len(link.text.split())) > _SAME_WORDS
    return service_of(link.destination) == "arxiv" and is_title and one == other
