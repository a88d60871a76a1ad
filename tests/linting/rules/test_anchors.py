"""Anchors and files, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.link_findings import fixed, found

CONFIG = {"modelist.toml": '[list]\nrepository = "https://github.com/me/list"\n'}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("| a |\n| - |\n| [x](#y) |\n", (3, 7, "#y")),
        ("> - [模型](<#没有>)\n", (1, 11, "#没有")),
        ('<p align="center">\n  <a href="#y">x</a>\n</p>\n', (2, 12, "#y")),
        ("[x]: #y\n\n[x]\n", (1, 6, "#y")),
        ("[![b](https://x.org/b.svg)](#y)\n", (1, 29, "#y")),
    ],
)
def test_the_fragment_is_marked_wherever_it_stands(text: str, place: tuple[int, int, str]) -> None:
    assert found("anchor-missing", text) == [place]


@pytest.mark.parametrize(
    ("heading", "fragment"),
    [
        ("## 通用模型（开源）", "通用模型开源"),
        ("## 🔥 What's new?", "-whats-new"),
        ("## ⚙️ Setup", "%EF%B8%8F-setup"),
        ("## A & B", "a--b"),
        ("## `code` and [link](x)", "code-and-link"),
        ("<h2>Raw</h2>", "raw"),
        ('<a name="Old"></a>', "Old"),
        ("## Phi", "user-content-phi"),
    ],
)
def test_anchors_that_github_makes(heading: str, fragment: str) -> None:
    assert found("anchor-missing", f"{heading}\n\n[x](#{fragment})\n") == []


def test_a_heading_that_html_swallows_has_no_anchor() -> None:
    assert found("anchor-missing", "</details>\n## Phi\n\n[x](#phi)\n") == [(4, 5, "#phi")]


def test_a_fix_needs_one_candidate() -> None:
    assert fixed("anchor-missing", "[Phi](#p-h-i)\n\n## Phi\n") == "[Phi](#phi)\n\n## Phi\n"
    twice = "[x](#p-h-i)\n\n# Phi\n\n# P-hi\n"
    assert fixed("anchor-missing", twice) == twice


def test_other_pages_and_addresses_of_the_own_repository() -> None:
    files = {"docs/VLM.md": "## LLaVA\n", **CONFIG}
    good = "[a](docs/VLM.md#llava) [b](https://github.com/me/list/blob/main/docs/VLM.md#llava) [c](x.md#y)\n"
    assert found("anchor-missing", good, files=files) == []
    assert found("anchor-missing", "[a](./docs/VLM.md?plain=1#no)\n", files=files) == [(1, 26, "#no")]
    assert found("anchor-missing", "[a](https://github.com/me/other/blob/main/docs/VLM.md#no)\n", files=files) == []


def test_numbered_duplicates_that_shifted() -> None:
    page = "- [A](#a)\n  - [Papers]({})\n- [B](#b)\n  - [Papers]({})\n\n# B\n\n## Papers\n\n# A\n\n## Papers\n"
    assert found("anchor-other-section", page.format("#papers-1", "#papers")) == []
    assert [one[:2] for one in found("anchor-other-section", page.format("#papers", "#papers-1"))] == [(2, 14), (4, 14)]


@pytest.mark.parametrize(
    "text",
    [
        "[Qwen](#qwen2)\n\n## Qwen2\n",
        "[1. Data](#2-data)\n\n## 2. Data\n",
        "[1](#1-data) [v1](#v2)\n\n## 1. Data\n\n## v2\n",
        "[Llama-2](#llama2)\n\n## Llama2\n",
    ],
)
def test_links_that_name_their_section(text: str) -> None:
    assert found("anchor-other-section", text) == []


def test_files_are_judged_only_where_they_are_known() -> None:
    text = "![a](a.png) ![b](b.png) ![c](c.png) [d](d.md)\n"
    assert found("file-missing", text) == []
    assert found("file-missing", text, files={"LICENSE": ""}) == []
    assert [one[2] for one in found("file-missing", text, files={"a.png": "", "LICENSE": ""})] == [
        "b.png",
        "c.png",
        "d.md",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[^1]: 一句话。\n\nA[^1]\n",
        "[a](../../issues) [b](mailto:a@x.org) [c](#a) [d](?tab=readme) [e](<name>.md) [f]($HOME/x)\n",
        "[a]([https://x.org](https://x.org))\n",
    ],
)
def test_destinations_that_name_no_file(text: str) -> None:
    assert found("file-missing", text, files={"a.png": "", "LICENSE": ""}) == []


def test_paths_from_a_folder_and_from_the_root() -> None:
    files = {"docs/a.md": "", "img/图.png": "", "docs/b.md": ""}
    text = "[a](a.md) [b](/docs/b.md) ![c](../img/%E5%9B%BE.png) [d](../docs)\n"
    assert found("file-missing", text, "docs/x.md", files) == []
    assert found("file-case", "![c](../IMG/%E5%9B%BE.png)\n", "docs/x.md", files) == [(1, 9, "IMG/%E5%9B%BE.png")]
