"""Measures ``lint`` and prints the figures; nothing is asserted, since machines differ.

Usage: python benchmarks/lint.py [--peers "rumdl check --no-cache" --peers "npx markdownlint-cli2" ...]

Printed, as processor and wall-clock seconds: lint of a README of 140 KB and of 1 MB, anew and remembered, against
start-up, import and markdown-it-py's own parse; the smaller one by any peers that are named; lint of 1,300 entries and
their page against ``build --check``; and one changed entry. Every command is run once unmeasured, so that bytecode is
there; then all take turns, so that a busy moment of the machine hurts all of them alike.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from make_list import make_list
from make_readme import make_readme

FLOOR = """
import sys, pathlib
from markdown_it import MarkdownIt
MarkdownIt("commonmark").enable("table").parse(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
"""
RUNS, FEW = 7, 3
MODELIST = (sys.executable, "-m", "modelist", "-q")


class Cost(NamedTuple):
    """Processor seconds of a command with its children, and seconds that passed."""

    cpu: float
    wall: float

    def __str__(self) -> str:
        return f"{self.cpu:7.3f} s CPU {self.wall:7.3f} s wall"


def main() -> int:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="append", default=[], help="a command that takes a path last")
    peers = parser.parse_args().peers
    with tempfile.TemporaryDirectory() as folder:
        _keep_apart(Path(folder))
        _readme(Path(folder) / "small", 140_000, peers, RUNS)
        _readme(Path(folder) / "large", 1_000_000, [], FEW)
        _list(Path(folder) / "list")
    return 0


def _keep_apart(folder: Path) -> None:
    """Bytecode and remembered answers of this run go into its own folder, and bytecode is written at all."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")


def _readme(folder: Path, size: int, peers: list[str], runs: int) -> None:
    folder.mkdir()
    path, empty = folder / "README.md", folder / "EMPTY.md"
    path.write_text(make_readme(size), encoding="utf-8")
    empty.write_text("# Empty\n", encoding="utf-8")
    commands = {
        "start, import, parse alone": [sys.executable, "-c", FLOOR, str(path)],
        "lint of an empty file": [*MODELIST, "lint", "--no-cache", str(empty)],
        "lint": [*MODELIST, "lint", "--no-cache", str(path)],
        "lint, remembered": [*MODELIST, "lint", str(path)],
    }
    costs = _measure(commands | {peer: [*shlex.split(peer), str(path)] for peer in peers}, runs)
    print(f"README of {size // 1000} KB")
    _print(costs)
    floor, own, lint = (costs[name].cpu for name in list(commands)[:3])
    beyond = (lint - own) / floor
    print(f"  ratio of lint to start, import and parse alone {lint / floor:.2f}, beyond an empty file's {beyond:.2f}")
    for peer in peers:
        print(f"  {costs[peer].cpu / lint:.2f} times the CPU of lint: {peer}")


def _list(root: Path) -> None:
    make_list(1300, root)
    base = [sys.executable, "-m", "modelist", "--root", str(root), "-q"]
    subprocess.run([*base, "build"], check=True)
    one = str(root / "entries" / "llm" / "model-7.yaml")
    costs = _measure(
        {
            "build --check": [*base, "build", "--check"],
            "lint": [*base, "lint", "--no-cache"],
            "lint, remembered": [*base, "lint"],
            "lint of one entry": [*base, "lint", "--no-cache", one],
        },
        FEW,
    )
    costs["lint of one changed entry"] = _changed([*base, "lint", one], Path(one))
    print("1,300 entries and their page")
    _print(costs)
    print(f"  ratio of lint to build --check {costs['lint'].cpu / costs['build --check'].cpu:.2f}")


def _changed(command: list[str], entry: Path) -> Cost:
    """The median cost of a command after each change of an entry, the other entries being kept."""
    costs = []
    for number in range(FEW):
        with entry.open("a", encoding="utf-8") as file:
            file.write(f"# change {number}\n")
        costs.append(_run(command))
    return Cost(statistics.median(one.cpu for one in costs), statistics.median(one.wall for one in costs))


def _print(costs: Mapping[str, Cost]) -> None:
    for name, cost in costs.items():
        print(f"  {cost}  {name}")


def _measure(commands: Mapping[str, list[str]], runs: int) -> dict[str, Cost]:
    """The median cost of each command; findings are no failure."""
    for command in commands.values():
        _run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(_run(command))
    return {
        name: Cost(statistics.median(one.cpu for one in found), statistics.median(one.wall for one in found))
        for name, found in costs.items()
    }


def _run(command: list[str]) -> Cost:
    start, before = time.perf_counter(), os.times()
    quiet = subprocess.DEVNULL
    code = subprocess.run(command, stdout=quiet, stderr=quiet, stdin=quiet, check=False).returncode
    after = os.times()
    if code > 1:
        raise SystemExit(f"{shlex.join(command)} ended with {code}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
