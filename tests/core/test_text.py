"""Documents: positions, line endings, byte order marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.core.text import Document, Position

RAW = st.text(st.sampled_from("ab é漢😀\n\r\t\ufeff"), max_size=60)


@given(RAW)
def test_a_file_that_is_not_changed_is_written_as_it_was(raw: str) -> None:
    document = Document.from_raw("x", raw)
    assert document.raw(document.text) == raw


@given(RAW)
def test_offsets_and_positions_are_inverse(raw: str) -> None:
    document = Document.from_raw("x", raw)
    for offset in range(len(document.text) + 1):
        assert document.lines.offset(document.position(offset)) == offset


@given(RAW, st.data())
def test_line_endings_outside_a_change_survive(raw: str, data: st.DataObject) -> None:
    document = Document.from_raw("x", raw)
    lines = document.text.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    changed = document.raw("\n".join([*lines[:at], "NEW", *lines[at:]]))
    assert "NEW" in changed
    kept = changed.replace("\ufeff", "", 1).replace("NEW", "", 1)
    for ending in ("\r\n", "\r"):
        assert kept.count(ending) >= raw.count(ending)


def test_columns_count_code_points() -> None:
    document = Document.from_raw("x", "ab\r\n😀é漢x")
    assert document.text == "ab\n😀é漢x"
    assert document.position(6) == Position(2, 4)


@pytest.mark.parametrize(
    ("raw", "newline"), [("a\nb", "\n"), ("a\r\nb\r\n", "\r\n"), ("a\r\nb\nc\r\n", "\r\n"), ("", "\n")]
)
def test_new_lines_get_the_commonest_ending(raw: str, newline: str) -> None:
    assert Document.from_raw("x", raw).newline == newline


def test_a_changed_line_keeps_its_own_ending() -> None:
    document = Document.from_raw("x", "a\r\nb\nc\rd")
    assert document.raw("a!\nb\nc!\nd!") == "a!\r\nb\nc!\rd!"
    assert document.raw("b\nnew\nc\nd") == "b\nnew\nc\rd"


def test_a_long_page_with_endings_of_two_kinds_is_written_in_no_long_time() -> None:
    raw = "".join(f"- [m](https://lab.org/{n})\r\n\n" for n in range(6_000))
    document = Document.from_raw("x", raw)
    start = time.process_time()
    written = document.raw(document.text.replace("7)\n", "7).\n"))
    took = time.process_time() - start
    is_right = written == raw.replace("7)\r", "7).\r")
    assert is_right
    assert took < 8  # half a minute where each blank line is held to each other


@given(RAW)
def test_the_text_of_a_line_is_what_stands_before_its_line_feed(raw: str) -> None:
    document = Document.from_raw("x", raw)
    lines = document.text.split("\n")
    assert [document.line_text(number) for number in range(len(lines) + 1)] == [*lines, ""]
