"""Names of pages tell their languages, and where the same page in the other one would be."""

from __future__ import annotations

import pytest

from modelist.catalog.page_languages import guess_language, read_page_name, sibling


@pytest.mark.parametrize(
    ("path", "stem", "mark", "lang"),
    [
        ("README.md", "README", "", "en"),
        ("README_zh.md", "README", "_zh", "zh"),
        ("docs/README.zh-CN.md", "docs/README", ".zh-CN", "zh"),
        ("README-CN.md", "README", "-CN", "zh"),
        ("README_Chinese.md", "README", "_Chinese", "zh"),
        ("README_en.md", "README", "_en", "en"),
        ("README.en-US.md", "README", ".en-US", "en"),
        ("CNN.md", "CNN", "", "en"),
        ("zh/README.md", "zh/README", "", "en"),
    ],
)
def test_a_name_is_read(path: str, stem: str, mark: str, lang: str) -> None:
    assert read_page_name(path) == (stem, mark, lang)
    assert guess_language(path) == lang


@pytest.mark.parametrize(
    ("path", "others", "expected"),
    [
        ("README.md", {"README_zh.md"}, "README_zh.md"),
        ("README_en.md", {"README.zh-CN.md"}, "README.zh-CN.md"),
        ("README_zh.md", {"README.md", "README_en.md"}, "README.md"),
        ("docs/a_CN.md", {"a.md"}, None),
        ("README.md", {"README.md", "VLMs_zh.md"}, None),
    ],
)
def test_a_sibling_is_found(path: str, others: set[str], expected: str | None) -> None:
    assert sibling(path, others) == expected
