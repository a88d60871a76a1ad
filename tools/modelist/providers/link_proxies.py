"""Addresses that a library or a university's network makes for its own readers, and the addresses behind them.

Such a proxy asks everybody else to sign in. Most put the name of the site into their own host: as it is
(``dl.acm.org.ezproxy.x.edu``), or with hyphens for its dots (``dl-acm-org.ezproxy.x.edu``), where a hyphen of the name
itself is doubled (https://help.oclc.org/Library_Management/EZproxy, the directive ``Option HttpsHyphens``). Others have
it in a parameter of the address where their readers sign in.
"""

from __future__ import annotations

from collections.abc import Iterator

from modelist.core.patterns import lazy_pattern
from modelist.providers.provider import Fault
from modelist.providers.urls import Url

_PROXY = lazy_pattern(
    r"(?:\A|\.)(?:(?:login|www)\.)?"
    r"(?P<proxy>[a-z]{0,10}-?(?:ezproxy|libproxy|proxylib|webvpn|sslvpn|remotexs|ezp(?=[.-]))[a-z0-9-]{0,10}|idm(?=\.oclc\.org\Z)"
    r"|(?:ez)?proxy\d?(?=\.lib(?:rary)?\.)|(?<=-s\.)vpn)\."
)
_PORT = lazy_pattern(r"(?:-443|-80)?(?:-s)?\Z")
_SITE = lazy_pattern(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,10}")
_SIGN_IN = ("url", "qurl")
_HYPHEN = "\0"
_WHOLE = lazy_pattern(r"https?://[A-Za-z0-9.-]+/\S*")


def behind_proxy(url: Url) -> str:
    """The address that a proxy shows, where its own address tells; empty where it does not, or is of no proxy."""
    match = _PROXY.search(url.host)
    if match is None:
        return ""
    for one in url.parameters():
        if one.name in _SIGN_IN and _WHOLE.fullmatch(one.value):
            return one.value
    name = _PORT.sub("", url.host[: match.start()].removeprefix("0-"))
    if "." not in name:
        name = name.replace("--", _HYPHEN).replace("-", ".").replace(_HYPHEN, "-")
    return f"https://{name}{url.text[url.path_span.start :]}" if _SITE.fullmatch(name) else ""


def check_proxy(url: Url) -> Iterator[Fault]:
    """Whether an address is a proxy's."""
    if _PROXY.search(url.host) is not None:
        behind = behind_proxy(url)
        message = f"{url.host} lets only the readers of one library in"
        advice = f"Link {behind[:200]} itself." if behind else "Link the page behind it."
        yield Fault("proxy-page", message, advice, url.host_span)
