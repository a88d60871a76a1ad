"""A small web of local servers for tests of links: many hosts, TLS, scripted misbehaviour, a log with times.

How to use it::

    from web_kit import Reply, Web

    @pytest.fixture
    def web() -> Iterator[Web]:
        with Web() as web:
            yield web

    def test_something(web: Web) -> None:
        host = web.host("alpha.test")                      # listens on a loopback address of its own
        host.on("/page", Reply(body=b"<h1>hello</h1>"))    # every request for /page
        host.on("/busy", Reply(503), Reply(200))           # one after the other; the last one stays
        host.on("/echo", lambda seen: Reply(body=seen.body))
        host.otherwise = Reply(404)                        # everything else (this is the default)
        transport = Transport(network=web.network, ca_file=web.ca_file)
        transport.send(HttpRequest(host.url("/page")))     # http://alpha.test/page
        assert [one.path for one in host.log] == ["/page"]

Names need no ``/etc/hosts``: ``web.network`` takes the place of :class:`modelist.edges.network.Network`. It gives each
host an address that looks public (``93.184.1.N``), so that the guard against private addresses stays on, and carries
connections to it to the loopback address where the host really listens. Addresses keep the ports of the web, so a
host may be called ``huggingface.co`` or ``api.github.com``. ``host.local("/page")`` is the address with the real
number and port (``http://127.0.0.3:40123/page``), for whole commands that are run with ``--allow-private`` or with
``HF_ENDPOINT`` and its like.

More of it:

- ``web.host("safe.test", tls=True)``: certificates ``"good"``, ``"wrong-name"``, ``"expired"``, ``"unknown-issuer"``
  by ``certificate=``; trust ``web.ca_file``.
- ``web.resolves("name.test", ["10.0.0.1"], ["93.184.1.1"])``: what the first, the second ... look-up answers; an
  exception is raised instead (``socket.gaierror(socket.EAI_NONAME, "...")``). Names nobody gave are EAI_NONAME.
- ``web.network.lookups`` and ``web.network.connections``: what was looked up and which addresses were connected to.
- ``web.network.silent.add("93.184.1.9")``: connections to this address never come about and take their whole timeout.
- ``host.limit(concurrency=10, per_second=50, headers=...)``: the host itself answers 429 to whatever is more.
- ``host.log`` (each :class:`Seen`), ``host.peak`` (most requests at a time), ``host.busiest(window_s)``.
- :class:`Reply` has the misbehaviour: delay, drip, endless bodies, raw bytes, resets, hanging.

The servers run on one asyncio loop in a thread of their own; leaving the ``with`` closes all of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import itertools
import socket
import ssl
import struct
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

Address = tuple[str, int]
_REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 429: "Too Many Requests"}


@dataclass(frozen=True)
class Reply:
    """What a host answers once.

    ``delay`` passes before the head, ``body_delay`` before the body; ``drip`` seconds pass before each byte of the
    body. ``endless`` is sent again and again as the body, with ``pause`` seconds between. ``raw`` are bytes in place
    of head and body. ``end``: ``keep`` the connection for more requests, ``close`` it, ``reset`` it (RST), ``hang``
    (say no more, and close only with the server). ``length`` overrides Content-Length, None leaves it out.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    delay: float = 0.0
    body_delay: float = 0.0
    drip: float = 0.0
    endless: bytes = b""
    pause: float = 0.0
    raw: bytes | None = None
    end: str = "keep"
    length: int | None = -1


@dataclass
class Seen:
    """One request as the host saw it; times are of :func:`time.monotonic`, ``ended`` is 0 until the reply is out."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    started: float
    connection: int
    number: int
    ended: float = 0.0
    status: int = 0
    sent: int = 0


Handler = Callable[[Seen], Reply]


@dataclass
class Limit:
    """How many requests a host takes at a time and in any second, and what the refusal carries."""

    concurrency: int
    per_second: float
    headers: tuple[tuple[str, str], ...] = ()
    times: list[float] = field(default_factory=list)

    def refuses(self, now: float, active: int) -> bool:
        self.times = [one for one in self.times if now - one < 1.0]
        if active > self.concurrency or len(self.times) >= self.per_second:
            return True
        self.times.append(now)
        return False


class Host:
    """One server; see the module for how to script it."""

    def __init__(self, web: Web, name: str, scheme: str) -> None:
        self.name, self.scheme = name, scheme
        self.log: list[Seen] = []
        self.otherwise: Reply | Handler = Reply(404, body=b"no such page")
        self.peak = 0
        self.active = 0
        self.connections = 0
        self.address: Address = ("", 0)
        self.fake = ""
        self._limit: Limit | None = None
        self._scripts: dict[str, tuple[Reply | Handler, ...]] = {}
        self._asked: dict[str, int] = {}
        self._web = web

    def url(self, path: str = "/") -> str:
        """The address of a page as a list would have it, by name."""
        return f"{self.scheme}://{self.name}{path}"

    def local(self, path: str = "") -> str:
        """The same page by the loopback address and port where the host listens."""
        number, port = self.address
        return f"{self.scheme}://{f'[{number}]' if ':' in number else number}:{port}{path}"

    def on(self, path: str, *replies: Reply | Handler) -> Self:
        """Answer requests for a path (with its query) with each reply in turn; the last one stays."""
        self._scripts[path] = replies
        return self

    def limit(self, concurrency: int, per_second: float, headers: Iterable[tuple[str, str]] = ()) -> None:
        """Answer 429 (with these headers) to more than so many requests at a time, or in any second."""
        self._limit = Limit(concurrency, per_second, tuple(headers))

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.log]

    @property
    def refusals(self) -> int:
        """How many requests got a 429."""
        return sum(one.status == 429 for one in self.log)

    def busiest(self, window_s: float) -> int:
        """The most requests that began within any stretch of so many seconds."""
        times = sorted(one.started for one in self.log)
        return max((sum(1 for b in times[i:] if b - a < window_s) for i, a in enumerate(times)), default=0)

    def _reply(self, seen: Seen) -> Reply:
        if self._limit is not None and self._limit.refuses(seen.started, self.active):
            return Reply(429, self._limit.headers)
        replies = self._scripts.get(seen.path, (self.otherwise,))
        reply = replies[min(seen.number, len(replies) - 1)]
        return reply if isinstance(reply, Reply) else reply(seen)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        self._web.writers.append(writer)
        self._web.tasks.add(asyncio.current_task())
        gone = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError, OSError)
        with contextlib.suppress(*gone, asyncio.CancelledError):
            while await self._exchange(reader, writer, number):
                pass
        writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in head[1:] if one)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        count = self._asked.get(path, 0)
        self._asked[path] = count + 1
        seen = Seen(method, path, headers, body, time.monotonic(), connection, count)
        self.log.append(seen)
        self.active += 1
        self.peak = max(self.peak, self.active)
        try:
            return await self._answer(seen, self._reply(seen), writer)
        finally:
            self.active -= 1
            seen.ended = time.monotonic()

    async def _answer(self, seen: Seen, reply: Reply, writer: asyncio.StreamWriter) -> bool:
        seen.status = reply.status
        if reply.delay:
            await asyncio.sleep(reply.delay)
        if reply.raw is not None:
            writer.write(reply.raw)
        else:
            await self._send(seen, reply, writer)
        await writer.drain()
        if reply.end == "hang":
            await asyncio.sleep(3600)
        if reply.end == "reset":
            raw = writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        return reply.end == "keep" and reply.raw is None

    async def _send(self, seen: Seen, reply: Reply, writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {reply.status} {_REASONS.get(reply.status, 'Whatever')}"]
        lines += [f"{name}: {value}" for name, value in reply.headers]
        if reply.endless:
            lines.append("Transfer-Encoding: chunked")
        elif reply.length is not None:
            lines.append(f"Content-Length: {len(reply.body) if reply.length == -1 else reply.length}")
        if reply.end == "close":
            lines.append("Connection: close")
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")
        if seen.method == "HEAD" or reply.status in (204, 304):
            writer.write(head)
        elif not (reply.endless or reply.drip or reply.body_delay):
            writer.write(head + reply.body)
            seen.sent = len(reply.body)
        else:
            writer.write(head)
            await self._stream(seen, reply, writer)

    async def _stream(self, seen: Seen, reply: Reply, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(reply.body_delay)
        if reply.endless:
            chunk = b"%x\r\n%b\r\n" % (len(reply.endless), reply.endless)
            while True:
                writer.write(chunk)
                await writer.drain()
                seen.sent += len(reply.endless)
                await asyncio.sleep(reply.pause)
        pieces = [reply.body[i : i + 1] for i in range(len(reply.body))] if reply.drip else [reply.body]
        for piece in pieces:
            await asyncio.sleep(reply.drip)
            writer.write(piece)
            await writer.drain()
            seen.sent += len(piece)


class FakeNetwork:
    """Stands in for :class:`modelist.edges.network.Network`: names and addresses of a :class:`Web` and no others."""

    def __init__(self) -> None:
        self.lookups: list[str] = []
        self.connections: list[Address] = []
        self.silent: set[str] = set()
        self.names: dict[str, list[Sequence[str] | BaseException]] = {}
        self.routes: dict[Address, Address] = {}
        self._lock = threading.Lock()

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        with self._lock:
            self.lookups.append(host)
            answers = self.names.get(host)
            if not answers:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            answer = answers[0] if len(answers) == 1 else answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return tuple(answer)

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        with self._lock:
            self.connections.append((address, port))
            route = self.routes.get((address, port))
        if address in self.silent:
            threading.Event().wait(timeout)
            raise TimeoutError("timed out")
        if route is None:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(route, timeout)


class Web:
    """All hosts of a test; a context manager."""

    def __init__(self) -> None:
        self.network = FakeNetwork()
        self.writers: list[asyncio.StreamWriter] = []
        self.tasks: set[asyncio.Task[Any] | None] = set()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # handshakes that clients break off are what tests want
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._servers: list[asyncio.Server] = []
        self._numbers = itertools.count(2)
        self._fakes: dict[str, str] = {}
        self._authority: Any = None
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
        self._folder.cleanup()

    def host(self, name: str, *, tls: bool = False, certificate: str = "good", address: str = "") -> Host:
        """A new server under a name, on the next free loopback address or on the one that is given (``::1``)."""
        number = next(self._numbers)
        host = Host(self, name, "https" if tls else "http")
        context = self._context(name, certificate) if tls else None
        where = address or f"127.0.0.{number}"
        coroutine = asyncio.start_server(host.serve, where, 0, ssl=context, limit=1 << 20, backlog=1024)
        server = asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)
        self._servers.append(server)
        host.address = (where, server.sockets[0].getsockname()[1])
        host.fake = self._fakes.setdefault(name, f"93.184.1.{number}")
        self.network.names.setdefault(name, [[host.fake]])
        self.network.routes[host.fake, 443 if tls else 80] = host.address
        return host

    def resolves(self, name: str, *answers: Sequence[str] | BaseException) -> None:
        """What each look-up of a name answers; the last answer stays."""
        self.network.names[name] = list(answers)

    @property
    def ca_file(self) -> str:
        """The file with the authority that signs the certificates of this web's hosts."""
        path = Path(self._folder.name) / "ca.pem"
        if not path.exists():
            self._ca().cert_pem.write_to_path(path)
        return str(path)

    def _ca(self) -> Any:
        import trustme

        if self._authority is None:
            self._authority = trustme.CA()
        return self._authority

    def _context(self, name: str, certificate: str) -> ssl.SSLContext:
        import trustme

        authority = trustme.CA() if certificate == "unknown-issuer" else self._ca()
        subject = "somebody-else.test" if certificate == "wrong-name" else name
        past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC) if certificate == "expired" else None
        issued = authority.issue_cert(subject, not_after=past)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issued.configure_cert(context)
        return context

    async def _close(self) -> None:
        for listening in (one for server in self._servers for one in server.sockets):
            self._loop.remove_reader(listening.fileno())  # a closed server cannot take what was accepted before
        while opening := asyncio.all_tasks() - self.tasks - {asyncio.current_task()}:
            await asyncio.wait(opening, timeout=0.2)  # connections that are just being accepted
            for one in opening:
                one.cancel()
        for server in self._servers:
            server.close()
        for one in self.tasks:
            one.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for writer in self.writers:
            writer.transport.abort()
        for _ in range(5):  # transports close on later turns of the loop
            await asyncio.sleep(0)
