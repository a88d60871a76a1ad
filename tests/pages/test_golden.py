"""Whole pages against files that were read by eye; `python tests/pages/test_golden.py` writes them anew."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from modelist.cli import run

GOLDEN = Path(__file__).parent / "golden"
PAGES = ("README.md", "README_zh.md")


def build(root: Path) -> None:
    """The golden list with empty pages, built."""
    shutil.copytree(GOLDEN / "entries", root / "entries")
    shutil.copy(GOLDEN / "modelist.toml", root)
    for page in PAGES:
        shutil.copy(GOLDEN / f"{page}.in", root / page)
    assert run(["--root", str(root), "-q", "build"]) == 0


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_as_it_was_reviewed(page: str, tmp_path: Path) -> None:
    build(tmp_path)
    assert (tmp_path / page).read_text(encoding="utf-8") == (GOLDEN / page).read_text(encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        for name in PAGES:
            shutil.copy(Path(folder) / name, GOLDEN / name)
    sys.exit(0)
