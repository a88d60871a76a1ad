"""``lint`` with and without remembered answers says the same, whatever changes between two runs."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run
from modelist.edges.answers import Answer, find_answer

PAGE = """\
# List

<!-- modelist:begin table -->
<!-- modelist:end -->

## Notes

[a picture](picture.png) [b](http://github.com/lab/beta) [c](#nowhere)
"""


@pytest.fixture
def root(make_list: MakeList, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY, "modelist.toml": ""})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[[list[str]], tuple[Answer, bool]]:
    """Run as the console script does; the answer, and whether it was remembered."""

    def ask(arguments: list[str]) -> tuple[Answer, bool]:
        known = find_answer(arguments)
        if known is not None:
            return known, True
        code = run(arguments)
        return (*capsys.readouterr(), code), False

    return ask


Ask = Callable[[list[str]], tuple[Answer, bool]]


def flip(path: Path, text: str) -> None:
    """Write a file, or remove it where it has that text already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    """Change a text to another, or back."""
    text = path.read_bytes().decode()
    path.write_bytes((text.replace(old, new) if old in text else text.replace(new, old)).encode())


IGNORE = "<!-- modelist-ignore link-http: it has no https -->\n"
CHANGES: tuple[Callable[[Path, pytest.MonkeyPatch], object], ...] = (
    lambda root, patch: None,
    lambda root, patch: flip(root / "picture.png", "x"),
    lambda root, patch: flip(root / "sub" / "nowhere.md", "# Sub\n"),
    lambda root, patch: flip(root / "README_zh.md", "# 列表\n\n[x](y.md)\n\n##没有空格\n"),
    lambda root, patch: flip(root / "entries/llm/beta.yaml", ENTRY.replace("Alpha", "Beta").replace("2024", "2031")),
    lambda root, patch: flip(root / "entries/llm/bad.yaml", "name: [\n"),
    lambda root, patch: flip(root / "entries/stray.yaml", "name: x\n"),
    lambda root, patch: flip(root / "modelist.toml", '[lint]\nignore = ["links"]\n'),
    lambda root, patch: flip(root / "modelist.toml", '[lint.paths."README.md"]\nignore = ["anchors"]\n'),
    lambda root, patch: flip(root / "modelist.toml", '[pages."docs/list.md"]\nlang = "en"\n'),
    lambda root, patch: flip(root / "docs/list.md", "# Docs\n\n[x](../picture.png)\n"),
    lambda root, patch: replace(root / "README.md", "## Notes\n\n", f"## Notes\n\n{IGNORE}"),
    lambda root, patch: replace(root / "README.md", "#nowhere", "#notes"),
    lambda root, patch: replace(root / "README.md", "\r\n", "\n"),
    lambda root, patch: replace(root / "entries/llm/alpha.yaml", "2024-01", "2026-03"),
    lambda root, patch: replace(root / "entries/organizations.yaml", "Lab", "Laboratory"),
    lambda root, patch: patch.setenv("SOURCE_DATE_EPOCH", "1767225600"),
    lambda root, patch: patch.setenv("SOURCE_DATE_EPOCH", "1798761600"),
    lambda root, patch: patch.setenv("FORCE_COLOR", "1"),
    lambda root, patch: patch.delenv("FORCE_COLOR", raising=False),
)
"""What may happen to a list, its configuration and its surroundings between two runs; twice is back again."""

QUESTIONS = (
    ["lint"],
    ["lint", "README.md"],
    ["lint", "entries/llm/alpha.yaml", "--format", "json"],
    ["lint", ".", "--select", "ALL", "--format", "github"],
    ["-q", "lint", "--ignore", "links", "--statistics"],
    ["lint", "sub", "--select", "files,anchors"],
)


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_no_answer_outlives_a_change(root: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    questions = [["lint"], ["lint", ".", "--select", "ALL"], ["lint", "--select", "structure,dates,typography"]]
    for question in questions:
        ask(question)
    CHANGES[number](root, monkeypatch)
    for question in questions:
        assert ask(question)[0] == ask([*question, "--no-cache"])[0]


@pytest.mark.parametrize("seed", range(2))
def test_a_remembered_answer_is_the_one_that_a_new_run_gives(
    root: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    remembered = 0
    for _ in range(30):
        dice.choice(CHANGES)(root, monkeypatch)
        for question in dice.choices(QUESTIONS, k=2):
            answer, known = ask(question)
            again, _ = ask([*question, "--no-cache"])
            assert answer == again, question
            remembered += known
    assert remembered > 0


def test_an_unchanged_list_is_answered_from_memory(root: Path, ask: Ask) -> None:
    first, known = ask(["lint"])
    assert not known
    assert ask(["lint"]) == (first, True)


@pytest.mark.parametrize(
    "options", [["--no-cache"], ["--fix", "--diff"], ["--output", "report.txt"], ["--write-baseline", "base.json"]]
)
def test_what_writes_or_is_told_not_to_remembers_nothing(root: Path, ask: Ask, options: list[str]) -> None:
    ask(["lint", *options])
    assert not ask(["lint", *options])[1]


def test_a_file_that_cannot_be_read_is_looked_at_every_time(root: Path, ask: Ask) -> None:
    (root / "README.md").write_bytes(b"# \xff\n")
    ask(["lint"])
    assert not ask(["lint"])[1]


def test_a_list_that_changes_during_the_run_is_not_remembered(
    root: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from modelist.commands import lint

    def late(*arguments: object) -> object:
        flip(root / "entries/llm/late.yaml", ENTRY)
        return original(*arguments)

    original = lint.select_rules
    monkeypatch.setattr(lint, "select_rules", late)
    ask(["lint"])
    monkeypatch.setattr(lint, "select_rules", original)
    assert not ask(["lint"])[1]


def test_the_console_script_writes_the_same_bytes_from_memory(root: Path) -> None:
    command = [sys.executable, "-m", "modelist", "lint", "--format", "text"]
    first = subprocess.run(command, capture_output=True, check=False)
    again = subprocess.run([sys.executable, "-X", "importtime", *command[1:]], capture_output=True, check=False)
    errors = b"".join(line for line in again.stderr.splitlines(True) if not line.startswith(b"import time:"))
    assert (first.returncode, first.stdout, first.stderr) == (again.returncode, again.stdout, errors)
    assert first.stdout
    for heavy in (b"click", b"markdown_it", b"ruamel", b"pathlib", b"typing"):
        assert heavy + b"\n" not in again.stderr.replace(b"|", b"\n").replace(b" ", b"")


def test_a_file_that_a_link_leads_to_is_part_of_the_question(root: Path, ask: Ask) -> None:
    (root / "docs").mkdir()
    beside = root / "docs" / "beside.md"
    beside.write_text("# Parts\n", encoding="utf-8")
    (root / "README.md").write_text("# List\n\n[d](docs/beside.md#parts)\n", encoding="utf-8")
    question = ["lint", "README.md", "--select", "anchors"]
    (out, _, code), _ = ask(question)
    assert (out, code) == ("", 0)
    assert ask(question)[1]
    beside.write_text("# Pieces\n", encoding="utf-8")
    (out, _, code), known = ask(question)
    assert (code, known) == (1, False)
    assert "no heading or anchor of 'docs/beside.md' is '#parts'" in out


BASELINE = '{"version": 1, "counts": {"README.md": {"anchor-missing": 1}}}'


def test_a_file_that_was_too_large_to_be_looked_into_is_part_of_the_question(root: Path, ask: Ask) -> None:
    (root / "README.md").write_text("# List\n\n[big](big.md#nowhere)\n")
    (root / "big.md").write_text("# Big\n" + "word " * 900_000)
    assert ask(["lint", "README.md"])[0][2] == 0
    (root / "big.md").write_text("# Big\n")
    answer, known = ask(["lint", "README.md"])
    assert "anchor-missing" in answer[0]
    assert not known


@pytest.mark.parametrize("configured", [True, False])
def test_a_baseline_is_part_of_the_question(root: Path, ask: Ask, configured: bool) -> None:
    file = root / "base.json"
    file.write_text(BASELINE, encoding="utf-8")
    if configured:
        (root / "modelist.toml").write_text('[lint]\nbaseline = "base.json"\n', encoding="utf-8")
    question = ["lint", "--select", "anchor-missing", *([] if configured else ["--baseline", "base.json"])]
    first, known = ask(question)
    assert (first[0], first[2], known) == ("", 0, False)
    assert ask(question) == (first, True)
    file.write_text(BASELINE.replace('g": 1', 'g": 0'), encoding="utf-8")
    (out, _, code), known = ask(question)
    assert (code, known) == (1, False)
    assert "anchor-missing" in out
    file.unlink()
    assert ask(question)[0][2] == 2


def test_the_list_around_a_link_is_part_of_the_question(
    tmp_path_factory: pytest.TempPathFactory, root: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path_factory.mktemp("no-list")
    for folder in ("list", "other"):
        (here / folder).mkdir()
    (here / "other" / "page.md").write_text("# A page\n")
    (here / "list" / "link.md").symlink_to("../other/page.md")
    monkeypatch.chdir(here)
    assert ask(["lint", "list/link.md"])[0][2] == 0
    assert ask(["lint", "list/link.md"])[1]
    (here / "list" / "modelist.toml").touch()
    answer, known = ask(["lint", "list/link.md"])
    assert "leads out of the list" in answer[0]
    assert not known


def test_a_repository_around_the_list_is_part_of_the_question(root: Path, ask: Ask) -> None:
    question = ["lint", "--format", "github"]
    assert "file=README.md," in ask(question)[0][0]
    assert ask(question)[1]
    (root.parent / ".git").mkdir()
    try:
        (out, _, _), known = ask(question)
        assert (f"file={root.name}/README.md," in out, known) == (True, False)
    finally:
        (root.parent / ".git").rmdir()


def test_that_nothing_was_checked_is_said_from_memory_too(root: Path, ask: Ask) -> None:
    (root / "empty").mkdir()
    first, _ = ask(["lint", "empty"])
    assert "nothing to check" in first[1]
    assert ask(["lint", "empty"]) == (first, True)
    (root / "empty" / "models.md").write_text("# A\n", encoding="utf-8")
    assert "nothing to check" not in ask(["lint", "empty"])[0][1]


def test_that_there_is_nothing_to_check_is_remembered_with_what_is_there(tmp_path: Path, root: Path, ask: Ask) -> None:
    empty = root / "empty"
    (empty / "docs").mkdir(parents=True)
    question = ["--root", str(empty), "lint", "--quiet"]
    first, known = ask(question)
    assert ("nothing to check" in first[1], "docs" in first[1], known) == (True, False, False)
    assert ask(question) == (first, True)
    (empty / "docs" / "models.md").write_text("# A\n", encoding="utf-8")
    second, known = ask(question)
    assert ("modelist lint docs/models.md" in second[1], known) == (True, False)
    assert ask(question) == (second, True)


def test_where_a_linked_list_really_is_is_part_of_the_question(root: Path, ask: Ask) -> None:
    for folder in ("one/list", "two/list"):
        (root / folder).mkdir(parents=True)
        (root / folder / "README.md").write_text("# A\n\n[b](#b)\n", encoding="utf-8")
    (root / "two" / ".git").mkdir()
    question = ["--root", "link/list", "lint", "--format", "github"]
    (root / "link").symlink_to("one")
    assert "file=one/list/README.md," in ask(question)[0][0]
    assert ask(question)[1]
    (root / "link").unlink()
    (root / "link").symlink_to("two")
    (out, _, _), known = ask(question)
    assert ("file=list/README.md," in out, known) == (True, False)


def test_a_link_to_nowhere_is_no_repository(root: Path, ask: Ask) -> None:
    (root.parent / ".git").symlink_to(root.parent / "gone")
    try:
        assert "file=README.md," in ask(["lint", "--format", "github"])[0][0]
    finally:
        (root.parent / ".git").unlink()
