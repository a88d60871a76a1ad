"""Hunks between two texts: what is outside of them is the same, and long texts take no long time."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from modelist.core import line_diff
from modelist.core.line_diff import Hunk, differing_lines

LINES = st.lists(st.sampled_from(["", "a", "b", "c", "d", "e", "f", "g"]), max_size=30)


def kept(old: list[str], new: list[str]) -> int:
    """How many lines the hunks leave, after it has been seen that they are the same on both sides."""
    at, there, count = 0, 0, 0
    for hunk in [*differing_lines(old, new), Hunk(len(old), len(old), len(new), len(new))]:
        assert hunk.old_start >= at
        assert old[at : hunk.old_start] == new[there : hunk.new_start]
        count += hunk.old_start - at
        at, there = hunk.old_end, hunk.new_end
    return count


@given(LINES, LINES)
def test_lines_outside_of_hunks_are_the_same(old: list[str], new: list[str]) -> None:
    kept(old, new)


@given(LINES, LINES)
def test_so_they_are_where_lines_are_held_to_those_that_are_there_once(old: list[str], new: list[str]) -> None:
    usual = line_diff._SHORT
    line_diff._SHORT = 0
    try:
        kept(old, new)
    finally:
        line_diff._SHORT = usual


def test_equal_texts_have_no_hunk() -> None:
    assert differing_lines([], []) == []
    assert differing_lines(["a", ""], ["a", ""]) == []


def test_changed_added_and_removed_lines() -> None:
    old = [f"line {n}" for n in range(1000)]
    new = [*old[:10], "changed", *old[11:500], "added", *old[500:900], *old[901:]]
    assert differing_lines(old, new) == [Hunk(10, 11, 10, 11), Hunk(500, 500, 500, 501), Hunk(900, 901, 901, 901)]


def test_a_long_page_with_many_blank_lines_takes_no_long_time() -> None:
    old = [line for n in range(6_000) for line in (f"- [m](https://lab.org/{n})", "")]
    new = [f"{line} new" if n % 400 == 200 else line for n, line in enumerate(old)]
    for number in (11_000, 7_001, 3_000, 1):
        new.insert(number, "")
    start = time.process_time()
    assert kept(old, new) == 12_000 - 30
    assert kept(old, [f"{line}!" if line else line for line in old]) == 1
    assert time.process_time() - start < 8  # a minute where each blank line is held to each other
