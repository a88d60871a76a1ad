"""Addresses of pages that only pass readers on to the address in a parameter, mostly after a warning.

Copying a link from such a site copies its exit page with it. Documented by what the sites themselves write into their
pages, and by the rules of ClearURLs (https://docs.clearurls.xyz/specs/rules).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.providers.provider import Fault
from modelist.providers.urls import Url

EXITS: Mapping[str, tuple[str, str]] = {
    "link.zhihu.com": ("", "target"),
    "link.csdn.net": ("", "target"),
    "link.juejin.cn": ("", "target"),
    "link.jianshu.com": ("/go-wild", "url"),
    "gitee.com": ("/link", "target"),
    "google.com": ("/url", "q url"),
    "youtube.com": ("/redirect", "q"),
    "l.facebook.com": ("/l.php", "u"),
    "lm.facebook.com": ("/l.php", "u"),
    "l.instagram.com": ("", "u"),
    "out.reddit.com": ("", "url"),
    "slack-redir.net": ("/link", "url"),
    "steamcommunity.com": ("/linkfilter", "url u"),
    "vk.com": ("/away.php", "to"),
}
"""Sites by host, with the path of their exit page (any where it is empty) and the parameters that hold the address."""

_SAFE = lazy_pattern(r"https?://[^\s<>()\[\]{}|\\\"'`]{4,1000}")


def check_redirect(url: Url) -> Iterator[Fault]:
    """Whether an address is an exit page, with the address behind it as the repair."""
    path, names = EXITS.get(url.site, ("", ""))
    if not names or (path and url.path.rstrip("/") != path):
        return
    for parameter in url.parameters():
        if parameter.name in names.split() and _SAFE.fullmatch(parameter.value):
            message = f"{url.host} only passes readers on to {parameter.value[:80]}"
            advice = "Link what it leads to."
            yield Fault("redirector", message, advice, Span(0, len(url.text)), replacement=parameter.value)
            return
