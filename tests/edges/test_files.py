"""What is written to the disk: whole files, with their modes and endings, and nothing over what somebody saved."""

from __future__ import annotations

import os
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run
from modelist.commands import import_readme
from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
from modelist.edges.files import Change, read_document, write_atomically, write_change, write_changes

PAGE = "# List\n\n<!-- modelist:begin table -->\n<!-- modelist:end -->\n"
README = "# List\n\n| Model | Organization | Size |\n| --- | --- | --- |\n| Beta | Lab | 7B |\n| Gamma | Lab | 8B |\n"
BOM = b"\xef\xbb\xbf"


def read(root: Path, path: str = "a.md") -> Document:
    document, problems = read_document(root, path)
    assert not problems
    return document


@pytest.mark.parametrize("raw", [b"a\nb\n", b"a\r\nb\nc\rd", BOM + b"a\r\nb\r\n", b""])
def test_a_file_is_replaced_with_its_mode_endings_and_mark(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    path.chmod(0o640)
    document = read(tmp_path)
    write_change(tmp_path, Change(document, f"x{document.text}"))
    marked = raw.startswith(BOM)
    assert path.read_bytes() == (BOM if marked else b"") + b"x" + raw.removeprefix(BOM)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_is_written_where_the_system_sets_no_mode_of_open_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fchmod")
    write_change(tmp_path, Change(Document("a.md", ""), "text\n"))
    assert (tmp_path / "a.md").read_bytes() == b"text\n"


def test_what_somebody_saved_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one\r\ntwo\r\n")
    document = read(tmp_path)
    path.write_bytes(b"one\r\ntwo\r\nthree\r\n")
    with pytest.raises(ModelistError, match=r"^a\.md changed while modelist ran.* run the command again$"):
        write_change(tmp_path, Change(document, "1\ntwo\n"))
    assert path.read_bytes() == b"one\r\ntwo\r\nthree\r\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


def test_a_file_that_somebody_took_away_or_made_meanwhile_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\n")
    document = read(tmp_path)
    (tmp_path / "a.md").unlink()
    (tmp_path / "new.md").write_bytes(b"mine\n")
    for change in (Change(document, "two\n"), Change(Document("new.md", ""), "made\n")):
        with pytest.raises(ModelistError, match="changed while modelist ran"):
            write_change(tmp_path, change)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"new.md": b"mine\n"}


def test_one_file_under_two_names_is_written_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\n")
    (tmp_path / "b.md").symlink_to("a.md")
    for change in [Change(read(tmp_path, name), "two\n") for name in ("a.md", "b.md")]:
        write_change(tmp_path, change)
    assert (tmp_path / "b.md").read_bytes() == b"two\n"


def test_changes_that_belong_together_are_all_written_or_none(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"one\n")
    changes = [Change(read(tmp_path, name), "two\n") for name in ("a.md", "b.md")]
    (tmp_path / "b.md").write_bytes(b"mine\n")
    with pytest.raises(ModelistError, match=r"^b\.md changed while modelist ran; nothing was written"):
        write_changes(tmp_path, changes)
    assert (tmp_path / "a.md").read_bytes() == b"one\n"


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (["build"], "README.md"),
        (["build", "--fix"], "entries/llm/alpha.yaml"),
        (["fmt"], "entries/llm/alpha.yaml"),
        (["lint", "--fix"], "README.md"),
        (["schema", "--write"], "docs/entries.md"),
        (["import", "OTHER.md"], "modelist.toml"),
        (["import", "OTHER.md", "--page", "COPY.md"], "COPY.md"),
        (["new", "llm", "Delta"], "entries/llm/delta.yaml"),
    ],
)
def test_no_command_writes_over_what_somebody_saved(
    make_list: MakeList,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    path: str,
) -> None:
    page = f"{PAGE}\n[x](https://https://arxiv.org/abs/2307.09288)\n"
    files = {"README.md": page, "OTHER.md": README, "COPY.md": README, "docs/entries.md": "old\n"}
    entry = "released: 2024-01\n" + ENTRY.replace("released: 2024-01\n", "")
    root = make_list({**files, "entries/llm/alpha.yaml": entry, "modelist.toml": '[list]\nname = "L"\n'})
    monkeypatch.chdir(root)
    make = tempfile.mkstemp

    def save_and_make(**options: str) -> tuple[int, str]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("saved by somebody\n")
        return make(**options)

    monkeypatch.setattr(tempfile, "mkstemp", save_and_make)
    assert run(command) == 2
    assert f"{path} changed while modelist ran" in capsys.readouterr().err
    assert (root / path).read_text() == "saved by somebody\n"


def test_an_import_writes_nothing_where_the_readme_was_saved_meanwhile(
    make_list: MakeList, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": README})
    monkeypatch.chdir(root)
    plan = import_readme._plan

    def save_and_plan(*arguments: object) -> list[Change]:
        (root / "README.md").write_text("saved by somebody\n")
        return plan(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(import_readme, "_plan", save_and_plan)
    assert run(["import", "README.md"]) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert sorted(one.name for one in root.rglob("*")) == ["README.md", "entries", "organizations.yaml"]
    monkeypatch.setattr(import_readme, "_plan", plan)
    (root / "README.md").write_text(README)
    assert run(["import", "README.md"]) == 0
    assert "modelist:begin" in (root / "README.md").read_text()


def test_an_import_of_a_readme_elsewhere_is_held_to_the_page_of_that_name(
    make_list: MakeList, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_list({"README.md": "# Mine\n"})
    other = tmp_path_factory.mktemp("other")
    (other / "README.md").write_text(README)
    monkeypatch.chdir(other)
    assert run(["--root", str(root), "import", "README.md"]) == 2
    assert (root / "README.md").read_text() == "# Mine\n"


def test_fmt_takes_a_byte_order_mark_away(make_list: MakeList) -> None:
    root = make_list({})
    path = root / "entries/llm/alpha.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(BOM + ENTRY.encode())
    assert run(["--root", str(root), "fmt"]) == 0
    assert path.read_bytes() == ENTRY.encode()


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the list ``tmp_path / "list"``, with a page in a folder of it."""
    (tmp_path / "list").mkdir()
    (tmp_path / "outside" / "b").mkdir(parents=True)
    (tmp_path / "outside" / "b" / "README.md").write_text("theirs\n")
    return tmp_path / "outside"


@pytest.mark.parametrize(
    ("link", "target", "path"),
    [
        ("a", "../outside", "a/b/README.md"),
        ("a", "../outside/b", "a/README.md"),
        ("README.md", "../outside/b/README.md", "README.md"),
        ("README.md", "../outside/nothing.md", "README.md"),
        ("entries", "../outside", "entries/llm/new.yaml"),
    ],
)
def test_no_link_on_the_way_to_a_file_leads_out_of_the_list(
    tmp_path: Path, outside: Path, link: str, target: str, path: str
) -> None:
    root = tmp_path / "list"
    (root / link).symlink_to(target)
    before = sorted(outside.rglob("*"))
    document, problems = read_document(root, path)
    assert document.text == ""
    assert problems
    for write in (write_change, lambda root, change: write_changes(root, [change])):
        with pytest.raises(ModelistError, match="leads out of the list, and was not written"):
            write(root, Change(Document(path, ""), "ours\n"))
    assert sorted(outside.rglob("*")) == before
    assert (outside / "b" / "README.md").read_text() == "theirs\n"


def test_links_within_a_list_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "README.md").write_text("old\n")
    (tmp_path / "docs").symlink_to("real")
    document, problems = read_document(tmp_path, "docs/README.md")
    assert problems == ()
    write_change(tmp_path, Change(document, "new\n"))
    assert (tmp_path / "real" / "README.md").read_text() == "new\n"
    assert (tmp_path / "docs").is_symlink()


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        write_atomically(pipe, "report\n")
        assert read.result() == b"report\n"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(ModelistError, match="cannot be written: Is a directory"):
        write_atomically(tmp_path, "report\n")


def test_many_files_are_written_with_their_modes_or_not_at_all(tmp_path: Path) -> None:
    changes = [Change(Document(f"entries/{n % 3}/{n}.yaml", ""), f"name: {n}\n") for n in range(60)]
    mask = os.umask(0o027)
    try:
        write_changes(tmp_path, changes)
    finally:
        os.umask(mask)
    for n in range(60):
        path = tmp_path / "entries" / str(n % 3) / f"{n}.yaml"
        assert path.read_text() == f"name: {n}\n"
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    (tmp_path / "entries/0/57.yaml").write_text("somebody else's\n")
    again = [Change(one.document, "name: new\n") for one in changes]
    with pytest.raises(ModelistError, match="changed while modelist ran; nothing was written"):
        write_changes(tmp_path, again)
    assert (tmp_path / "entries/0/0.yaml").read_text() == "name: 0\n"
    assert not list(tmp_path.rglob("*.tmp"))
    (tmp_path / "taken").write_text("a file\n")
    with pytest.raises(ModelistError, match=r"taken/0/x\.yaml: cannot be read: Not a directory; nothing was written"):
        write_changes(tmp_path, [Change(Document(f"taken/{n}/x.yaml", ""), "x\n") for n in range(9)])
