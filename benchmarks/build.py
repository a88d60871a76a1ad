"""Measures start-up and ``build`` and prints the figures; nothing is asserted, since machines differ.

Usage: python benchmarks/build.py [--sizes 1300,2600,5200,10000]

Printed: modelist --help against a bare import of click; build --check of 1,300 entries against a round-trip load of
the same files by ruamel.yaml; the time per entry as the list grows; and the peak memory of the largest list.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_list import make_list

ROUND_TRIP = """
import sys, pathlib
from ruamel.yaml import YAML
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    YAML().load(path.read_text(encoding="utf-8"))
"""
RUNS = 5


def main() -> int:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1300,2600,5200,10000")
    sizes = [int(one) for one in parser.parse_args().sizes.split(",")]
    modelist = [sys.executable, "-m", "modelist"]
    with tempfile.TemporaryDirectory() as folder:
        _start_up(modelist)
        for size in sizes:
            root = Path(folder) / str(size)
            make_list(size, root)
            build = [*modelist, "--root", str(root), "-q", "build"]
            subprocess.run(build, check=True)
            seconds, memory = _measure([*build, "--check"])
            each = 1e6 * seconds / size
            line = f"build --check, {size:>6} entries: {seconds:.2f} s, {each:.0f} us an entry, {memory} MiB"
            if size == sizes[0]:
                reference, _ = _measure([sys.executable, "-c", ROUND_TRIP, str(root / "entries")], runs=3)
                line += f"; ruamel.yaml round trip {reference:.2f} s, {reference / seconds:.1f} times as long"
            print(line, flush=True)
    return 0


def _start_up(modelist: list[str]) -> None:
    click, _ = _measure([sys.executable, "-c", "import click"], runs=15)
    shown, _ = _measure([*modelist, "--help"], runs=15)
    print(f"modelist --help: {1e3 * shown:.0f} ms, import click alone: {1e3 * click:.0f} ms, ratio {shown / click:.2f}")


def _measure(command: list[str], runs: int = RUNS) -> tuple[float, int]:
    """Median user and system seconds of a command, and its peak memory in MiB."""
    times, peak = [], 0
    for _ in range(runs):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command} ended with {process.returncode}")
        times.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss // 1024)
    return statistics.median(times), peak


if __name__ == "__main__":
    started = time.perf_counter()
    code = main()
    print(f"({time.perf_counter() - started:.0f} s)")
    sys.exit(code)
