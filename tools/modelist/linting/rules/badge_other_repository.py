"""A badge shows the stars of one repository and stands beside the link to another, or among badges of another.

The figure belongs to something else, mostly since the row was copied and only the link changed: a reader takes one
project's popularity for another's. Name the same repository in both; after a rename, that is the new name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import BareUrl, Link
from modelist.linting.badges import PageBadge, badges
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import read_label
from modelist.linting.urls import identity, is_image
from modelist.providers import Address, read_url

Bare = Mapping[int, Sequence[BareUrl]]
_NOTHING = lazy_pattern(r"&nbsp;|<br\s*/?>|\s", re.IGNORECASE)

_BADGE_URL = lazy_pattern(r"https?://[a-z]{1,20}\.shields\.io/[^\s)\"'>]{0,300}", re.IGNORECASE)
_TALK = lazy_pattern(r"/(?:pull|pulls|issues|discussions|commit|wiki)(?:/|\Z)")
"""In the address of a talk about something in a repository, which is no repository of that thing."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Live badges of a repository, compared with their own link, or with what their line or the one before links."""
    if "shields.io/github" not in page.text:
        return
    yield from _check_head(page)
    by_line: dict[int, list[tuple[PageBadge, Address]]] = {}
    for badge in badges(page):
        live = badge.live
        if live is None or not live.owner or not live.name:
            continue
        own = _repository(badge.link) if badge.link is not None else None
        if own is not None and badge.link is not None:
            yield from _compare(page, badge, live, badge.link.destination_span, own)
        elif badge.link is None:
            by_line.setdefault(page.document.lines.line_of(badge.image.span.start), []).append((badge, live))
    bare = _bare_by_line(page) if by_line else {}
    homes = _homes(page) if by_line else {}
    for line, found in by_line.items():
        yield from _check_line(page, line, found, bare)
        yield from _check_strays(page, line, found, bare, homes)


def _homes(page: Page) -> dict[str, int]:
    """The first line that links a repository, for each."""
    found: dict[str, int] = {}
    for link, own in _repositories(page.links):
        if not _TALK.search(link.destination):
            found.setdefault(own.repository.lower(), page.document.lines.line_of(link.span.start))
    return found


def _check_strays(
    page: Page, line: int, found: list[tuple[PageBadge, Address]], bare: Bare, homes: Mapping[str, int]
) -> Iterator[Problem]:
    """A row or item with figures of a repository that another line links, and with no link to one; or with a link
    that is called by its site or as code, to a repository that another line has with its figures."""
    linked = _linked(page, line, bare)
    if len(found) != 1:
        return
    badge, live = found[0]
    home = homes.get(live.repository.lower(), line)
    if not linked and home != line and _is_listed(page, line) and _differ(page, line, home, live):
        start = page.document.lines.start_of(home)
        where = Location(page.path, Span(start, start + len(page.document.line_text(home))))
        message = f"the badge shows figures of {live.repository}, which another line links, and this one does not"
        related = ((where, f"the line of {live.repository}"),)
        advice = "Show those of this line's own repository, or none."
        yield Problem(_written(page, badge, live), message, advice, severity=Severity.WARNING, related=related)
    if len(linked) == 2 and live.repository.lower() in linked:
        other = next(one for one in linked if one != live.repository.lower())
        place, own = linked[other]
        link = next((one for one in page.links if one.destination_span == place), None)
        home = homes.get(other, line)
        if link is not None and home != line and _is_of_code(link) and live.name.lower() != own.name.lower():
            message = f"this leads to {own.repository}, which another line is about; the badge is of {live.repository}"
            related = ((Location(page.path, badge.image.destination_span), "the badge"),)
            advice = f"Link {live.repository}, if that is its code."
            yield Problem(place, message, advice, severity=Severity.WARNING, related=related)


def _is_of_code(link: Link) -> bool:
    promise = read_label(link.text)
    return promise.service == "github" or promise.role == "code"


def _is_listed(page: Page, line: int) -> bool:
    """Whether a line is a row of a table or begins an item."""
    return page.document.line_text(line).lstrip().startswith(("|", "- ", "* ", "+ "))


def _differ(page: Page, line: int, home: int, live: Address) -> bool:
    """Whether two lines begin with links to two papers or pages, and the first does not name the repository: a thing
    may be listed twice, once without its code."""
    first, second = (_first_target(page, one) for one in (line, home))
    text = _BADGE_URL.sub("", page.document.line_text(line)).lower()
    return bool(first and second) and first != second and not any(one in text for one in _words(live))


def _words(live: Address) -> tuple[str, ...]:
    return tuple(one.lower() for one in (live.owner, live.name) if len(one) > 2)


def _first_target(page: Page, line: int) -> str:
    lines = page.document.lines
    links = page.links_in(Span(lines.start_of(line), lines.start_of(line + 1)))
    return next((identity(one.destination) for one in links if one.text and not is_image(one)), "")


def _check_head(page: Page) -> Iterator[Problem]:
    """The badges at the top of a page are about its own repository: one of an old name or owner was left behind."""
    end = next((one.span.start for one in page.headings if one.level > 1), len(page.text))
    lines = page.document.lines
    found: dict[str, list[tuple[PageBadge, Address]]] = {}
    for badge in badges(page) if end > 0 else ():
        live = badge.live
        if live is None or not live.name or badge.link is not None or badge.image.span.start >= end:
            continue
        if _is_all_badges(page, lines.line_of(badge.image.span.start)):
            found.setdefault(live.repository.lower(), []).append((badge, live))
    if len(found) != 2:
        return
    (right, usual), (_, others) = sorted(found.items(), key=lambda one: -len(one[1]))
    (first, own), (_, live) = usual[0], others[0]
    if live.name.lower() == own.name.lower() or (live.owner.lower() == own.owner.lower() and len(usual) > len(others)):
        message = f"the badge shows figures of {live.repository}, and those beside it of {own.repository}"
        related = ((Location(page.path, first.image.destination_span), f"a badge of {right}"),)
        for one, other in others:
            yield Problem(
                _written(page, one, other),
                message,
                "Name the same repository in all.",
                severity=Severity.WARNING,
                related=related,
            )


def _bare_by_line(page: Page) -> dict[int, list[BareUrl]]:
    found: dict[int, list[BareUrl]] = {}
    for one in page.markdown.bare_urls:
        found.setdefault(page.document.lines.line_of(one.span.start), []).append(one)
    return found


def _check_line(page: Page, line: int, found: list[tuple[PageBadge, Address]], bare: Bare) -> Iterator[Problem]:
    linked = _linked(page, line, bare)
    shown = {live.repository.lower() for _, live in found}
    if not linked and line > 0 and _is_all_badges(page, line):
        linked = _linked(page, line - 1, bare, only_words=True)
        if len(linked) == 1 and shown & _linked(page, line + 1, bare).keys():
            return  # it belongs to what follows
    if len(linked) == 1 and len(shown) == 1:
        place, own = next(iter(linked.values()))
        for badge, live in found:
            yield from _compare(page, badge, live, place, own)


def _linked(page: Page, line: int, bare: Bare, *, only_words: bool = False) -> dict[str, tuple[Span, Address]]:
    """The repositories that a line links, by name, also as bare addresses."""
    lines = page.document.lines
    span = Span(lines.start_of(line), lines.start_of(line + 1))
    links = [
        link
        for link in page.links_in(span)
        if (link.text or not only_words) and not _TALK.search(link.destination)  # a badge in a link is no word
    ]
    found = {one.repository.lower(): (link.destination_span, one) for link, one in _repositories(links)}
    for one in bare.get(line, ()):
        if (own := _as_repository(one.url)) is not None:
            found.setdefault(own.repository.lower(), (one.span, own))
    return found


def _is_all_badges(page: Page, line: int) -> bool:
    """Whether nothing stands on a line but pictures, so that it belongs to the line before."""
    lines = page.document.lines
    at, end = lines.start_of(line), lines.start_of(line + 1)
    parts: list[str] = []
    for link in page.links_in(Span(at, end)):
        if is_image(link) and link.parent is None:
            parts.append(page.text[at : link.span.start])
            at = link.span.end
    return not _NOTHING.sub("", "".join(parts) + page.text[at:end])


def _repositories(links: Iterable[Link]) -> Iterator[tuple[Link, Address]]:
    for link in links:
        own = None if is_image(link) else _repository(link)
        if own is not None:
            yield link, own


def _repository(link: Link) -> Address | None:
    return _as_repository(link.destination)


def _as_repository(url: str) -> Address | None:
    address = read_url(f"https://{url}" if url.startswith("github.com/") else url)
    known = address is not None and address.provider == "github" and address.owner and address.name
    return address if known and address is not None and address.kind not in ("gist", "asset") else None


def _compare(page: Page, badge: PageBadge, live: Address, place: Span, own: Address) -> Iterator[Problem]:
    if live.repository.lower().removesuffix(".git") == own.repository.lower().removesuffix(".git"):
        return
    moved = live.name.lower() == own.name.lower() or live.owner.lower() == own.owner.lower()
    message = f"the badge shows figures of {live.repository}, but the link leads to {own.repository}"
    related = ((Location(page.path, place), "what is linked"),)
    severity = Severity.WARNING if moved else Severity.ERROR
    written = _written(page, badge, live)
    yield Problem(written, message, "Name the same repository in both.", severity=severity, related=related)


def _written(page: Page, badge: PageBadge, live: Address) -> Span:
    """Where a badge's address names its repository."""
    span = badge.image.destination_span
    at = page.text.find(live.repository, span.start, span.end)
    return Span(at, at + len(live.repository)) if at >= 0 else span


_LISTED = (
    "- [A study](https://arxiv.org/abs/2405.00001) [Code](https://github.com/a/b)"
    " ![s](https://img.shields.io/github/stars/a/b)\n"
    "- [{0}Another study]({1}) {2} ![s](https://img.shields.io/github/stars/{3})\n"
)

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
        Example("- [x](https://github.com/c/d)\n  ![](https://img.shields.io/github/stars/⟦a/b⟧.svg)&nbsp;\n"),
        Example("- https://github.com/c/d\n  ![](https://img.shields.io/github/stars/⟦a/b⟧.svg)\n"),
        Example(
            "# L\n![s](https://img.shields.io/github/stars/a/l)\n"
            "![n](https://img.shields.io/endpoint?url=https://raw.githubusercontent.com/⟦b/l⟧/main/n.json)\n"
        ),
        Example(_LISTED.format("", "https://arxiv.org/abs/2405.00002", "", "⟦a/b⟧")),
        Example(_LISTED.format("", "https://github.com/e/f", "[Code](⟦https://github.com/a/b⟧)", "e/f")),
        Example('- <a href="https://github.com/c/d"><img src="https://img.shields.io/github/stars/⟦a/b⟧"></a>\n'),
    ),
    good=(
        Example(
            "- [x](https://github.com/a/b)\n  ![s](https://img.shields.io/github/stars/c/d)\n  [y](https://github.com/c/d)\n"
        ),
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://github.com/A/B/stargazers)\n"),
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://a.github.io/b)\n"),
        Example(
            "- ![s](https://img.shields.io/github/stars/a/b) [x](https://github.com/a/b) based on [y](https://github.com/c/d)\n"
        ),
        Example("- A, [soon](https://github.com/c/d/pull/1) ![s](https://img.shields.io/github/stars/a/b)\n"),
        Example("- [A](https://github.com/a/b.git) ![s](https://img.shields.io/github/stars/a/b)\n"),
        Example("# L\n![s](https://img.shields.io/github/stars/a/l)\n![s](https://img.shields.io/github/stars/a/m)\n"),
        Example(_LISTED.format("", "https://arxiv.org/abs/2405.00001", "", "a/b")),
        Example(_LISTED.format("", "https://arxiv.org/abs/2405.00002", "[Code](https://github.com/e/f)", "e/f")),
        Example(_LISTED.format("", "https://github.com/e/f", "built on [B](https://github.com/a/b)", "e/f")),
        Example("![s](https://img.shields.io/github/stars/a/b)\n\n[x](https://github.com/c/d)\n"),
    ),
)
