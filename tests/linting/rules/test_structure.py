"""Markdown and HTML that GitHub does not render as meant, as far as examples do not show it."""

from __future__ import annotations

import time

import pytest

from linting.rules.link_findings import fixed, found
from modelist.linting.examples import make_context
from modelist.linting.linter import lint
from modelist.linting.registry import all_rules, select_rules

FAMILY = [rule.id for rule in all_rules().values() if rule.family in ("anchors", "structure", "safety", "typography")]
HOSTILE = [
    "** a ",
    "**“a”**字",
    "|",
    "| a | b |\n",
    "| - |\n\n",
    "[",
    "[a](#x)\n",
    "# a\n[a](#a-1)\n",
    "<b>",
    "<div>\n**a**\n",
    "<!-- a -->\n\n",
    "<foo>\n\n",
    "- [a](#a)\n  - [b](#b-1)\n",
    "](https://",
    "```\n",
    "aа",
    "$a ",
    "\x00\u202e\u200b",
    "{.a ",
]


@pytest.mark.parametrize(
    "text",
    [
        "<details>\n<summary>A</summary>\n\n**b**\n\n</details>\n",
        "<p>\n  2 * 3 * 4 and [1], [2] (3)\n</p>\n",
        "<table>\n<tr><td><code>**x**</code></td></tr>\n</table>\n",
        "<!-- **b**\n# c\n-->\n",
        '<img src="a.png"\n alt="**b**">\n',
        "a <b>b</b> **c**\n- d\n",
    ],
)
def test_html_that_swallows_nothing(text: str) -> None:
    assert found("html-swallows-markdown", text) == []


def test_each_swallowed_heading_is_found_and_mended() -> None:
    text = "<br>\n## A\ntext\n## B\n- c\n\n<center>\n[x](y)\n</center>\n"
    assert [one[2] for one in found("html-swallows-markdown", text)] == ["## A", "## B", "[x](y)"]
    assert found("html-swallows-markdown", fixed("html-swallows-markdown", text)) == []


def test_swallowed_markdown_in_a_list_item() -> None:
    assert found("html-swallows-markdown", "- <div>\n  **b**\n  </div>\n") == [(2, 3, "**b**")]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("| ** a** |\n| - |\n| b |\n", "| **a** |\n| - |\n| b |\n"),
        ("**甲：**乙 **丙**丁\n", "**甲**：乙 **丙**丁\n"),
        ("**甲 **乙\n", "**甲** 乙\n"),
    ],
)
def test_open_emphasis_is_closed(text: str, after: str) -> None:
    assert fixed("emphasis-open", text) == after


def test_an_item_with_two_marks_is_an_inner_one_only_among_others_of_its_kind() -> None:
    contents = "- [A](#a)\n- - [B](#b)\n- - - [C](#c)\n- [D](#d)\n\n## A\n"
    after = contents.replace("- - - [", "    - [").replace("- - [", "  - [")
    assert fixed("list-mark-doubled", contents, unsafe=True) == after
    papers = "- On Oaks\n- - On Elms\n- On Firs\n"
    assert fixed("list-mark-doubled", papers, unsafe=True) == papers.replace("- - ", "- ")


def test_a_slip_in_a_line_break_is_mended() -> None:
    text = "- On Oaks <br>\n  by Ann <be>\n  2024\n\nIt says <be> and <bx>\n"
    after = "- On Oaks <br>\n  by Ann <br>\n  2024\n\nIt says `<be>` and `<bx>`\n"
    assert fixed("html-dropped", text, unsafe=True) == after


@pytest.mark.parametrize(
    "text",
    [
        "2**10 and a ** b\n",
        "src/**/*.py and **/x\n",
        "| a | b |\n| - | - |\n| 84.2** | x** |\n",
        "***\n\n* a\n\n__init__.py __all__\n",
        "$$a ** b ** c$$ and $x^{**}$\n",
        "\\** a \\**\n",
        "Best model** and more.\n",
        "<p>** a **</p>\n",
    ],
)
def test_asterisks_that_are_no_emphasis(text: str) -> None:
    assert found("emphasis-open", text) == []


@pytest.mark.parametrize("text", ["#LLM #AI\n", "#1 first\n", "C\n#\n", "a\n#include <x>\nb\n", "    ##code\n", "##\n"])
def test_number_signs_that_are_no_heading(text: str) -> None:
    assert found("heading-no-space", text) == []


def test_a_table_in_a_quote_or_list_is_a_table() -> None:
    text = "> | a | b |\n> | - | - |\n> | 1 | 2 |\n\n- x\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |\n"
    assert found("table-broken", text) == []
    assert found("table-ragged", text.replace("| 1 | 2 |\n\n-", "| 1 | 2 | 3 |\n\n-")) == [(3, 13, "3")]


def test_no_cell_is_lost_by_a_fix() -> None:
    text = "| a | b |\n| - | - |\n| 1 | 2 | 3 |\n| `x|y|z` | 4 |\n| `p|q` | 5 | 6 |\n"
    after = fixed("table-ragged", text, unsafe=True)
    assert after == text.replace("x|y|z", "x\\|y\\|z")


def test_pipes_in_prose_are_no_table() -> None:
    text = "[English](a) | [中文](b)\n\nA | B\nC | D\n\n|x| + |y|\n"
    assert found("table-broken", text) == []


def test_wide_dashes_make_no_table() -> None:
    assert found("table-broken", "| a | b |\n| —— | —— |\n| 1 | 2 |\n") == [(2, 1, "| —— | —— |")]


@pytest.mark.parametrize(
    "text",
    ["- a\n- -1\n", "1.5B\n2.7B\n", "a\n-b\n", "text -x\n", "---\n-\n", "1) a\n2) b\n"],
)
def test_lines_that_are_no_broken_item(text: str) -> None:
    assert found("list-broken", text) == []


def test_markup_of_others_in_code_is_fine() -> None:
    text = "`[TOC]` `==a==`\n\n```\n::: note\n[TOC]\n```\n\n[[a]](b) [[1]][x] a[[0]] x == y == z\n\n[x]: y\n"
    assert found("markdown-unsupported", text) == []


def test_fences_in_lists_and_quotes() -> None:
    text = "- a\n  ```py\n  b\n  ```\n\n> ~~~\n> c\n> ~~~\n\n````\n```\n````\n"
    assert found("code-fence-unclosed", text) == []
    assert found("code-fence-unclosed", text + "\n```sh\n# x\n") == [(14, 1, "```sh")]


def test_unclosed_tags_in_cells_and_text() -> None:
    text = "| a |\n| - |\n| <b>x |\n| <sub>y</sub> |\n\n<i>z</i></p></b>\n"
    assert found("html-unclosed", text.replace("<b>x", "<b>x</b>").removesuffix("</b>\n")) == []
    assert found("html-unclosed", text) == [(3, 3, "<b>")], "a cell is closed by itself"
    assert found("html-unclosed", text.replace("</b>", "")) == [(3, 3, "<b>")]


def test_a_page_past_the_limit_in_bytes() -> None:
    assert found("page-too-large", "字" * 171_000) == [(1, 170_667, "")]
    assert found("page-too-large", "字" * 130_000) == []


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    for rule in FAMILY:
        found(rule, text)
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- [cite_start]It is open [cite: 12].\n", "- It is open.\n"),
        ("* [cite_start] Words 【4†source】【5†source】, more\n", "* Words, more\n"),
        ("A text [cite_start]of words[cite: 3]  \nmore 【1†a】 and more\n", "A text of words  \nmore and more\n"),
        ("1. 【4†source】Words citeturn0search2turn1view0.\n", "1. Words.\n"),
    ],
)
def test_marks_of_a_chat_go_with_the_blanks_that_they_leave_over(text: str, after: str) -> None:
    assert fixed("chat-citation", text, unsafe=True) == after


def test_no_anchor_is_copied_into_the_contents() -> None:
    sections = "".join(f"\n## {name}\n\ntext\n" for name in ("A", "B", 'C <a name="z"></a>', "D"))
    text = f"# L\n\n- [A](#a)\n- [B](#b)\n- [D](#d)\n{sections}"
    assert [place[2] for place in found("contents-incomplete", text)] == ["[B](#b)"]
    assert fixed("contents-incomplete", text, unsafe=True) == text


def test_what_stands_twice_is_not_called_by_an_empty_name() -> None:
    text = "reads road signs in every weather, also at night, and tells the driver in time what each of them says\n"
    page = f"- [![b](b.svg)](https://a.org/z) {text}- [Name](https://a.org/z) {text}"
    (one,) = lint(make_context({"README.md": page}), select_rules(["duplicate-item"], [], {}))
    assert one.message == "'Name' stands here twice"
