"""A badge shows the stars of one repository and stands beside the link to another.

The figure belongs to something else, mostly since the row was copied and only the link changed: a reader takes one
project's popularity for another's. Name the same repository in both; after a rename, that is the new name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.badges import PageBadge, badges
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image
from modelist.providers import Address, read_url


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Live badges of a repository, compared with their own link, or with the one repository that their line links."""
    if "shields.io/github" not in page.text:
        return
    by_line: dict[int, list[tuple[PageBadge, Address]]] = {}
    for badge in badges(page):
        live = badge.live
        if live is None or not live.owner or not live.name:
            continue
        own = _repository(badge.link) if badge.link is not None else None
        if own is not None and badge.link is not None:
            yield from _compare(page, badge, live, badge.link, own)
        elif badge.link is None:
            by_line.setdefault(page.document.lines.line_of(badge.image.span.start), []).append((badge, live))
    for line, found in by_line.items():
        yield from _check_line(page, line, found)


def _check_line(page: Page, line: int, found: list[tuple[PageBadge, Address]]) -> Iterator[Problem]:
    lines = page.document.lines
    links = page.links_in(Span(lines.start_of(line), lines.start_of(line + 1)))
    linked = {one.repository.lower(): (link, one) for link, one in _repositories(links)}
    shown = {live.repository.lower() for _, live in found}
    if len(linked) == 1 and len(shown) == 1:
        link, own = next(iter(linked.values()))
        for badge, live in found:
            yield from _compare(page, badge, live, link, own)


def _repositories(links: Iterable[Link]) -> Iterator[tuple[Link, Address]]:
    for link in links:
        own = None if is_image(link) else _repository(link)
        if own is not None:
            yield link, own


def _repository(link: Link) -> Address | None:
    address = read_url(link.destination)
    known = address is not None and address.provider == "github" and address.owner and address.name
    return address if known and address is not None and address.kind not in ("gist", "asset") else None


def _compare(page: Page, badge: PageBadge, live: Address, link: Link, own: Address) -> Iterator[Problem]:
    if live.repository.lower() == own.repository.lower():
        return
    span = badge.image.destination_span
    at = page.text.find(live.repository, span.start, span.end)
    place = Span(at, at + len(live.repository)) if at >= 0 else span
    moved = live.name.lower() == own.name.lower() or live.owner.lower() == own.owner.lower()
    message = f"the badge shows figures of {live.repository}, but the link leads to {own.repository}"
    related = ((Location(page.path, link.destination_span), "what is linked"),)
    severity = Severity.WARNING if moved else Severity.ERROR
    yield Problem(place, message, "Name the same repository in both.", severity=severity, related=related)


RULE = Rule(
    id="badge-other-repository",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="badges",
    bad=(
        Example("[![s](https://img.shields.io/github/stars/⟦QwenLM/Qwen⟧)](https://github.com/QwenLM/Qwen2)\n"),
        Example(
            "| ![s](https://img.shields.io/github/stars/⟦a/b⟧.svg?style=social) | [Code](https://github.com/c/d) |\n"
            "| --- | --- |\n"
        ),
        Example('- <a href="https://github.com/c/d"><img src="https://img.shields.io/github/stars/⟦a/b⟧"></a>\n'),
    ),
    good=(
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://github.com/A/B/stargazers)\n"),
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://a.github.io/b)\n"),
        Example(
            "- ![s](https://img.shields.io/github/stars/a/b) [x](https://github.com/a/b) based on [y](https://github.com/c/d)\n"
        ),
        Example("![s](https://img.shields.io/github/stars/a/b)\n\n[x](https://github.com/c/d)\n"),
    ),
)
