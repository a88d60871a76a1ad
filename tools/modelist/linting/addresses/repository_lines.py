"""The repositories that the lines of a page link, and the badges on them that show figures of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import PageBadge, badges
from modelist.linting.addresses.urls import TWICE, is_image, running_url
from modelist.linting.context import Page
from modelist.providers import Address, read_url

TALK = lazy_pattern(r"/(?:pull|pulls|issues|discussions|commit|wiki)(?:/|\Z)")
"""In the address of a talk about something in a repository, which is no repository of that thing."""

UNOFFICIAL = lazy_pattern(
    r"\b(?:un|non-?|non |not )official|third[- ]party|re-?impl|implementation|implemented by|reproduc|replicat|port of"
    r"|community(?=[ \w-]{0,20}(?:code|version|repo|port)|\s*[)\]|,;]|\s*\Z)"
    r"|非官方|第三方|复现|社区|(?:代码|个人|他人|torch|tf) ?实现|实现(?:代码|版本|仓库)|非公式|実装|비공식|구현|재현",
    re.IGNORECASE,
)
"""Words beside a repository that say that it is not the authors' own."""

TEMPLATES = r"Naereen/(?:StrapDown\.js|badges|ama)|dwyl/esta"
"""Repositories that stand in the examples which badges at the top of pages are copied from."""

STAR_CHART = lazy_pattern(
    r"(?:star-history\.com/(?:#|(?:svg|image|chart|embed)?\?(?:[a-z]+=[\w-]*&(?:amp;)?)*repos=)|starchart\.cc/)"
    r"(?P<repository>[\w-]{1,39}(?:/|%2F)[\w.-]{1,100}?)(?:\.svg)?(?=(?P<more>[&?][^)\"'\s<]{0,300})|[)\"'\s<]|\Z)",
    re.IGNORECASE,
)
"""The address of a chart of stars, or of its picture."""

_SUBJECTS = frozenset({"", *"code repo repository github project 代码 项目 地址 仓库 项目地址 代码地址".split()})
"""What stands before a bare address that a line is about, or a cell of it: nothing, or a label."""

_MARKS = " \t>*+-_`([（【0123456789.):："


class Figures(NamedTuple):
    """A badge with figures of a repository; ``place`` is where its address names it."""

    badge: PageBadge
    live: Address
    place: Span


def figures(page: Page) -> Iterator[Figures]:
    """The badges of a page that show figures of a repository."""
    for badge in badges(page) if "shields.io/github" in page.text else ():
        live = badge.live
        if live is not None and live.owner and live.name:
            yield Figures(badge, live, _written(page, badge, live))


def end_of_head(page: Page) -> int:
    """Where the first section begins; a title and its subtitle in HTML are often of a lower level than the first."""
    lowest = 1
    for one in page.headings:
        if one.level > 1 and (not one.html or 1 < one.level <= lowest):
            return one.span.start
        lowest = max(lowest, one.level)
    return len(page.text)


def linked(page: Page, line: int, *, only_words: bool = False) -> dict[str, tuple[Span, Address]]:
    """The repositories that a line links, by name, also as bare addresses."""
    lines = page.document.lines
    span = Span(lines.start_of(line), lines.start_of(line + 1))
    links = [
        link
        for link in page.links_in(span)
        if (link.text or not only_words) and not TALK.search(link.destination)  # a badge in a link is no word
    ]
    found = {one.repository.lower(): (link.destination_span, one) for link, one in repositories(links)}
    for one in page.bare_links_in(span):
        own = None if TALK.search(one.destination) else as_repository(running_url(one.destination))
        before = page.text[span.start : one.span.start].rpartition("|")[2]
        if own is not None and before.strip(_MARKS).lower() in _SUBJECTS:
            found.setdefault(own.repository.lower(), (one.span, own))
    return found


def repositories(links: Iterable[Link]) -> Iterator[tuple[Link, Address]]:
    """The links that lead to repositories on GitHub."""
    for link in links:
        own = None if is_image(link) else as_repository(link.destination)
        if own is not None:
            yield link, own


def as_repository(url: str) -> Address | None:
    """The repository on GitHub that an address leads to, or into; none for two addresses in one."""
    if TWICE.search(url) is not None:
        return None
    address = read_url(f"https://{url}" if url.startswith("github.com/") else url)
    known = address is not None and address.provider == "github" and address.owner and address.name
    return address if known and address is not None and address.kind not in ("gist", "asset") else None


def _written(page: Page, badge: PageBadge, live: Address) -> Span:
    """Where a badge's address names its repository."""
    span = badge.image.destination_span
    at = page.text.find(live.repository, span.start, span.end)
    return Span(at, at + len(live.repository)) if at >= 0 else span
