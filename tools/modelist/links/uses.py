"""One place where a link stands, and how it is written there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.providers.web_urls import normal_url

_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]{1,20}):")
_ARXIV = lazy_pattern(r"arxiv:\s*", re.IGNORECASE)

REFUSED_SCHEMES = frozenset(
    {"file", "ftp", "ftps", "git", "gopher", "javascript", "sftp", "smb", "ssh", "vbscript", "view-source", "ws", "wss"}
)
"""Schemes that lead somewhere, but not to a page of the web; mail, telephone and the like are no links to check."""

MAY_LEAD_AWAY = lazy_pattern(rf"\b(?:https?|arxiv|{'|'.join(sorted(REFUSED_SCHEMES))}):", re.IGNORECASE)
"""What a text without ``//`` must have to hold a link at all."""


class Style(StrEnum):
    """How an address is written, which decides how another can be put in its place."""

    MARKDOWN = "markdown"
    TEXT = "text"
    ATTRIBUTE = "attribute"
    PLAIN = "plain"
    FLOW = "flow"
    SINGLE = "single"
    DOUBLE = "double"
    FIXED = "fixed"
    """Not to be changed: generated, written with escapes, or an id in place of an address."""


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link at one place.

    ``url`` is what is asked, fragment included; ``written`` the address as it stands there, without escapes.
    ``group`` is the offset of the construct or mapping that it shares with its badge; ``also`` are further spans of
    the same text, such as a link's text that repeats its address. ``generated`` tells that a region of a page holds
    it, which is made from an entry.
    """

    url: str
    written: str
    location: Location
    style: Style = Style.FIXED
    group: int = 0
    also: tuple[Span, ...] = ()
    generated: bool = False

    @property
    def page(self) -> str:
        """The address without its fragment."""
        return self.url.partition("#")[0]

    @property
    def fragment(self) -> str:
        """The fragment, '' where it has none."""
        return self.url.partition("#")[2]

    def without_fragment(self) -> LinkUse:
        """The same use, its page alone to be asked for."""
        return replace(self, url=self.page)


def asked_url(written: str) -> str | None:
    """The address that is asked for what is written; None for what is no link to the web or to any host.

    Paths, anchors and mail addresses are none. Addresses without a scheme take https, as github.com gives them.
    """
    text = written.strip()
    arxiv = _ARXIV.match(text)
    if arxiv is not None:
        found = ArxivId.parse(text[arxiv.end() :])
        return found.url if found is not None else normal_url(f"https://arxiv.org/abs/{text[arxiv.end() :]}")
    if text.startswith("//"):
        return normal_url(f"https:{text}")
    scheme = _SCHEME.match(text)
    if scheme is None:
        return None
    name = scheme[1].lower()
    if name in ("http", "https"):
        return normal_url(text) or text
    return text if name in REFUSED_SCHEMES else None
