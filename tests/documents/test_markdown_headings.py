"""Headings of Markdown and raw HTML, their anchors, and explicit anchors."""

from __future__ import annotations

import pytest

from modelist.core.text import Document
from modelist.documents.markdown import MarkdownDocument, parse_markdown


def page_of(text: str) -> MarkdownDocument:
    return parse_markdown(Document.from_raw("page.md", text))


@pytest.mark.parametrize(
    ("text", "level", "source", "content", "rendered", "slug"),
    [
        ("# Foo", 1, "# Foo", "Foo", "Foo", "foo"),
        ("  ###### Foo bar ##  ", 6, "###### Foo bar ##", "Foo bar", "Foo bar", "foo-bar"),
        ("#\tFoo\\#", 1, "#\tFoo\\#", "Foo\\#", "Foo#", "foo"),
        ("## C# #", 2, "## C# #", "C#", "C#", "c"),
        ("#", 1, "#", "", "", ""),
        ("### ###", 3, "### ###", "", "", ""),
        ("# `a_b` [c *d*](e) ![f](g)", 1, "# `a_b` [c *d*](e) ![f](g)", "`a_b` [c *d*](e) ![f](g)", "a_b c d ",
         "a_b-c-d-"),
        ("# &copy; <b>x</b> & y", 1, "# &copy; <b>x</b> & y", "&copy; <b>x</b> & y", "© x & y", "-x--y"),
        ("# &#x20;a", 1, "# &#x20;a", "&#x20;a", " a", "-a"),
        ("# ~~a~~ **b**", 1, "# ~~a~~ **b**", "~~a~~ **b**", "a b", "a-b"),
        ("Two\n*lines*\n===", 1, "Two\n*lines*\n===", "Two\n*lines*", "Two\nlines", "twolines"),
        ("> - # In\n", 1, "# In", "In", "In", "in"),
        ("> a\n> b\n> ---", 2, "a\n> b\n> ---", "a\n> b", "a\nb", "ab"),
        ("# 视觉（VLM） 🏁", 1, "# 视觉（VLM） 🏁", "视觉（VLM） 🏁", "视觉（VLM） 🏁", "视觉vlm-"),
        ("<h2 id=a>A &amp; <i>b</i></h2>", 2, "<h2 id=a>A &amp; <i>b</i></h2>", "A &amp; <i>b</i>", "A & b", "a--b"),
        ("<h1>\n  <br>\n  A\n</h1>", 1, "<h1>\n  <br>\n  A\n</h1>", "\n  <br>\n  A\n", "\n  \n  A\n", "----a"),
        ("text <H3>in</H3> text", 3, "<H3>in</H3>", "in", "in", "in"),
        ("| a <h4>b</h4> |\n|-|", 4, "<h4>b</h4>", "b", "b", "b"),
        ("<h2>open\n\nnext", 2, "<h2>open", "open", "open\n", "open"),
        ("<h2>\n\n**x**\n\n</h2>", 2, "<h2>\n\n**x**\n\n</h2>", "\n\n**x**\n\n", "\n\nx\n", "x"),
    ],
)  # fmt: skip
def test_one_heading(text: str, level: int, source: str, content: str, rendered: str, slug: str) -> None:
    page = page_of(text)
    (heading,) = page.headings
    assert heading.level == level
    assert page.document.slice(heading.span) == source
    assert page.document.slice(heading.text_span) == content
    assert (heading.text, heading.slug) == (rendered, slug)
    assert heading.html is source.startswith("<")
    assert heading.atx is source.startswith("#")


@pytest.mark.parametrize(
    "text",
    [
        "#no space",
        "####### seven",
        "    # code",
        "```\n# code\n```",
        "<!-- <h1>x</h1> -->",
        "`<h1>x</h1>`",
        "\\# x",
        "</h1>",
    ],
)
def test_no_heading(text: str) -> None:
    assert page_of(text).headings == ()


def test_all_headings_share_one_sequence_of_anchors() -> None:
    page = page_of("# Foo\n\n<h2>Foo</h2>\n\n> Foo\n> ---\n\n- # Foo-1\n")
    assert [(heading.slug, heading.top_level) for heading in page.headings] == [
        ("foo", True),
        ("foo-1", True),
        ("foo-2", False),
        ("foo-1-1", False),
    ]


def test_a_heading_ends_an_open_one() -> None:
    page = page_of("<h1>a\n\n<h2>b</h2>\n\n<h3>c <h4>d</h3>\n\n# e\n\n</h1>")
    assert [(heading.level, heading.text) for heading in page.headings] == [
        (1, "a\n"),
        (2, "b"),
        (3, "c "),
        (4, "d"),
        (1, "e"),
    ]


def test_explicit_anchors() -> None:
    text = "<a id=one></a> <a name='two'></a>\n\n<div id=\"th&amp;ree\"><p ID=four>\n\n`<a id=no>` <a id> <a id=''>"
    page = page_of(text)
    assert [(anchor.name, anchor.tag, anchor.attribute) for anchor in page.anchors] == [
        ("one", "a", "id"),
        ("two", "a", "name"),
        ("th&ree", "div", "id"),
        ("four", "p", "id"),
    ]
    assert [page.document.slice(anchor.span) for anchor in page.anchors] == ["one", "two", "th&amp;ree", "four"]
