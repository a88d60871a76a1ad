"""Badges: what each shows or names, and what is wrong with its address.

shields.io answers 200 to nearly any text, so a badge cannot be broken on the network; all that is wrong with one is
in its address.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.providers.badge_colors import is_color
from modelist.providers.badge_grammar import HOSTS, parse_badge, read_badge, static_path
from modelist.providers.badge_hosts import STEADY, badgen_text, is_badge_picture, picture_text
from modelist.providers.badge_live import live_repository
from modelist.providers.link_services import find_gone
from modelist.providers.provider import Address, Fault, Provider
from modelist.providers.urls import Url, split_url

STYLES = frozenset({"flat", "flat-square", "plastic", "for-the-badge", "social"})
"""Styles that shields.io draws; it takes any other for ``flat`` (``core/base-service/coalesce-badge.js``)."""

_BAD_ESCAPE = lazy_pattern(r"%(?![0-9A-Fa-f]{2})")
_OLD_STYLES = ("popout",)


def badge_text(url: str) -> str | None:
    """What a badge shows, as far as its address alone tells; None for images that are no badge, and for live ones."""
    badge = parse_badge(url)
    parts = split_url(url.strip())
    if badge is not None or parts is None:
        return badge.text if badge else None
    return picture_text(parts) or badgen_text(parts)


def is_badge(url: str) -> bool:
    """Whether an image's address is one of a badge, static or live, by any service that is known."""
    parts = split_url(url.strip())
    if parts is None or not parts.is_web or not parts.segments:
        return False
    return parts.host in HOSTS or is_badge_picture(parts)


def read(url: Url) -> Address | None:
    """What a badge of shields.io names: for a live one the repository; None for addresses of other sites."""
    if not url.is_web or url.host not in HOSTS:
        return None
    badge = read_badge(url)
    if badge is not None:
        canonical = badge.url
        identity = f"shields:static:{badge.label}\n{badge.message}".lower()
        return Address("shields", "static-badge", canonical=canonical, identity=identity)
    if static_path(url) is not None:
        return None
    named = live_repository(url)
    if named is None:
        return None
    owner, name = named
    canonical = f"https://img.shields.io/{url.path.lstrip('/')}" + (f"?{url.query}" if url.query else "")
    path = "/".join(url.names)
    return Address("shields", "live-badge", owner, name, "", path, "", canonical, f"shields:live:{path}".lower())


def check(url: Url, today: datetime.date | None) -> Iterator[Fault]:
    """What is certainly or likely wrong with a badge's address; nothing for other images."""
    steady = STEADY.get(f"https://{url.host}{url.path}")
    if steady is not None:
        message = f"the badge hangs on {url.host}, one person's site with one constant picture"
        yield Fault("badge-fragile", message, "Use a badge of shields.io.", Span(0, len(url.text)), replacement=steady)
    if not url.is_web or url.host not in HOSTS:
        return
    path = static_path(url)
    if path:
        yield from _check_static(url)
    yield from _check_settings(url)
    yield from _check_asked_site(url)


def _check_static(url: Url) -> Iterator[Fault]:
    start, path = url.path_span.start, url.path
    for match in _BAD_ESCAPE.finditer(path):
        span = Span(start + match.start(), start + match.end())
        message = "a percent sign that begins no escape is itself written %25"
        yield Fault("badge-percent", message, "Write %25.", span, replacement="%25")
    badge = read_badge(url)
    first, last = url.segments[1 if len(url.segments) > 1 else 0].span, url.segments[-1].span
    if badge is None:
        message = "the text has no two or three parts with single dashes between: label-message-color"
        help_text = "Double each dash that is part of a text, and let the last part be a colour."
        yield Fault("badge-grammar", message, help_text, Span(first.start, last.end), Severity.ERROR)
    elif badge.color and not is_color(badge.color):
        message = f"'{badge.color[:40]}' is no colour, so the badge is grey and this text is not shown"
        help_text = "Add a colour, or double the dash if this is part of the text."
        yield Fault("badge-color", message, help_text, last)


def _check_settings(url: Url) -> Iterator[Fault]:
    for one in url.parameters():
        if one.name == "style" and one.value not in STYLES and not one.value.startswith(_OLD_STYLES):
            message = f"shields.io has no style '{one.value[:40]}' and draws the badge flat"
            yield Fault("badge-style", message, f"Choose one of {', '.join(sorted(STYLES))}.", one.span)
        elif one.name in ("color", "labelColor") and one.value and not is_color(one.value):
            message = f"'{one.value[:40]}' is no colour"
            yield Fault("badge-color", message, "Use a name, or 3 or 6 hexadecimal digits.", one.span)


def _check_asked_site(url: Url) -> Iterator[Fault]:
    """Whether an endpoint badge asks a site that is gone."""
    if not url.names or not url.names[0].startswith("endpoint"):
        return
    for one in url.parameters():
        asked = split_url(one.value) if one.name == "url" else None
        gone = find_gone(asked.host) if asked else None
        if gone is not None:
            message = f"the badge asks {gone.domain}, which {gone.fate}"
            yield Fault("dead-service", message, "Leave the badge out.", one.value_span, Severity.ERROR)


SHIELDS = Provider("shields", read, check)
