"""Large pages are linted in time, in a process of its own with a limit that only work growing with the square meets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
TIME_LIMIT_S = 120


STEMS = [f"{a}{b}{c}{d}" for a in "BCDFGKLMNP" for b in "aeiou" for c in "bdfgklmnpr" for d in "aeiou"]
NAMES = "# Names\n\n" + "".join(
    f"- Name{n}Is-7B, Name{n}Is, name{n}is, Name{n}is-7B and Nameis-{n}B\n" for n in range(20_000)
)
ONE_STEM_EACH = "# Names\n\n" + "".join(
    f"- {stem}{last}Net-7B, {stem}{last}Net, {stem}{last}net and {stem}{last}NET-13B\n"
    for stem in STEMS
    for last in "bdfgklmn"
)
MARKS_IN_HEADER = f"# Names\n\n| {'*' * 200_000} | Model |\n| --- | --- |\n" + "".join(
    f"| {n} | M{n} |\n" for n in (*range(1, 12), 11)
)
PICTURES_IN_HTML = "<div>\n[" + "![a](b)" * 60 + "\n[x](https://x.org)\n</div>\n"
LEADS_BACK = "# 清单\n\n" + "- [English](README.md)：这是一份关于大语言模型的清单，由社区维护。\n" * 12_000
FIGURES = (
    "# L\n\n"
    + "".join(f"## Model{n}\n\n### Core\n\n" for n in range(100))
    + "## X\n\n"
    + "[figure](#core-2) " * 12_000
    + "\n\n### Core\n"
)
HALF_BRACKETS = "- [Phi (7B](https://x.org)\n\n" + "[Phi (7B](https://x.org) " * 12_000
REFERENCES = "# R\n\n" + "[a b] ** x**\n\n" * 30_000 + "[a b]: https://x.org\n"

BADGES_IN_A_LINE = "".join(
    f"![s](https://img.shields.io/github/stars/a/r{n}) [Code](https://github.com/b/r{n}) " for n in range(14_000)
)
BADGES_IN_A_LINE += "\n- [x](https://github.com/c/d) ![s](https://img.shields.io/github/stars/e/f)\n"
ACCOUNTS_IN_A_ROW = "| Model | Weights |\n| --- | --- |\n| Foo | " + "".join(
    f"[x{n}](https://huggingface.co/own{n}) " for n in range(20_000)
)
ACCOUNTS_IN_A_ROW += "[y](https://huggingface.co/zulu) |\n| Zulu | - |\n"
MARKS_BEFORE_A_LINK = (
    f"- {'**,' * 90}{'.' * 300_000}x [paper](https://arxiv.org/abs/2401.00001)\n"
    + "- A title of a paper [paper](https://arxiv.org/abs/2401.00002)\n" * 2
)
ITALIC_LINKS = "# L\n\n" + "*[b](c.md)*\n" * 60_000 + "* [a](d.md)\n*[b](c.md)\n"
NAMES_IN_A_LINE = "".join(f"[see Huggingface](https://a.org/{n}) " for n in range(40_000))


@pytest.mark.parametrize(
    ("rule", "page"),
    [
        pytest.param("name-spelling", NAMES, id="names"),
        pytest.param("name-spelling", ONE_STEM_EACH, id="stems"),
        pytest.param("row-number", MARKS_IN_HEADER, id="header"),
        pytest.param("html-swallows-markdown", PICTURES_IN_HTML, id="pictures"),
        pytest.param("link-language-mismatch", LEADS_BACK, id="back"),
        pytest.param("anchor-other-section", FIGURES, id="figures"),
        pytest.param("link-text-bracket", HALF_BRACKETS, id="brackets"),
        pytest.param("emphasis-open", REFERENCES, id="references"),
        pytest.param("badge-other-repository", BADGES_IN_A_LINE, id="badges"),
        pytest.param("link-names-other-model", ACCOUNTS_IN_A_ROW, id="accounts"),
        pytest.param("duplicate-item", MARKS_BEFORE_A_LINK, id="marks"),
        pytest.param("list-broken", ITALIC_LINKS, id="italics"),
        pytest.param("proper-names", NAMES_IN_A_LINE, id="proper-names"),
    ],
)
def test_large_pages_are_linted_in_time(rule: str, page: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "modelist", "lint", "--no-cache", "--select", rule, "--statistics", "README.md"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, timeout=TIME_LIMIT_S, env={"PYTHONPATH": str(TOOLS)}, check=False
    )
    assert done.returncode in (0, 1), done.stderr  # findings that are only advice are no failure
    assert rule.encode() in done.stdout
