"""Answers that are kept between runs: never a stale one, never one that somebody else wrote, never too many."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from modelist.edges import answers
from modelist.edges.answers import find_answer, keep
from modelist.edges.inputs import is_same, look

ANSWER = ("out: ü\n\ud83d\n".encode("utf-8", "backslashreplace").decode(), "err\n", 1)
LINT = ["lint", "README.md"]
FOLDER = "modelist/lint"


@pytest.fixture(autouse=True)
def list_and_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list to stand in, and the user's cache folder beside it."""
    (tmp_path / "list" / "entries").mkdir(parents=True)
    (tmp_path / "list" / "README.md").write_text("# List\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "list")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def ask_and_keep(arguments: list[str] = LINT) -> Path:
    """Ask a question that nobody asked before, and keep its answer; the file that holds it."""
    assert find_answer(arguments) is None
    keep(ANSWER, [look("text", str(Path("README.md").absolute()))])
    return max(kept(), key=lambda one: one.stat().st_mtime_ns)


def kept() -> list[Path]:
    folder = Path(os.environ["XDG_CACHE_HOME"]) / FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_the_same_question_gets_the_same_answer() -> None:
    ask_and_keep()
    assert find_answer(LINT) == ANSWER


def test_a_question_is_more_than_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ask_and_keep()
    assert find_answer(["lint", "--select", "ALL", "README.md"]) is None
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        with monkeypatch.context() as changed:
            changed.setenv(name, "1")
            assert find_answer(LINT) is None
    with monkeypatch.context() as changed:
        changed.setattr(answers, "_day", lambda: 1)
        assert find_answer(LINT) is None
    with monkeypatch.context() as changed:
        changed.setattr(answers, "tool_code", lambda: [("other.py", 1, 1)])
        assert find_answer(LINT) is None
    monkeypatch.chdir(tmp_path)
    assert find_answer(LINT) is None


def test_other_commands_are_not_asked() -> None:
    assert find_answer(["build", "--check"]) is None
    keep(ANSWER, [])
    assert kept() == []


def test_an_answer_counts_no_more_when_its_day_ends_before_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_answer(LINT) is None
    monkeypatch.setattr(answers, "_day", lambda: 1)
    keep(ANSWER, [])
    assert kept() == []


@pytest.mark.parametrize(
    ("way", "change"),
    [
        ("text", lambda root: (root / "README.md").write_text("# Lisd\n", encoding="utf-8")),
        ("text", lambda root: (root / "README.md").unlink()),
        ("kind", lambda root: (root / "README.md").unlink()),
        ("kind", lambda root: ((root / "README.md").unlink(), (root / "README.md").mkdir())),
        ("pages", lambda root: (root.parent / "README_zh.md").write_text("", encoding="utf-8")),
        ("below", lambda root: (root.parent / "entries" / "llm").mkdir()),
        ("below", lambda root: (root.parent / "entries" / "organizations.yaml").touch()),
        ("tree", lambda root: (root.parent / "entries" / "a.png").touch()),
        ("folder", lambda root: (root.parent / "a.png").touch()),
        ("folder", lambda root: ((root.parent / "entries").rmdir(), (root.parent / "entries").touch())),
        ("stamp", lambda root: os.utime(root / "README.md", ns=(1, 1))),
    ],
)
def test_every_way_of_looking_sees_a_change(way: str, change: Callable[[Path], object]) -> None:
    here = Path.cwd()
    seen = look(way, str(here / "README.md" if way in ("text", "kind", "stamp") else here))
    assert is_same(seen)
    change(here if way in ("text", "kind", "stamp") else here / "README.md")
    assert not is_same(seen)


def test_a_link_to_another_place_with_the_same_text_is_a_change(tmp_path: Path) -> None:
    Path("a.md").write_text("same", encoding="utf-8")
    (tmp_path / "b.md").write_text("same", encoding="utf-8")
    Path("README.md").unlink()
    Path("README.md").symlink_to("a.md")
    seen = look("text", str(Path("README.md").absolute()))
    Path("README.md").unlink()
    Path("README.md").symlink_to(tmp_path / "b.md")
    assert not is_same(seen)


def test_an_unknown_way_is_no_proof() -> None:
    assert not is_same(("trust me", "/", ""))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data.replace(b"out", b"0ut"),
        lambda data: b"\xff\xfe" + data,
        lambda data: b"\n".join([answers.digest(b"1\n5\n5\n0\nshort").encode(), b"1\n5\n5\n0\nshort"]),
        lambda data: b"\n".join([answers.digest(b"no\nnumbers").encode(), b"no\nnumbers"]),
        lambda data: b"\n".join([answers.digest(b"9\n0\n0\n0\n").encode(), b"9\n0\n0\n0\n"]),
        lambda data: b"\n".join([answers.digest(b"0\n0\n0\n99\n").encode(), b"0\n0\n0\n99\n"]),
    ],
)
def test_a_damaged_answer_is_none(damage: Callable[[bytes], bytes]) -> None:
    path = ask_and_keep()
    path.write_bytes(damage(path.read_bytes()))
    assert find_answer(LINT) is None


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_others_may_write_to_is_not_trusted(what: str) -> None:
    path = ask_and_keep()
    (path if what == "file" else path.parent).chmod(0o777)
    assert find_answer(LINT) is None


@pytest.mark.parametrize("inside", [".cache", "entries/.cache"])
def test_answers_that_come_with_a_checkout_are_not_trusted(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(inside).absolute()))
    assert find_answer(LINT) is None
    keep(ANSWER, [])
    assert kept() == []
    monkeypatch.chdir("entries")  # the list around counts too
    assert find_answer(LINT) is None
    assert not answers.is_asked()


def test_a_relative_cache_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert find_answer(LINT) is None
    assert not answers.is_asked()


def test_a_cache_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert find_answer(LINT) is None
    keep(ANSWER, [])
    assert find_answer(LINT) is None


def test_few_and_short_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MAX_ANSWERS", 3)
    for number in range(6):
        ask_and_keep(["lint", str(number)])
    assert len(kept()) == 3
    assert find_answer(["lint", "5"]) == ANSWER
    monkeypatch.setattr(answers, "MAX_ANSWER", 3)
    assert find_answer(["lint", "long"]) is None
    keep(ANSWER, [])
    assert len(kept()) == 3


def test_a_path_that_fits_on_no_line_is_not_kept() -> None:
    assert find_answer(LINT) is None
    keep(ANSWER, [("kind", "/a\nb", "nothing")])
    assert kept() == []


def test_runs_at_the_same_time_leave_whole_answers() -> None:
    path = ask_and_keep()
    data = path.read_bytes()

    def replace(number: int) -> bool:
        temporary = path.with_suffix(f".{number}")
        temporary.write_bytes(data)
        temporary.replace(path)
        return answers._read(str(path)) is not None

    with ThreadPoolExecutor(4) as pool:
        whole = list(pool.map(replace, range(60)))
    assert find_answer(LINT) == ANSWER
    # A run whose file is replaced under its hands may look anew, but never reads half an answer.
    assert sum(whole) > 0
