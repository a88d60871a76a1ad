"""Replies that misbehave: bounded in bytes and time, and every failure has its kind."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator

import pytest

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.edges.http import Timeouts, Transport
from web_kit import Host, Reply, Web

QUICK = Timeouts(connect_s=0.2, read_s=0.15, total_s=0.3)
GZIP = (("Content-Encoding", "gzip"),)


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def host(web: Web) -> Host:
    return web.host("odd.test")


@pytest.fixture
def transport(web: Web) -> Iterator[Transport]:
    transport = Transport(network=web.network, timeouts=QUICK, ca_file=web.ca_file)
    yield transport
    transport.close()


def get(transport: Transport, url: str, max_bytes: int = 0) -> HttpReply:
    reply = transport.send(HttpRequest(url, max_bytes=max_bytes))
    assert isinstance(reply, HttpReply), reply
    return reply


def fail(transport: Transport, url: str, max_bytes: int = 0) -> HttpFault:
    fault = transport.send(HttpRequest(url, max_bytes=max_bytes))
    assert isinstance(fault, HttpFault), fault
    return fault


def test_no_more_of_a_body_is_given_than_is_wanted(host: Host, transport: Transport) -> None:
    host.on("/", Reply(body=b"0123456789"))
    found = [get(transport, host.url(), wanted) for wanted in (0, 4, 9, 10, 11)]
    assert [one.body for one in found] == [b"", b"0123", b"012345678", b"0123456789", b"0123456789"]
    assert [one.is_complete for one in found] == [False, False, False, True, True]
    assert host.connections == 1


def test_connections_are_used_again(host: Host, transport: Transport) -> None:
    host.otherwise = Reply(200, body=b"x" * 5000)
    for number in range(5):
        get(transport, host.url(f"/{number}"))
    assert host.connections == 1


def test_an_endless_body_ends_where_enough_was_read(host: Host, transport: Transport) -> None:
    host.on("/", Reply(endless=b"x" * 10_000, pause=0.001))
    found = get(transport, host.url(), 100_000)
    assert (len(found.body), found.is_complete) == (100_000, False)
    assert get(transport, host.url()).body == b""
    assert max(one.sent for one in host.log) < 5_000_000


def test_a_dripping_body_takes_no_longer_than_all_the_time_there_is(host: Host, transport: Transport) -> None:
    host.on("/", Reply(body=b"x" * 1000, drip=0.02))
    begin = time.monotonic()
    found = get(transport, host.url(), 1000)
    assert time.monotonic() - begin < 0.6
    assert found.status == 200
    assert not found.is_complete


def test_a_dripping_head_takes_no_longer_than_all_the_time_there_is(host: Host, transport: Transport) -> None:
    host.on("/", Reply(raw=b"HTTP/1.1 200 OK\r\nX: ", end="hang"))
    begin = time.monotonic()
    assert fail(transport, host.url()).kind is FaultKind.TIMEOUT
    assert time.monotonic() - begin < 0.6


def test_interim_replies_without_end_are_cut_off(host: Host, transport: Transport) -> None:
    host.on("/", Reply(raw=b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000, end="hang"))
    assert fail(transport, host.url()).kind is FaultKind.PROTOCOL


def test_a_host_that_says_nothing_is_left(host: Host, transport: Transport) -> None:
    host.on("/", Reply(raw=b"", end="hang"))
    fault = fail(transport, host.url())
    assert fault.kind is FaultKind.TIMEOUT
    assert fault.is_transient


def test_a_host_that_takes_no_connection_is_left(web: Web, transport: Transport) -> None:
    web.resolves("silent.test", ["93.184.1.200"])
    web.network.silent.add("93.184.1.200")
    assert fail(transport, "http://silent.test/").kind is FaultKind.TIMEOUT


def test_a_refused_connection_is_named(web: Web, transport: Transport) -> None:
    web.resolves("closed.test", ["93.184.1.201"])
    assert fail(transport, "http://closed.test/").kind is FaultKind.REFUSED


@pytest.mark.parametrize(
    "reply",
    [
        Reply(raw=b"", end="reset"),
        Reply(raw=b"", end="close"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Le", end="reset"),
        Reply(body=b"abc", length=100, end="reset"),
        Reply(body=b"abc", length=100, end="close"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", end="close"),
    ],
    ids=["at-once", "closed", "in-the-head", "in-the-body", "short-body", "in-a-chunk"],
)
def test_connections_that_end_too_early_are_resets(host: Host, transport: Transport, reply: Reply) -> None:
    host.on("/", reply)
    fault = fail(transport, host.url(), 1000)
    assert fault.kind is FaultKind.RESET
    assert fault.is_transient


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"<html>hello</html>\r\n\r\n",
        b"HTTP/1.1 banana\r\n\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
    ],
)
def test_what_is_not_http_is_called_so(host: Host, transport: Transport, raw: bytes) -> None:
    host.on("/", Reply(raw=raw, end="close"))
    assert fail(transport, host.url(), 1000).kind is FaultKind.PROTOCOL


@pytest.mark.parametrize(
    "head",
    [
        b"".join(b"X-%d: y\r\n" % number for number in range(5000)),
        b"X: " + b"y" * 70_000 + b"\r\n",
        b"".join(b"X-%d: %b\r\n" % (number, b"y" * 60_000) for number in range(90)),
    ],
    ids=["many", "long", "much"],
)
def test_a_flood_of_headers_is_cut_off(host: Host, transport: Transport, head: bytes) -> None:
    host.on("/", Reply(raw=b"HTTP/1.1 200 OK\r\n" + head + b"\r\n", end="close"))
    fault = fail(transport, host.url())
    assert fault.kind is FaultKind.PROTOCOL
    assert "headers" in fault.detail


def test_packed_bodies_are_unpacked(host: Host, transport: Transport) -> None:
    text = b"hello " * 500
    packer = zlib.compressobj(wbits=-15)
    for encoding, body in (
        ("gzip", gzip.compress(text)),
        ("x-gzip", gzip.compress(text[:100]) + gzip.compress(text[100:])),
        ("deflate", zlib.compress(text)),
        ("Deflate", packer.compress(text) + packer.flush()),
    ):
        host.on("/", Reply(headers=(("Content-Encoding", encoding),), body=body))
        assert (get(transport, host.url(), 5000).body, get(transport, host.url(), 5000).is_complete) == (text, True)
    host.on("/", Reply(headers=(("Content-Encoding", "br"),), body=b"whatever"))
    assert not get(transport, host.url(), 5000).is_complete


def test_a_gzip_bomb_is_unpacked_no_further_than_is_wanted(host: Host, transport: Transport) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(60)) + packer.flush()
    host.on("/", Reply(headers=GZIP, body=bomb))
    found = get(transport, host.url(), 10_000)
    assert (len(found.body), found.is_complete) == (10_000, False)


def test_packed_bytes_that_hold_nothing_are_bounded_too(host: Host, transport: Transport) -> None:
    host.on("/", Reply(headers=GZIP, endless=gzip.compress(b"") * 1000))
    assert get(transport, host.url(), 1000).body == b""
    assert host.log[0].sent < 5_000_000


def test_a_body_that_is_not_packed_as_it_says_is_not_whole(host: Host, transport: Transport) -> None:
    host.on("/", Reply(headers=GZIP, body=b"<html>plain</html>"))
    found = get(transport, host.url(), 1000)
    assert (found.status, found.is_complete) == (200, False)


@pytest.mark.parametrize(
    ("certificate", "words"),
    [("wrong-name", "for another host"), ("expired", "expired"), ("unknown-issuer", "issuer is unknown")],
)
def test_bad_certificates_are_named_in_words(web: Web, transport: Transport, certificate: str, words: str) -> None:
    host = web.host("unsafe.test", tls=True, certificate=certificate)
    fault = fail(transport, host.url())
    assert fault.kind is FaultKind.TLS
    assert words in fault.detail
    assert host.log == []


def test_a_good_certificate_is_checked_against_the_name_and_not_the_address(web: Web, transport: Transport) -> None:
    host = web.host("safe.test", tls=True).on("/", Reply(body=b"safe"))
    assert get(transport, host.url(), 10).body == b"safe"


def test_a_host_that_speaks_no_tls_is_named(web: Web, host: Host, transport: Transport) -> None:
    web.network.routes[host.fake, 443] = host.address
    assert fail(transport, "https://odd.test/").kind in (FaultKind.TLS, FaultKind.RESET, FaultKind.TIMEOUT)


def test_statuses_without_bodies_and_head_leave_the_connection_usable(host: Host, transport: Transport) -> None:
    host.on("/none", Reply(204)).on("/same", Reply(304)).on("/head", Reply(body=b"x" * 100))
    assert get(transport, host.url("/none"), 10).is_complete
    assert get(transport, host.url("/same"), 10).status == 304
    found = transport.send(HttpRequest(host.url("/head"), "HEAD", max_bytes=10))
    assert isinstance(found, HttpReply)
    assert (found.status, found.body, host.connections) == (200, b"", 1)


def test_a_location_in_utf_8_is_read_as_it_was_meant(host: Host, transport: Transport) -> None:
    host.on("/", Reply(302, (("Location", "/straße"),)))
    assert get(transport, host.url()).headers["location"] == "/straße"


def test_headers_that_cannot_be_sent_are_no_crash(host: Host, transport: Transport) -> None:
    outcome = transport.send(HttpRequest(host.url(), headers=(("X", "a\r\nHost: b"),)))
    assert isinstance(outcome, HttpFault)
    assert host.log == []
