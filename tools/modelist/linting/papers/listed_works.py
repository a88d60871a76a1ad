"""The works that a page lists: rows, items, folded parts and sections, with their names, papers and code."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.project_pages import project_page
from modelist.linting.addresses.services import Promise, read_label
from modelist.linting.addresses.urls import identity, is_image, running_url
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.names.link_names import address_of, papers
from modelist.linting.names.named_places import folded_places, name_in, named_places, titled_places
from modelist.linting.names.work_names import name_keys
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.titled_links import uncommon_words
from modelist.providers.urls import split_url
from modelist.readme import venues
from modelist.readme.makers import MAKER_BY_ACCOUNT

_MAX_NAME, _MAX_TITLE, _STEM = 40, 300, 5
_MANY_WORDS, _MIN_BEGIN = 4, 10
_MAX_PART, _MIN_SECTIONS = 3_000, 3
_WORD = lazy_pattern(r"[a-z0-9]+")
_TAG = lazy_pattern(r"[\s*]*[\[(（【][^\[\]()（）【】]{1,40}[\])）】][\s*]*")
_NUMBER = lazy_pattern(r"\d{1,4}[.)] ")
_BEHIND = lazy_pattern(
    r"[-_.](?:beta|code|demo|github\.io|jax|main|official|page|project|pytorch|release|tensorflow|tf|torch|video|website)\Z"
)
"""What is often added to a work's name in that of its repository."""

_VENUE = lazy_pattern(rf"(?:{venues.ANY}|preprint|under review)\b[\s'’\d]*", re.IGNORECASE)
_VAGUE = frozenset({"here", "link", "url", "🔗", "地址", "链接", "项目地址", "代码地址"})
_PARTS = frozenset({"", "abstract", "bibtex", "citation", "details", "more", "show more", "摘要"})
"""What folded parts of a work are called."""

_PICTURE = lazy_pattern(r"\s*(?:!\[|<img\b)", re.IGNORECASE)
_BRACKET = lazy_pattern(r"\s*[(（][^()（）]{1,30}[)）]\s*\Z")
_AUTHOR = lazy_pattern(r"\b[A-Z][a-z]{1,15}(?: [A-Z]\.)? [A-Z][a-z]{1,20}(?=,|;| and | et al)")
_SITE = lazy_pattern(r"https?://sites\.google\.com/view/(?P<name>[\w.-]{3,60})(?:/(?:home)?)?\Z", re.IGNORECASE)


class Target(NamedTuple):
    """A repository or project page that a work links; ``account`` is empty for pages."""

    link: Link
    name: str
    account: str

    @property
    def keys(self) -> frozenset[str]:
        """What works may be called that it is of: their names may go on in it, or its account was made for them."""
        words = _WORD.findall(self.name.lower())
        begins = words[:2] if len(words) >= _MANY_WORDS else ()
        begin = "".join(begins) if sum(map(len, begins)) >= _MIN_BEGIN else ""
        account = self.account.lower()
        names = (self.name, _BEHIND.sub("", self.name.lower()), begin, "" if account in MAKER_BY_ACCOUNT else account)
        return frozenset().union(*map(name_keys, names))


class Work:
    """A row, item, folded part or section with the names that it begins with, the first of which is its own."""

    def __init__(self, page: Page, name: Span, rest: Span) -> None:
        self.page, self.place, self.span = page, name, Span(name.start, rest.end)
        self.number = 0

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its first two cells, or of its first words; those of conferences and sites are none."""
        own = _NUMBER.sub("", name_in(self.page, self.place), count=1)
        beside = self.page.text.find("|", self.place.end, self.span.end)
        after = self.page.text.find("|", beside + 1, self.span.end) if beside >= 0 else -1
        title = name_in(self.page, Span(beside + 1, after)) if after >= 0 else ""
        return tuple(one for one in (own, title) if len(one) <= _MAX_NAME and not _is_label(one))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What is compared of its names."""
        return frozenset(key for name in self.names for key in name_keys(name))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its links that are no pictures."""
        found = (*self.page.links_in(self.span), *self.page.bare_links_in(self.span))
        return tuple(one for one in found if not is_image(one))

    @cached_property
    def title(self) -> str:
        """The words that it begins with, without a tag such as `[CVPR 2024]`, where they are a title."""
        text = _TAG.sub("", visible_text(self.page, self.place), count=1).strip(" [(*")
        text = _NUMBER.sub("", text, count=1)
        return text if len(text) <= _MAX_TITLE and is_title(text) else ""

    @cached_property
    def papers(self) -> frozenset[str]:
        """What those of its links lead to that are titles or called a paper."""
        found = (one for one in self.links if is_title(one.text) or self.promise(one).role == "paper")
        return frozenset(identity(running_url(one.destination)) for one in found)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the words of its title that few titles have."""
        return frozenset(one[:_STEM] for one in uncommon_words(self.title))

    @cached_property
    def places(self) -> frozenset[str]:
        """What its links lead to."""
        return frozenset(identity(running_url(one.destination)) for one in self.links)

    @cached_property
    def text(self) -> str:
        """All of it, as a reader sees it."""
        return visible_text(self.page, self.span)

    @cached_property
    def paper(self) -> ArxivId | None:
        """Its first paper on arXiv."""
        return next((paper for _, paper in papers(self.links)), None)

    @cached_property
    def people(self) -> frozenset[str]:
        """The authors that its text names; `Language Models` are none."""
        return frozenset(one for one in _AUTHOR.findall(self.text) if uncommon_words(one))

    @cached_property
    def sites(self) -> frozenset[str]:
        """The hosts of its project pages."""
        pages = (split_url(one.destination) for one in self.links if self.promise(one).role == "page")
        return frozenset(one.host for one in pages if one is not None and one.host != "github.com")

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Its code and its pages."""
        return tuple(target for link in self.links if (target := self._target(link)) is not None)

    def promise(self, link: Link) -> Promise:
        """What the label of one of its links promises, or the badge that the link stands around."""
        text = link.text
        if not text and _PICTURE.match(self.page.text, link.text_span.start) is not None:
            text = next((one.text for one in self.page.links_in(link.text_span) if is_image(one)), "")
        return read_label(_BRACKET.sub("", text))

    def _target(self, link: Link) -> Target | None:
        """The repository or page that a link leads to without saying its name; places in one have their own."""
        url = running_url(link.destination)
        promise = self.promise(link)
        is_badge = _PICTURE.match(self.page.text, link.text_span.start) is not None
        is_vague = is_badge or link.text in ("", link.destination) or link.text.strip(" []").lower() in _VAGUE
        if not (is_vague or promise.is_code or promise.role == "page"):
            return None
        address = address_of(url)
        if address is not None:
            is_code = address.provider == "github" and address.kind == "repository" and _is_root(url)
            return Target(link, address.name, address.owner) if is_code else None
        name = _page_name(url)
        return Target(link, name, "") if name and promise.role == "page" else None


def works(page: Page) -> list[Work]:
    """The works of a page in its order."""
    found: dict[int, Work] = {}
    plain = (place for places in named_places(page) for place in places)
    lines = page.document.lines
    folded = (one for one in folded_places(page) if name_in(page, one[0]).lower() not in _PARTS)
    for name, rest in (*titled_places(page), *plain, *folded):
        line = lines.line_of(name.start)
        if line not in found:
            found[line] = Work(page, _own_place(page, name, rest), rest)
    sections = [*_sections(page, sorted(found))]
    for name, rest in sections if len(sections) >= _MIN_SECTIONS else ():
        found[lines.line_of(name.start)] = Work(page, name, rest)
    in_order = [found[line] for line in sorted(found)]
    for number, work in enumerate(in_order):
        work.number = number
    return in_order


def _is_label(name: str) -> bool:
    """Whether a text that a row begins with is that of a site or conference, and no name."""
    promise = read_label(name)
    return bool(promise.role or promise.service) or _VENUE.fullmatch(name) is not None


def _own_place(page: Page, name: Span, rest: Span) -> Span:
    """Where a work has its name: in the second cell of a row that begins with the conference."""
    start = page.text.find("|", name.end, rest.end) + 1 if _is_label(name_in(page, name)) else 0
    end = page.text.find("|", start, rest.end) if start else -1
    return Span(start, end) if end > start else name


def _is_root(url: str) -> bool:
    parts = split_url(url)
    return parts is not None and len(parts.names) == 2 and "#" not in url


def _page_name(url: str) -> str:
    """What the address of a page calls the project that it is of, or the account that has nothing else."""
    project, site = project_page(url), _SITE.match(url)
    if project is not None:
        return project.name or project.account
    return site["name"] if site is not None else ""


def _sections(page: Page, taken: list[int]) -> Iterator[tuple[Span, Span]]:
    """The headings of titles whose sections have no heading, row or item with a name of its own."""
    lines = page.document.lines
    for section in page.sections:
        last = lines.line_of(max(section.own.start, section.own.end - 1))
        is_alone = not section.children and bisect_left(taken, lines.line_of(section.own.start)) == bisect_right(
            taken, last
        )
        if is_alone and page.links_in(section.own) and is_title(_NUMBER.sub("", section.title, count=1)):
            yield section.heading.text_span, _part(section.heading.span.end, section.own.end)


def _part(start: int, end: int) -> Span:
    return Span(start, max(start, min(end, start + _MAX_PART)))
