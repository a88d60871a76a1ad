"""Titles of a page whose links lead to another paper than the one that is known to have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.linting.context import Page
from modelist.linting.papers.title_parts import share_of_capitals
from modelist.linting.papers.titled_links import MAX_LINE, TitledLink, by_address
from modelist.linting.papers.titles_compared import tells_of
from modelist.providers.known_papers import has_words_of_titles, is_often_listed, paper_begun, paper_called, titles_of
from modelist.readme.words import same_name

_MAX_USES = 30
"""Uses of one paper that are looked at."""

_MIN_WORDS, _MIN_CAPITALS = 3, 0.6
_NO_TITLE = lazy_pattern(r"[\[\](){};（）]|\bet al\b|(?:[^,]{1,25},){2}")
"""Signs of references, descriptions and tags rather than titles."""

_MIN_TITLE = 6
"""Words of a title that no table has; with fewer it may be a term, such as `Scaled Dot-Product Attention`."""

_BEFORE_OTHER = lazy_pattern(
    r"(?:\A|[\s(（])(?:after|as|behind|beyond|by|cf\.?|extend(?:s|ing)?|follow(?:s|ing)|from|in|like|of|than|to|unlike|with)"
    r"[\s*_\"'“‘]{1,6}\Z",
    re.IGNORECASE,
)
"""What makes a title that follows it part of a sentence about something else."""

_TARGET = lazy_pattern(r"\]\([^()\s]*\)|https?://\S+")
_MAX_NAME = 40

_MAX_SENTENCE = 12
"""Words of a title that has the capitals of a sentence, which descriptions have, too."""


class Mistitled(NamedTuple):
    """A title whose link leads to ``paper``; ``own`` is the id of the paper that it names, '' where that is unknown."""

    use: TitledLink
    paper: str
    own: str


def mistitled(page: Page) -> tuple[Mistitled, ...]:
    """The titles that lead to another paper than theirs, by the table of well-known ones; found once for all rules."""
    found = _FOUND.get(page)
    if found is None:
        has_papers = "arxiv.org/" in page.text or "/papers/" in page.text
        found = _FOUND[page] = tuple(_read(page)) if has_papers else ()
    return found


def _read(page: Page) -> Iterator[Mistitled]:
    for key, uses in by_address(page).items():
        paper = key.partition(" ")[0].removeprefix("arxiv:")
        if not key.startswith("arxiv:") or ArxivId.parse(paper) is None:
            continue
        known = [TitledLink(uses[0].link, title, "") for title in titles_of(paper)]
        for use in uses[:_MAX_USES]:
            own = paper_called(use.title) or paper_begun(use.title)
            is_known_otherwise = own not in ("", paper) and own not in _line(page, use)
            is_known_otherwise = is_known_otherwise and not _is_beside(_line(page, use), use.title, own, paper)
            if is_known_otherwise or (not own and known and is_often_listed(paper) and _is_another(use, known)):
                yield Mistitled(use, paper, own)


def _is_beside(line: str, title: str, own: str, paper: str) -> bool:
    """Whether a line only mentions a title: within a sentence, or beside the name that the linked paper begins with."""
    text = line[:MAX_LINE].lower()
    said = next((one for one in map(str.lower, (*titles_of(own), title)) if one in text), "")
    before, _, after = text.partition(said) if said else ("", "", "")
    if said and _BEFORE_OTHER.search(before[-_MAX_NAME:]) is not None:
        return True
    rest = _TARGET.sub("]", f"{before} {after}")
    names = (name for one in titles_of(paper) for name, colon, _ in (one.lower().partition(":"),) if colon)
    return any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", rest) for one in names if len(one) <= _MAX_NAME)


def _line(page: Page, use: TitledLink) -> str:
    return page.document.line_text(page.document.lines.line_of(use.link.span.start))


def _is_another(use: TitledLink, known: Sequence[TitledLink]) -> bool:
    """Whether a title of English words, and no description, has nothing of what a paper is called."""
    is_link = use.link.text == use.title and use.title.count(" ") < _MAX_SENTENCE
    if not (is_link or share_of_capitals(use.title) > _MIN_CAPITALS) or _NO_TITLE.search(use.title):
        return False
    if len(use.title.split()) < _MIN_TITLE or len(use.all_words) < _MIN_WORDS or not has_words_of_titles(use.title):
        return False
    return not any(
        tells_of(use, one)
        or len(use.all_words & one.all_words) > 1
        or same_name(use.title).startswith(same_name(one.title.partition(":")[0]))
        for one in known
    )


_FOUND: WeakKeyDictionary[Page, tuple[Mistitled, ...]] = WeakKeyDictionary()
