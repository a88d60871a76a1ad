"""Names of files, looked up folder by folder: as they are, in any letter case, all of them, and no more than asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.core.names import Names, names_of
from modelist.edges.inputs import SKIPPED_FOLDERS, list_folder, list_tree

PARTS = st.sampled_from(["a", "A", "b.md", "B.md", "docs", "Docs", "x y"])
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


def with_folders(paths: set[str]) -> set[str]:
    """The paths and every folder on the way to them."""
    parts = [path.split("/") for path in paths]
    return {"/".join(one[:depth]) for one in parts for depth in range(1, len(one) + 1)}


@given(st.sets(PATHS, max_size=8), PATHS)
def test_names_are_those_of_a_set_of_paths(paths: set[str], asked: str) -> None:
    names, known = names_of(paths), with_folders(paths)
    assert names.all == known
    assert (asked in names) == (asked in known)
    assert names.spelled(asked) == max((one for one in known if one.lower() == asked.lower()), default=None)
    assert names.some(len(known)) == known
    assert not known or names.some(len(known) - 1) == frozenset()


@pytest.mark.parametrize("path", ["", "/", ".", "..", "../x", "a/", "/a", "a//b.md", "a/../c.md", "c.md/", "/a/b.md"])
def test_only_plain_paths_are_known(path: str) -> None:
    names = names_of(["a/b.md", "c.md"])
    assert path not in names
    assert names.spelled(path) is None


def test_a_folder_is_listed_once_and_only_on_the_way(tmp_path: Path) -> None:
    for one in ("docs/deep/a.md", "other/b.md"):
        (tmp_path / one).parent.mkdir(parents=True)
        (tmp_path / one).touch()
    listed = []

    def listing(folder: str) -> Mapping[str, bool]:
        listed.append(folder)
        return list_folder(str(tmp_path / folder))

    names = Names(listing)
    assert "docs/deep/a.md" in names
    assert "docs/deep/b.md" not in names
    assert names.spelled("DOCS/Deep/A.md") == "docs/deep/a.md"
    assert "nowhere/a/b/c.md" not in names
    assert listed == ["", "docs", "docs/deep"]


def test_a_walk_is_that_of_the_folder_on_disk(tmp_path: Path) -> None:
    for one in ("docs/a.md", ".git/HEAD", "x/.venv/lib/y.md", "x/z/README.md"):
        (tmp_path / one).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / one).touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    names = Names(lambda folder: list_folder(str(tmp_path / folder)))
    assert {one for one in names.all if SKIPPED_FOLDERS.isdisjoint(one.split("/"))} == list_tree(str(tmp_path))
    assert "loop" in names
    assert "loop/docs" not in names
    assert ".git" in names
    assert ".git/HEAD" not in names


@pytest.mark.parametrize("folder", ["/", "/etc", "..", "a/..", "a//", "//etc", "c.md"])
def test_no_folder_outside_the_root_is_listed(folder: str) -> None:
    listed = []

    def listing(folder: str) -> Mapping[str, bool]:
        listed.append(folder)
        return {"a": True, "c.md": False}

    assert Names(listing).in_folder(folder) == {}
    assert set(listed) <= {"", "a"}


def test_a_path_of_thousands_of_folders_is_none() -> None:
    names = names_of(["a/b.md"])
    for path in ("a/" * 5_000 + "b.md", "/".join("x" * 3_000)):
        assert path not in names
        assert names.spelled(path) is None
