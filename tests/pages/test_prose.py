"""Descriptions: what they say reaches the page, and nothing of them reaches beyond their section."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown
from modelist.documents.regions import find_regions
from modelist.pages.escape import escape
from modelist.pages.prose import contain, contain_header, contain_inline

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
AFTER = "\n\n### After the section\n\n[ref] and ![ref] stay text, `code`, and <b>bold</b>.\n\n- last\n"


def is_contained(text: str) -> bool:
    """Whether what follows a description is read the same as if it stood alone."""
    rendered = MARKDOWN.render(contain(text, 3, "alpha").text + AFTER)
    return rendered.endswith(MARKDOWN.render(AFTER.lstrip("\n")))


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "```python\nnever closed",
        "~~~\nnever closed\n```",
        "- item\n\n  ```\n  in a list",
        "> ```\n> in a quote",
        "<!-- never closed",
        "words <!-- never closed",
        "<!-- modelist:end -->",
        "<!-- modelist:begin table -->",
        "<!--modelist:end-->",
        "<details><summary>x</summary>\n\nnever closed",
        "<div>\n\nnever closed",
        "<pre>\nnever closed",
        "<script>alert(1)</script>",
        "<script>never closed",
        "<style>* {display: none}",
        "<textarea>",
        "<title>",
        "<?php never closed",
        "<!DOCTYPE never closed",
        "<![CDATA[ never closed",
        "</div></td></table>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](  JaVaScRiPt:alert(1))",
        "[ref]: https://evil.example",
        "[After the section]: https://evil.example\n\nwords [After the section]",
        "words [ref]\n\n[ref]: https://evil.example 'title'",
        "[^1]: a footnote\n\nwords[^1]",
        "# Heading\n\n## Second\n\nThird\n=====\n\nFourth\n------",
        "<h1>big</h1>",
        "words\n\n    indented code <script>\n",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "1. one\n2. two",
        "*never closed **either `nor this",
        "\\",
        "<",
        "<a",
        '<a href="',
        "text\n***",
        "<svg onload=alert(1)>",
        "<table><tr><td>\n\nopen",
        "<b>open",
    ],
)
def test_a_description_stays_in_its_section(text: str) -> None:
    assert is_contained(text)


PIECES = (
    "a b ``` ~~~ ` <!-- --> <div> </div> <pre> <p> </p> <b > <script> </script> [ ] ( ) ]:http://x # # - "
    "> * _ | --- === <? <!X <![CDATA[ ]]> \\ &lt; <details> javascript: <td> </td> [^1]"
)
MARKUP = st.lists(
    st.sampled_from([*PIECES.split(), " ", "    ", "\t", "\n", "\n\n", "# ", "- ", "> "]), max_size=14
).map("".join)


@given(MARKUP)
def test_any_description_stays_in_its_section(text: str) -> None:
    assert is_contained(text), contain(text, 3, "alpha").text


@given(MARKUP)
def test_no_description_makes_a_marker_or_runs_script(text: str) -> None:
    made = contain(text, 3, "alpha").text
    assert find_regions(Document("x", made)) == ((), ())
    page = re.sub(r"<!--.*?-->", "", MARKDOWN.render(made), flags=re.DOTALL)
    assert not re.search(r"<(?:script|style|iframe|textarea|title|svg)\b", page, re.IGNORECASE), made
    assert not re.search(r"<[^>]*\son\w+\s*=|(?:href|src)\s*=\s*['\"]?\s*javascript:", page, re.IGNORECASE), made


@given(MARKUP)
def test_containing_twice_changes_nothing_more(text: str) -> None:
    once = contain(text, 3, "alpha")
    for level, _ in once.headings:
        assert level <= 6
    document = parse_markdown(Document("", once.text))
    assert [one.text for one in document.headings] == [heading for _, heading in once.headings]
    assert [one.level for one in document.headings] == [level for level, _ in once.headings]


@given(MARKUP)
def test_a_cell_stays_a_cell(text: str) -> None:
    table = f"| a | b |\n| - | - |\n| {contain_inline(text)} | end |\n\nafter\n"
    tokens = MARKDOWN.parse(table)
    cells = [one for one in tokens if one.type == "td_open"]
    assert len(cells) == 2, table
    assert tokens[-2].content == "after", table


def test_headings_are_moved_below_the_section() -> None:
    made = contain("# One\n\nTwo\n---\n\n```\n# not a heading\n```\n\n#### Deep ##", 3, "alpha")
    assert made.text == "#### One\n\n##### Two\n\n```\n# not a heading\n```\n\n###### Deep"
    assert made.headings == ((4, "One"), (5, "Two"), (6, "Deep"))


def test_ordinary_prose_is_kept_to_the_byte() -> None:
    text = "Words with *emphasis*, `code`, [a link](https://example.org) and 中文，标点。\n\n1. one\n2. two  \n   more"
    assert contain(text, 3, "alpha").text == text


def test_allowed_html_is_kept() -> None:
    text = (
        '<details>\n<summary>More</summary>\n\nwords\n\n</details>\n\n<img src="https://example.org/a.png" width="300">'
    )
    assert contain(text, 3, "alpha").text == text


@pytest.mark.parametrize("deep", ["- " * 10, "> " * 12, "1. " * 12, "- > " * 6, "- " * 1500])
def test_what_parsers_leave_out_as_too_deep_is_text(deep: str) -> None:
    made = contain(f"{deep}x\n\n# After", 3, "alpha").text
    for preset in ("commonmark", "gfm-like"):
        page = MarkdownIt(preset, {"linkify": False}).render(f"{made}\n\n# Next")
        assert "<h1>Next</h1>" in page
        assert ">x" in page or " x" in page


def test_lists_of_ordinary_depth_stay() -> None:
    text = "\n".join(f"{'  ' * depth}- item" for depth in range(7))
    assert contain(text, 3, "alpha").text == text


@pytest.mark.parametrize(
    "address",
    [
        "java&Tab;script:alert(1)",
        "java&#x0A;script&colon;alert(1)",
        "j&#97;vascript&#58;alert(1)",
        "&#1;data:text/html,x",
    ],
)
def test_a_scheme_that_browsers_read_in_spite_of_how_it_is_spelled_is_none(address: str) -> None:
    for text in (f"[x]({address})", f"[x]\n\n[x]: {address}", f"<a href='{address}'>x</a>"):
        page = MARKDOWN.render(contain(text, 3, "alpha").text)
        for target in re.findall(r"<a [^>]*href=[\"']([^\"']*)", page):
            seen = re.sub(r"[\x00-\x20]", "", html.unescape(target))
            assert not re.match(r"(?:javascript|vbscript|data|file):", seen, re.IGNORECASE), page


@pytest.mark.parametrize("text", ["<!-- modelist:end -->", "<!-- MODELIST:END -->", "<!--Modelist : begin table-->"])
def test_a_page_with_text_that_is_called_like_a_marker_can_be_built_again(text: str) -> None:
    made = f"{contain(text, 3, 'alpha').text}\n\n{escape(text)}\n\n| {escape(text)} |\n"
    assert find_regions(Document("x", made)) == ((), ())


def test_marks_of_footnotes_stay_in_cells_and_headers_and_change_in_descriptions() -> None:
    assert contain_inline("Llama[^1] *new*") == "Llama[^1] *new*"
    assert contain_header("Base [^2] *new* | [x]") == "Base [^2] \\*new\\* \\| \\[x\\]"
    assert contain("Llama[^1]\n\n[^1]: mine", 3, "alpha").text == "Llama[^alpha-1]\n\n[^alpha-1]: mine"


def test_a_cell_defines_no_footnote_of_the_page() -> None:
    table = f"| a | b |\n| - | - |\n| {contain_inline('[^1]: https://stranger.example/x')} | end |\n"
    assert [one for one in MARKDOWN.parse(table) if one.type == "td_open"]
    assert table.count("\n") == 3, "on a line of its own it would be a definition"
