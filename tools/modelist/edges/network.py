"""Names to addresses to sockets, with the guard between: the address that is connected to is the one that was checked.

A name is looked up once for a connection; every address of the answer is checked, and those that may be asked are
tried in turn, so that a second answer (DNS rebinding) has no say. Whoever uses the socket still sees the name alone,
and TLS checks the name.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from modelist.core.exchange import FaultKind, HttpFault

_NO_SUCH_NAME = {getattr(socket, one) for one in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, one)}
_NEVER_NAMES = (".invalid", ".test", ".example")
"""Domains that never exist in public (https://www.rfc-editor.org/rfc/rfc6761)."""
_KNOWN_NAMES = ("example.com", "www.iana.org")
"""Names that exist: where even they are unknown it is the resolver that is cut off."""


class Network(Protocol):
    """What a machine offers: look-ups and connections; tests bring their own."""

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a name, in the order to try them; raises :class:`socket.gaierror`."""

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        """A connection to an address (never a name) within so many seconds; raises :class:`OSError`."""


class SystemNetwork:
    """The network of this machine."""

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """See :class:`Network`."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return tuple(dict.fromkeys(str(where[0]) for *_, where in found))

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        """See :class:`Network`."""
        connection = socket.create_connection((address, port), timeout)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class DialError(OSError):
    """No connection came about; ``fault`` says why."""

    def __init__(self, fault: HttpFault) -> None:
        super().__init__(fault.detail)
        self.fault = fault


class Dialer:
    """Opens guarded connections, and knows how long the exchange that runs in this thread may still take."""

    def __init__(self, network: Network, why_refused: Callable[[str], str]) -> None:
        self._network = network
        self._why_refused = why_refused
        self._exchange = threading.local()
        self._names_work = False

    def begin(self, total_s: float, connect_s: float, read_s: float) -> None:
        """An exchange begins in this thread: seconds for all of it, for a connection, for each wait for bytes."""
        self._exchange.ends = time.monotonic() + total_s
        self._exchange.connect_s = connect_s
        self._exchange.read_s = read_s

    def hurry(self, seconds: float) -> None:
        """What is left of this thread's exchange ends within so many seconds."""
        self._exchange.ends = min(self._exchange.ends, time.monotonic() + seconds)

    @property
    def patience_s(self) -> float:
        """How long the next wait for bytes may be; raises :class:`TimeoutError` once the time is up."""
        left: float = self._exchange.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        wait: float = min(left, self._exchange.read_s)
        return wait

    def dial(self, host: str, port: int) -> socket.socket:
        """A connection to the first address of a name that takes one; raises :class:`DialError`."""
        addresses = self._addresses(host, port)
        allowed = [one for one in addresses if not self._why_refused(one)]
        if not allowed:
            why = self._why_refused(addresses[0])
            shown = why if host == addresses[0] else f"{why} ({addresses[0]})"
            raise DialError(HttpFault(FaultKind.PRIVATE_ADDRESS, f"the host is {shown}"))
        fault = HttpFault(FaultKind.TIMEOUT, "no connection in time")
        ends = min(time.monotonic() + self._exchange.connect_s, self._exchange.ends)
        for index, address in enumerate(allowed):
            share = (ends - time.monotonic()) / (len(allowed) - index)
            if share <= 0:
                break
            try:
                return self._network.connect(address, port, share)
            except OSError as error:
                if error.errno in (errno.EMFILE, errno.ENFILE):
                    raise
                fault = _connect_fault(error)
        raise DialError(fault)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        if _is_number(host):
            return (host,)
        try:
            addresses = self._network.resolve(host, port)
        except UnicodeError:
            raise DialError(HttpFault(FaultKind.NO_HOST, "the host's name is not one that can exist")) from None
        except socket.gaierror as error:
            raise DialError(self._name_fault(host, port, error)) from error
        self._names_work = True
        if not addresses:
            raise DialError(HttpFault(FaultKind.NO_HOST, "the host's name has no address"))
        return addresses

    def _name_fault(self, host: str, port: int, error: socket.gaierror) -> HttpFault:
        if error.errno not in _NO_SUCH_NAME:
            return HttpFault(FaultKind.NO_ANSWER_FROM_DNS, "the host's name could not be looked up this time")
        if host.rstrip(".").endswith(_NEVER_NAMES) or self._can_look_up(port):
            return HttpFault(FaultKind.NO_HOST, "there is no host of this name")
        return HttpFault(FaultKind.NO_ANSWER_FROM_DNS, "no name at all can be looked up here")

    def _can_look_up(self, port: int) -> bool:
        """Whether the resolver knows anything: machines without a network say of every name that there is none."""
        for name in () if self._names_work else _KNOWN_NAMES:
            try:
                self._names_work = bool(self._network.resolve(name, port))
            except OSError:
                continue
            break
        return self._names_work


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _connect_fault(error: OSError) -> HttpFault:
    if isinstance(error, TimeoutError):
        return HttpFault(FaultKind.TIMEOUT, "no connection in time")
    if isinstance(error, ConnectionRefusedError):
        return HttpFault(FaultKind.REFUSED, "the host refuses connections")
    if isinstance(error, ConnectionResetError):
        return HttpFault(FaultKind.RESET, "the connection was cut off")
    return HttpFault(FaultKind.REFUSED, "the host cannot be reached from here")
