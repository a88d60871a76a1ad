"""Entries kept from one run of ``lint`` to the next: the same findings, and no code from the file."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import ENTRY, MakeList
from modelist.catalog import kept as kept_module
from modelist.catalog.kept import KeptEntries
from modelist.catalog.load import load_catalog, parse_entry, read_entries
from modelist.catalog.schema import KINDS
from modelist.cli import run
from modelist.commands.lint_entries import MAX_ANEW, MIN_ENTRIES
from modelist.core.text import Document
from modelist.edges.own_folder import write_own

OWN_LIST = Path(__file__).parents[2]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of entries that were read anew."""
    found: list[str] = []

    def parse(document: Document, kind: object, known: object = None) -> object:
        found.append(document.path)
        return parse_entry(document, kind, known)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_module, "parse_entry", parse)
    return found


@pytest.fixture
def root(make_list: MakeList, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {f"entries/llm/alpha{n}.yaml": ENTRY.replace("Alpha", f"Alpha {n}") for n in range(MIN_ENTRIES)}
    root = make_list({"README.md": "# List\n", **files})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.chdir(root)
    return root


def test_only_changed_entries_are_read_anew(root: Path, read: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    one = root / "entries/llm/alpha7.yaml"
    run(["lint"])
    first = capsys.readouterr().out
    assert len(read) == MIN_ENTRIES
    read.clear()
    one.write_text(one.read_text().replace("2024-01", "2031-01"))
    assert run(["lint", str(one)]) == 1
    assert read == ["entries/llm/alpha7.yaml"]
    assert "entry-released-in-future" in capsys.readouterr().out
    one.write_text(one.read_text().replace("2031-01", "2024-01"))
    read.clear()
    run(["lint", "--ignore", "trailing-spaces"])
    assert read == []
    assert capsys.readouterr().out == first


def test_entries_with_a_fault_are_read_each_time(
    root: Path, read: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    one = root / "entries/llm/alpha7.yaml"
    one.write_text(one.read_text().replace("released: 2024-01", "released: soon"))
    for _ in range(2):
        read.clear()
        assert run(["lint", "--statistics", "entries/llm/alpha7.yaml"]) == 2
        assert "entries/llm/alpha7.yaml" in read
        capsys.readouterr()


def test_nothing_is_kept_or_used_without_a_cache(root: Path, read: list[str]) -> None:
    for _ in range(2):
        assert run(["lint", "--no-cache"]) in (0, 1)
    assert read == []
    cache = Path(os.environ["XDG_CACHE_HOME"])
    assert list(cache.rglob("*")) == []


def test_few_changes_are_not_worth_keeping_all(root: Path, read: list[str]) -> None:
    run(["lint"])
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "modelist" / "entries"
    (file,) = cache.iterdir()
    before = file.read_bytes()
    for count, same in ((MAX_ANEW, True), (MAX_ANEW + 1, False)):
        for n in range(count):
            path = root / f"entries/llm/alpha{n}.yaml"
            path.write_text(path.read_text() + f"# {count}\n")
        run(["lint"])
        assert (file.read_bytes() == before) is same


def test_entries_of_this_list_come_back_as_they_were() -> None:
    files = read_entries(OWN_LIST)
    catalog = load_catalog(OWN_LIST)
    first = KeptEntries(None, files.documents)
    for path, document in files.documents.items():
        if path.count("/") == 2:
            first.parse(document, KINDS[path.split("/")[1]])
    again = KeptEntries(first.spell(), files.documents)
    for entry in catalog.entries:
        found, faults = again.parse(entry.source.document, KINDS[entry.kind])
        assert faults == ()
        assert found is not None
        assert found.source.document.text == entry.source.document.text
        ours, theirs = ({**vars(one), "source": None} for one in (found, entry))
        assert ours == theirs
        assert found.at("name") == entry.at("name")
    assert again.read_anew == 0


class _Evil:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.mkdir, (self.path,)


def test_a_forged_file_runs_nothing(root: Path, read: list[str], tmp_path: Path) -> None:
    document = Document("entries/llm/alpha.yaml", ENTRY)
    target = tmp_path / "made"
    forged = [
        pickle.dumps({"entries/llm/alpha.yaml": (b"", _Evil(str(target)))}),
        pickle.dumps(_Evil(str(target))),
        b"cmodelist.catalog.entry\nparse_yaml\n.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"not a pickle",
        pickle.dumps([1, 2]),
        pickle.dumps({document.path: 1, "other": (b"", None)}),
        b"",
    ]
    for data in forged:
        entries = KeptEntries(data, MappingProxyType({document.path: document}))
        entry, _ = entries.parse(document, KINDS["llm"])
        assert entry is not None
        assert entry.name == "Alpha"
    assert not target.exists()
    assert len(read) == len(forged)


def test_a_damaged_file_is_no_fault(root: Path, read: list[str]) -> None:
    run(["lint"])
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "modelist" / "entries"
    (file,) = cache.iterdir()
    read.clear()
    file.write_bytes(file.read_bytes()[:-9])
    run(["lint", "--statistics"])
    assert len(read) == MIN_ENTRIES
    read.clear()
    file.chmod(0o666)
    run(["lint", "--select", "links"])
    assert len(read) == MIN_ENTRIES
    assert write_own(str(file), b"x")
