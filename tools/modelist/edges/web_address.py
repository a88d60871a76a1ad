"""An address of the web as it goes over the wire: ASCII host, percent-encoded path, no name or password.

Follows what browsers do (https://url.spec.whatwg.org) as far as addresses in lists need it.
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple
from urllib.parse import quote, unquote

from modelist.core.exchange import FaultKind, HttpFault
from modelist.core.patterns import lazy_pattern

_ADDRESS = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):[/\\]{2,}([^/?#\\]*)([^#]*)")
_PLAIN = lazy_pattern(
    r"(https?)://((?:[a-z0-9-]{1,63}\.){1,3}[a-z0-9-]{1,63})(/[\w./?=&%~+:,@!$'()*;-]*)(?:#|\Z)", re.ASCII
)
"""Most addresses are in their final form already, and are read by this alone."""
_PORTS = {"http": 80, "https": 443}
_SAFE = string.punctuation.translate(str.maketrans("", "", '"<>`{}^\\ '))
_ASCII_HOST = lazy_pattern(r"[A-Za-z0-9._-]+")
_MAX_LENGTH = 16_384

FORBIDDEN_PORTS = frozenset(
    (1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
     111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
     540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
     6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080)
)  # fmt: skip
"""Ports of other services, where a request may do harm (https://fetch.spec.whatwg.org/#port-blocking)."""


class WebAddress(NamedTuple):
    """The parts of an address; ``host`` is without brackets, ``target`` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """``scheme://host[:port]``, what credentials belong to."""
        return f"{self.scheme}://{self.authority}"

    @property
    def text(self) -> str:
        """The whole address."""
        return self.origin + self.target


def origin_of(text: str) -> str:
    """The origin of an address; '' for what is none of the web."""
    address = read_web_address(text)
    return address.origin if isinstance(address, WebAddress) else ""


def read_web_address(text: str) -> WebAddress | HttpFault:
    """The parts of an address, or why it is none that is ever asked."""
    plain = _PLAIN.match(text)
    if plain is not None and "/." not in plain[3] and len(text) <= _MAX_LENGTH:
        return WebAddress(plain[1], plain[2], _PORTS[plain[1]], plain[3])
    match = _ADDRESS.match(text)
    if match is None or match[1].lower() not in _PORTS or len(text) > _MAX_LENGTH:
        return _refused("only addresses of http and https are asked")
    scheme, authority, rest = match[1].lower(), match[2].rpartition("@")[2], match[3]
    host, port_text = _host_and_port(authority)
    if port_text and not (port_text.isascii() and port_text.isdecimal() and 0 < int(port_text[:6]) < 65536):
        return _refused(f"there is no port {port_text[:20]}")
    port = int(port_text) if port_text else _PORTS[scheme]
    if port in FORBIDDEN_PORTS:
        return _refused(f"port {port} is not one of the web")
    name = _ascii_host(host)
    if not name:
        return HttpFault(FaultKind.NO_HOST, "the host's name is not one that can exist")
    return WebAddress(scheme, name, port, _target(rest))


def _refused(detail: str) -> HttpFault:
    return HttpFault(FaultKind.PRIVATE_ADDRESS, detail)


def _host_and_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        return host, rest.removeprefix(":")
    host, _, port = authority.partition(":")
    return host, port


def _ascii_host(host: str) -> str:
    """A host in lower-case ASCII (IDNA 2008 with the mapping of UTS 46); empty where it cannot be one."""
    if ":" in host:
        return host.lower() if re.fullmatch(r"[0-9A-Fa-f:.]+", host) else ""
    host = unquote(host)
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError:
            return ""
    host = host.lower()
    labels = host.removesuffix(".").split(".")
    if not _ASCII_HOST.fullmatch(host) or any(not 0 < len(one) < 64 for one in labels) or len(host) > 254:
        return ""
    return host


def _target(rest: str) -> str:
    path, mark, query = rest.partition("?")
    path = path.replace("\\", "/") or "/"
    if "/." in path:
        path = _without_dots(path)
    return quote(path, safe=_SAFE, errors="replace") + mark + quote(query, safe=_SAFE, errors="replace")


def _without_dots(path: str) -> str:
    kept: list[str] = []
    parts = path.split("/")[1:]
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
        if is_last and part in (".", ".."):
            kept.append("")
    return "/" + "/".join(kept)
