"""docs/messages.md shows what a first contributor sees for each common mistake; it is made here, and kept true here.

To make it anew after a message changed: ``python tests/messages/test_messages.py``.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from mistakes import BASE, MISTAKES, Mistake

from modelist.cli import run as modelist

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "messages.md"
DATE = "1767225600"
MODELIST = [sys.executable, "-m", "modelist"]
HOOKS = ("fmt", "lint --fix", "build")
INTRODUCTION = """\
# What the checks say

Made by `python tests/messages/test_messages.py`; do not edit.

The mistakes that first contributions make, and what is printed for each: in the terminal by `modelist lint`, on a \
commit by the hooks of pre-commit, and on a pull request as annotations on its lines. *Hooks* shows the first run; \
what a hook has changed by itself is told as *files were modified*, and the second run passes if nothing else is wrong.
"""


def environment() -> dict[str, str]:
    """Nothing of this machine's settings, and the same date on every run."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "SYSTEMROOT", "TMPDIR")}
    return kept | {
        "PYTHONPATH": str(ROOT / "tools"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": "/nonexistent",
        "PRE_COMMIT_COLOR": "never",
        "SOURCE_DATE_EPOCH": DATE,
    }


def call(folder: Path, *command: str, **more: str) -> str:
    """Standard output of a command, whatever its exit code."""
    result = subprocess.run(command, cwd=folder, env=environment() | more, capture_output=True, text=True)
    assert "Traceback" not in result.stderr, result.stderr
    return result.stdout


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)


def make_list(folder: Path) -> None:
    """The list before the mistake: built, committed, with the hooks that this project offers."""
    for path, text in BASE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    hooks = "".join(
        f"      - id: modelist-{one.split()[0]}\n        name: modelist {one.split()[0]}\n"
        f"        entry: {sys.executable} -m modelist {one}\n"
        "        language: unsupported\n        require_serial: true\n"
        + ("        pass_filenames: false\n" if one == "build" else "        files: entries/.*[.]yaml$|[.]md$\n")
        for one in HOOKS
    )
    (folder / ".pre-commit-config.yaml").write_text(f"repos:\n  - repo: local\n    hooks:\n{hooks}")
    call(folder, *MODELIST, "build")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "List")


def make_mistake(folder: Path, mistake: Mistake) -> None:
    """Change the files, and build as a contributor would unless that is the mistake or cannot work."""
    paths = [one for one in folder.rglob("*") if one.is_file() and ".git" not in one.relative_to(folder).parts]
    before = {one.relative_to(folder).as_posix(): one.read_bytes() for one in paths}
    files = dict(before)
    mistake.change(files)
    for path, data in files.items():
        if before.get(path) != data:
            (folder / path).write_bytes(data)
    if not mistake.forgot_build and "README.md" not in mistake_paths(before, files):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            modelist(["--root", str(folder), "build"])


def mistake_paths(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path, data in after.items() if before.get(path) != data}


def lint(folder: Path, *options: str) -> str:
    """What ``modelist lint`` prints; in this process, since starting Python costs more than linting."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()), contextlib.chdir(folder):
        assert modelist(["lint", *options]) in (0, 1, 2)
    return out.getvalue()


def section(number: int, mistake: Mistake, base: Path, folder: Path) -> str:
    """What is shown of one mistake."""
    shutil.copytree(base, folder, dirs_exist_ok=True)
    make_mistake(folder, mistake)
    terminal = lint(folder)
    annotations = lint(folder, "--format", "github")
    git(folder, "add", "--all")
    hooks = call(folder, sys.executable, "-m", "pre_commit", "run", PRE_COMMIT_HOME=str(folder / ".git" / "hooks-home"))
    parts = [
        f"## {number}. {mistake.title}",
        f"```text\n{mistake.shown}\n```",
        f"Terminal:\n\n```text\n{terminal.rstrip()}\n```",
        f"Hooks:\n\n```text\n{hooks.rstrip()}\n```",
        f"Pull request:\n\n```text\n{annotations.rstrip()}\n```",
    ]
    return "\n\n".join(part.replace("\t", "→   ") for part in parts)


def sections(parent: Path) -> Iterator[str]:
    make_list(parent / "base")
    for number, mistake in enumerate(MISTAKES, 1):
        yield section(number, mistake, parent / "base", parent / str(number))


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    make_list(folder)
    return folder


@pytest.mark.parametrize("number", range(1, len(MISTAKES) + 1), ids=[one.title for one in MISTAKES])
def test_the_page_shows_what_is_printed(
    number: int, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DATE)
    text = section(number, MISTAKES[number - 1], base, tmp_path)
    assert f"\n{text}\n" in PAGE.read_text(encoding="utf-8"), "run: python tests/messages/test_messages.py"
    assert "error" in text or "warning" in text


def test_there_are_twenty_and_each_is_on_the_page_once() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(MISTAKES) >= 20
    assert text.startswith(INTRODUCTION)
    assert text.count("\n## ") == len(MISTAKES)


if __name__ == "__main__":
    import tempfile

    os.environ["SOURCE_DATE_EPOCH"] = DATE
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text("\n".join([INTRODUCTION, *(f"{one}\n" for one in sections(Path(folder)))]), encoding="utf-8")
