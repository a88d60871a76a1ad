"""What is wrong with any address, whatever site it is on: how it is written, and what ``link_*`` know of hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.providers.link_private import check_private
from modelist.providers.link_proxies import check_proxy
from modelist.providers.link_query import check_query
from modelist.providers.link_redirect import check_redirect
from modelist.providers.link_services import check_service
from modelist.providers.provider import Fault
from modelist.providers.urls import Url, is_near

KNOWN_HOSTS = ("huggingface.co", "github.com", "arxiv.org", "img.shields.io", "raw.githubusercontent.com")
"""Hosts that a list of models links most, to whose names a slip is likely."""

LONG_HOSTS = (
    *("aclanthology.org", "openreview.net", "openaccess.thecvf.com", "proceedings.mlr.press", "paperswithcode.com"),
    *("proceedings.neurips.cc", "ieeexplore.ieee.org", "link.springer.com", "semanticscholar.org"),
    *("scholar.google.com", "colab.research.google.com", "sciencedirect.com", "modelscope.cn"),
)
"""Others that lists link, whose names are so long that no other site's is a letter from them."""

REAL_NEIGHBOURS = frozenset({"ar5iv.org", "huggingface.com"})
"""Real sites whose names are one letter from a known one's."""

_BLANK = lazy_pattern(r"[\s\x00-\x1f\x7f]+")
_DOUBLE = lazy_pattern(r"(?:https?:?/{0,2}){1,3}(?=https?:/{1,2})", re.IGNORECASE)
_BROKEN_SCHEME = lazy_pattern(
    r"(?:h?t{1,3}ps?|https?s|hhttps?)(?::/{0,3}|/{2,3})(?=[A-Za-z0-9-]{1,63}\.)", re.IGNORECASE
)
_GOOD_SCHEME = lazy_pattern(r"https?://(?!/)", re.IGNORECASE)
_NO_SCHEME = lazy_pattern(r"(www\.[a-z0-9-]{1,63}\.[a-z]{2,63}|[a-z0-9.-]{1,63})(?=[/?#]|\Z)", re.IGNORECASE)
_TRAILING = frozenset('.,;:"，。；：！、》）】」』”’…')
_FILE_AS_FOLDER = lazy_pattern(r"[\w)-]\.pdf(?P<slash>/{1,3})\Z", re.IGNORECASE)
_WITHOUT_FOLDERS = frozenset({"arxiv.org", "github.com"})
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_MAX_TRAILING = 20
_LABEL = lazy_pattern(r"[a-z0-9-]{1,63}")
_LONGEST_DOMAIN = 24
"""Letters of the longest top-level domain (https://data.iana.org/TLD/tlds-alpha-by-domain.txt)."""

_GLUED = lazy_pattern(r"[a-z0-9-]{3,}")
_LIKE_COM = lazy_pattern(
    r"\.(?:com(?:cast|mbank|munity|pany|pare|puter|sec)|org(?:anic)|co(?:ach|des|ffee|llege|logne"
    r"|m|nstruction|nsulting|ntact|ntractors|oking|ol|op|rsica|untry|upons?|urses))\Z"
)
"""Top-level domains that begin like that of a known host."""


def trailing_junk(text: str) -> int:
    """How many characters at the end of an address belong to the sentence around it, not to the address.

    A bracket does where none before it is open; names in Wikipedia end in any mark.
    """
    if ".wikipedia.org/" in text:
        return 0
    end = len(text)
    while end and len(text) - end < _MAX_TRAILING:
        last = text[end - 1]
        opener = _CLOSERS.get(last, "")
        if opener:
            if text.count(opener, 0, end) >= text.count(last, 0, end):
                break
        elif last not in _TRAILING:
            break
        end -= 1
    return len(text) - end


def check_scheme(text: str) -> Fault | None:
    """What is wrong with how an address begins; without a good beginning nothing else of it can be read."""
    if text.startswith("https://") and text[8:9] not in "/Hh":
        return None  # nearly all; another beginning may follow only on an h
    double = _DOUBLE.match(text)
    if double is not None:
        message = "the address begins twice"
        return Fault("url-scheme", message, "Leave one out.", Span(0, double.end()), Severity.ERROR, "")
    broken = None if _GOOD_SCHEME.match(text) else _BROKEN_SCHEME.match(text)
    if broken is not None:
        right = "http://" if broken[0].lower().startswith("http:") else "https://"
        message = f"'{broken[0]}' is a slip for {right}"
        return Fault("url-scheme", message, f"Write {right}.", Span(0, broken.end()), Severity.ERROR, right)
    bare = _NO_SCHEME.match(text)
    if bare is not None and (bare[1].lower().startswith("www.") or bare[1].lower() in KNOWN_HOSTS):
        message = "without https:// in front this is taken for a file beside the page"
        return Fault("url-scheme", message, "Write https:// in front.", Span(0, 0), Severity.ERROR, "https://")
    return None


def check_link(url: Url) -> Iterator[Fault]:
    """What is wrong with an address on any host."""
    yield from check_private(url)
    if not url.is_web:
        return
    yield from check_proxy(url)
    yield from _check_host(url)
    yield from _check_file(url)
    yield from check_service(url)
    redirects = tuple(check_redirect(url)) if url.query else ()
    yield from redirects or check_query(url)
    yield from _check_blanks(url)


def _check_host(url: Url) -> Iterator[Fault]:
    if url.host in KNOWN_HOSTS or url.host in REAL_NEIGHBOURS:
        return
    near = next((one for one in (*KNOWN_HOSTS, *LONG_HOSTS) if is_near(url.site, one)), None)
    if near is not None:
        message = f"'{url.host}' looks like a slip for {near}"
        yield Fault("url-host", message, f"Write {near}.", url.host_span, replacement=near)
        return
    written = url.text[url.host_span.start : url.host_span.end]
    glued = next((one for one in KNOWN_HOSTS if url.host.startswith(one)), None)
    if glued is not None and _GLUED.fullmatch(url.host, len(glued)) and not _LIKE_COM.search(url.host):
        right = f"{written[: len(glued)]}/{written[len(glued) :]}"
        message = f"there is no host '{written}': the slash behind {glued} is missing"
        yield Fault("url-host", message, f"Write {right}.", url.host_span, replacement=right)
    elif not _may_end(url.host):
        whole = [one for one in KNOWN_HOSTS if one.startswith(url.host)]
        end = whole[0] if len(whole) == 1 and url.segments else None
        message = f"no host ends in '.{written.rpartition('.')[2][:40]}', so the address was cut off or changed"
        yield Fault("url-host", message, "Copy the whole address again.", url.host_span, replacement=end)


def _may_end(host: str) -> bool:
    """Whether the last part of a host may be a top-level domain, by its length and its letters.

    A name without a dot, a number, and what holds more than letters of ASCII is for others to judge.
    """
    name, _, last = host.rpartition(".")
    if not name or not last.isascii() or last.isdecimal() or ":" in host or _LABEL.fullmatch(last) is None:
        return True
    return last.startswith("xn--") or (last.isalpha() and 2 <= len(last) <= _LONGEST_DOMAIN)


def _check_file(url: Url) -> Iterator[Fault]:
    """A slash behind a PDF, by which most servers look for a folder; GitHub may not, and arXiv has its own faults."""
    is_folder = url.path.endswith("/") and not url.query and url.site not in _WITHOUT_FOLDERS
    slash = _FILE_AS_FOLDER.search(url.path) if is_folder else None
    if slash is not None:
        span = Span(url.path_span.start + slash.start("slash"), url.path_span.end)
        message = "the slash behind the name of a file makes it a folder, and most servers find none"
        yield Fault("url-ending", message, "Leave the slash out.", span, replacement="")


def _check_blanks(url: Url) -> Iterator[Fault]:
    for match in _BLANK.finditer(url.text):
        span = Span(match.start(), match.end())
        message = "an address cannot have a blank in it; Markdown ends the link there"
        replacement = "%20" * len(match[0]) if set(match[0]) == {" "} and url.path_span.contains(span) else None
        yield Fault("url-blank", message, "Write %20 for a space.", span, Severity.ERROR, replacement)
