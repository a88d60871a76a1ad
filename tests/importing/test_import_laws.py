"""Laws that hold for the import of any README."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_helpers import build, files_of, import_into, read
from import_losses import all_text, lost_addresses, lost_words, simple_words, words
from import_readmes import ALL, NOTHING

from modelist import cli

SHAPES = pytest.mark.parametrize("text", ALL.values(), ids=ALL)


@SHAPES
def test_nothing_is_lost(text: str, tmp_path: Path) -> None:
    assert import_into(tmp_path / "list", text) == 0
    after = all_text(tmp_path / "list")
    assert lost_addresses(text, after) == []
    assert len(lost_words(text, after)) <= len(words(text)) / 1000
    assert lost_words(text, after, simple_words) == []


@SHAPES
def test_building_after_an_import_changes_nothing(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "list"
    import_into(root, text)
    before = files_of(root)
    assert cli.run(["--root", str(root), "build", "--check"]) == 0
    assert cli.run(["--root", str(root), "build"]) == 0
    assert files_of(root) == before
    assert "error" not in capsys.readouterr().out


@SHAPES
def test_two_imports_give_the_same_bytes(text: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        import_into(tmp_path / name, text)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


@SHAPES
def test_what_is_outside_the_recognised_parts_stays(text: str) -> None:
    result = read(text)
    old = iter(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    own = ("<!-- modelist:", "<!-- headers of this table:", "<!-- in rows of this table")
    kept = [line for line in result.page_text.split("\n") if not line.startswith(own)]
    if "[local]:" in text:  # a definition that is needed outside its section is repeated at the end
        assert kept.pop(-2) == "[local]: https://example.org/local"
        kept = kept[:-1]
    assert all(line in old for line in kept)


@SHAPES
def test_the_imported_list_is_sound(text: str) -> None:
    result = read(text)
    catalog, page, errors = build(result)
    assert not errors
    assert catalog.entries
    assert page.count("<!-- modelist:begin") == page.count("<!-- modelist:end -->") > 0


@SHAPES
def test_every_diagnostic_has_a_place_in_the_readme(text: str) -> None:
    for one in read(text).diagnostics:
        assert one.location.path == "README.md"
        assert 0 <= one.location.span.start <= one.location.span.end <= len(text)


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_a_readme_without_models_is_refused_and_nothing_is_written(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_into(tmp_path / "list", text) == 2
    assert files_of(tmp_path / "list") == {}
    assert "no model table found" in capsys.readouterr().err


def test_line_endings_and_byte_order_mark_are_kept(tmp_path: Path) -> None:
    import_into(tmp_path / "list", ALL["quick start with CRLF and a byte order mark"])
    page = (tmp_path / "list/README.md").read_bytes()
    assert page.startswith(b"\xef\xbb\xbf# Small")
    assert page.count(b"\r\n") == page.count(b"\n")
