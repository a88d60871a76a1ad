"""The guard: what is connected to is what was checked; tokens and cookies go nowhere else."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.edges.http import Timeouts, Transport
from web_kit import Reply, Seen, Web

QUICK = Timeouts(connect_s=0.3, read_s=0.3, total_s=0.6)


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def transport(web: Web) -> Iterator[Transport]:
    transport = Transport(network=web.network, timeouts=QUICK)
    yield transport
    transport.close()


def fault(outcome: HttpReply | HttpFault) -> HttpFault:
    assert isinstance(outcome, HttpFault), outcome
    return outcome


def reply(outcome: HttpReply | HttpFault) -> HttpReply:
    assert isinstance(outcome, HttpReply), outcome
    return outcome


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://10.0.0.1/",
     "http://[::ffff:10.0.0.1]/", "http://[fd00:ec2::254]/", "http://0.0.0.0/"],
)  # fmt: skip
def test_private_addresses_are_refused_without_a_connection(web: Web, transport: Transport, url: str) -> None:
    assert fault(transport.send(HttpRequest(url))).kind is FaultKind.PRIVATE_ADDRESS
    assert web.network.connections == []


def test_a_name_that_resolves_to_a_private_address_is_refused(web: Web, transport: Transport) -> None:
    web.resolves("inside.example.org", ["10.0.0.7"])
    found = fault(transport.send(HttpRequest("http://inside.example.org/")))
    assert found.kind is FaultKind.PRIVATE_ADDRESS
    assert "10.0.0.7" in found.detail
    assert web.network.connections == []


@pytest.mark.parametrize("number", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1"])
def test_numbers_that_resolvers_read_as_addresses_are_refused(web: Web, transport: Transport, number: str) -> None:
    web.resolves(number, ["127.0.0.1"])
    assert fault(transport.send(HttpRequest(f"http://{number}/"))).kind is FaultKind.PRIVATE_ADDRESS
    assert web.network.connections == []


def test_of_a_name_with_public_and_private_addresses_only_the_public_ones_are_asked(
    web: Web, transport: Transport
) -> None:
    host = web.host("mixed.test").on("/", Reply())
    web.resolves("mixed.test", ["127.0.0.1", host.fake, "10.0.0.1"])
    assert reply(transport.send(HttpRequest(host.url()))).status == 200
    assert web.network.connections == [(host.fake, 80)]


def test_rebinding_has_no_second_look_up_to_answer(web: Web, transport: Transport) -> None:
    host = web.host("rebinding.test").on("/", Reply(end="close"))
    web.resolves("rebinding.test", [host.fake], ["127.0.0.1"])
    assert reply(transport.send(HttpRequest(host.url()))).status == 200
    assert web.network.connections == [(host.fake, 80)]
    assert len(web.network.lookups) == 1
    assert fault(transport.send(HttpRequest(host.url()))).kind is FaultKind.PRIVATE_ADDRESS
    assert len(web.network.connections) == 1


def test_a_redirect_is_handed_back_and_its_private_target_refused(web: Web, transport: Transport) -> None:
    host = web.host("moved.test").on("/", Reply(302, (("Location", "http://169.254.169.254/latest/"),)))
    found = reply(transport.send(HttpRequest(host.url())))
    assert (found.status, len(host.log)) == (302, 1)
    assert fault(transport.send(HttpRequest(found.headers["location"]))).kind is FaultKind.PRIVATE_ADDRESS


def test_allow_private_takes_the_guard_from_addresses_but_not_from_schemes_and_ports(web: Web) -> None:
    host = web.host("home.test").on("/", Reply(body=b"home"))
    transport = Transport(allow_private=True, timeouts=QUICK)
    assert reply(transport.send(HttpRequest(host.local("/"), max_bytes=9))).body == b"home"
    assert fault(transport.send(HttpRequest("http://127.0.0.1:22/"))).kind is FaultKind.PRIVATE_ADDRESS
    assert fault(transport.send(HttpRequest("file:///etc/passwd"))).kind is FaultKind.PRIVATE_ADDRESS
    transport.close()


def test_hosts_are_asked_over_ipv6(web: Web, transport: Transport) -> None:
    host = web.host("six.test", address="::1").on("/", Reply())
    web.resolves("six.test", ["2606:2800::1"])
    web.network.routes["2606:2800::1", 80] = host.address
    assert reply(transport.send(HttpRequest(host.url()))).status == 200


def test_every_address_of_a_name_is_tried(web: Web, transport: Transport) -> None:
    host = web.host("several.test").on("/", Reply())
    web.network.silent.add("93.184.1.250")
    web.resolves("several.test", ["93.184.1.251", "93.184.1.250", host.fake])
    assert reply(transport.send(HttpRequest(host.url()))).status == 200
    assert [address for address, _ in web.network.connections] == ["93.184.1.251", "93.184.1.250", host.fake]


def test_only_the_resolvers_certain_answer_means_that_there_is_no_host(web: Web, transport: Transport) -> None:
    web.resolves("busy.example.org", socket.gaierror(socket.EAI_AGAIN, "Temporary failure"))
    web.resolves("example.com", ["93.184.1.99"])
    assert fault(transport.send(HttpRequest("http://gone.example.org/"))).kind is FaultKind.NO_HOST
    busy = fault(transport.send(HttpRequest("http://busy.example.org/")))
    assert busy.kind is FaultKind.NO_ANSWER_FROM_DNS
    assert busy.is_transient


def test_a_machine_without_network_calls_no_host_missing(web: Web, transport: Transport) -> None:
    assert fault(transport.send(HttpRequest("http://gone.example.org/"))).kind is FaultKind.NO_ANSWER_FROM_DNS
    assert fault(transport.send(HttpRequest("http://nothing.invalid/"))).kind is FaultKind.NO_HOST


def test_tokens_go_to_the_origin_of_their_service_alone(web: Web) -> None:
    service, other = web.host("api.github.test"), web.host("evil.test")
    for host in (service, other):
        host.otherwise = Reply()
    transport = Transport(
        network=web.network, tokens={"github": "secret\n"}, origins={"github": "http://api.github.test/v3"}
    )
    for url, name in (
        (service.url("/repos"), "github"),
        (service.url("/repos"), ""),
        (service.url("/repos"), "huggingface"),
        (other.url(), "github"),
    ):
        assert reply(transport.send(HttpRequest(url, token_of=name))).status == 200
    assert [one.headers.get("authorization") for one in service.log] == ["Bearer secret", None, None]
    assert "authorization" not in other.log[0].headers
    transport.send(HttpRequest("http://api.github.test:8080/", token_of="github"))
    transport.close()


def test_a_netrc_and_proxies_of_the_environment_add_nothing(web: Web, monkeypatch, tmp_path) -> None:
    (tmp_path / ".netrc").write_text("machine plain.test login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    host = web.host("plain.test").on("/", Reply())
    transport = Transport(network=web.network, timeouts=QUICK)
    assert reply(transport.send(HttpRequest("http://me:secret@plain.test/"))).status == 200
    assert "authorization" not in host.log[0].headers
    transport.close()


def test_cookies_are_not_sent_back(web: Web, transport: Transport) -> None:
    host = web.host("cookies.test").on("/", Reply(headers=(("Set-Cookie", "a=b; Path=/"), ("Set-Cookie", "c=d"))))
    assert reply(transport.send(HttpRequest(host.url()))).headers["set-cookie"] == "a=b; Path=/, c=d"
    transport.send(HttpRequest(host.url()))
    assert "cookie" not in host.log[1].headers


def test_requests_say_who_asks_and_may_say_more(web: Web, transport: Transport) -> None:
    host = web.host("who.test")
    host.otherwise = lambda seen: Reply(body=seen.method.encode() + seen.body)
    sent = HttpRequest(host.url("/ü?a=b"), "POST", (("accept", "application/json"),), b"{}", max_bytes=20)
    assert reply(transport.send(sent)).body == b"POST{}"
    seen: Seen = host.log[0]
    assert "modelist" in seen.headers["user-agent"]
    assert (seen.path, seen.headers["host"], seen.headers["accept"]) == ("/%C3%BC?a=b", "who.test", "application/json")
