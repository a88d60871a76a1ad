"""Laws of every page: each span is what it claims to be, and no text is too strange to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_laws import check_page, pages

from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown, plain_text

ROOT = Path(__file__).parents[2]
AWESOME = (Path(__file__).parent / "data" / "awesome.md").read_text(encoding="utf-8")


@given(pages)
@settings(max_examples=400)
def test_random_pages(text: str) -> None:
    check_page(text)


@pytest.mark.parametrize("around", ["", "> ", "- ", "1. > - ", "   "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_inside_other_blocks(around: str, newline: str) -> None:
    rest = "".join(char if char == ">" else " " for char in around)
    lines = [(rest if number else around) + line for number, line in enumerate(AWESOME.split("\n"))]
    page = check_page(newline.join(lines))
    assert len(page.links) == len(parse_markdown(Document("a.md", AWESOME)).links)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_our_own_pages(path: Path) -> None:
    check_page(path.read_bytes().decode("utf-8"))


@given(pages)
def test_plain_text_of_anything(text: str) -> None:
    assert "\n" not in plain_text(text.replace("\r", ""))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("a **b** `c|d` [e *f*](g) &amp; \\* <b>h</b>", "a b c|d e f & * h"),
        ("![image](x) after", " after"),
        ("two\nlines  \nbroken", "two lines broken"),
        ("<https://example.org>", "https://example.org"),
        ("~~gone~~ ~too~", "gone too"),
    ],
)
def test_plain_text(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text


def test_nothing_is_lost_where_the_text_has_strange_line_ends() -> None:
    page = check_page("a\x0b[b](c)\x0c\n\x85[d](e)\u2028\n\r[f](g)")
    assert [link.destination for link in page.links] == ["c", "e", "g"]
