"""The addresses that a page or entry holds, each with its place, and what the providers say is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.rule import Problem
from modelist.providers import Address, Fault, check_url, read_url

TWICE = lazy_pattern(
    r"(?:(?<=\w)|(?<=\w\.github\.io/)|(?<=//github\.com/)|(?<=//huggingface\.co/)|(?<=//arxiv\.org/)|(?<=//arxiv\.org/abs/))"
    r"https?://(?=[\w-]+\.\w)",
    re.IGNORECASE,
)
"""A second address that begins inside another, as pasting twice leaves it; archives have addresses behind a slash."""

_ADDRESS = lazy_pattern(r"https?://\S+")
_CJK = lazy_pattern("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2018-\u201d\u2026]")
_IMAGE_TAGS = frozenset({"img", "source", "video", "picture"})


class Written(NamedTuple):
    """An address as it stands in a page.

    ``link`` is None for an address in plain text, which is ``bare``, and for a definition. ``exact`` tells that the
    text of ``span`` is the address, without escapes or entities, so that places in the address are places in the page.
    """

    url: str
    span: Span
    link: Link | None = None
    exact: bool = True
    bare: bool = False

    @property
    def is_image(self) -> bool:
        """Whether a picture is shown from there, and nobody follows the address."""
        return self.link is not None and is_image(self.link)

    def place(self, fault: Fault) -> Span:
        """Where in the page a fault of the address is."""
        whole = fault.span.start == fault.span.end
        return self.span if whole or not self.exact else fault.span.shifted(self.span.start)


def is_image(link: Link) -> bool:
    """Whether a link of a page shows a picture."""
    return link.kind is LinkKind.IMAGE or link.tag in _IMAGE_TAGS


def is_local(page: Page, link: Link) -> bool:
    """Whether a link's destination is written at the link itself, and not in a definition."""
    return link.span.contains(link.destination_span) and link.label is None


def addresses(page: Page) -> tuple[Written, ...]:
    """Every address of a page in order of kind and place; a definition counts once, however often it is used."""
    found = _ADDRESSES.get(page)
    if found is None:
        found = _ADDRESSES[page] = tuple(_read(page)) if may_hold_links(page) else ()
    return found


def may_hold_links(page: Page) -> bool:
    """Whether a page may hold any link at all, seen without parsing it."""
    text = page.text
    return "://" in text or "](" in text or "]:" in text or "<" in text


def faults(page: Page, codes: Iterable[str]) -> Iterator[tuple[Written, Fault]]:
    """The faults of some codes in the addresses of a page."""
    by_code = _faults_of(page)
    for code in codes:
        yield from by_code.get(code, ())


def problem(written: Written, fault: Fault) -> Problem:
    """A finding for a fault, with the provider's repair as its fix where it has one."""
    span = written.place(fault)
    edits: tuple[Edit, ...] = ()
    if fault.replacement is not None and written.exact:
        edits = (Edit(fault.span.shifted(written.span.start), fault.replacement),)
    severity = Severity.ERROR if fault.severity is Severity.ERROR else None  # a likely fault is as bad as the rule says
    return Problem(span, fault.message, fault.help, edits=edits, severity=severity)


def identity(url: str) -> str:
    """What two addresses that lead to the same thing have in common."""
    address = read_url(url)
    return address.identity if address is not None and address.identity else url.strip().rstrip("/")


def read_link(link: Link) -> Address | None:
    """The thing that a link leads to, where its site is known."""
    return read_url(link.destination)


def without_addresses(text: str) -> str:
    """A text without the addresses that it shows."""
    return _ADDRESS.sub(" ", text)


def running_url(url: str) -> str:
    """The part of a bare address before the CJK text that runs on without a blank, which GitHub links with it."""
    match = _CJK.search(url)
    return url[: match.start()] if match else url


def _read(page: Page) -> Iterator[Written]:
    for link in page.links:
        if link.label is None and link.destination:
            yield _written(page, link.destination, link.destination_span, link)
    for definition in page.markdown.definitions:
        yield _written(page, definition.destination, definition.destination_span, None)
    for bare in page.markdown.bare_urls:
        yield _written(page, bare.url, bare.span, None, True)


def _written(page: Page, url: str, span: Span, link: Link | None, bare: bool = False) -> Written:
    return Written(url, span, link, page.text[span.start : span.end] == url, bare)


def _faults_of(page: Page) -> Mapping[str, list[tuple[Written, Fault]]]:
    known = _FAULTS.get(page)
    if known is None:
        known = _FAULTS[page] = {}
        seen: dict[str, tuple[Fault, ...]] = {}
        for written in addresses(page):
            found = seen.get(written.url)
            if found is None:
                found = seen[written.url] = check_url(written.url, page.context.today)
            for fault in found:
                known.setdefault(fault.code, []).append((written, fault))
    return known


_ADDRESSES: WeakKeyDictionary[Page, tuple[Written, ...]] = WeakKeyDictionary()
_FAULTS: WeakKeyDictionary[Page, dict[str, list[tuple[Written, Fault]]]] = WeakKeyDictionary()
