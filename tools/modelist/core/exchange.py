"""One HTTP request and what came of it, as plain values: what services ask and read, and what the network carries.

Nothing here touches the network; :mod:`modelist.edges.http` sends requests, :mod:`modelist.providers` makes them and
reads the replies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One exchange with one host; redirects are never followed by whoever sends it.

    ``max_bytes`` is how much of the decoded body is wanted at most; 0 reads none of it. ``token_of`` names the
    service whose token goes along (``huggingface``, ``github``), and only to that service's own origin.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    max_bytes: int = 0
    token_of: str = ""


@dataclass(frozen=True, slots=True)
class HttpReply:
    """What a host answered. Header names are in lower case; of repeated headers the values are joined by ``, ``.

    ``is_complete`` is False where the body went on beyond what was wanted, did not all come in time, or could not be
    unpacked.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=lambda: _NO_HEADERS)
    body: bytes = b""
    is_complete: bool = True


class FaultKind(StrEnum):
    """Why no reply came."""

    NO_HOST = "no-host"
    """The resolver says for certain that there is no such name."""
    NO_ANSWER_FROM_DNS = "dns"
    """The name could not be looked up this time."""
    PRIVATE_ADDRESS = "private-address"
    """The policy forbids the address: private, loopback, link-local, metadata, or a scheme or port not of the web."""
    REFUSED = "refused"
    TIMEOUT = "timeout"
    RESET = "reset"
    """The connection ended before a whole reply was there."""
    TLS = "tls"
    """The certificate is not good for this host, or no secure connection could be agreed on."""
    PROTOCOL = "protocol"
    """What came back is not HTTP, or has more or longer headers than anyone needs."""
    STOPPED = "stopped"
    """The run's deadline passed, or somebody ended it, before the question was answered."""


@dataclass(frozen=True, slots=True)
class HttpFault:
    """No reply came; ``detail`` is one line for people, without the address."""

    kind: FaultKind
    detail: str

    @property
    def is_transient(self) -> bool:
        """Whether asking again a little later may well go better."""
        return self.kind in (FaultKind.NO_ANSWER_FROM_DNS, FaultKind.REFUSED, FaultKind.TIMEOUT, FaultKind.RESET)
