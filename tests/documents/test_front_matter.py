"""YAML front matter is data: it makes no headings, no rules and no findings, and moves nothing behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.core.text import Document
from modelist.documents.code_lines import prose_lines
from modelist.documents.front_matter import front_matter, without_front_matter
from modelist.documents.markdown import parse_markdown

DATA = "---\ntitle: A list\ntags:\n  - llm\n# a comment\nlink: http://x.org/\n---\n"


def test_what_follows_keeps_its_place() -> None:
    page = parse_markdown(Document.from_raw("page.md", DATA + "# Models\n\n[a](b)\n"))
    (heading,) = page.headings
    assert heading.text == "Models"
    assert page.document.lines.line_of(heading.span.start) == DATA.count("\n")
    assert [link.destination for link in page.links] == ["b"]
    assert page.bare_urls == ()
    assert page.in_code(DATA.index("http"))
    assert [line for _, line in prose_lines(page.document.text)] == ["# Models", "", "[a](b)", ""]


@pytest.mark.parametrize(
    "text",
    [
        "---\nA sentence: of prose.\nNo key here.\n---\n",
        "---\n\nText\n\n---\n",
        "---\ntitle: never closed\n",
        "\n" + DATA,
        "--- \t x\ntitle: a\n---\n",
        "---\n- a\n- b\n---\n",
    ],
)
def test_rules_with_prose_between_are_markdown(text: str) -> None:
    assert front_matter(text) is None
    assert without_front_matter(text) == text


@given(st.text(alphabet="-.\n :a#\r\t", max_size=60))
def test_only_blanks_take_its_place(text: str) -> None:
    bare = without_front_matter(text)
    assert len(bare) == len(text)
    assert [at for at, char in enumerate(bare) if char == "\n"] == [at for at, char in enumerate(text) if char == "\n"]
    span = front_matter(text)
    assert bare.endswith(text[0 if span is None else span.end :])
