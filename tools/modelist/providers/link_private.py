"""Addresses that only work for the one who copied them, or only for a while."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.providers.provider import Fault
from modelist.providers.urls import Url


class PrivatePage(NamedTuple):
    """Pages that only one person sees: their host, how the path begins, what is there, what to link instead."""

    host: str
    path: str
    what: str
    advice: str


def _conversation(host: str, path: str) -> PrivatePage:
    advice = "Share the conversation, and link the address that sharing gives."
    return PrivatePage(host, path, "a conversation that only its owner sees", advice)


PRIVATE_PAGES = (
    _conversation("chatgpt.com", r"/(?:c|g/[^/]{1,200}/c)/"),
    _conversation("chat.openai.com", r"/(?:c|chat|g/[^/]{1,200}/c)/."),
    _conversation("claude.ai", r"/(?:chat|project)/."),
    _conversation("gemini.google.com", r"/(?:u/[0-9]+/)?app/[0-9a-f]"),
    _conversation("chat.deepseek.com", r"/a/chat/s/"),
    _conversation("chat.qwen.ai", r"/c/."),
    _conversation("kimi.com", r"/chat/."),
    _conversation("kimi.moonshot.cn", r"/chat/."),
    PrivatePage(
        "drive.google.com",
        r"/drive/(?:u/[0-9]+/)?(?:my-drive|home|recent|shared-with-me)",
        "its owner's own drive",
        "Share the file or folder, and link the address that sharing gives.",
    ),
    PrivatePage("mail.google.com", r"/", "its owner's mail", "Link a public page."),
    PrivatePage(
        "notion.so", r"/native/", "a page in its owner's application", "Publish the page, and link that address."
    ),
    PrivatePage("overleaf.com", r"/project/", "a project that only its authors see", "Link the paper."),
)
"""Pages that the sites themselves share under other addresses (``/share/`` and the like), which are not listed."""

SIGN_IN_PAGES = {
    "huggingface.co": r"/(?:settings|notifications|login|new)(?:/|\Z)",
    "github.com": r"/(?:settings|notifications|login|dashboard|pulls|sessions)(?:/|\Z)",
    "wandb.ai": r"/(?:home|settings|authorize)(?:/|\Z)",
}
"""Pages that ask a reader to sign in, and then show something of their own."""

TEMPORARY_DOMAINS = {
    "gradio.live": "addresses of shared Gradio demos work for 72 hours, at most a week",
    "gradio.app": "addresses of shared Gradio demos work for 72 hours, at most a week",
    "ngrok.io": "tunnels to somebody's machine work as long as it runs",
    "ngrok.app": "tunnels to somebody's machine work as long as it runs",
    "ngrok-free.app": "tunnels to somebody's machine work as long as it runs",
    "ngrok-free.dev": "tunnels to somebody's machine work as long as it runs",
    "trycloudflare.com": "tunnels to somebody's machine work as long as it runs",
    "loca.lt": "tunnels to somebody's machine work as long as it runs",
    "serveo.net": "tunnels to somebody's machine work as long as it runs",
}
"""Domains below which nothing lasts (https://www.gradio.app/guides/sharing-your-app and the services' own pages)."""

SIGNATURES = frozenset({"x-amz-signature", "x-goog-signature", "x-oss-signature", "q-signature"})
"""Parameters that sign an address until a date: of Amazon's, Google's, Alibaba's and Tencent's storage."""

SIGNED_DOMAINS = {"fbcdn.net": "oe"}
"""Domains whose every address is signed, with the parameter that holds the day on which it ends."""

SEARCH_PAGES = {"google.com": "/search", "bing.com": "/search", "baidu.com": "/s", "duckduckgo.com": ""}
"""What a search shows differs from day to day and from reader to reader; their front pages have no query."""

SIGNED_HOSTS = ("cdn-lfs.huggingface.co", "cdn-lfs.hf.co", "cdn-lfs-us-1.hf.co", "cas-bridge.xethub.hf.co")
"""Where the Hub sends those who download a file; the address holds a signature that runs out."""

REVIEW_HOST = "anonymous.4open.science"
"""Where authors show code without their names while a paper is reviewed; a copy has a date on which it ends
(https://github.com/tdurieux/anonymous_github)."""

_STAGING = lazy_pattern(r"(?:\A|[.-])staging(?:[.-])")
_TOKEN = lazy_pattern(r"eyJ[\w-]{10,2000}(?:\.[\w-]{1,4000}){0,2}\Z")
"""A JSON Web Token (RFC 7519): three parts of base64url, the first of which begins with ``{"``."""

_PUBLIC = "Link an address that everybody can open."
_LOCAL_SUFFIXES = (".local", ".localhost", ".internal", ".lan", ".home", ".intranet", ".corp", ".test", ".invalid")
_NUMERIC = lazy_pattern(r"[0-9.]+|[0-9a-f:.]*:[0-9a-f:.%a-z]*", re.IGNORECASE)
_WINDOWS = lazy_pattern(r"[A-Za-z]:[\\/]|\\\\[^\\/]")
_GRADIO_SITE = lazy_pattern(r"[a-z.-]*\.gradio\.app")  # shared demos had numbers there
_MAX_ADDRESS = 64
_PRIVATE_HOSTS = frozenset(page.host for page in PRIVATE_PAGES)


def check_private(url: Url) -> Iterator[Fault]:
    """Whether an address leads somewhere that the list's readers cannot go, or soon can no longer go."""
    if url.scheme == "file" or _WINDOWS.match(url.text):
        message = "the address is a file on somebody's own disk"
        yield _private("local-file", message, "Link a public copy.", Span(0, len(url.text)))
    elif url.is_web:
        yield from _check_host(url)
        yield from _check_page(url)
        yield from _check_signature(url)


def _private(code: str, message: str, advice: str, span: Span, severity: Severity = Severity.ERROR) -> Fault:
    return Fault(code, message, advice, span, severity)


@lru_cache(maxsize=4096)
def _is_public_name(host: str) -> bool:
    """Whether a host is a name that nothing of ``_check_host`` can hold for; a page links few hosts, and often."""
    local = "." not in host or host.endswith(_LOCAL_SUFFIXES)
    if local or "staging" in host or host == REVIEW_HOST:
        return False
    return _address(host) is None and not host.endswith(tuple(f".{one}" for one in TEMPORARY_DOMAINS))


def _check_host(url: Url) -> Iterator[Fault]:
    if _is_public_name(url.host):
        return
    address = _address(url.host)
    if address is not None and not address.is_global:
        yield _private("private-address", f"{url.host} is an address inside a private network", _PUBLIC, url.host_span)
    elif address is not None:
        message = f"{url.host} is the number of a machine, which changes and says nothing of whose it is"
        yield _private("bare-ip-address", message, "Link it by a name, if it has one.", url.host_span, Severity.WARNING)
    elif "." not in url.host or url.host.endswith(_LOCAL_SUFFIXES):
        yield _private("private-address", f"{url.host} is a name inside a private network", _PUBLIC, url.host_span)
    if _STAGING.search(url.host) is not None:
        message = f"{url.host} is where a site is tried before it is published"
        yield _private("staging-host", message, "Link the public site.", url.host_span, Severity.WARNING)
    if url.host == REVIEW_HOST:
        message = "the address is a copy without names for the reviewers of a paper, which ends on some day"
        advice = "Link the authors' own repository."
        yield _private("review-copy", message, advice, url.host_span, Severity.WARNING)
    domain = next((one for one in TEMPORARY_DOMAINS if url.host.endswith("." + one)), None)
    if domain is not None and not _GRADIO_SITE.fullmatch(url.host):
        yield _private("temporary-address", TEMPORARY_DOMAINS[domain], "Link a demo that lasts.", url.host_span)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The number that a host is, if it is one."""
    if len(host) > _MAX_ADDRESS or _NUMERIC.fullmatch(host) is None:
        return None
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _check_page(url: Url) -> Iterator[Fault]:
    site = url.site
    for page in PRIVATE_PAGES if site in _PRIVATE_HOSTS else ():
        if site == page.host and re.match(page.path, url.path):
            yield _private("private-link", f"the address is {page.what}", page.advice, url.path_span)
    if SEARCH_PAGES.get(site) == url.path.rstrip("/") and any(
        one.name in ("q", "wd", "word") for one in url.parameters()
    ):
        message = "the address is a search, which shows everybody something else"
        advice = "Link the page that was looked for."
        yield _private("search-page", message, advice, Span(0, len(url.text)), Severity.WARNING)
    asks = SIGN_IN_PAGES.get(site)
    if asks is not None and re.match(asks, url.path):
        message = "the page asks readers to sign in, and shows each something of their own"
        advice = "Link the page of the repository or account that is meant."
        yield _private("sign-in-page", message, advice, url.path_span, Severity.WARNING)


def _check_signature(url: Url) -> Iterator[Fault]:
    if not url.query and url.host not in SIGNED_HOSTS:
        return
    names = {one.name.lower() for one in url.parameters()}
    ends = next((name for domain, name in SIGNED_DOMAINS.items() if url.host.endswith(f".{domain}")), None)
    if ends in names or names & SIGNATURES or {"sig", "se", "sv"} <= names or {"expires", "signature"} <= names:
        message = "the address is signed and works until a date that it names"
    elif any(_TOKEN.match(one.value) for one in url.parameters()):
        message = "the address holds an access token, by which its author gets in"
    elif url.host in SIGNED_HOSTS:
        message = f"{url.host} is where a download is sent to, for a while"
    else:
        return
    yield _private("expiring-link", message, "Link the page that leads there.", Span(0, len(url.text)))
