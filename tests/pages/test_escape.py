"""Escaping: what a reader sees is what the entry says, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from modelist.pages.escape import escape, link, target
from modelist.pages.tables import table_row

HARD = st.text("ab _*`[]()<>|~$&;#!\\\"'{}.-+=:@/漢é", max_size=25) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=25
)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(markdown: str) -> str:
    """The text of one paragraph, as a reader sees it; fails where anything but text came of it."""
    tokens = [one for one in MARKDOWN.parseInline(markdown) if one.children]
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}, (markdown, [c.type for c in children])
    return "".join(child.content for child in children)


@given(HARD)
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert rendered(f"x {escape(text)} x") == f"x {text} x"


@given(st.lists(HARD, min_size=2, max_size=4))
def test_cells_stay_cells(texts: list[str]) -> None:
    head = table_row(f"h{n}" for n in range(len(texts)))
    rule = table_row(":--" for _ in texts)
    tokens = MARKDOWN.parse(f"{head}\n{rule}\n{table_row(escape(one) for one in texts)}\n")
    cells = [tokens[n + 1] for n, one in enumerate(tokens) if one.type == "td_open"]
    assert len(cells) == len(texts)
    for cell, text in zip(cells, texts, strict=True):
        assert "".join(child.content for child in cell.children or []) == text.strip()


@given(HARD, st.text("ab/?&=#%()_*;.~-", max_size=20))
def test_a_link_keeps_its_label_and_its_address(label: str, rest: str) -> None:
    url = f"https://example.org/{rest}"
    children = MARKDOWN.parseInline(link(label, url))[0].children or []
    assert children[0].type == "link_open", link(label, url)
    assert children[-1].type == "link_close"
    shown = str(children[0].attrs["href"])
    assert shown.replace("%28", "(").replace("%29", ")") == MARKDOWN.normalizeLink(url).replace("%28", "(").replace(
        "%29", ")"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Llama 2", "Llama 2"),
        ("snake_case_name", "snake_case_name"),
        ("#", "#"),
        ("see https://e.org or www.e.org", "see https\\://e.org or www\\.e.org"),
        ("_lead", "\\_lead"),
        ("a|b", "a\\|b"),
        ("<b>x</b>", "\\<b>x\\</b>"),
        ("AT&T &amp; co", "AT&T &amp;amp; co"),
        ("<!-- modelist:end -->", "\\<!-- modelist:end -->"),
        ("two\nlines", "two lines"),
    ],
)
def test_only_what_needs_it_is_escaped(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_targets_cannot_end_early() -> None:
    assert target("https://e.org/a)b(") == "https://e.org/a%29b%28"
    assert target("https://e.org/(a)") == "https://e.org/(a)"
    assert target('https://e.org/"><script>') == "https://e.org/%22%3E%3Cscript%3E"


def test_a_target_has_no_more_parentheses_in_each_other_than_parsers_read() -> None:
    url = f"https://x.org/{'(' * 40}{')' * 40}[click](https://evil.example)"
    tokens = MARKDOWN.parseInline(link("paper", url))[0].children or []
    (opened,) = (one for one in tokens if one.type == "link_open")
    assert str(opened.attrs["href"]).startswith("https://x.org/")
    assert (
        target("https://en.wikipedia.org/wiki/Llama_(model_(2023))")
        == "https://en.wikipedia.org/wiki/Llama_(model_(2023))"
    )
