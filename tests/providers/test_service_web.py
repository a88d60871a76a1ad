"""The web at large as a conversation of texts; tests/links/test_misbehaving_web.py has the same over real sockets."""

from __future__ import annotations

import pytest
from service_kit import Conversation, reply

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.providers.questions import Verdict, VerdictKind
from modelist.providers.urls import split_url
from modelist.providers.web import HEAD_HOSTS, WEB, is_transient
from modelist.providers.web_cookies import cookies_for, read_cookies
from modelist.providers.web_fragments import MAX_PAGE
from modelist.providers.web_urls import archived, normal_url, resolve

URL = "https://lab.org/page"
PAGE = reply(200, body="<title>A</title><p id=here>", content_type="text/html")


def to(location: str, status: int = 301, **headers: str) -> HttpReply:
    return reply(status, location=location, **headers)


def talk(**says: object) -> Conversation:
    return Conversation(WEB, {f"/{path}": said for path, said in says.items()})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (FaultKind.NO_HOST, "broken"),
        (FaultKind.PRIVATE_ADDRESS, "forbidden"),
        *((one, "unverified") for one in FaultKind if one not in (FaultKind.NO_HOST, FaultKind.PRIVATE_ADDRESS)),
    ],
)
def test_without_a_reply_only_a_missing_host_is_certain(kind: FaultKind, verdict: str) -> None:
    found = talk(page=HttpFault(kind, "because of this")).verdict(URL)
    assert found.kind == verdict
    assert found.status is None
    if kind in (FaultKind.TLS, FaultKind.TIMEOUT, FaultKind.RESET):
        assert "because of this" in found.reason


def test_no_status_but_two_is_ever_broken() -> None:
    kinds = {status: talk(page=reply(status)).verdict(URL).kind for status in range(100, 1000)}
    assert [status for status, kind in kinds.items() if kind is VerdictKind.BROKEN] == [404, 410]
    assert {status for status, kind in kinds.items() if kind is VerdictKind.OK} == {*range(200, 300), 300}


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_broken_and_the_archive_may_have_it(status: int) -> None:
    found = talk(page=reply(status)).verdict(URL)
    assert (found.kind, found.status) == (VerdictKind.BROKEN, status)
    assert found.suggestion == f"https://web.archive.org/web/2/{URL}"
    gone = talk(**{"web/2/x": reply(404)}).verdict("https://web.archive.org/web/2/x")
    assert gone.suggestion == ""


@pytest.mark.parametrize("status", [200, 301, 403, 404, 405, 500])
def test_a_head_is_sent_to_few_and_never_breaks_a_link(status: int) -> None:
    host = min(HEAD_HOSTS)

    def said(request: HttpRequest) -> HttpReply:
        return PAGE if request.method == "GET" else reply(status)

    conversation = talk(page=said)
    assert conversation.verdict(f"https://{host}/page").kind is VerdictKind.OK
    assert [one.method for one in conversation.log] == (["HEAD"] if status == 200 else ["HEAD", "GET"])
    other = talk(page=PAGE)
    other.verdict(URL)
    assert [one.method for one in other.log] == ["GET"]


def test_no_more_of_a_page_is_read_than_is_needed() -> None:
    conversation = Conversation(WEB, {}, otherwise=PAGE)
    conversation.verdicts("https://a.org/x.pdf", "https://b.org/x", "https://c.org/x#here", "https://d.org/x#top")
    wanted = [one.max_bytes for one in conversation.log]
    assert wanted[0] == 0
    assert 0 < wanted[1] < 100_000
    assert wanted[2] == MAX_PAGE
    assert wanted[3] == wanted[1]


def test_one_request_answers_all_fragments_of_a_page() -> None:
    conversation = talk(page=PAGE)
    found = conversation.verdicts(URL, f"{URL}#here", f"{URL}#gone", f"{URL}#:~:text=a")
    assert [one.kind.value for one in found.values()] == ["ok", "ok", "broken", "ok"]
    assert len(conversation.log) == 1


def test_an_older_verdict_is_confirmed_without_a_page() -> None:
    older = Verdict(VerdictKind.OK, status=200, etag='"1"', note="kept")
    conversation = talk(page=reply(304))
    assert conversation.verdict(URL, older) == older
    assert ("If-None-Match", '"1"') in conversation.log[0].headers
    dated = Verdict(VerdictKind.OK, status=200, last_modified="Mon, 01 Jan 2024 00:00:00 GMT")
    conversation = talk(page=reply(304))
    conversation.verdict(URL, dated)
    assert ("If-Modified-Since", dated.last_modified) in conversation.log[0].headers
    assert talk(page=PAGE).verdict(URL, Verdict(VerdictKind.BROKEN, etag='"1"')).kind is VerdictKind.OK


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        ("http://lab.org/page", "https://lab.org/page", "ok"),
        ("http://lab.org/page", "https://lab.org/page/", "ok"),
        ("https://lab.org/page", "https://lab.org/en-US/page", "ok"),
        ("https://lab.org/page", "https://lab.org/page?session=1", "ok"),
        ("https://lab.org/page", "http://lab.org/other", "ok"),
        ("https://lab.org/page", "https://lab.org/other", "redirected"),
        ("https://lab.org/page", "https://new.org/page", "redirected"),
        ("https://lab.org/page?id=1", "https://lab.org/page?id=2", "redirected"),
        ("https://lab.org/page", "https://www.lab.org/page", "redirected"),
        ("https://lab.org/page", "https://accounts.google.com/x", "unverified"),
        ("https://lab.org/page", "https://lab.org/users/sign_in", "unverified"),
        ("https://lab.org/page", "https://consent.youtube.com/m", "unverified"),
        ("https://lab.org/page", "https://www.hugedomains.com/x", "unverified"),
        ("https://lab.org/page", "https://lab.org/not-found", "unverified"),
        ("https://lab.org/login", "https://lab.org/signin", "redirected"),
    ],
)
def test_only_a_move_that_is_worth_naming_is_named(first: str, last: str, verdict: str) -> None:
    asked: list[str] = []

    def said(request: HttpRequest) -> HttpReply:
        asked.append(request.url)
        return PAGE if request.url == last else to(last)

    found = Conversation(WEB, {}, otherwise=PAGE, log=[])
    found.says = {"/" + one.split("/", 3)[3]: said for one in (first, last)}
    result = found.verdict(first)
    assert (result.kind.value, result.final_url) == (verdict, last)


def test_the_front_page_of_the_same_site_is_named_with_a_warning() -> None:
    found = Conversation(WEB, {"/page": to("/"), "/": PAGE}).verdict(URL)
    assert found.kind is VerdictKind.REDIRECTED
    assert "front page" in found.note
    assert found.facts["front_page"] is True


def test_a_registered_name_is_fine_though_its_publisher_shuts_programs_out() -> None:
    says = {"/10.1/x": to("https://publisher.org/x", 302), "/x": reply(403)}
    found = Conversation(WEB, says).verdict("https://doi.org/10.1/x")
    assert found.kind is VerdictKind.OK
    assert "403" in found.note
    assert Conversation(WEB, {"/10.1/x": reply(404)}).verdict("https://doi.org/10.1/x").kind is VerdictKind.BROKEN


def test_nothing_of_the_link_travels_to_other_hosts() -> None:
    says = {"/page": to("https://user:secret@other.org/x", 302, set_cookie="id=1; Path=/"), "/x": PAGE}
    conversation = Conversation(WEB, says)
    conversation.verdict(URL)
    assert conversation.log[1].url == "https://other.org/x"
    assert all(name != "Cookie" for name, _ in conversation.log[1].headers)
    assert not any(one.token_of for one in conversation.log)


def test_cookies_stay_with_those_that_set_them() -> None:
    lab = split_url("https://www.lab.org/")
    assert lab is not None
    header = (
        "a=1, b=2; Domain=lab.org; Expires=Wed, 21 Oct 2099 07:28:00 GMT, c=3; Domain=other.org, d=4; Secure, e=\x01"
    )
    jar = read_cookies(header, lab, ())
    assert [(one.name, one.domain) for one in jar] == [("a", "www.lab.org"), ("b", "lab.org"), ("d", "www.lab.org")]

    def sent(url: str) -> str:
        parts = split_url(url)
        assert parts is not None
        return cookies_for(parts, jar)

    assert sent("https://www.lab.org/") == "a=1; b=2; d=4"
    assert sent("http://www.lab.org/") == "a=1; b=2"
    assert sent("https://docs.lab.org/") == "b=2"
    assert sent("https://evil.org/") == ""
    assert read_cookies("x=1; Domain=org", lab, ()) == ()


def test_hops_are_counted_and_circles_seen() -> None:
    says = {f"/{n}": to(f"/{n + 1}") for n in range(20)}
    conversation = Conversation(WEB, says)
    assert "more than 10" in conversation.verdict("https://lab.org/0").reason
    assert len(conversation.log) == 11


def test_texts_of_the_web_are_short_and_on_one_line() -> None:
    title = "404 not found " + "\n" * 50 + "x" * 100_000
    found = talk(page=reply(200, body=f"<title>{title}</title>", content_type="text/html")).verdict(URL)
    assert "\n" not in found.reason
    assert len(found.reason) < 300


@pytest.mark.parametrize(
    ("status", "transient"),
    [(429, True), (503, True), (500, True), (408, True), (404, False), (403, False), (999, False)],
)
def test_what_may_go_well_later_is_asked_again(status: int, transient: bool) -> None:
    assert is_transient(reply(status)) is transient
    assert not is_transient(reply(status, cf_mitigated="challenge"))


@pytest.mark.parametrize(
    ("base", "location", "url"),
    [
        ("https://a.org/x/y", "z", "https://a.org/x/z"),
        ("https://a.org/x", "//b.org", "https://b.org/"),
        ("https://a.org/x", "?q=1", "https://a.org/x?q=1"),
        ("https://a.org/x", " /a b\t", "https://a.org/a%20b"),
        ("https://a.org/x", "/y#z", "https://a.org/y#z"),
        ("https://a.org/x", "HTTPS://B.org:443/", "https://b.org/"),
        ("https://a.org/x", "http://[", None),
        ("https://a.org/x", "mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_locations_mean_what_they_mean_to_browsers(base: str, location: str, url: str | None) -> None:
    assert resolve(base, location) == url


def test_a_normal_address_is_normal() -> None:
    for url in ("http://a.org/", "https://a.org:8443/a%20b?c=%26#d e", "https://[::1]/x"):
        assert normal_url(url) == url
    assert normal_url("http://a.org/100%") == "http://a.org/100%25"
    assert normal_url("not an address") is None
    assert archived("https://web.archive.org/web/2020/x") == ""
