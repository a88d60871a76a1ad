"""Splits addresses into parts that remember where they stood, and puts canonical ones together.

The standard library's ``urlsplit`` knows no offsets and raises on texts such as ``http://[``; this reader takes any
text, finds the parts by the pattern of RFC 3986, appendix B, and keeps an offset for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, unquote_plus

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span

MAX_URL = 16_384
"""Longest address, in characters, that is looked at; browsers and servers give up at about half of it."""

_URL = lazy_pattern(r"(?:([A-Za-z][A-Za-z0-9+.\-]*):)?(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_SURROGATE = lazy_pattern(r"[\ud800-\udfff]")
_PLAIN = lazy_pattern(r"[A-Za-z0-9._-]+")
"""Segments that need no percent-encoding, as nearly all of models and repositories are."""

_IN_SEGMENT = "-._~!$&'()*+,;=:@"
_IN_QUERY = _IN_SEGMENT + "/?%"


class Segment(NamedTuple):
    """One part of a path between slashes, or of a query between ampersands: decoded, as written, and where."""

    text: str
    raw: str
    span: Span


class Parameter(NamedTuple):
    """One ``name=value`` of a query: decoded name and value, the span of all of it and of the value."""

    name: str
    value: str
    span: Span
    value_span: Span


class Url(NamedTuple):
    """An address in parts. ``host`` is lower-case; ``path``, ``query`` and ``fragment`` are as written.

    ``is_web`` tells whether it is an absolute address of the web, with a host; ``site`` is the host without ``www.``.
    """

    text: str
    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str
    host_span: Span
    path_span: Span
    query_start: int
    segments: tuple[Segment, ...]
    is_web: bool
    site: str

    @property
    def names(self) -> tuple[str, ...]:
        """The path's parts, decoded; empty ones left out."""
        return tuple(one.text for one in self.segments)

    def is_on(self, *domains: str) -> bool:
        """Whether the host is one of these domains or lies below one."""
        return any(self.host == one or self.host.endswith("." + one) for one in domains)

    def parameters(self) -> tuple[Parameter, ...]:
        """The query's parameters in their order; empty ones left out."""
        found = []
        start = self.query_start
        for raw in self.query.split("&") if self.query else ():
            name, equals, value = raw.partition("=")
            end = start + len(raw)
            if raw:
                spans = Span(start, end), Span(start + len(name) + len(equals), end)
                found.append(Parameter(unquote_plus(name), unquote_plus(value), *spans))
            start = end + 1
        return tuple(found)


@lru_cache(maxsize=16_384)
def split_url(text: str) -> Url | None:
    """The parts of an address; None for a text that is too long to be one, or that no file can hold."""
    match = _URL.fullmatch(text) if len(text) <= MAX_URL else None
    if match is None or not (text.isascii() or _SURROGATE.search(text) is None):
        return None
    authority = match[2] or ""
    host, port, host_start = _split_authority(authority, match.start(2) if authority else match.start(3))
    scheme, name = (match[1] or "").lower(), host.lower().rstrip(".")
    return Url(
        text=text,
        scheme=scheme,
        host=name,
        port=port,
        path=match[3],
        query=match[4] or "",
        fragment=match[5] or "",
        host_span=Span(host_start, host_start + len(host)),
        path_span=Span(match.start(3), match.end(3)),
        query_start=match.start(4),
        segments=tuple(_segments(match[3], match.start(3))),
        is_web=scheme in ("http", "https") and name != "",
        site=name.removeprefix("www."),
    )


def canonical_url(host: str, segments: Iterable[str], query: str = "", fragment: str = "") -> str:
    """An https address of decoded path segments, percent-encoded where needed; query and fragment are kept encoded."""
    path = "".join("/" + (one if _PLAIN.fullmatch(one) else _quoted(one)) for one in segments if one)
    shown_query = f"?{encode_query(query)}" if query else ""
    shown_fragment = f"#{encode_query(fragment)}" if fragment else ""
    return f"https://{host}{path}{shown_query}{shown_fragment}"


def _quoted(segment: str) -> str:
    return quote(segment, safe=_IN_SEGMENT, errors="replace")


def encode_query(text: str) -> str:
    """A query or fragment with all that an address cannot hold percent-encoded; what is encoded already stays."""
    return quote(text, safe=_IN_QUERY, errors="replace")


def is_near(one: str, other: str) -> bool:
    """Whether two different words are one slip apart: a letter more, less, changed, or two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    swapped = left[:2][::-1] == right[:2] and left[2:] == right[2:]
    return swapped or left[1:] == right or left == right[1:] or left[1:] == right[1:]


def _split_authority(authority: str, start: int) -> tuple[str, str, int]:
    """Host, port and the host's offset; a user name in front and the brackets of an IPv6 address are left out."""
    user, at, rest = authority.rpartition("@")
    start += len(user) + len(at)
    if rest.startswith("["):
        host, _, port = rest[1:].partition("]")
        return host, port.removeprefix(":"), start + 1
    host, _, port = rest.partition(":")
    return host, port, start


def _segments(path: str, start: int) -> Iterable[Segment]:
    for raw in path.split("/"):
        if raw:
            yield Segment(unquote(raw) if "%" in raw else raw, raw, Span(start, start + len(raw)))
        start += len(raw) + 1
