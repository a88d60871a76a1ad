"""Measures ``lint`` and prints the figures; nothing is asserted, since machines differ.

Usage: python benchmarks/lint.py [--peers "rumdl check --no-cache" --peers "npx markdownlint-cli2" ...]

Printed: lint of a README of 140 KB and of 1 MB against start-up, import and markdown-it-py's own parse; the same by
any peers that are named; lint of 1,300 entries and their page against ``build --check``; and one changed entry.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from make_list import make_list
from make_readme import make_readme

FLOOR = """
import sys, pathlib
from markdown_it import MarkdownIt
MarkdownIt("commonmark").enable("table").parse(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
"""
RUNS = 5


def main() -> int:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="append", default=[], help="a command that takes a path last")
    peers = parser.parse_args().peers
    with tempfile.TemporaryDirectory() as folder:
        for size in (140_000, 1_000_000):
            _readme(Path(folder) / str(size), size, peers)
        _list(Path(folder) / "list")
    return 0


def _readme(folder: Path, size: int, peers: list[str]) -> None:
    folder.mkdir()
    path = folder / "README.md"
    path.write_text(make_readme(size), encoding="utf-8")
    floor = _measure([sys.executable, "-c", FLOOR, str(path)])
    lint = _measure([sys.executable, "-m", "modelist", "-q", "lint", str(path)])
    print(
        f"README of {size // 1000} KB: lint {lint:.2f} s, start and parse alone {floor:.2f} s, ratio {lint / floor:.2f}"
    )
    for peer in peers:
        print(f"  {peer}: {_measure([*shlex.split(peer), str(path)], runs=3):.2f} s")


def _list(root: Path) -> None:
    make_list(1300, root)
    base = [sys.executable, "-m", "modelist", "--root", str(root), "-q"]
    subprocess.run([*base, "build"], check=True)
    build, lint = _measure([*base, "build", "--check"]), _measure([*base, "lint"])
    one = _measure([*base, "lint", str(root / "entries" / "llm" / "model-7.yaml")])
    ratio = f"ratio {lint / build:.2f}"
    print(f"1,300 entries: build --check {build:.2f} s, lint {lint:.2f} s, {ratio}; one entry {one:.2f} s")


def _measure(command: list[str], runs: int = RUNS) -> float:
    """Median user and system seconds of a command and its children; findings are no failure."""
    times = []
    for _ in range(runs):
        before = os.times()
        code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        if code > 1:
            raise SystemExit(f"{command} ended with {code}")
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
