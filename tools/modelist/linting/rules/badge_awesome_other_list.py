"""The Awesome badge leads to another list than the one that it stands on.

The head of the page was copied from another list, and the address around this badge was forgotten: whoever presses it
comes to a list about something else. Let it lead to https://awesome.re, or to the list itself.

It is found where the other badges at the top, or the list's own configuration, name a repository of another owner and
name. Badges that say where a list is mentioned, and repositories that the page names elsewhere, too, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import PageBadge, badges
from modelist.linting.addresses.paths import own_repository
from modelist.linting.addresses.repository_lines import TEMPLATES, as_repository, end_of_head
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_local
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address

_AWESOME = lazy_pattern(
    r"https?://(?:awesome\.re/badge(?:-flat2?)?\.svg|(?:cdn\.)?(?:rawgit\.com|jsdelivr\.net/gh|raw\.githubusercontent\.com)"
    r"/sindresorhus/awesome[/@][^?#\s]{1,80}badge(?:-flat2?)?\.svg)(?:[?#]|\Z)"
)
_OF_TEMPLATES = lazy_pattern(TEMPLATES, re.IGNORECASE)
_MOST = 4
_OTHERS = "sindresorhus"
"""The owner of the list of lists, where the badge comes from."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Awesome badges at the top of a page that lead to a repository which nothing else on the page is about."""
    if page.is_fragment or ("awesome.re/badge" not in page.text and "sindresorhus/awesome" not in page.text):
        return
    end = end_of_head(page)
    head = [one for one in badges(page) if one.image.span.start < end]
    found = [one for one in head if _is_awesome(one)]
    own, place = _own(page, [one for one in head if not _is_awesome(one)]) if found else ("", None)
    for one in found[:_MOST] if own else ():
        other = as_repository(one.link.destination) if one.link is not None else None
        if one.link is None or other is None or not _is_other(page, other, own):
            continue
        message = f"the Awesome badge leads to {other.repository}, and this is the page of {own}"
        span = one.link.destination_span
        edits = (Edit(span, "https://awesome.re"),) if is_local(page, one.link) else ()
        related = ((Location(page.path, place.image.span), f"a badge of {own}"),) if place is not None else ()
        advice = "Let it lead to https://awesome.re, or to this list."
        yield Problem(span, message, advice, edits=edits, safety=Safety.UNSAFE, related=related)


def _is_awesome(badge: PageBadge) -> bool:
    return badge.link is not None and _AWESOME.match(badge.image.destination) is not None


def _own(page: Page, others: list[PageBadge]) -> tuple[str, PageBadge | None]:
    """The page's own repository, as configured, or as all other badges of its head name it; with one of these."""
    named: dict[str, tuple[str, PageBadge]] = {}
    for one in others:
        link = as_repository(one.link.destination) if one.link is not None and not _is_thing(one) else None
        if link is not None and one.static is not None and _is_front(one.link, link):
            link = None  # `Made with love` leads to whoever makes such badges
        live = one.live if one.live is not None and one.live.owner and one.live.name else None
        for address in (link, live):
            if (
                address is not None
                and address.owner.lower() != _OTHERS
                and not _OF_TEMPLATES.fullmatch(address.repository)
            ):
                named.setdefault(address.repository.lower(), (address.repository, one))
    if len(named) == 1:
        return next(iter(named.values()))
    return (own_repository(page.context), None) if not named else ("", None)


def _is_front(link: Link | None, repository: Address) -> bool:
    """Whether a link leads to a repository itself, and no place in it, such as its issues."""
    return link is not None and link.destination.rstrip("/").lower().endswith(repository.repository.lower())


def _is_thing(badge: PageBadge) -> bool:
    """Whether a badge says that it leads to the code, data or paper of something, which need not be the list."""
    return any(read_label(text).role for text in (badge.label, badge.message, badge.image.text) if text)


def _is_other(page: Page, other: Address, own: str) -> bool:
    """Whether a repository has nothing of the page's own in its name, and stands in no other place of the page."""
    owner, _, name = own.lower().partition("/")
    if other.owner.lower() in (owner, _OTHERS) or other.name.lower() == name:
        return False
    return page.lower.count(other.repository.lower()) == 1


_BADGE = "[![Awesome](https://awesome.re/badge.svg)]({})\n"
_OWN = "[![PRs](https://img.shields.io/badge/PRs-welcome-green)](https://github.com/lab/plant-models/pulls)\n"
_STARS = "![s](https://img.shields.io/github/stars/lab/plant-models)\n"
_CONFIG = {"modelist.toml": '[list]\nrepository = "https://github.com/lab/plant-models"\n'}

RULE = Rule(
    id="badge-awesome-other-list",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("# L\n\n" + _BADGE.format("⟦https://github.com/zoo/animals⟧") + _OWN),
        Example("<h2>L</h2>\n\n" + _STARS + _BADGE.format("⟦https://github.com/zoo/animals/tree/main⟧")),
        Example(
            '# L\n\n<a href="⟦https://github.com/zoo/animals⟧"><img src="https://cdn.rawgit.com/sindresorhus/awesome/'
            f'd7305f38d29fed78fa85652e3a63e154dd8e8829/media/badge.svg"/></a>\n\n{_STARS}'
        ),
        Example("# L\n\n" + _BADGE.format("⟦https://github.com/zoo/animals⟧"), files=_CONFIG),
    ),
    good=(
        Example("# L\n\n" + _BADGE.format("https://awesome.re") + _OWN),
        Example("# L\n\n" + _BADGE.format("https://github.com/sindresorhus/awesome") + _OWN),
        Example("# L\n\n" + _BADGE.format("https://github.com/lab/plant-models") + _OWN),
        Example("# L\n\n" + _BADGE.format("https://github.com/me/plant-models") + _OWN),
        Example("# L\n\n" + _BADGE.format("https://github.com/lab/Awesome-Plants") + _OWN),
        Example(
            "# L\n\n" + _BADGE.replace("badge.", "mentioned-badge.").format("https://github.com/zoo/animals") + _OWN
        ),
        Example("# L\n\n" + _BADGE.format("https://github.com/zoo/animals") + _OWN + "\nSee zoo/animals, too.\n"),
        Example("# L\n\n" + _BADGE.format("https://github.com/zoo/animals") + _OWN + _STARS.replace("plant", "a")),
        Example("# L\n\n" + _BADGE.format("https://github.com/zoo/animals") + _OWN.replace("PRs-welcome", "Code-here")),
        Example(
            "# L\n\n"
            + _BADGE.format("https://github.com/zoo/animals")
            + _OWN.replace("lab/plant-models", "Naereen/StrapDown.js")
        ),
        Example("# L\n\n" + _BADGE.format("https://github.com/zoo/animals") + _OWN.replace("/pulls", "")),
        Example("# L\n\n## Models\n\n" + _BADGE.format("https://github.com/zoo/animals") + _OWN),
    ),
)
