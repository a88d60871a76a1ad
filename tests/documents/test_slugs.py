"""Anchors of headings: the recorded rule, duplicates, and independence from the interpreter's Unicode."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.documents.slugs import Slugger, slugify
from modelist.documents.unicode_table import UNICODE_VERSION

# A sample of every general category of Unicode 13, made by tools/scripts/make_unicode_table.py from the categories.
SAMPLES = json.loads((Path(__file__).parent / "data" / "github_slugs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SAMPLES["cases"], ids=lambda case: case["category"])
def test_every_category(case: dict[str, str]) -> None:
    assert slugify(case["heading"]) == case["anchor"]


def test_the_samples_are_of_the_same_unicode() -> None:
    assert SAMPLES["unicode"] == UNICODE_VERSION


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("", ""),
        ("Qwen1.5", "qwen15"),
        ("C++ & C#", "c--c"),
        ("Quick Start🏁", "quick-start"),
        ("✨ New", "-new"),
        ("视觉（VLM）", "视觉vlm"),
        ("１２", "１２"),
        ("x²", "x"),
        ("a\u3000b", "ab"),
        ("a\tb\nc", "abc"),
        (":smile: x", "smile-x"),
        ("snake_case - and–dashes", "snake_case---anddashes"),
        ("Ⓐ and 🄰 are letters, ① is not", "ⓐ-and-🄰-are-letters--is-not"),
        ("keeps \ufe0f selectors", "keeps-\ufe0f-selectors"),
        ("İstanbul", "i̇stanbul"),
        ("ΣΑΣ", "σας"),
        ("ΑΣ ΣΑ", "ας-σα"),
        (" outer spaces ", "-outer-spaces-"),
    ],
)
def test_the_rule(heading: str, anchor: str) -> None:
    assert slugify(heading) == anchor


@pytest.mark.parametrize("code", [0x1C89, 0xA7CB, 0xA7DC, 0x1ACF, 0x1DF00, 0x10D50, 0x323AF])
def test_letters_newer_than_the_table_are_dropped(code: int) -> None:
    assert slugify(f"a{chr(code)}b") == "ab"


def test_decimal_digits_stay_and_other_numbers_go() -> None:
    digits = "".join(chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) == "No")
    assert slugify(digits) == ""
    assert slugify("٣४৫") == "٣४৫"


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        (["Foo", "Foo-1", "Foo"], ["foo", "foo-1", "foo-2"]),
        (["Foo", "Foo", "Foo-1", "foo 1"], ["foo", "foo-1", "foo-1-1", "foo-1-2"]),
        (["echo", "echo", "echo 1", "echo-1", "echo"], ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"]),
        (["a-1", "a", "a"], ["a-1", "a", "a-2"]),
        (["", "", "!", "?"], ["", "-1", "-2", "-3"]),
        (["-1", "", ""], ["-1", "", "-2"]),
        (["__proto__", "constructor", "__proto__"], ["__proto__", "constructor", "__proto__-1"]),
    ],
)
def test_duplicates(headings: list[str], anchors: list[str]) -> None:
    slugger = Slugger()
    assert [slugger.slug(heading) for heading in headings] == anchors


@given(st.text())
def test_one_pass_is_enough(text: str) -> None:
    anchor = slugify(text)
    assert slugify(anchor) == anchor
    assert " " not in anchor


@given(st.lists(st.text("ab1- "), max_size=30))
def test_anchors_of_a_page_are_unique(headings: list[str]) -> None:
    slugger = Slugger()
    anchors = [slugger.slug(heading) for heading in headings]
    assert len(set(anchors)) == len(anchors)


def test_many_equal_headings_take_linear_time() -> None:
    slugger = Slugger()
    anchors = [slugger.slug("same") for _ in range(100_000)]
    assert anchors[-1] == "same-99999"
