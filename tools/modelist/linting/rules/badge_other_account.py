"""A badge shows the followers of one account, and leads to another.

The figure and the name on the badge belong to somebody else than the page that opens, mostly since the header of
another README was copied and only one of the two changed. Name the same account in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.addresses.badges import badges
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import split_url

_SITES = {
    ("twitter", "follow"): ("twitter.com", "x.com", "www.twitter.com", "www.x.com", "mobile.twitter.com"),
    ("github", "followers"): ("github.com", "www.github.com"),
}
"""Where the badges of shields.io for followers lead, by the first two parts of their path."""

_NO_ACCOUNTS = frozenset({"i", "intent", "search", "home", "share", "hashtag", "orgs", "sponsors"})


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges of followers in a link to an account of the same site with another name."""
    if "/follow" not in page.text:
        return
    for badge in badges(page):
        shown = split_url(badge.image.destination)
        target = split_url(badge.link.destination) if badge.link is not None else None
        if badge.link is None or shown is None or target is None or len(shown.names) < 3 or not target.names:
            continue
        hosts = _SITES.get((shown.names[0], shown.names[1]), ())
        here, there = shown.names[2].removesuffix(".svg"), target.names[0].lstrip("@")
        if target.host not in hosts or there.lower() in (here.lower(), "", *_NO_ACCOUNTS) or len(target.names) > 1:
            continue
        message = f"the badge shows the followers of {here}, and leads to {there}"
        related = ((Location(page.path, badge.image.destination_span), f"the badge of {here}"),)
        yield Problem(badge.link.destination_span, message, "Name one account in both.", related=related)


_BADGE = "https://img.shields.io/twitter/follow/ada_l?style=social"

RULE = Rule(
    id="badge-other-account",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example(f"[![Follow]({_BADGE})](⟦https://x.com/bob⟧)\n"),
        Example(f'<a href="⟦https://twitter.com/bob⟧">\n  <img src="{_BADGE}" alt="Twitter">\n</a>\n'),
        Example("[![a](https://img.shields.io/github/followers/ada.svg)](⟦https://github.com/bob⟧)\n"),
    ),
    good=(
        Example(f"[![Follow]({_BADGE})](https://x.com/Ada_L) ![x]({_BADGE})\n"),
        Example(f"[![Follow]({_BADGE})](https://twitter.com/intent/follow?screen_name=bob)\n"),
        Example(f"[![Follow]({_BADGE})](https://bob.github.io) [![Follow]({_BADGE})](https://github.com/bob)\n"),
        Example("[![a](https://img.shields.io/github/followers/ada)](https://github.com/bob/repository)\n"),
    ),
)
