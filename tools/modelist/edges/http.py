"""Sends HTTP requests of :mod:`modelist.core.exchange`, as safely as addresses from strangers demand.

No redirect is followed, no cookie is kept, nothing is taken from the environment; private addresses are refused at the
moment of connecting; replies are bounded in bytes and in time; tokens go to their own service alone.
"""

from __future__ import annotations

import errno
import functools
import ssl
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from modelist import __version__
from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.edges.addresses import why_private
from modelist.edges.network import Dialer, Network, SystemNetwork
from modelist.edges.web_address import WebAddress, origin_of, read_web_address

if TYPE_CHECKING:
    from modelist.edges.http_connections import GuardedAdapter

REPOSITORY = "https://github.com/HuBocheng/awesome-list-of-LLM_VLMs"
USER_AGENT = f"Mozilla/5.0 (compatible; modelist/{__version__}; +{REPOSITORY})"
"""Says who asks; in the form that bot walls know from search engines."""

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_POOLS = 256
_PER_POOL = 10
_DRAIN_BYTES = 64 * 1024
"""A rest of a body that is read and thrown away, since a new connection would cost more."""
_DRAIN_S = 0.25


class Timeouts(NamedTuple):
    """Seconds that one exchange may take: to connect, between bytes, and in all."""

    connect_s: float = 10.0
    read_s: float = 15.0
    total_s: float = 30.0


class _NoRoomError(Exception):
    """The machine has no more files to open, or a pool was closed to make room while it was in use."""


class Transport:
    """Sends requests on pooled connections; safe to use from many threads at once.

    ``tokens`` are bearer tokens by service, ``origins`` the base addresses that they belong to. ``allow_private``
    takes the guard away from addresses (schemes and ports stay guarded). ``ca_file`` has certificates of further
    authorities. ``network`` is for tests. There are no proxies: one looks names up itself, past the guard.
    """

    def __init__(
        self,
        *,
        timeouts: Timeouts = Timeouts(),  # noqa: B008  an immutable value
        allow_private: bool = False,
        tokens: Mapping[str, str] | None = None,
        origins: Mapping[str, str] | None = None,
        ca_file: str = "",
        network: Network | None = None,
    ) -> None:
        self._timeouts = timeouts
        self._tokens = {service: token.strip() for service, token in (tokens or {}).items() if token.strip()}
        self._origins = {service: origin_of(base) for service, base in (origins or {}).items()}
        self._ca_file = ca_file
        self._dialer = Dialer(network or SystemNetwork(), (lambda _: "") if allow_private else why_private)
        self._lock = threading.Lock()
        self._made: GuardedAdapter | None = None

    def send(self, request: HttpRequest, timeouts: Timeouts | None = None) -> HttpReply | HttpFault:
        """One exchange; whatever goes wrong in it is a fault, never an exception."""
        address = read_web_address(request.url)
        if isinstance(address, HttpFault):
            return address
        try:
            return self._exchange(request, address, timeouts or self._timeouts)
        except _NoRoomError:  # idle connections to other hosts make room
            self._adapter().close()
        try:
            return self._exchange(request, address, timeouts or self._timeouts)
        except _NoRoomError:
            return HttpFault(FaultKind.REFUSED, "this machine has too many files open")

    def close(self) -> None:
        """Close all connections that wait for more requests."""
        if self._made is not None:
            self._made.close()

    def _exchange(self, request: HttpRequest, address: WebAddress, times: Timeouts) -> HttpReply | HttpFault:
        """A reply or fault; raises :class:`_NoRoomError` where a second try may help."""
        from requests.exceptions import RequestException
        from urllib3.exceptions import ClosedPoolError, HTTPError

        from modelist.edges.http_faults import fault_of, is_caused_by, os_error_number

        adapter = self._adapter()
        self._dialer.begin(times.total_s, times.connect_s, times.read_s)
        try:
            prepared = self._prepared(request, address)
            limits = (times.connect_s, times.read_s)
            return self._read(request, adapter.send(prepared, stream=True, timeout=limits))
        except (RequestException, HTTPError, OSError, ValueError) as error:
            if is_caused_by(error, ClosedPoolError) or os_error_number(error) in (errno.EMFILE, errno.ENFILE):
                raise _NoRoomError from error
            return fault_of(error)

    def _adapter(self) -> GuardedAdapter:
        with self._lock:
            if self._made is None:
                from modelist.edges.http_connections import GuardedAdapter

                context = functools.cache(functools.partial(_tls_context, self._ca_file))
                self._made = GuardedAdapter(self._dialer, context, _POOLS, _PER_POOL)
            return self._made

    def _prepared(self, request: HttpRequest, address: WebAddress) -> Any:
        from requests import PreparedRequest

        prepared: Any = PreparedRequest()
        prepared.method, prepared.url, prepared.body = request.method, address.text, request.body
        headers = dict(_HEADERS)
        headers.update((name.title(), value) for name, value in request.headers)
        if request.body is not None:
            headers["Content-Length"] = str(len(request.body))
        token = self._tokens.get(request.token_of)
        if token and self._origins.get(request.token_of) == address.origin:
            headers["Authorization"] = f"Bearer {token}"
        prepared.headers = headers
        return prepared

    def _read(self, request: HttpRequest, raw: Any) -> HttpReply:
        from modelist.edges.http_bodies import read_body

        headers = {name.lower(): value for name, value in raw.headers.itermerged()}
        if "location" in headers:
            headers["location"] = _readable(headers["location"])
        body, is_complete = b"", False
        try:
            if request.max_bytes > 0:
                body, is_complete = read_body(raw, headers.get("content-encoding", ""), request.max_bytes)
            is_complete = self._drain(raw, is_complete) and (is_complete or request.max_bytes == 0)
        finally:
            raw.release_conn()
        return HttpReply(request.url, raw.status, headers, body, is_complete)

    def _drain(self, raw: Any, is_complete: bool) -> bool:
        """Leave the connection ready for more requests where that is cheap, else close it; whether nothing was left."""
        from urllib3.exceptions import HTTPError

        if is_complete:
            return True
        count = raw.length_remaining if (raw.length_remaining or 0) > _DRAIN_BYTES else 0
        self._dialer.hurry(_DRAIN_S)
        try:
            while count <= _DRAIN_BYTES:
                piece = raw.read1(_DRAIN_BYTES, decode_content=False)
                if not piece:
                    return bool(count == 0)
                count += len(piece)
        except (HTTPError, OSError):
            pass
        raw.close()
        return False


def _readable(location: str) -> str:
    """A Location as it was meant: headers are read as Latin-1, but many servers write UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _tls_context(ca_file: str) -> ssl.SSLContext:
    """The authorities of requests (certifi) and of this machine, which companies add their own to."""
    import certifi
    from urllib3.util.ssl_ import create_urllib3_context

    context = create_urllib3_context()
    context.load_default_certs()
    context.load_verify_locations(certifi.where())
    if ca_file:
        context.load_verify_locations(ca_file)
    return context
