"""Cookies within one chain of redirects: some sites send readers in a circle until the cookie they set comes back.

They are kept for the chain alone, and go only to the host that set them or, where it says so, to hosts below its
domain (RFC 6265, section 5).
"""

from __future__ import annotations

from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.providers.urls import Url

MAX_COOKIES = 20
MAX_COOKIE = 4096
"""Characters of one cookie; browsers keep no more."""

_BETWEEN = lazy_pattern(r",\s*(?=[^\s;,=]+=)")
_NAME = lazy_pattern(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = lazy_pattern(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e ]*")


class Cookie(NamedTuple):
    """One cookie; ``domain`` is the host that set it, or with ``below`` the domain whose hosts get it too."""

    domain: str
    below: bool
    secure: bool
    name: str
    value: str


def read_cookies(header: str, url: Url | None, kept: tuple[Cookie, ...]) -> tuple[Cookie, ...]:
    """The cookies that are there after a reply of ``url`` whose ``Set-Cookie`` headers were joined by commas."""
    jar = {(one.domain, one.name): one for one in kept}
    for text in _BETWEEN.split(header) if header and url is not None else ():
        cookie = _read(text, url) if url is not None else None
        if cookie is not None and (len(jar) < MAX_COOKIES or (cookie.domain, cookie.name) in jar):
            jar[cookie.domain, cookie.name] = cookie
    return tuple(jar.values())


def cookies_for(url: Url, cookies: tuple[Cookie, ...]) -> str:
    """The ``Cookie`` header for a request to ``url``; '' where none belongs there."""
    wanted = (one for one in cookies if _belongs(one, url))
    return "; ".join(f"{one.name}={one.value}" for one in wanted)[: 2 * MAX_COOKIE]


def _read(text: str, url: Url) -> Cookie | None:
    pair, *attributes = text.split(";")
    name, equals, value = (one.strip() for one in pair.partition("="))
    value = value.strip('"')
    if not equals or len(pair) > MAX_COOKIE or not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
        return None
    settings = {key.strip().lower(): word.strip() for key, _, word in (one.partition("=") for one in attributes)}
    domain = settings.get("domain", "").lstrip(".").lower()
    if domain and not ("." in domain and url.is_on(domain)):
        return None
    return Cookie(domain or url.host, bool(domain), "secure" in settings, name, value)


def _belongs(cookie: Cookie, url: Url) -> bool:
    if cookie.secure and url.scheme != "https":
        return False
    return url.host == cookie.domain or (cookie.below and url.is_on(cookie.domain))
