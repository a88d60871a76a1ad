"""Connections, pools and the adapter of requests with the guard of :mod:`modelist.edges.network` built in.

Imported by :mod:`modelist.edges.http` when the first request is made, since requests takes a tenth of a second.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager

from modelist.edges.network import Dialer

MAX_HEAD_BYTES = 256 * 1024
"""All of status line and headers, of interim replies (103 Early Hints) too."""


class _TimedReader(io.RawIOBase):
    """The bytes of one reply; each wait ends with the exchange's time, and the head has a size that it can't exceed."""

    def __init__(self, source: socket.socket, dialer: Dialer) -> None:
        self._socket = source
        self._file: Any = source.makefile("rb", buffering=0)
        self._dialer = dialer
        self.head_left: int | None = MAX_HEAD_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        patience = self._dialer.patience_s
        if patience < (self._socket.gettimeout() or patience + 1):  # setting it is a call to the system
            self._socket.settimeout(patience)
        count: int | None = self._file.readinto(buffer)
        if self.head_left is not None:
            self.head_left -= count or 0
            if self.head_left < 0:
                raise http.client.HTTPException("the headers are longer than anyone needs")
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


class _Source:
    """Stands in for a socket where :class:`http.client.HTTPResponse` wants a file of it."""

    def __init__(self, reader: _TimedReader) -> None:
        self._reader = reader

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(self._reader, 16_384)


class _TimedResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, dialer: Dialer, **options: Any) -> None:
        self._reader = _TimedReader(sock, dialer)
        super().__init__(_Source(self._reader), *args, **options)  # type: ignore[arg-type]

    def begin(self) -> None:
        super().begin()
        self._reader.head_left = None


class _Guarded:
    """What both kinds of connections share."""

    dialer: Dialer
    response_class: Any
    _dns_host: str
    port: int

    def guard(self, dialer: Dialer) -> None:
        self.dialer = dialer
        self.response_class = partial(_TimedResponse, dialer=dialer)

    def _new_conn(self) -> socket.socket:
        connection = self.dialer.dial(self._dns_host, self.port)
        connection.settimeout(self.dialer.patience_s)
        return connection


class _GuardedConnection(_Guarded, HTTPConnection):
    pass


class _GuardedTlsConnection(_Guarded, HTTPSConnection):
    pass


class _GuardedPool(HTTPConnectionPool):
    ConnectionCls = _GuardedConnection
    dialer: Dialer

    def _new_conn(self) -> Any:
        connection: Any = super()._new_conn()
        connection.guard(self.dialer)
        return connection


class _GuardedTlsPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedTlsConnection
    dialer: Dialer

    def _new_conn(self) -> Any:
        connection: Any = super()._new_conn()
        connection.guard(self.dialer)
        return connection


_POOLS: dict[str, type[HTTPConnectionPool]] = {"http": _GuardedPool, "https": _GuardedTlsPool}


class _GuardedPools(PoolManager):
    """Pools of guarded connections; the TLS context is made when the first secure host is asked."""

    dialer: Dialer
    context: Callable[[], ssl.SSLContext]

    def guard(self, dialer: Dialer, context: Callable[[], ssl.SSLContext]) -> None:
        self.dialer, self.context = dialer, context
        self.pool_classes_by_scheme = _POOLS

    def _new_pool(self, scheme: str, host: str, port: int, request_context: Any = None) -> HTTPConnectionPool:
        if scheme == "https":
            request_context = {**(request_context or self.connection_pool_kw), "ssl_context": self.context()}
        pool: Any = super()._new_pool(scheme, host, port, request_context)
        pool.dialer = self.dialer
        return pool  # type: ignore[no-any-return]


class GuardedAdapter(HTTPAdapter):
    """An adapter whose connections are guarded, with one TLS context for all of them.

    Nothing is taken from the environment: no proxies, no ``~/.netrc``. Cookies are never kept, since replies belong to
    no session.
    """

    def __init__(self, dialer: Dialer, context: Callable[[], ssl.SSLContext], pools: int, per_pool: int) -> None:
        super().__init__(pools, per_pool)
        self.poolmanager.guard(dialer, context)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: Any) -> None:
        """Pools of our own in place of urllib3's."""
        self.poolmanager: Any = _GuardedPools(num_pools=connections, maxsize=maxsize, block=block)

    def cert_verify(self, *_: Any, **__: Any) -> None:
        """Nothing to do for single connections: the context verifies."""

    def get_connection_with_tls_context(self, request: PreparedRequest, *_: Any, **__: Any) -> HTTPConnectionPool:
        """The pool of the request's host; found by its origin, which is all that pools differ in here."""
        url = str(request.url)
        manager = self.poolmanager
        origin = url[: url.index("/", 8)]
        with manager.pools.lock:
            pool: HTTPConnectionPool | None = manager.pools.get(origin)
            if pool is None:
                parts = urlsplit(origin)
                scheme = str(parts.scheme)
                port = parts.port or (443 if scheme == "https" else 80)
                pool = manager.pools[origin] = manager._new_pool(scheme, str(parts.hostname), port)
        return pool

    def build_response(self, req: PreparedRequest, resp: Any) -> Any:
        """The reply of urllib3 as it is; what requests would make of it costs time and is not used."""
        return resp

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:
        """What the request line names."""
        return "/" + str(request.url).split("/", 3)[3]
