"""The addresses in an entry's file, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.urls import Written, problem
from modelist.linting.rule import Problem
from modelist.providers import check_url

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry
    from modelist.documents.yaml import YamlNode

_REST = r"[^\s\"'{}\[\]]+"
_ADDRESSES = {
    # One each, and each only where its letters are: a search for plain letters skips through a text.
    "htt": lazy_pattern(r"htt[a-z]{0,3}:" + _REST),
    "file:": lazy_pattern(r"file:" + _REST),
    "www.": lazy_pattern(r"(?<![/.\w])www\." + _REST),
}
_STARTS = ("http:", "https:", "htt", "www.", "file:")


def entry_addresses(entry: Entry) -> Iterator[Written]:
    """Every value of an entry that is an address, apart from its description."""
    root = entry.source.node
    for key, value in (root.pairs or ()) if root is not None else ():
        if key.text != "description":
            yield from (_written(entry, node) for node in value.walk() if _is_address(node))


def entry_links(entry: Entry) -> Iterator[tuple[str, Written]]:
    """The addresses under ``links`` with their keys."""
    from modelist.catalog.entry import LINK_KEYS

    root = entry.source.node
    links = root.find("links") if root is not None else None
    for key in LINK_KEYS if links is not None else ():
        value = links.get(key) if links is not None else None
        for node in value.walk() if value is not None else ():
            if _is_address(node):
                yield key, _written(entry, node)


def account_span(written: Written, account: str) -> Span | None:
    """Where an address names an account: behind a slash rather than in the host, which may have its letters too."""
    at = written.url.find(f"/{account}", written.url.find("//") + 2) + 1 or written.url.find(account)
    return Span(at, at + len(account)).shifted(written.span.start) if written.exact and at >= 0 else None


def entry_faults(entry: Entry, codes: Iterable[str], today: str) -> Iterator[Problem]:
    """What the providers say is wrong with an entry's addresses, of some kinds."""
    wanted = frozenset(codes)
    if not _may_have(entry, wanted, today):
        return
    for written in entry_addresses(entry):
        for fault in check_url(written.url, today):
            if fault.code in wanted:
                yield problem(written, fault)


def _may_have(entry: Entry, wanted: frozenset[str], today: str) -> bool:
    """Whether a fault can be seen in the file's text, without its tree, which costs more than all the rest."""
    found = _CODES.get(entry)
    if found is None:
        text = entry.source.document.text
        urls = {url for sign, pattern in _ADDRESSES.items() if sign in text for url in pattern.findall(text)}
        found = _CODES[entry] = frozenset(fault.code for url in urls for fault in check_url(url, today))
    return not found.isdisjoint(wanted)


def _is_address(node: YamlNode) -> bool:
    text = node.text
    return text is not None and "/" in text and text.startswith(_STARTS) and "\n" not in text


def _written(entry: Entry, node: YamlNode) -> Written:
    quote = 1 if node.style in ("'", '"') else 0
    span = Span(node.start + quote, node.end - quote)
    text = node.text or ""
    exact = entry.source.document.slice(span) == text
    return Written(text, span if exact else node.span, None, exact)


_CODES: WeakKeyDictionary[Entry, frozenset[str]] = WeakKeyDictionary()
