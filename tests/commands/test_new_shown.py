"""``modelist new`` tells where the entry will be shown, and asks for what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from modelist.cli import run

Capture = pytest.CaptureFixture[str]


def new(root: Path, capsys: Capture, *markers: str, kind: str = "llm") -> str:
    regions = "\n".join(f"<!-- modelist:begin {one} -->\n<!-- modelist:end -->\n" for one in markers)
    (root / "README.md").write_text(f"# List\n\n{regions}", encoding="utf-8")
    assert run(["--root", str(root), "new", "--offline", kind, "Ant 7B"]) == 0
    return capsys.readouterr().err


def test_it_names_the_regions_that_take_any_entry_of_the_kind(tmp_path: Path, capsys: Capture) -> None:
    said = new(tmp_path, capsys, "table kind=llm tag=old", "table kind=llm", "sections kind=vlm")
    assert "It will be shown in: README.md line 6.\n" in said


def test_it_names_the_tags_where_every_region_has_one(tmp_path: Path, capsys: Capture) -> None:
    said = new(tmp_path, capsys, "table kind=llm tag=base", "table kind=llm tag=chat", "table kind=vlm")
    assert "It is shown nowhere yet: every region of kind llm has a tag. Add tags: with one of: base, chat.\n" in said


def test_it_says_that_no_region_is_of_the_kind(tmp_path: Path, capsys: Capture) -> None:
    said = new(tmp_path, capsys, "table kind=vlm", kind="benchmark")
    assert "It is shown nowhere yet: no region of the pages is of kind benchmark.\n" in said


def test_a_list_without_pages_is_told_nothing(tmp_path: Path, capsys: Capture) -> None:
    assert run(["--root", str(tmp_path), "new", "--offline", "llm", "Ant 7B"]) == 0
    assert "shown" not in capsys.readouterr().err


def test_it_asks_for_the_kind_where_only_an_address_is_given(tmp_path: Path, capsys: Capture) -> None:
    assert run(["--root", str(tmp_path), "new", "--offline", "https://huggingface.co/a/b"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "Say what it is, too: modelist new KIND https://huggingface.co/a/b" in said
    assert "llm, vlm, benchmark, platform" in said
