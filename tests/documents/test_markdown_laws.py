"""Laws of every page: each span is what it claims to be, and no text is too strange to be read."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from markdown_laws import PLAIN, check_page, pages

from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown, plain_text
from modelist.documents.markdown_tokens import parse_inline

ROOT = Path(__file__).parents[2]
AWESOME = (Path(__file__).parent / "data" / "awesome.md").read_text(encoding="utf-8")


@given(pages)
@settings(max_examples=400)
def test_random_pages(text: str) -> None:
    check_page(text)


@given(
    st.lists(st.sampled_from([*"ab/:.?=#%&;()<>\\*_[]!\"' \t\n\x7fé", "&amp;", "\\)", "&#40;"]), max_size=12).map(
        "".join
    )
)
def test_destinations_are_those_that_the_library_reads(destination: str) -> None:
    check_page(f"[a]({destination}) b")


@given(pages)
def test_inline_tokens_are_those_of_the_library(text: str) -> None:
    content = text.replace("\r", "").replace("\0", "")
    children = PLAIN.parseInline(content)[0].children or []
    assert _written_out(parse_inline(content, {})) == _written_out(children)


def _written_out(tokens: list[Token]) -> list[tuple[str, list[str]]]:
    """The kinds and contents of tokens, with each run of text in one piece, as the library joins it in the end."""
    runs = groupby(tokens, lambda token: "text" if token.type == "text_special" else token.type)
    found = [(kind, [token.content for token in run]) for kind, run in runs]
    joined = [(kind, ["".join(parts)] if kind == "text" else parts) for kind, parts in found]
    return [one for one in joined if one != ("text", [""])]


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


@given(st.text(alphabet="ab1:. é。(&", max_size=14), st.text(alphabet="ab1:. é。-", max_size=10))
def test_what_is_bold_at_the_beginning_is_what_the_parser_says(lead: str, rest: str) -> None:
    page = parse_markdown(Document("a.md", f"**{lead}**{rest}"))
    bold = [token.nesting for token in parse_inline(page.document.text, {}) if token.tag == "strong"]
    assert [page.document.slice(one.text_span) for one in page.emphasis] == ([lead] if bold else [])
