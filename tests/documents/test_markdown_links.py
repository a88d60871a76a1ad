"""Links, images, definitions and bare addresses, with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from modelist.core.text import Document
from modelist.documents.markdown import MarkdownDocument, parse_markdown
from modelist.documents.markdown_nodes import Link, LinkKind

AWESOME = (Path(__file__).parent / "data" / "awesome.md").read_text(encoding="utf-8")


def page_of(text: str) -> MarkdownDocument:
    return parse_markdown(Document.from_raw("page.md", text))


def only_link(text: str) -> tuple[MarkdownDocument, Link]:
    page = page_of(text)
    (link,) = page.links
    return page, link


@pytest.mark.parametrize(
    ("text", "kind", "source", "destination", "written", "label"),
    [
        ("see [a](b) c", "link", "[a](b)", "b", "b", "a"),
        ('[a]( <b c>  "T" )', "link", '[a]( <b c>  "T" )', "b c", "b c", "a"),
        ("[a](b\\)c&amp;d)", "link", "[a](b\\)c&amp;d)", "b)c&d", "b\\)c&amp;d", "a"),
        ("[a](b(c)d)", "link", "[a](b(c)d)", "b(c)d", "b(c)d", "a"),
        ("[a]()", "link", "[a]()", "", "", "a"),
        ("[a](<>)", "link", "[a](<>)", "", "", "a"),
        ("[a [b] c](d)", "link", "[a [b] c](d)", "d", "d", "a [b] c"),
        ("[`]`](d)", "link", "[`]`](d)", "d", "d", "`]`"),
        ("[two\n  lines](\n  d\n  't')", "link", "[two\n  lines](\n  d\n  't')", "d", "d", "two\n  lines"),
        ("**x [a](b)**", "link", "[a](b)", "b", "b", "a"),
        ("\t> -\t[視😀](b)", None, "", "", "", ""),
        ("> -\t[視😀](b)", "link", "[視😀](b)", "b", "b", "視😀"),
        ("1. > x\n[lazy](b)", "link", "[lazy](b)", "b", "b", "lazy"),
        ("![a *b*](c)", "image", "![a *b*](c)", "c", "c", "a *b*"),
        ("<https://a.b/?c&amp;d>", "autolink", "<https://a.b/?c&amp;d>", "https://a.b/?c&amp;d", "https://a.b/?c&amp;d",
         "https://a.b/?c&amp;d"),
        ("<a@b.c>", "autolink", "<a@b.c>", "mailto:a@b.c", "a@b.c", "a@b.c"),
        ("[a][R]\n\n[r]: <b>", "reference", "[a][R]", "b", "b", "a"),
        ("[R][]\n\n> [r]: b", "reference", "[R][]", "b", "b", "R"),
        ("[r]\n\n[r]:\n  b\n  'T'", "reference", "[r]", "b", "b", "r"),
        ("![r]\n\n[r]: b\n[r]: hidden", "image", "![r]", "b", "b", "r"),
        ('<a href="x&amp;y" title=t>z</a>', "html", '<a href="x&amp;y" title=t>z</a>', "x&y", "x&amp;y", "z"),
        ("<a href=x>open", "html", "<a href=x>", "x", "x", ""),
        ("<div><img\n alt='A' src = 'x'></div>", "html", "<img\n alt='A' src = 'x'>", "x", "x", "A"),
        ("| [a\\|b](c\\|d) |\n|-|", "link", "[a\\|b](c\\|d)", "c|d", "c\\|d", "a\\|b"),
        ("# [a](b) #", "link", "[a](b)", "b", "b", "a"),
        ("[a](javascript:x)", "link", "[a](javascript:x)", "javascript:x", "javascript:x", "a"),
        ("[a](b\0c)", "link", "[a](b\0c)", "b\ufffdc", "b\0c", "a"),
        ("`[a](b)`", None, "", "", "", ""),
        ("[a] (b)", None, "", "", "", ""),
        ("[a](b c)", None, "", "", "", ""),
        ("\\[a](b)", None, "", "", "", ""),
    ],
)  # fmt: skip
def test_one_link(text: str, kind: str | None, source: str, destination: str, written: str, label: str) -> None:
    if kind is None:
        assert page_of(text).links == ()
        return
    page, link = only_link(text)
    assert link.kind == kind
    assert page.document.slice(link.span) == source
    assert link.destination == destination
    assert page.document.slice(link.destination_span) == written
    assert page.document.slice(link.text_span) == label


def test_a_badge_knows_its_link() -> None:
    page = page_of("x [![alt](src)](target 'T') [y](z)")
    link, image, other = page.links
    assert (link.kind, link.destination, link.title, link.text, link.parent) == (LinkKind.LINK, "target", "T", "", None)
    assert (image.kind, image.destination, image.text, image.parent) == (LinkKind.IMAGE, "src", "alt", 0)
    assert other.parent is None


def test_an_image_in_raw_html_knows_its_link() -> None:
    page = page_of('<p>\n<a href="x">\n<img src="y"> z</a>\n<a name="n"><img src="w"></a>\n</p>\n')
    assert [(link.destination, link.parent, link.text) for link in page.links] == [
        ("x", None, "z"),
        ("y", 0, ""),
        ("w", None, ""),
    ]


def test_every_candidate_of_a_source_set_is_a_link() -> None:
    page = page_of("<source srcset='a,b.png 1x, c&amp;d.png 2x,, e.png'>")
    assert [link.destination for link in page.links] == ["a,b.png", "c&d.png", "e.png"]
    written = [page.document.slice(link.destination_span) for link in page.links]
    assert written == ["a,b.png", "c&amp;d.png", "e.png"]


def test_a_link_in_an_image_text_is_no_link() -> None:
    _, link = only_link("![a [b](c) d](e)")
    assert (link.destination, link.text) == ("e", "a b d")


def test_tags_in_comments_are_no_links() -> None:
    assert page_of("<!-- <a href=x> -->\n\ntext <!-- <img src=y> --> text").links == ()


def test_the_links_of_a_whole_page() -> None:
    page = page_of(AWESOME)
    assert [link.destination for link in page.links if link.kind is LinkKind.REFERENCE] == [
        "https://example.org/models"
    ] * 3
    assert [link.destination for link in page.links if link.parent is not None] == [
        "images/logo.png",
        "https://img.shields.io/github/stars/o/r?style=social",
        "https://img.shields.io/badge/arXiv-2308.12966-b31b1b.svg",
    ]
    assert not {"in-code", "indented", "5.md"} & {link.destination for link in page.links}


def test_links_in_a_cell() -> None:
    page = page_of(AWESOME)
    row = page.tables[0].rows[0]
    assert [[link.destination for link in page.links_in(cell.span)] for cell in row.cells] == [
        ["https://example.org/qwen|vl"],
        [],
        ["https://arxiv.org/abs/2308.12966", "https://img.shields.io/badge/arXiv-2308.12966-b31b1b.svg"],
    ]


def test_a_footnote_without_blanks_is_no_definition() -> None:
    page = page_of("模型[^1]的许可证\n\n[^1]: 仅供研究使用。\n\n[^a]: https://a.org\n")
    assert not page.links
    assert not page.definitions


def test_definitions() -> None:
    page = page_of("[Foo  bar]: <x y>\n  'two\n  lines'\n[b]: /u\\*v\n\n[foo bar]")
    first, second = page.definitions
    assert (first.label, first.destination, first.title) == ("FOO BAR", "x y", "two\nlines")
    assert (second.destination, page.document.slice(second.destination_span)) == ("/u*v", "/u\\*v")
    assert page.document.slice(first.span) == "[Foo  bar]: <x y>\n  'two\n  lines'"
    assert page.links[0].destination_span == first.destination_span


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("at https://a.b/c.", ["https://a.b/c"]),
        ("(see http://a.b/c_(d))", ["http://a.b/c_(d)"]),
        ("**https://a.b/c**", ["https://a.b/c"]),
        ("https://a.b/?x=1&amp;y=2&lt;", ["https://a.b/?x=1&y=2"]),
        ("https://a.b/c, HTTP://d.e!?", ["https://a.b/c", "HTTP://d.e"]),
        ("[https://a.b/c] x", ["https://a.b/c"]),
        ("视觉https://a.b/c，视觉", ["https://a.b/c，视觉"]),
        ("| https://a.b/c\\|d | https://e.f |\n|-|-|", ["https://a.b/c|d", "https://e.f"]),
        ("https://a.b/x<b>y</b>", ["https://a.b/x"]),
        ("https://a_b.c/d", []),
        ("https://a_b.c.d/e", ["https://a_b.c.d/e"]),
        ("xhttps://a.b", []),
        ("https:// https://.", []),
        ("`https://a.b` [x https://a.b](y) [z](https://a.b) <https://a.b> ![https://a.b](w)", []),
        ('<a href="https://a.b">https://a.b</a> <!-- https://a.b -->', []),
        ("<div>https://a.b</div>", []),
        ("    https://a.b", []),
        ("```\nhttps://a.b\n```", []),
        ("[r]: https://a.b", []),
    ],
)
def test_bare_urls(text: str, urls: list[str]) -> None:
    assert [bare.url for bare in page_of(text).bare_urls] == urls
