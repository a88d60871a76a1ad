"""A row or item shows figures of a repository, or links the code, that another line is about.

Lines are made by copying others, and here the badge or the link was kept: a reader takes one project's popularity or
code for another's. Show and link what this line is about. A thing that is listed twice, once without its code, is
another matter, and so is a line that names the repository's owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.repository_lines import TALK, Figures, figures, linked, repositories
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address

_WORDS = lazy_pattern(r"(?<![\w/.-])[a-z]{2,}\W{1,3}\Z")
_MAX_ALONE, _MAX_SHARE = 3, 0.5
"""Badges without a link to their repository in a page: where most stand so, they take the link's place."""

_BADGE_URL = lazy_pattern(r"https?://[a-z]{1,20}\.shields\.io/[^\s)\"'>]{0,300}", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines with one badge of a repository that is no link."""
    by_line: dict[int, list[Figures]] = {}
    for one in figures(page):
        if one.badge.link is None:
            by_line.setdefault(page.document.lines.line_of(one.badge.image.span.start), []).append(one)
    homes = _homes(page) if by_line else {}
    single = {line: (found[0], linked(page, line)) for line, found in by_line.items() if len(found) == 1}
    alone = [line for line, (_, beside) in single.items() if not beside]
    for line, (found, beside) in single.items():
        if not beside and len(alone) <= max(_MAX_ALONE, _MAX_SHARE * len(single)):
            yield from _check_stray(page, line, found, homes)
        yield from _check_code(page, line, found, beside, homes) if len(beside) == 2 else ()


def _homes(page: Page) -> dict[str, int]:
    """The first line that links a repository, for each."""
    found: dict[str, int] = {}
    for link, own in repositories(page.links):
        if not TALK.search(link.destination):
            found.setdefault(own.repository.lower(), page.document.lines.line_of(link.span.start))
    return found


def _check_stray(page: Page, line: int, found: Figures, homes: Mapping[str, int]) -> Iterator[Problem]:
    """A row or item that links no repository, with figures of one that another line links."""
    live = found.live
    home = homes.get(live.repository.lower(), line)
    if home != line and _is_listed(page, line) and _differ(page, line, home, live):
        start = page.document.lines.start_of(home)
        where = Location(page.path, Span(start, start + len(page.document.line_text(home))))
        message = f"the badge shows figures of {live.repository}, which another line links, and this one does not"
        related = ((where, f"the line of {live.repository}"),)
        advice = "Show those of this line's own repository, or none."
        yield Problem(found.place, message, advice, related=related)


def _check_code(
    page: Page,
    line: int,
    found: Figures,
    beside: Mapping[str, tuple[Span, Address]],
    homes: Mapping[str, int],
) -> Iterator[Problem]:
    """A link beside that to the badge's repository, called by its site or as code, to what another line is about."""
    live = found.live
    others = [one for one in beside if one != live.repository.lower()]
    if len(others) != 1 or homes.get(others[0], line) == line:
        return
    place, own = beside[others[0]]
    here = Span(page.document.lines.start_of(line), page.document.lines.start_of(line + 1))
    link = next((one for one in page.links_in(here) if one.destination_span == place), None)
    if link is not None and live.name.lower() != own.name.lower() and _is_label_of_code(page, link):
        message = f"this leads to {own.repository}, which another line is about; the badge is of {live.repository}"
        related = ((Location(page.path, found.badge.image.destination_span), "the badge"),)
        advice = f"Link {live.repository}, if that is its code."
        yield Problem(place, message, advice, related=related)


def _is_label_of_code(page: Page, link: Link) -> bool:
    """Whether a link is called code, and stands behind marks only, not in a sentence about something else."""
    start = page.document.lines.start_of(page.document.lines.line_of(link.span.start))
    return read_label(link.text).is_code and _WORDS.search(page.text, start, link.span.start) is None


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


_LISTED = (
    "- [A study](https://arxiv.org/abs/2405.00001) [Code](https://github.com/a/b)"
    " ![s](https://img.shields.io/github/stars/a/b)\n"
    "- [{0}Another study]({1}) {2} ![s](https://img.shields.io/github/stars/{3})\n"
)

RULE = Rule(
    id="badge-of-other-line",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example(_LISTED.format("", "https://arxiv.org/abs/2405.00002", "", "⟦a/b⟧")),
        Example(_LISTED.format("", "https://github.com/e/f", "[Code](⟦https://github.com/a/b⟧)", "e/f")),
    ),
    good=(
        Example(_LISTED.format("", "https://arxiv.org/abs/2405.00001", "", "a/b")),
        Example(_LISTED.format("", "https://arxiv.org/abs/2405.00002", "[Code](https://github.com/e/f)", "e/f")),
        Example(_LISTED.format("", "https://github.com/e/f", "built on [B](https://github.com/a/b)", "e/f")),
    ),
)
