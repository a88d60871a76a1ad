"""A web that misbehaves as the real one does: each case has the verdict that is right, and none that is not certain
is ever called broken."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from modelist.edges.clock import SYSTEM
from modelist.edges.http import Timeouts, Transport
from modelist.links.checker import CheckOptions, check
from modelist.links.collect import plan_targets
from modelist.links.schedule import Patience
from modelist.providers.questions import Access, Verdict
from modelist.providers.web import WEB
from web_kit import Host, Reply, Seen, Web

HTML = ("Content-Type", "text/html; charset=utf-8")
PAGE = Reply(
    headers=(HTML,), body=b"<html><head><title>A model</title></head><body><h2 id=here>Here</h2></body></html>"
)


def page(title: str = "A model", body: str = "", *headers: tuple[str, str], status: int = 200) -> Reply:
    text = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return Reply(status, (HTML, *headers), text.encode())


def to(location: str, status: int = 301, *headers: tuple[str, str]) -> Reply:
    return Reply(status, (("Location", location), *headers))


class Case(NamedTuple):
    """What one link meets: replies by path (the link is to the first), its fragment, and what is right."""

    verdict: str
    replies: dict[str, tuple[Reply | Callable[[Seen], Reply], ...]]
    fragment: str = ""
    final: str = ""
    reason: str = ""


def one(verdict: str, *replies: Reply | Callable[[Seen], Reply], reason: str = "", fragment: str = "") -> Case:
    return Case(verdict, {"/page": replies}, fragment, reason=reason)


def way(verdict: str, replies: dict[str, Reply], final: str = "", reason: str = "", fragment: str = "") -> Case:
    return Case(verdict, {path: (reply,) for path, reply in replies.items()}, fragment, final, reason)


def only_get(seen: Seen) -> Reply:
    return PAGE if seen.method == "GET" else Reply(405)


def with_cookie(seen: Seen) -> Reply:
    return (
        PAGE if "seen=yes" in seen.headers.get("cookie", "") else to("/page", 302, ("Set-Cookie", "seen=yes; Path=/"))
    )


def chain(length: int, status: int = 301) -> dict[str, Reply]:
    return {"/page": to("/hop1", status), **{f"/hop{n}": to(f"/hop{n + 1}", status) for n in range(1, length)}} | {
        f"/hop{length}": PAGE
    }


BIG = page("Long", "x" * 3_100_000)
CASES: dict[str, Case] = {
    # statuses
    "200": one("ok", PAGE),
    "200 without a type": one("ok", Reply(body=b"something")),
    "200 without a body": one("ok", Reply(length=0)),
    "203": one("ok", page(status=203)),
    "204": one("ok", Reply(204)),
    "206": one("ok", page(status=206)),
    "300": one("ok", page(status=300)),
    "304 unasked": one("unverified", Reply(304)),
    "400": one("unverified", Reply(400)),
    "401": one("unverified", Reply(401, (("WWW-Authenticate", "Basic"),)), reason="sign in"),
    "402": one("unverified", Reply(402)),
    "403": one("unverified", page("Forbidden", status=403), reason="403"),
    "404": one("broken", Reply(404), reason="404"),
    "404 with a page": one("broken", page("Welcome", status=404)),
    "404 from a wall": one("unverified", page("Just a moment...", "", ("cf-mitigated", "challenge"), status=404)),
    "405 also to GET": one("unverified", Reply(405)),
    "406": one("unverified", Reply(406)),
    "407": one("unverified", Reply(407)),
    "408": one("unverified", Reply(408)),
    "409": one("unverified", Reply(409)),
    "410": one("broken", Reply(410), reason="410"),
    "418": one("unverified", Reply(418)),
    "425": one("unverified", Reply(425)),
    "429 to the end": one("unverified", Reply(429), reason="429"),
    "429 that recovers": one("ok", Reply(429, (("Retry-After", "0"),)), PAGE),
    "431": one("unverified", Reply(431)),
    "451": one("unverified", Reply(451), reason="legal"),
    "500": one("unverified", Reply(500), reason="500"),
    "501": one("unverified", Reply(501)),
    "502 that recovers": one("ok", Reply(502), PAGE),
    "503 to the end": one("unverified", Reply(503)),
    "503 that recovers": one("ok", Reply(503), PAGE),
    "503 of a wall": one("unverified", page("Just a moment...", status=503)),
    "504": one("unverified", Reply(504)),
    "520": one("unverified", Reply(520)),
    "530": one("unverified", Reply(530)),
    "999": one("unverified", Reply(999), reason="999"),
    # methods
    "HEAD 405": one("ok", only_get),
    "HEAD 403": one("ok", lambda seen: PAGE if seen.method == "GET" else Reply(403)),
    "HEAD 404": one("ok", lambda seen: PAGE if seen.method == "GET" else Reply(404)),
    "HEAD 500": one("ok", lambda seen: PAGE if seen.method == "GET" else Reply(500)),
    # walls and pages that are not what they seem
    "a wall that answers 200": one("unverified", page("Just a moment..."), reason="wall"),
    "a wall in Chinese": one("unverified", page("百度安全验证"), reason="wall"),
    "Amazon's wall with 202": one("unverified", page("", "", ("x-amzn-waf-action", "challenge"), status=202)),
    "soft 404": one("unverified", page("404 Not Found"), reason="404 Not Found"),
    "soft 404 of a site": one("unverified", page("Page not found | Some Lab")),
    "soft 404 in Chinese": one("unverified", page("页面不存在 - 某实验室")),
    "a title with 404 in it": one("ok", page("404 Media")),
    "a page about errors": one("ok", page("Why files are not found on Linux, and what to do")),
    "a name for sale": one("unverified", page("some-model.org is for sale"), reason="sale"),
    # redirects
    "moved for good": way("redirected", {"/page": to("/new"), "/new": PAGE}, "/new"),
    "moved for good, 308": way("redirected", {"/page": to("/new", 308), "/new": PAGE}, "/new"),
    "moved for now, 302": way("ok", {"/page": to("/new", 302), "/new": PAGE}, "/new"),
    "moved for now, 303": way("ok", {"/page": to("/new", 303), "/new": PAGE}, "/new"),
    "moved for now, 307": way("ok", {"/page": to("/new", 307), "/new": PAGE}, "/new"),
    "for good, then for now": way("ok", {"/page": to("/b"), "/b": to("/c", 302), "/c": PAGE}, "/c"),
    "for now, then for good": way("ok", {"/page": to("/b", 302), "/b": to("/c"), "/c": PAGE}, "/c"),
    "a slash at the end": way("ok", {"/page": to("/page/"), "/page/": PAGE}, "/page/"),
    "a language in front": way("ok", {"/page": to("/en/page"), "/en/page": PAGE}),
    "a chain of ten": way("redirected", chain(10), "/hop10"),
    "a chain of twelve": way("unverified", chain(12), reason="more than 10"),
    "a loop of one": way("unverified", {"/page": to("/page", 302)}, reason="circle"),
    "a loop of three": way("unverified", {"/page": to("/b"), "/b": to("/c"), "/c": to("/page")}, reason="circle"),
    "a redirect to nowhere": way("unverified", {"/page": Reply(301)}, reason="no address"),
    "a redirect to nonsense": way("unverified", {"/page": to("http://[")}),
    "a redirect to a file": way("forbidden", {"/page": to("file:///etc/passwd")}, reason="file:"),
    "a redirect to a script": way("forbidden", {"/page": to("javascript:alert(1)")}),
    "a redirect to a private address": way("forbidden", {"/page": to("http://10.0.0.1/")}, reason="10.0.0.1"),
    "a redirect to the cloud's secrets": way("forbidden", {"/page": to("http://169.254.169.254/latest/meta-data")}),
    "a redirect to what is gone": way("broken", {"/page": to("/new"), "/new": Reply(404)}, "/new"),
    "a redirect to no host": way("broken", {"/page": to("http://gone.invalid/")}, reason="no host"),
    "a redirect to what is busy": way("unverified", {"/page": to("/new"), "/new": Reply(503)}),
    "a redirect to an error page": way("unverified", {"/page": to("/404.html", 302), "/404.html": PAGE}),
    "a redirect to the front page": way("redirected", {"/page": to("/"), "/": PAGE}, "/"),
    "a redirect to a sign-in page": way(
        "unverified", {"/page": to("/login?next=/page", 302), "/login?next=/page": PAGE}
    ),
    "a relative redirect": way("redirected", {"/page": to("../new?x=1"), "/new?x=1": PAGE}, "/new?x=1"),
    "a redirect without the host": way("redirected", {"/page": to("//host.test/new"), "/new": PAGE}, "/new"),
    "a redirect in Chinese": way("redirected", {"/page": to("/模型"), "/%E6%A8%A1%E5%9E%8B": PAGE}),
    "a wall of cookies": one("ok", with_cookie),
    "a cookie that is never enough": one(
        "unverified", lambda _: to("/page", 302, ("Set-Cookie", "a=b")), reason="circle"
    ),
    # fragments
    "a fragment": one("ok", PAGE, fragment="here"),
    "a fragment that is not there": one("broken", PAGE, fragment="there", reason="#there"),
    "a fragment of GitHub": one("ok", page(body='<a id="user-content-here"></a>'), fragment="here"),
    "a fragment by name": one("ok", page(body="<a name='here'></a>"), fragment="here"),
    "a fragment in Chinese": one("ok", page(body='<h2 id="模型">模型</h2>'), fragment="%E6%A8%A1%E5%9E%8B"),
    "a fragment after a redirect": way("redirected", {"/page": to("/new"), "/new": PAGE}, "/new#here", fragment="here"),
    "a fragment that a script may add": one("unverified", page(body="<script src=a.js></script>"), fragment="x"),
    "a fragment in a comment": one("unverified", page(body="<!-- <a id=x></a> -->"), fragment="x"),
    "a fragment beyond what is read": one("unverified", BIG, fragment="x", reason="longer"),
    "a fragment beside data": one("broken", page(body='<script type="application/ld+json">{}</script>'), fragment="x"),
    "a text fragment": one("ok", PAGE, fragment=":~:text=model"),
    "the top": one("ok", PAGE, fragment="top"),
    "an address of a script": one("unverified", PAGE, fragment="/docs/intro"),
    "a page of a PDF": one(
        "ok", Reply(headers=(("Content-Type", "application/pdf"),), body=b"%PDF"), fragment="page=7"
    ),
    "a place in plain text": one("unverified", Reply(headers=(("Content-Type", "text/plain"),)), fragment="x"),
    "a fragment of what moves on": one(
        "unverified", page(body='<meta http-equiv="refresh" content="0; url=/new">'), fragment="x"
    ),
    "a fragment in another charset": one(
        "ok",
        Reply(headers=(("Content-Type", "text/html; charset=gbk"),), body='<p id="模型">'.encode("gbk")),
        fragment="模型",
    ),
    # lines and bodies
    "a reset connection": one("unverified", Reply(raw=b"", end="reset")),
    "a reset that recovers": one("ok", Reply(raw=b"", end="reset"), PAGE),
    "a connection that is closed": one("unverified", Reply(raw=b"", end="close")),
    "no HTTP": one("unverified", Reply(raw=b"SSH-2.0-OpenSSH_9.2\r\n", end="close")),
    "an endless body": one("ok", Reply(headers=(HTML,), endless=b"<p>more</p>" * 500)),
    "a body that never comes": one("unverified", Reply(headers=(HTML,), body=b"<p>", body_delay=3)),
    "a head that never comes": one("unverified", Reply(delay=3), reason="time"),
    "a body that is cut off": one("unverified", Reply(headers=(HTML,), body=b"<p>", length=1000, end="close")),
    "headers without end": one("unverified", Reply(headers=tuple((f"X-{n}", "y" * 900) for n in range(300)))),
    "a bomb": one("ok", Reply(headers=(HTML, ("Content-Encoding", "gzip")), body=gzip.compress(bytes(20_000_000)))),
    "a broken gzip": one("unverified", Reply(headers=(HTML, ("Content-Encoding", "gzip")), body=b"not gzip at all")),
}

NAMES: dict[str, tuple[str, list[str] | BaseException]] = {
    "no such name": ("broken", socket.gaierror(socket.EAI_NONAME, "Name or service not known")),
    "no answer from DNS": ("unverified", socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")),
    "a private name": ("forbidden", ["10.1.2.3"]),
    "a name of this machine": ("forbidden", ["127.0.0.1"]),
    "a name of the cloud": ("forbidden", ["169.254.169.254"]),
    "a private name of IPv6": ("forbidden", ["fd00::1"]),
    "a host that refuses": ("unverified", ["93.184.3.3"]),
    "a host that is silent": ("unverified", ["93.184.3.4"]),
}
TEXTS = {
    "ftp://host.test/file": "forbidden",
    "file:///etc/passwd": "forbidden",
    "javascript:alert(1)": "forbidden",
    "https://https://host.test/": "broken",
    "https://": "broken",
    "http://a b.test/": "broken",
    "http://host..test/": "broken",
    "http://host.test:99999/": "broken",
    "http://127.0.0.1/": "forbidden",
    "http://[::1]/": "forbidden",
    "http://2130706433/": "forbidden",
}
CERTIFICATES = {"wrong-name": "unverified", "expired": "unverified", "unknown-issuer": "unverified", "good": "ok"}


@dataclass(frozen=True)
class World:
    """Verdicts by what was asked, and where the hosts are."""

    verdicts: dict[str, Verdict]
    urls: dict[str, str]

    def __getitem__(self, name: str) -> Verdict:
        return self.verdicts[self.urls[name]]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with Web() as web:
        urls = {name: _url(web, name, number) for number, name in enumerate(CASES)}
        for number, (name, (_, answer)) in enumerate(NAMES.items()):
            web.resolves(f"name{number}.test", answer)
            urls[name] = f"http://name{number}.test/"
        web.network.silent.add("93.184.3.4")
        for kind in CERTIFICATES:
            host = web.host(f"{kind}.test", tls=True, certificate=kind)
            host.otherwise = PAGE
            urls[kind] = host.url("/")
        web.resolves("2130706433", ["127.0.0.1"])  # as resolvers read a number without dots
        urls |= {text: text for text in TEXTS}
        transport = Transport(network=web.network, ca_file=web.ca_file, timeouts=Timeouts(0.5, 0.7, 1.5))
        options = CheckOptions(patience=Patience(longest_wait_s=1, backoff_s=0.01, longest_backoff_s=0.05))
        checked = check(plan_targets(urls.values()), [WEB], Access(), transport, SYSTEM, options)
        yield World(dict(checked.verdicts), urls)
        transport.close()


def _url(web: Web, name: str, number: int) -> str:
    host: Host = web.host(f"host{number}.test")
    web.network.names.setdefault("host.test", [[host.fake]])
    case = CASES[name]
    for path, replies in case.replies.items():
        host.on(path, *(_own(one, host) for one in replies))
    return host.url("/page") + (f"#{case.fragment}" if case.fragment else "")


def _own(reply: Reply | Callable[[Seen], Reply], host: Host) -> Reply | Callable[[Seen], Reply]:
    """A reply whose addresses name the host itself, where they are to name it."""
    if not isinstance(reply, Reply):
        return reply
    headers = tuple((key, value.replace("//host.test", f"//{host.name}")) for key, value in reply.headers)
    return Reply(**{**{one: getattr(reply, one) for one in reply.__dataclass_fields__}, "headers": headers})


@pytest.mark.parametrize("name", CASES)
def test_a_case_gets_the_right_verdict(world: World, name: str) -> None:
    case, verdict = CASES[name], world[name]
    assert (verdict.kind.value, case.reason in verdict.reason) == (case.verdict, True), verdict
    if case.final:
        assert (verdict.final_url or "").endswith(case.final), verdict


@pytest.mark.parametrize("name", NAMES)
def test_a_name_gets_the_right_verdict(world: World, name: str) -> None:
    assert world[name].kind.value == NAMES[name][0], world[name]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_gets_the_right_verdict(world: World, name: str) -> None:
    assert world[name].kind.value == TEXTS[name], world[name]


@pytest.mark.parametrize("name", CERTIFICATES)
def test_a_certificate_gets_the_right_verdict(world: World, name: str) -> None:
    assert world[name].kind.value == CERTIFICATES[name], world[name]


def test_nothing_that_is_not_certain_is_called_broken(world: World) -> None:
    certain = {name for name, case in CASES.items() if case.verdict == "broken"}
    certain |= {name for name, (verdict, _) in NAMES.items() if verdict == "broken"}
    certain |= {name for name, verdict in TEXTS.items() if verdict == "broken"}
    broken = {name for name in world.urls if world[name].kind.value == "broken"}
    assert broken == certain
    assert len(world.urls) > 120


def test_broken_links_come_with_the_archives_address(world: World) -> None:
    assert world["404"].suggestion == f"https://web.archive.org/web/2/{world.urls['404']}"
