"""Whether a page has the place that a fragment names; only a page that no script can change says so for certain."""

from __future__ import annotations

import html
import re
from collections.abc import Set
from enum import Enum
from urllib.parse import unquote

from modelist.core.exchange import HttpReply
from modelist.core.patterns import lazy_pattern
from modelist.providers.urls import split_url
from modelist.providers.web_pages import is_html, media_type, page_text

MAX_PAGE = 3_000_000
"""Bytes of a page in which a fragment is looked for."""

STATIC_HOSTS = (
    "readthedocs.io",
    "docs.python.org",
    "wikipedia.org",
    "w3.org",
    "rfc-editor.org",
    "ietf.org",
    "docs.rs",
    "gnu.org",
    "spdx.org",
    "aclanthology.org",
)
"""Sites whose scripts add no anchors: what is not in the page that they send is not there."""

_ID = lazy_pattern(
    r"[\s\"':](?:id|name)\s*=\s*(?:\"([^\"<>]{1,1000})\"|'([^'<>]{1,1000})'|([^\s\"'<>=]{1,1000}))", re.IGNORECASE
)
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SCRIPT = lazy_pattern(r"<script\b([^>]{0,300})", re.IGNORECASE)
_DATA_SCRIPT = lazy_pattern(
    r"\btype\s*=\s*[\"']?(?:application/(?:ld\+)?json|importmap|speculationrules|text/template)", re.IGNORECASE
)
_MOVES_ON = lazy_pattern(
    r"<meta[^>]{0,200}http-equiv\s*=\s*[\"']?refresh|<i?frame(?:set)?\b|\bonload\s*=", re.IGNORECASE
)
_MEDIA = lazy_pattern(
    r"(?:page|nameddest|zoom|view|search|t|time|start|xywh|gid|slide|id)=.*|\d+(?:\.\d+)?"
    r"|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?"
)
_USER_CONTENT = "user-content-"


class Found(Enum):
    """What is known of a fragment."""

    YES = "there"
    NO = "missing"
    UNKNOWN = "unknown"
    NOT_A_PLACE = "no anchor"


def anchors_wanted(fragments: tuple[str, ...]) -> tuple[str, ...]:
    """The anchors that fragments name; those that every page has, or that name no anchor, are left out."""
    named = dict.fromkeys(anchor_of(one) for one in fragments)
    return tuple(one for one in named if one and one.lower() != "top")


def anchor_of(fragment: str) -> str:
    """The part of a fragment that names an anchor, without text for the browser to look for.

    See https://wicg.github.io/scroll-to-text-fragment.
    """
    return fragment.partition(":~:")[0]


class PageAnchors:
    """The places of one page, read once for all fragments that are looked for."""

    def __init__(self, reply: HttpReply, url: str) -> None:
        self._is_page = is_html(reply)
        self._kind = media_type(reply)
        text = page_text(reply).replace('\\"', '"') if self._is_page else ""
        self._names: Set[str] = _names(_COMMENT.sub("", text))
        # What looks like a comment may be none to a browser, so what stands in one is no certain absence.
        self._commented: Set[str] = _names(text) if "<!--" in text else self._names
        self._is_certain = self._is_page and reply.is_complete and not _may_change(text, url)
        self.doubt = _doubt(self._is_page, self._kind, reply.is_complete)

    def find(self, fragment: str) -> Found:
        """What is known of a fragment on this page."""
        anchor = anchor_of(fragment)
        if not anchor or anchor.lower() == "top":
            return Found.YES
        spellings = {anchor, unquote(anchor)}
        if spellings & self._names or {_USER_CONTENT + one for one in spellings} & self._names:
            return Found.YES
        if not self._is_page and self._kind.startswith(("application/pdf", "video/", "audio/", "image/")):
            return Found.NOT_A_PLACE
        if _MEDIA.fullmatch(anchor):
            return Found.NOT_A_PLACE
        if anchor.startswith(("/", "!")):
            return Found.UNKNOWN  # scripts read these as addresses of their own
        if spellings & self._commented:
            return Found.UNKNOWN
        return Found.NO if self._is_certain else Found.UNKNOWN


def _names(text: str) -> set[str]:
    """Every ``id`` and ``name``, also those inside the data that scripts render: too many rather than too few."""
    raw = {one[1] or one[2] or one[3] for one in _ID.finditer(text)}
    decoded = {html.unescape(one) for one in raw}
    return raw | decoded | {unquote(one) for one in decoded}


def _may_change(text: str, url: str) -> bool:
    """Whether scripts or frames may bring in anchors that the page itself does not have."""
    if _MOVES_ON.search(text):
        return True
    parts = split_url(url)
    if parts is not None and parts.is_on(*STATIC_HOSTS):
        return False
    return any(not _DATA_SCRIPT.search(one[1]) for one in _SCRIPT.finditer(text))


def _doubt(is_page: bool, kind: str, is_complete: bool) -> str:
    """Why a fragment that was not seen may be there all the same."""
    if not is_page:
        return f"fragments of {kind[:60] or 'what has no type'} cannot be checked"
    if not is_complete:
        return f"the page is longer than the {MAX_PAGE:,} bytes that are read of it"
    return "scripts of the page may add it"
