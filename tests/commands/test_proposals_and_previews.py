"""``modelist new --from-issue`` and ``modelist preview``, as they are called."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run

ISSUE = (
    "### Kind\n\nllm (language model)\n\n### Name\n\n{name}\n\n### Organization\n\nLab\n\n### Released\n\n{released}\n"
)


def propose(root: Path, name: str = "Beta 2", released: str = "2024-05") -> int:
    (root / "issue.md").write_text(ISSUE.format(name=name, released=released), encoding="utf-8")
    return run(["--root", str(root), "new", "--from-issue", str(root / "issue.md")])


def test_a_proposal_becomes_an_entry(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert propose(root) == 0
    assert capsys.readouterr().out == "entries/llm/beta-2.yaml\n"
    text = (root / "entries/llm/beta-2.yaml").read_text(encoding="utf-8")
    assert "name: Beta 2\norganization: lab\nreleased: 2024-05\nlinks: unknown\n" in text


def test_a_proposal_with_problems_writes_nothing(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert propose(root, released="soon") == 1
    assert "issue.md:15:1: error: released: 'soon' is not a date" in capsys.readouterr().out
    assert [one.name for one in (root / "entries/llm").iterdir()] == ["alpha.yaml"]


def test_an_entry_is_never_overwritten(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/vlm/alpha.yaml": ENTRY})
    assert propose(root, name="ALPHA") == 2
    assert "there is an entry 'alpha' already: entries/vlm/alpha.yaml" in capsys.readouterr().err
    assert run(["--root", str(root), "new", "--from-issue", str(root / "nothing.md")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_kind_and_an_issue_do_not_go_together(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    (root / "issue.md").write_text("x")
    assert run(["--root", str(root), "new", "llm", "Name", "--from-issue", str(root / "issue.md")]) == 2
    assert run(["--root", str(root), "new"]) == 2
    assert run(["--root", str(root), "new", "llm"]) == 2


def git(root: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def test_a_preview_shows_what_changed_and_nothing_else(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    page = "# List\n\n<!-- modelist:begin table columns=name,released -->\n<!-- modelist:end -->\n"
    root = make_list(
        {"README.md": page, "entries/llm/alpha.yaml": ENTRY, "entries/llm/old.yaml": ENTRY.replace("A", "O")}
    )
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "List")
    assert run(["--root", str(root), "preview", "--since", "HEAD"]) == 0
    assert "No entry was changed." in capsys.readouterr().out
    (root / "entries/llm/alpha.yaml").write_text(ENTRY.replace("2024-01", "2024-02"))
    (root / "entries/llm/new.yaml").write_text(ENTRY.replace("Alpha", "New | <b>bold</b>"))
    (root / "entries/llm/bad.yaml").write_text("name: [")
    assert run(["--root", str(root), "preview", "--since", "HEAD", "--output", str(root / "out.md")]) == 0
    text = (root / "out.md").read_text(encoding="utf-8")
    assert "#### Alpha\n" in text
    assert "2024-02" in text
    assert "New \\| \\<b>bold\\</b>" in text
    assert "- `entries/llm/bad.yaml` cannot be read yet" in text
    assert "Olpha" not in text


def test_a_preview_needs_a_revision_that_is_there(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert run(["--root", str(root), "preview"]) == 2
    assert run(["--root", str(root), "preview", "--since", "--output=x"]) == 2
    assert run(["--root", str(root), "preview", "--since", "nothing"]) == 2
    assert "--since" in capsys.readouterr().err
