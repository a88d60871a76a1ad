"""The text of a shields.io static badge: ``label-message-color``, read from and written to an address.

Sources, all in https://github.com/badges/shields: the pattern of the path in
``services/static-badge/static-badge.service.js``, the escapes in ``core/badge-urls/path-helpers.js``, and which
parameters go before the path in ``core/base-service/coalesce-badge.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from modelist.core.patterns import lazy_pattern
from modelist.providers.urls import Url, split_url

HOSTS = frozenset({"img.shields.io", "shields.io", "raster.shields.io"})
BASE = "https://img.shields.io"

_STATIC = lazy_pattern(r"static/v1(?:\.svg|\.json)?")
_DYNAMIC = lazy_pattern(r"badge/(?:dynamic|endpoint)(?:/|\Z)")
_ENDING = lazy_pattern(r"\.(?:svg|json|png|gif|jpg)\Z")
_DASHES = lazy_pattern(r"-+")
_TEXTS = ("label", "message", "color", "colorB")
_PLAIN_COLOR = lazy_pattern(r"[A-Za-z0-9]+")


class Badge(NamedTuple):
    """What a static badge shows: text on the left (may be empty), text on the right, colour; and its other settings."""

    label: str
    message: str
    color: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """Both texts, as a reader sees them."""
        return " ".join(filter(None, (self.label.strip(), self.message.strip())))

    @property
    def style(self) -> str:
        """The style by name; shields.io's own choice is ``flat``."""
        return self.get("style") or "flat"

    @property
    def logo(self) -> str:
        """The logo by its Simple Icons name, or as data; empty for none."""
        return self.get("logo")

    @property
    def url(self) -> str:
        """The badge's canonical address."""
        settings = [pair for pair in self.query if pair[0] not in _TEXTS]
        if not _PLAIN_COLOR.fullmatch(self.color) or not self.message or self.label.endswith("-"):
            texts = (("label", self.label), ("message", self.message), ("color", self.color))
            return BASE + "/static/v1" + _query([*(pair for pair in texts if pair[1]), *settings])
        start = f"{escape(self.label)}-" if self.label else ""
        return f"{BASE}/badge/{start}{escape(self.message)}-{self.color}{_query(settings)}"

    def get(self, name: str) -> str:
        """A setting, or the empty text."""
        return next((value for key, value in self.query if key == name), "")


def parse_badge(url: str) -> Badge | None:
    """The static badge that an address shows; None for live badges, other sites, and texts that break the grammar."""
    parts = split_url(url.strip())
    return None if parts is None else read_badge(parts)


def read_badge(url: Url) -> Badge | None:
    """``parse_badge`` of an address that is split already."""
    path = static_path(url)
    if path is None:
        return None
    settings = [(one.name, one.value) for one in url.parameters()]
    given = dict(reversed(settings))
    if path == "":
        texts: tuple[str, str, str] | None = ("", given.get("message", ""), "")
    else:
        texts = split_static(path)
    if texts is None:
        return None
    label, message, color = texts
    return Badge(
        given.get("label", label),
        message,
        given.get("color") or given.get("colorB") or color,
        tuple((name, value) for name, value in settings if name not in _TEXTS),
    )


def badge_url(label: str, message: str, color: str, **query: str) -> str:
    """The address of a static badge; reading it gives the same texts back.

    Texts that a path cannot hold without doubt (a label that ends in a dash, an odd colour) go into the query of the
    other form, ``/static/v1``.
    """
    return Badge(label, message, color, tuple(query.items())).url


def escape(text: str) -> str:
    """A label or message as the path of a badge has it: dashes and underscores doubled, the rest percent-encoded."""
    return quote(text, safe="", errors="replace").replace("-", "--").replace("_", "__")


def static_path(url: Url) -> str | None:
    """What follows ``/badge/`` or the older ``/:``, decoded; nothing for ``/static/v1``; None for no static badge."""
    if not url.is_web or url.host not in HOSTS:
        return None
    path = "/".join(url.names)
    if _STATIC.fullmatch(path):
        return ""
    start = next((one for one in ("badge/", ":") if path.startswith(one)), "")
    return path[len(start) :] if start and len(path) > len(start) and not _DYNAMIC.match(path) else None


def split_static(path: str) -> tuple[str, str, str] | None:
    """Label, message and colour of a decoded path; None where its dashes do not part it into two or three texts.

    Two dashes in a row stand for one and a single dash parts, so in a run of dashes only their number tells whether
    one parts: shields.io's pattern takes the shortest label and then the longest message.
    """
    body = _ENDING.sub("", path)
    runs = [(match.start(), match.end()) for match in _DASHES.finditer(body)]
    odd = [run for run in runs if (run[1] - run[0]) % 2]
    last_point = body.rfind(".")
    if len(odd) == 2:
        pair: tuple[int, int] | None = (odd[0][0], _last_parting(odd[1], body))
    elif len(odd) == 1:
        pair = (-1, _last_parting(odd[0], body))
    else:
        even = [(start, _last_parting((start, end), body)) for start, end in runs if end > last_point]
        pair = even[0] if not odd and even else None
    if pair is None or not body[pair[1] + 1 :] or last_point > pair[1]:
        return None
    label = body[: pair[0]] if pair[0] >= 0 else ""
    return unescape(label), unescape(body[pair[0] + 1 : pair[1]]), body[pair[1] + 1 :]


def unescape(text: str) -> str:
    """A text as the badge shows it: one underscore is a space, two underscores are one, two dashes are one."""
    if "_" in text:
        text = _spaced(text)
    return text.replace("__", "_").replace("--", "-")


def _spaced(text: str) -> str:
    text = re.sub(r"([^_])_(?!_|\Z)", r"\1 ", text)
    text = re.sub(r"([^_])_\Z", r"\1 ", text)
    return re.sub(r"\A_([^_])", r" \1", text)


def _last_parting(run: tuple[int, int], body: str) -> int:
    """The dash of a run that ends the message: its last, unless nothing but dashes would be left for the colour."""
    start, end = run
    return end - 3 if end == len(body) and end - start > 2 else end - 1


def _query(settings: Iterable[tuple[str, str]]) -> str:
    text = "&".join("=".join(quote(one, safe="", errors="replace") for one in pair) for pair in settings)
    return f"?{text}" if text else ""
