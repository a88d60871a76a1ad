"""Large pages are linted in time, in a process of its own with a limit that only work growing with the square meets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
TIME_LIMIT_S = 120


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("name-spelling", "- Name{n}Is-7B, Name{n}Is, name{n}is, Name{n}is-7B and Nameis-{n}B\n"),
        ("name-spelling", "- {w}Net-7B, {w}Net, {w}net and {w}NET-13B\n"),
    ],
)
def test_large_pages_are_linted_in_time(rule: str, line: str, tmp_path: Path) -> None:
    words = [f"{a}{b}{c}{d}" for a in "BCDFGKLMNP" for b in "aeiou" for c in "bdfgklmnpr" for d in "aeiou"]
    words = [one + last for one in words for last in "bdfgklmn"]
    (tmp_path / "README.md").write_text(
        "# Names\n\n" + "".join(line.format(n=n, w=word) for n, word in enumerate(words)), encoding="utf-8"
    )
    command = [sys.executable, "-m", "modelist", "lint", "--no-cache", "--select", rule, "--statistics", "README.md"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, timeout=TIME_LIMIT_S, env={"PYTHONPATH": str(TOOLS)}, check=False
    )
    assert done.returncode == 1, done.stderr
    assert rule.encode() in done.stdout
