"""Amounts of training data: the canonical grammar, and how people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from modelist.core.quantities import Amount, Note, Tokens, canonical_tokens, read_tokens


@pytest.mark.parametrize("text", ["2T", "350B", "1.37T", "3.3T-4.8T", "300B-1T", ">15T", "3000B", "0.5T"])
def test_canonical_amounts(text: str) -> None:
    assert str(Tokens.parse(text)) == text
    assert read_tokens(text).exact


@pytest.mark.parametrize(
    "text", ["", "2t", "2", "2.0T", "3.3-4.8T", "3.3T～4.8T", "> 15T", ">1T-2T", "15T+", "~2T", "8x7B", "2T-"]
)
def test_other_spellings_are_not_canonical(text: str) -> None:
    assert Tokens.parse(text) is None


def test_ranges_are_put_in_order() -> None:
    assert str(Tokens.parse("4.8T-3.3T")) == "3.3T-4.8T"
    assert str(Tokens.parse("2T-2T")) == "2T"
    assert str(Tokens.parse("1000B-1T")) == "1000B"
    assert not read_tokens("4.8T-3.3T").exact


def test_impossible_amounts_are_refused() -> None:
    low, high = Amount(Decimal(1), "T"), Amount(Decimal(2), "T")
    with pytest.raises(ValueError, match="range"):
        Tokens(high, low)
    with pytest.raises(ValueError, match="range"):
        Tokens(low, high, more_than=True)


def test_order() -> None:
    texts = ["54B", "1T", ">1T", "1T-2T", "1.4T", "15T", ">15T"]
    assert [str(one) for one in sorted(filter(None, map(Tokens.parse, reversed(texts))))] == [
        *("54B", "1T", "1T-2T", ">1T", "1.4T", "15T", ">15T"),
    ]
    assert Tokens(Amount(Decimal("1.5"), "T")).count == 1_500_000_000_000


@pytest.mark.parametrize(
    ("text", "canonical"),
    {
        "3.3T～4.8T": "3.3T-4.8T",
        "3.3T ~ 4.8T": "3.3T-4.8T",
        "3.3-4.8T": "3.3T-4.8T",
        "3.3T–4.8T tokens": "3.3T-4.8T",
        "2 trillion": "2T",
        "2 Trillion tokens": "2T",
        "3.0T": "3T",
        "1.4万亿": "1.4T",
        "3万亿 token": "3T",
        "3000亿": "300B",
        "300,000,000,000": "300B",
        "15T+": ">15T",
        "15T+ tokens": ">15T",
        "15 trillion+": ">15T",
        "more than 15T": ">15T",
        "over 2 trillion tokens": ">2T",
        ">=15T": ">15T",
        "≥ 15T": ">15T",
        "超过15T": ">15T",
        "15万亿以上": ">15T",
        "约2T": "2T",
        "~1.4T": "1.4T",
        "２Ｔ": "2T",
        "350b": "350B",
        "1.8B:2.2T;7B:2.4T;14B:3.0T": "1.8B: 2.2T, 7B: 2.4T, 14B: 3T",
        "2.2T~3T(1.8B:2.2T;7B:2.4T;14B:3.0T)": "1.8B: 2.2T, 7B: 2.4T, 14B: 3T",
        "1.8B：2.2T、7B：2.4T": "1.8B: 2.2T, 7B: 2.4T",
        "7b = 1.5T / 40b = 1T": "7B: 1.5T, 40B: 1T",
        "16x3.8B: 4.9T": "16x3.8B: 4.9T",
        "xgen-7b-4k-base: 1.2T, xgen-7b-8k-base: 1.5T": "xgen-7b-4k-base: 1.2T, xgen-7b-8k-base: 1.5T",
    }.items(),
)
def test_amounts_as_people_write_them(text: str, canonical: str) -> None:
    reading = read_tokens(text)
    assert (reading.canonical, reading.rest) == (canonical, "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2T (English)", "English"),
        ("2T tokens over 100 languages", "over 100 languages"),
        ("data: 2T", "data"),
        ("1.8B: 2.2T, 7B: much", "7B: much"),
        ("7B: 2T, 7B: 3T", "7B: 3T"),
        ("many (7B: 2T)", "many"),
    ],
)
def test_remarks_are_kept_apart(text: str, rest: str) -> None:
    reading = read_tokens(text)
    assert reading.value is not None
    assert reading.rest == rest
    assert reading.canonical is None


@pytest.mark.parametrize("text", ["2T/3T", "1.2T+2T", "8x7B", "huge", "2", "100", "7B (22B active)", "https://a.b/c"])
def test_what_is_no_amount_is_left(text: str) -> None:
    assert (read_tokens(text).value, read_tokens(text).rest) == (None, text)


def test_an_upper_bound_is_noted() -> None:
    assert read_tokens("up to 2T").notes == (Note.BOUND,)
    assert read_tokens("1T-2T以上").notes == (Note.BOUND,)
    assert canonical_tokens("up to 2T") is None
    assert canonical_tokens("7B: 2T") is None  # that is a mapping
    assert canonical_tokens("２ trillion") == "2T"
