"""Which addresses are public, and how addresses of the web look on the wire."""

from __future__ import annotations

import pytest

from modelist.core.exchange import FaultKind, HttpFault
from modelist.edges.addresses import why_private
from modelist.edges.web_address import WebAddress, read_web_address


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.0.1", "100.128.0.1", "2606:2800:220:1::1",
     "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "1.1.1.1"],
)  # fmt: skip
def test_public_addresses_are_asked(address: str) -> None:
    assert not why_private(address)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("127.0.0.1", "loopback"), ("127.9.9.9", "loopback"), ("::1", "loopback"), ("::ffff:127.0.0.1", "loopback"),
        ("10.1.2.3", "private"), ("172.16.0.1", "private"), ("172.31.255.255", "private"), ("192.168.1.1", "private"),
        ("fd12::1", "private"), ("fec0::1", "private"), ("64:ff9b::a00:1", "private"), ("2002:c0a8:101::1", "private"),
        ("169.254.1.1", "link-local"), ("fe80::1", "link-local"), ("fe80::1%eth0", "link-local"),
        ("169.254.169.254", "secrets"), ("fd00:ec2::254", "secrets"), ("168.63.129.16", "secrets"),
        ("100.100.100.200", "secrets"), ("::ffff:169.254.169.254", "secrets"), ("64:ff9b::a9fe:a9fe", "secrets"),
        ("2002:a9fe:a9fe::1", "secrets"), ("100.64.0.1", "provider"), ("0.0.0.0", "this machine"),
        ("::", "this machine"),
        ("224.0.0.1", "multicast"), ("ff02::1", "multicast"), ("255.255.255.255", "reserved"),
        ("240.0.0.1", "reserved"),
        ("192.0.2.1", "documentation"), ("203.0.113.9", "documentation"), ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"), ("198.18.0.1", "benchmarks"), ("::7f00:1", "reserved"),
        ("64:ff9b:1::1", "reserved"),
        ("2001::1", "protocols"), ("4000::1", "reserved"), ("example.com", "not an address"),
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_public_web_are_named(address: str, word: str) -> None:
    assert word in why_private(address)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://Example.COM", "http://example.com/"),
        ("https://example.com:443/a?b#c", "https://example.com/a?b"),
        ("http://example.com:8080/", "http://example.com:8080/"),
        ("http://user:secret@example.com/a", "http://example.com/a"),
        ("http://bücher.example/straße?q=ü x", "http://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC%20x"),
        ("http://例え.テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://ex%61mple.com/%7Ea%zz", "http://example.com/%7Ea%zz"),
        ("http://example.com/a/../b/./c/..", "http://example.com/b/"),
        ("http://example.com\\a\\b", "http://example.com/a/b"),
        ("http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("http://example.com/a\r\nX: y", "http://example.com/a%0D%0AX:%20y"),
    ],
)
def test_addresses_go_over_the_wire_as_browsers_send_them(text: str, expected: str) -> None:
    address = read_web_address(text)
    assert isinstance(address, WebAddress)
    assert address.text == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("file:///etc/passwd", FaultKind.PRIVATE_ADDRESS),
        ("ftp://example.com/", FaultKind.PRIVATE_ADDRESS),
        ("javascript:alert(1)", FaultKind.PRIVATE_ADDRESS),
        ("gopher://example.com/", FaultKind.PRIVATE_ADDRESS),
        ("http://example.com:22/", FaultKind.PRIVATE_ADDRESS),
        ("http://example.com:6667/", FaultKind.PRIVATE_ADDRESS),
        ("http://example.com:99999/", FaultKind.PRIVATE_ADDRESS),
        ("http://example.com:0/", FaultKind.PRIVATE_ADDRESS),
        ("http://example.com:٣/", FaultKind.PRIVATE_ADDRESS),
        ("http://?path", FaultKind.NO_HOST),
        ("http://a..b/", FaultKind.NO_HOST),
        ("http://" + "a" * 64 + ".com/", FaultKind.NO_HOST),
        ("http://exa mple.com/", FaultKind.NO_HOST),
        ("http://[::1%25eth0]/", FaultKind.NO_HOST),
    ],
)
def test_what_is_no_address_of_the_web_is_never_asked(text: str, kind: FaultKind) -> None:
    fault = read_web_address(text)
    assert isinstance(fault, HttpFault)
    assert fault.kind is kind
