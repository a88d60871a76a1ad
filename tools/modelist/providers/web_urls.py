"""Addresses as a browser would ask for them, and why some can never be asked for."""

from __future__ import annotations

from urllib.parse import quote, urljoin

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.providers.links import check_scheme
from modelist.providers.questions import Verdict, VerdictKind
from modelist.providers.urls import Url, split_url

MAX_HOST = 253
"""Longest name of a host in characters, and of one of its labels (RFC 1035, section 2.3.4)."""
MAX_LABEL = 63

ARCHIVE = "https://web.archive.org/web/2/"
"""Before an address, leads to the newest copy of it in the Internet Archive."""

_DEFAULT_PORTS = {"http": "80", "https": "443"}
_NOT_IN_HOST = lazy_pattern(r"[\x00-\x20\x7f<>\"{}|\\^`]")
_IGNORED = lazy_pattern(r"[\t\r\n]")
_STRAY_PERCENT = lazy_pattern(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "/-._~!$&'()*+,;=:@%"


def normal_url(text: str) -> str | None:
    """An absolute http(s) address in the one spelling that it is asked by, with its fragment as written.

    Scheme and host in lower case, no user name, no default port, all that an address cannot hold percent-encoded
    (https://url.spec.whatwg.org/#concept-basic-url-parser); None for anything but an address of the web.
    """
    url = split_url(_IGNORED.sub("", text.strip()))
    if url is None or not url.is_web:
        return None
    host = f"[{url.host}]" if ":" in url.host else url.host
    port = f":{url.port}" if url.port and url.port != _DEFAULT_PORTS[url.scheme] else ""
    path = _encode(url.path) or "/"
    query = f"?{_encode(url.query, '?')}" if url.query else ""
    fragment = f"#{url.fragment}" if url.fragment else ""
    return f"{url.scheme}://{host}{port}{path if path.startswith('/') else '/' + path}{query}{fragment}"


def resolve(base: str, location: str) -> str | None:
    """The address that a ``Location`` header means on the page ``base`` (RFC 9110, section 10.2.2).

    Addresses of other schemes come back as they are; None where it means none.
    """
    try:
        joined = urljoin(base, _IGNORED.sub("", location.strip()))
    except ValueError:
        return None
    url = split_url(joined)
    if url is None or not url.scheme:
        return None
    return normal_url(joined) if url.scheme in _DEFAULT_PORTS else joined


def certain_fault(text: str) -> Verdict | None:
    """What is certain of an address from its text alone: that it is refused, or that it can lead nowhere."""
    url = split_url(text)
    if url is None:
        return Verdict(VerdictKind.UNVERIFIED, f"the address has {len(text):,} characters, more than servers take")
    slip = check_scheme(text)
    if slip is not None and slip.severity is Severity.ERROR:
        return Verdict(VerdictKind.BROKEN, slip.message, suggestion=slip.repaired(text) or "")
    if url.scheme not in _DEFAULT_PORTS:
        return Verdict(VerdictKind.FORBIDDEN, f"'{url.scheme[:20]}:' is not followed; only http and https are")
    why = _host_fault(url)
    return Verdict(VerdictKind.BROKEN, why) if why else None


def archived(url: str) -> str:
    """Where the Internet Archive may have a copy; nothing for addresses that are there already."""
    parts = split_url(url)
    known = parts is None or not parts.is_web or parts.is_on("archive.org")
    return "" if known else f"{ARCHIVE}{url}"


def _host_fault(url: Url) -> str:
    """Why no host can have this name or port."""
    if not url.host:
        return "the address names no host"
    if _NOT_IN_HOST.search(url.host):
        return f"no host can be called '{url.host[:60]}'"
    labels = url.host.split(".")
    if ":" not in url.host and (not all(labels) or len(url.host) > MAX_HOST or max(map(len, labels)) > MAX_LABEL):
        return f"no host can be called '{url.host[:60]}'"
    number = int(url.port) if url.port.isascii() and url.port.isdecimal() and len(url.port) < 6 else 0
    if url.port and not 0 < number < 65536:
        return f"'{url.port[:20]}' is no port"
    return ""


def _encode(text: str, more: str = "") -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE + more, errors="replace")
