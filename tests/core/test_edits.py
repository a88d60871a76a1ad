"""Edits and fixes: order does not matter, collisions wait."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.core.edits import Edit, Fix, apply_edits, apply_fixes
from modelist.core.text import Span


@given(st.text("abc", max_size=30), st.lists(st.integers(0, 30), max_size=10, unique=True), st.randoms())
def test_disjoint_edits_in_any_order_give_one_result(text: str, cuts: list[int], dice: random.Random) -> None:
    points = sorted(one for one in cuts if one <= len(text))
    edits = [Edit(Span(start, end), f"<{start}>") for start, end in zip(points[::2], points[1::2], strict=False)]
    shuffled = list(edits)
    dice.shuffle(shuffled)
    assert apply_edits(text, shuffled) == apply_edits(text, edits)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlapping"):
        apply_edits("abcdef", [Edit(Span(0, 3), "x"), Edit(Span(2, 4), "y")])


def test_two_insertions_at_one_place_are_refused() -> None:
    with pytest.raises(ValueError, match="overlapping"):
        apply_edits("abc", [Edit(Span(1, 1), "x"), Edit(Span(1, 1), "y")])


def test_a_fix_that_collides_waits_as_a_whole() -> None:
    first = Fix("first", (Edit(Span(0, 2), "X"),))
    second = Fix("second", (Edit(Span(1, 3), "Y"), Edit(Span(5, 6), "Z")))
    third = Fix("third", (Edit(Span(4, 5), "W"),))
    text, applied = apply_fixes("abcdef", [third, second, first])
    assert text == "XcdWf"
    assert [fix.title for fix in applied] == ["first", "third"]
