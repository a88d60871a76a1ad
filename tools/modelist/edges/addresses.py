"""Which addresses are public, and which belong to a machine, its network or its cloud and are never asked.

The lists are the registries of special addresses (https://www.iana.org/assignments/iana-ipv4-special-registry and
https://www.iana.org/assignments/iana-ipv6-special-registry) as tables of our own, since what Python's ``is_global``
says differs from version to version, and the addresses where clouds keep their credentials.
"""

from __future__ import annotations

import ipaddress

_IPv4 = ipaddress.IPv4Address
_IPv6 = ipaddress.IPv6Address

METADATA = frozenset({"169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "fd00:ec2::254"})
"""Where clouds (AWS, GCP, Azure, Alibaba and others) tell a machine its secrets."""

_PRIVATE_4 = {
    ipaddress.IPv4Network(network): what
    for network, what in (
        ("0.0.0.0/8", "an address of this machine"),
        ("10.0.0.0/8", "an address inside a private network"),
        ("100.64.0.0/10", "an address inside a provider's network"),
        ("127.0.0.0/8", "a loopback address"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "an address inside a private network"),
        ("192.0.0.0/24", "an address reserved for protocols"),
        ("192.0.2.0/24", "an address reserved for documentation"),
        ("192.88.99.0/24", "an address of 6to4 relays"),
        ("192.168.0.0/16", "an address inside a private network"),
        ("198.18.0.0/15", "an address reserved for benchmarks"),
        ("198.51.100.0/24", "an address reserved for documentation"),
        ("203.0.113.0/24", "an address reserved for documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
}
_PRIVATE_6 = {
    ipaddress.IPv6Network(network): what
    for network, what in (
        ("::/128", "an address of this machine"),
        ("::1/128", "a loopback address"),
        ("fe80::/10", "a link-local address"),
        ("fc00::/7", "an address inside a private network"),
        ("fec0::/10", "an address inside a private network"),
        ("ff00::/8", "a multicast address"),
        ("2001::/23", "an address reserved for protocols"),
        ("2001:db8::/32", "an address reserved for documentation"),
        ("3fff::/20", "an address reserved for documentation"),
    )
}
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_6TO4 = ipaddress.IPv6Network("2002::/16")


def why_private(address: str) -> str:
    """What an address (``10.0.0.1``, ``fe80::1%eth0``) is that keeps it from being asked; empty for a public one."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return "not an address"
    if str(read).partition("%")[0] in METADATA:
        return "an address where a cloud keeps its secrets"
    return _why_4(read) if isinstance(read, _IPv4) else _why_6(read)


def _why_4(address: _IPv4) -> str:
    return next((what for network, what in _PRIVATE_4.items() if address in network), "")


def _why_6(address: _IPv6) -> str:
    hidden = _hidden(address)
    if hidden is not None:
        return why_private(str(hidden))
    plain = _IPv6(int(address))  # without the scope, which no network contains
    what = next((what for network, what in _PRIVATE_6.items() if plain in network), "")
    return what or ("" if plain in _GLOBAL_6 else "a reserved address")


def _hidden(address: _IPv6) -> _IPv4 | None:
    """The IPv4 address that a mapped, translated (NAT64) or tunnelled (6to4) one stands for."""
    plain = _IPv6(int(address))
    if plain in _MAPPED or plain in _NAT64:
        return _IPv4(int(plain) & 0xFFFFFFFF)
    if plain in _6TO4:
        return _IPv4(int(plain) >> 80 & 0xFFFFFFFF)
    return None
