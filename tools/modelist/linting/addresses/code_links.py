"""What links to code lead to instead of a repository, on pages whose other links to code do lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.linting.addresses.services import Promise, service_of
from modelist.providers import read_url
from modelist.providers.link_private import SEARCH_PAGES
from modelist.providers.urls import split_url

SITE = "a project's page"
"""What a site is to a reader who wants code."""

_MIN_LINKS, _MAX_STRAYS = 10, 0.1
_MIN_GITHUB = 3
"""Links to GitHub, for one elsewhere with the same label, from which on readers know what the label means."""

LEADS_ON = (
    "aka.ms",
    "bit.ly",
    "git.io",
    "goo.gl",
    "goo.gle",
    "t.co",
    "tinyurl.com",
    "is.gd",
    "rb.gy",
    "dub.sh",
    "t.cn",
)
"""Hosts whose addresses lead to others, and so perhaps to a repository."""

_HOLDS_CODE = (
    "4open.science",
    "aistudio.baidu.com",
    "archive.org",
    "bitbucket.org",
    "codeberg.org",
    "codeocean.com",
    "dagshub.com",
    "dropbox.com",
    "figshare.com",
    "openi.pcl.ac.cn",
    "osf.io",
    "pypi.org",
    "replit.com",
    "sourceforge.net",
    "wandb.ai",
    "zenodo.org",
)
_HAS_NONE = ("sites.google.com", "readthedocs.io", "dl.acm.org", "ieeexplore.ieee.org")
_IS_CODE = lazy_pattern(
    r"[/.](?:codes?|cvs|darcs|downloads?|forge|fossil|hg|repos?|software|source|src|svn|trac|tree)(?:\w{0,3})(?:[/._-]|\Z)"
    r"|\.(?:zip|tgz|[t7]?gz|rar|7z|bz2|xz|ipynb|py)\Z",
    re.IGNORECASE,
)
"""In an address, a part that is named for what holds code, or the ending of a file with code."""

_CODE_PART = lazy_pattern(r"[/#](?:codes?|downloads?|source|repo(?:sitory)?)/?\Z", re.IGNORECASE)

_MAX_PATH = 1
"""Parts of a path that a project's own site may have; ``owner/name`` may be a repository on a server of any name."""


def is_project_site(url: str) -> bool:
    """Whether an address is of a site that GitHub hosts, and so of no repository; a part of it may lead to the code."""
    parts = split_url(url)
    return parts is not None and parts.host.endswith(".github.io") and _CODE_PART.search(url) is None


def is_account(url: str) -> bool:
    """Whether an address is the page of an account on GitHub."""
    address = read_url(url)
    return address is not None and address.provider == "github" and address.kind == "owner" and "?" not in url


def unknown_host(url: str) -> str:
    """The host of an address that is of no known service and has nothing to do with Git; empty for others."""
    parts = split_url(url.strip())
    if parts is None or not parts.is_web or service_of(url) or "git" in url.lower() or parts.is_on(*LEADS_ON):
        return ""
    return parts.site


def no_code_host(url: str) -> str:
    """The host of an address where neither the host nor the path is of code; empty for others, and for searches."""
    host = unknown_host(url)
    parts = split_url(url.strip()) if host else None
    if parts is None or parts.is_on(*_HOLDS_CODE) or parts.site in SEARCH_PAGES:
        return ""
    may_be_repository = len(parts.segments) > _MAX_PATH and not parts.is_on(*_HAS_NONE)
    return "" if may_be_repository or _IS_CODE.search(f".{parts.host}{parts.path}") else host


class UsualCode(NamedTuple):
    """What links to code on a page hardly ever lead to, so that readers expect it of none.

    It is a project's site, any host without code, or another host than GitHub, where that is named.
    """

    rare_sites: bool
    rare_hosts: bool
    rare_others: bool

    def unlike(self, promise: Promise, url: str) -> str:
        """What an address is, where nearly all others with such a label are none; empty for all that may be meant."""
        if self.rare_sites and promise.is_code and is_project_site(url):
            return SITE
        host = _not_github(url) if self.rare_others and promise.service == "github" else ""
        return host or (no_code_host(url) if self.rare_hosts and promise.is_code else "")


def usual_code(promised: Iterable[tuple[str, Promise]]) -> UsualCode:
    """What a page's links to code, among all with what their labels promise, let readers expect of them."""
    code = [(url, promise.service) for url, promise in promised if promise.is_code]
    strays = [_not_github(url) != "" for url, service in code if service == "github"]
    return UsualCode(
        are_rare(is_project_site(url) for url, _ in code),
        are_rare(is_project_site(url) or no_code_host(url) != "" for url, _ in code),
        len(strays) - sum(strays) >= _MIN_GITHUB * max(1, sum(strays)),
    )


def are_rare(strays: Iterable[bool]) -> bool:
    """Whether nearly all links to code on a page lead where readers expect, so that they expect it of every one."""
    found = list(strays)
    return len(found) >= _MIN_LINKS and sum(found) <= _MAX_STRAYS * len(found)


def _not_github(url: str) -> str:
    """The host of an address that has nothing to do with GitHub, or is short and does not tell where it leads."""
    parts = split_url(url.strip())
    if parts is not None and parts.is_web and parts.is_on(*LEADS_ON) and "git" not in url.lower():
        return f"{parts.site}, whose addresses do not show where they lead"
    is_search = parts is not None and parts.site in SEARCH_PAGES  # of which another rule tells
    return "" if is_search else unknown_host(url)
