"""The papers and pages that a page links, each with the titles that its lines give it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import own_paragraphs, titled_paragraphs
from modelist.linting.markup.prose import no_words
from modelist.linting.names.link_names import address_of
from modelist.linting.papers.paper_titles import titles_apart
from modelist.linting.papers.plain_titles import is_title, item_title, plain_title
from modelist.providers.urls import split_url

MAX_LINE = 3_000
"""Characters of a line that are looked at."""

_MIN_LETTERS = 4
_COMMON = frozenset(
    "agent agents based deep efficient from generation image images language large learning model models multimodal"
    " network networks neural open scale survey text toward towards trained training understanding using video vision"
    " visual with".split()
)
_WORD = lazy_pattern(r"[a-z]+")
_MARKED = lazy_pattern(r"\*\*(?P<bold>[^*\n|]{12,250})\*\*|[\"“](?P<quoted>[^\"”<>\n|]{12,250})[\"”]")
_LINK = lazy_pattern(r"\[[^\[\]\n]*\]\([^()\s]*\)")
_MANUAL = lazy_pattern(r"(?:/(?:docs?|en|zh|zh-cn|latest|stable|main|index(?:\.html?)?))*/?\Z", re.IGNORECASE)
_PRINTED = lazy_pattern(
    r"(?:openreview\.net/(?:forum|pdf)\?id=|aclanthology\.org/)(?P<name>[\w.-]+?)(?:\.pdf)?/?(?:[&#].{0,200})?\Z"
)
"""A paper's page and its file."""
_ABOUT = lazy_pattern(
    r"\b(?:appendix|blog ?post|daily papers|keynote|interview|model card|paper|podcast|poster|press release"
    r"|project page|recording|release notes|slides|supplement|talk|tech(?:nical)? report|thread|tweet|webinar)\b",
    re.IGNORECASE,
)


_NEWS = lazy_pattern(
    r"\b[Ww]e (?:have |are )?(?:just )?(?:released?|updated?|published|posted|excited|glad|happy|pleased)\b"
    r"|\b(?:updated|latest|new) version of our\b"
    r"|\b[Oo]ur \W?(?:new |latest )?(?:paper|survey|work)\b[^|\n]{0,60}\b(?:available|accepted|online|released)\b"
)
"""What an author says of a paper of their own, as news."""


class TitledLink:
    """A paper's link with the title that its line gives it, and the words that must be there to compare it.

    ``words`` are those that few titles have, ``all_words`` the others, too; ``said`` is the line, which may tell that
    the paper is about another thing as well.
    """

    def __init__(self, link: Link, title: str, said: str, least: int = 1) -> None:
        self.link, self.title, self.least, self.said = link, title, least, f"{title} {said[:MAX_LINE]}".lower()
        self.words = uncommon_words(title)
        self.all_words = {one.rstrip("s") for one in _long_words(title)}


def uncommon_words(title: str) -> set[str]:
    """The words of a title that few titles have, without the mark of the plural."""
    return {one.rstrip("s") for one in _long_words(title) - _COMMON}


def _long_words(title: str) -> set[str]:
    return {one for one in _WORD.findall(title.lower()) if len(one) >= _MIN_LETTERS}


def by_address(page: Page) -> Mapping[str, Sequence[TitledLink]]:
    """The titles of each paper and page by what its address has in common with others that lead there.

    A title is a link's text, what is bold or quoted beside the only paper of a line, the plain words before a link that
    says no more than that it is the paper, and the summary of a fold-out or the cell of a column of titles.

    Papers are those on arXiv, and where a line has none, what it calls its paper. They are read once for all rules that
    ask.
    """
    found = _BY_ADDRESS.get(page)
    if found is None:
        found = _BY_ADDRESS[page] = _read(page)
    return found


def _read(page: Page) -> dict[str, list[TitledLink]]:
    lines = page.document.lines
    by_line: dict[int, list[tuple[str, Link]]] = {}
    for link in page.links:
        key = "" if is_image(link) else key_of(link.destination)
        if key:
            by_line.setdefault(lines.line_of(link.span.start), []).append((key, link))
    found: dict[str, list[TitledLink]] = {}
    heads = _heads(page)
    for line, links in by_line.items():
        titled = [(key, link, link.text) for key, link in links if is_title(link.text) and not _is_about(link.text)]
        if _NEWS.search(page.document.line_text(line)[:MAX_LINE]) is not None and not titled:
            continue  # what such a sentence has in bold is no title
        posted = [(key, link) for key, link in links if key.startswith("arxiv:")]
        printed = [] if titled or posted else [one for one in links if read_label(one[1].text).role == "paper"]
        if len({key for key, _ in printed}) == 1:
            titled = [(*printed[0], title) for title in _titles(page, line)]
        if not titled and len({key for key, _ in posted}) == 1:
            titles = _titles(page, line)
            head = heads.get(line, line)
            above = [one for one in _titles(page, head) if not one.endswith((":", "："))] if head not in by_line else []
            titled = [(*posted[0], title) for title in titles or above]
        least = 1 if titled else 2
        if not titled:
            titled = [(key, link, title) for key, link in links if (title := item_title(page, link))]
        if len(titled) == 1:
            key, link, title = titled[0]
            found.setdefault(key, []).append(TitledLink(link, title, page.document.line_text(line), least))
        elif (
            not titled
            and len({key for key, _ in posted}) == 1
            and (plain := plain_title(page, posted[0][1])) is not None
        ):
            found.setdefault(f"{posted[0][0]} {plain.place}", []).append(
                TitledLink(posted[0][1], plain.text, page.document.line_text(line))
            )
    titled_here = {use.link.span for uses in found.values() for use in uses}
    for apart in titles_apart(page):
        if apart.link.span not in titled_here:
            use = TitledLink(apart.link, apart.text, page.document.line_text(lines.line_of(apart.span.start)))
            found.setdefault(key_of(apart.link.destination), []).append(use)
    return found


def _heads(page: Page) -> dict[int, int]:
    """The first line of an item or paragraph for those that go on with it."""
    lines = page.document.lines
    found: dict[int, int] = {}
    for item in (*page.markdown.lists, *titled_paragraphs(page)):
        first, last = (lines.line_of(at) for at in own_paragraphs(page, item))
        found |= dict.fromkeys(range(first + 1, last + 1), first)
    return found


def _is_about(text: str) -> bool:
    """Whether a link's text tells of a paper rather than being its title: ``updated version of the paper``."""
    return ":" not in text and (text[:1].islower() or _ABOUT.search(text) is not None)


def key_of(url: str) -> str:
    """What the address of a paper or page has in common with others that lead there; '' for anything else.

    A repository holds more than one thing, and so do the front page of a site and a place in a page.
    """
    address = address_of(url)
    if address is not None:
        paper = ArxivId.parse(address.name) if address.kind == "paper" else None
        if paper is not None:  # the page that Hugging Face has of it
            return f"arxiv:{paper.paper_id}"
        return address.identity if address.provider == "arxiv" else ""
    parts = split_url(url.strip())
    printed = _PRINTED.search(url.strip())
    if printed is not None:
        return f"{printed[0].partition('/')[0]}:{printed['name']}"
    if parts is not None and _MANUAL.match("/" + "/".join(parts.names)):
        return ""
    return identity(url) if parts is not None and parts.is_web and parts.names and not parts.fragment else ""


def _titles(page: Page, line: int) -> list[str]:
    """What is bold or quoted on a line and long enough for a title; the words of a link, and of a tag, are its own."""
    start, text = page.document.lines.start_of(line), page.document.line_text(line)
    spans = [Span(*match.span(match.lastgroup or 0)) for match in _MARKED.finditer(text[:MAX_LINE])]
    spans = [span.shifted(start) for span in spans]
    found = (visible_text(page, span).strip('"“” ') for span in spans if not _is_apart(page, span))
    return list(dict.fromkeys(one for one in found if is_title(one)))


def _is_apart(page: Page, span: Span) -> bool:
    """Whether marked text is within a tag, or all of it a link, whose text was looked at by itself."""
    return span.start in no_words(page) or _LINK.fullmatch(page.text, span.start, span.end) is not None


_BY_ADDRESS: WeakKeyDictionary[Page, dict[str, list[TitledLink]]] = WeakKeyDictionary()
