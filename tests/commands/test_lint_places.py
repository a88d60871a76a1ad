"""Which files a command looks at, as part of which list, and how it names them, without a walk through all around."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run
from modelist.commands import lint_files
from modelist.edges.inputs import list_folder

BROKEN = "# A list\n\n[here](#nowhere)\n"
FIXABLE = "# A\n\n[x](https://https://arxiv.org/abs/2307.09288)\n"


def paths(out: str) -> set[str]:
    """The files that a JSON report names."""
    return {one["path"] for one in json.loads(out)["diagnostics"]}


@pytest.mark.parametrize("named", [[], ["README.md"]])
def test_a_readme_in_somebodys_home_does_not_make_a_run_walk_through_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, named: list[str]
) -> None:
    for one in ("photos/2020/a:b.png", "docs/guide.md", "docs/more/CON.md"):
        (tmp_path / one).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / one).touch()
    (tmp_path / "README.md").write_text("# A\n\n[a](docs/guide.md) [b](docs/Guide.md) [c](no/where.md)\n")
    monkeypatch.chdir(tmp_path)
    listed = []

    def listing(path: str) -> dict[str, bool]:
        listed.append(Path(path).relative_to(tmp_path).as_posix())
        return list_folder(path)

    monkeypatch.setattr(lint_files, "list_folder", listing)
    run(["lint", "--no-cache", *named, "--ignore", "file-missing"])
    assert listed == [".", "docs"]
    assert "docs/Guide.md" in capsys.readouterr().out


def test_a_file_that_was_named_is_asked_whether_its_name_is_portable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    for one in ("a.md", "A.md", "con.md", "e?.png"):
        (tmp_path / one).write_text("# A list\n")
    monkeypatch.chdir(tmp_path)
    rule = ["--no-cache", "--select", "file-name-not-portable", "--format", "json"]
    assert run(["lint", "A.md", *rule]) == 0
    assert run(["lint", "a.md", "con.md", *rule]) == 1
    found = json.loads(capsys.readouterr().out.rpartition("\n{")[2].join(["{", ""]))
    assert [one["path"] for one in found["diagnostics"]] == ["a.md", "con.md"]
    run(["lint", ".", *rule])
    assert paths(capsys.readouterr().out) == {"a.md", "con.md"}


SIBLINGS = {
    "README.md": (
        "# L\n\n[中文](README_zh.md)\n\n<!-- modelist-ignore sibling-values-differ: theirs is newer -->\n"
        "| Model | Size |\n| --- | --- |\n| Alpha | 7B |\n| Beta | 8B |\n"
    ),
    "README_zh.md": (
        "# 列表\n\n[English](README.md)\n\n<!-- modelist-ignore sibling-values-differ: theirs is older -->\n"
        "| 模型 | 参数 |\n| --- | --- |\n| Alpha | 7B |\n| Beta | 9B |\n"
    ),
}


def test_a_suppression_that_needs_all_of_the_list_is_not_unused_where_a_part_is_looked_at(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    excused = ENTRY + "lint:\n  ignore:\n    - {rule: entry-not-shown, reason: on another page}\n"
    shown = SIBLINGS["README.md"] + "\n<!-- modelist:begin table kind=llm tag=x -->\n<!-- modelist:end -->\n"
    root = make_list({**SIBLINGS, "README.md": shown, "entries/llm/alpha.yaml": excused})
    monkeypatch.chdir(root)
    run(["build"])
    for named in ([], ["README_zh.md"], ["entries/llm/alpha.yaml"]):
        run(["lint", "--no-cache", *named, "--select", "unused-suppression,sibling-values-differ,entry-not-shown"])
        assert "[" not in capsys.readouterr().out, named


@pytest.mark.parametrize("config", ["", '[pages."README.md"]\n'])
def test_an_entry_that_was_named_is_looked_for_on_the_pages(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, config: str
) -> None:
    page = "# L\n\n<!-- modelist:begin table kind=llm tag=x -->\n<!-- modelist:end -->\n"
    root = make_list({"README.md": page, "entries/llm/alpha.yaml": ENTRY, "modelist.toml": config})
    monkeypatch.chdir(root)
    run(["build"])
    assert run(["lint", "--no-cache", "entries/llm/alpha.yaml"]) == 1
    assert "entry-not-shown" in capsys.readouterr().out


def test_files_are_checked_by_the_rules_of_the_list_that_they_are_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in ("first", "second"):
        (tmp_path / one / "entries" / "llm").mkdir(parents=True)
        (tmp_path / one / "docs").mkdir()
        (tmp_path / one / "entries" / "llm" / "x.yaml").write_text("name: X\nreleased: 2024-13\n")
        (tmp_path / one / "modelist.toml").write_text('[lint]\nignore = ["anchor-missing"]\n')
        (tmp_path / one / "docs" / "README.md").write_text(BROKEN)
    monkeypatch.chdir(tmp_path)
    assert run(["lint", "--no-cache", "first/docs/README.md"]) == 0
    assert run(["lint", "--no-cache", "first/entries/llm/x.yaml"]) == 2
    assert "entries/llm/x.yaml:2:11" in capsys.readouterr().out
    assert run(["fmt", "--check", "first/entries/llm/x.yaml"]) == 2
    assert run(["lint", "--no-cache", "first"]) == 2
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "second")
    assert run(["lint", "--no-cache", "../first/docs/README.md"]) == 0
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(BROKEN)
    capsys.readouterr()
    assert run(["lint", "--no-cache", "first/docs/README.md", "README.md", "second/docs/README.md"]) == 1
    assert capsys.readouterr().out.count("anchor-missing") == 1  # the lists leave that rule out
    assert run(["lint", "--no-cache", "first/entries/llm/x.yaml", "second/entries"]) == 2
    assert capsys.readouterr().out.count("entries/llm/x.yaml:2:11") == 2
    assert run(["fmt", "--check", "first/entries/llm/x.yaml", "second/entries/llm/x.yaml"]) == 2
    capsys.readouterr()
    assert run(["lint", "--format", "json", "first/docs/README.md", "second/docs/README.md"]) == 2
    assert "these files are of several lists (first, second)" in capsys.readouterr().err


def test_a_file_that_is_a_link_out_of_the_list_is_neither_read_nor_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "modelist.toml").touch()
    (tmp_path / "list" / "README.md").write_text("# A list\n")
    (tmp_path / "outside.md").write_text(FIXABLE)
    (tmp_path / "list" / "link.md").symlink_to("../outside.md")
    monkeypatch.chdir(tmp_path)
    for folder, named in ((".", "list/link.md"), ("list", "link.md"), ("list", "README.md link.md")):
        monkeypatch.chdir(tmp_path / folder)
        assert run(["lint", "--no-cache", "--fix", *named.split(" ")]) == 2
        assert "link.md:1:1: error: is reached by a symbolic link" in capsys.readouterr().out
    assert (tmp_path / "outside.md").read_text() == FIXABLE


@pytest.mark.parametrize("name", ["README.MD", "readme.markdown", "Readme.Md"])
def test_markdown_is_known_by_its_ending_in_any_letter_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).write_text(BROKEN)
    (tmp_path / "notes.md").mkdir()
    monkeypatch.chdir(tmp_path)
    for named in ([], ["."], [name]):
        assert run(["lint", "--no-cache", *named]) == 1
        assert capsys.readouterr().out.startswith(f"{name}:3:")


@pytest.mark.parametrize(
    "name", ["::error::pwned.md", "README\n::error::pwned.md", "README\n  ::error::pwned\r.md", "README\x1b[31mx.md"]
)
def test_names_of_files_give_no_commands_to_terminals_and_runners(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "entries").mkdir()
    region = "\n<!-- modelist:begin table kind=llm -->\n\nold\n\n<!-- modelist:end -->\n"
    (tmp_path / name).write_text(BROKEN + region)
    (tmp_path / "modelist.toml").write_text(f"[pages.{json.dumps(name)}]\n")
    monkeypatch.chdir(tmp_path)
    for arguments in (["build", "--check"], ["lint", "--no-cache"], ["lint", "--no-cache", "--fix"], ["build"]):
        run(arguments)
        for line in "\n".join(capsys.readouterr()).split("\n"):
            assert not line.lstrip().startswith("::"), arguments
            assert line.isprintable(), arguments


def test_what_a_form_said_gives_no_commands_either(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202e ##[error]boo\u2028::error::x"
    form = f"### Kind\n\nbenchmark\n\n### Name\n\nAlpha\n\n### Organization\n\n##[error]Lab\n\n### License\n\n{evil}\n"
    root = make_list({"form.md": form})
    monkeypatch.chdir(root)
    run(["new", "--from-issue", "form.md"])
    told = "\n".join(capsys.readouterr())
    assert "license" in told
    assert "##[" not in told
    assert all(line.isprintable() and not line.startswith("::") for line in told.split("\n"))
