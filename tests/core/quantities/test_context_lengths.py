"""Context lengths: exact and rounded forms, and how people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from modelist.core.quantities import ContextLength, Note, canonical_context, read_context


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("4096", 4096),
        ("262144", 262144),
        ("2K", 2048),
        ("32K", 32768),
        ("128K", 131072),
        ("1M", 1048576),
        ("200K", 200_000),
        ("10M", 10_000_000),
        ("1.5K", 1500),
    ],
)
def test_canonical_lengths(text: str, tokens: int) -> None:
    length = ContextLength.parse(text)
    assert length is not None
    assert (str(length), length.tokens) == (text, tokens)
    assert length.plain() == (int(text) if text.isdigit() else text)


@pytest.mark.parametrize(
    "text", ["", "0", "04096", "4,096", "4k", "32 K", "1.5", "-1", "1T", "32K tokens", "9" * 70, "４096"]
)
def test_other_spellings_are_not_canonical(text: str) -> None:
    assert ContextLength.parse(text) is None


def test_a_fraction_of_a_token_is_refused() -> None:
    with pytest.raises(ValueError, match="whole number"):
        ContextLength(Decimal("1.5"))


def test_order() -> None:
    lengths = filter(None, map(ContextLength.parse, ["1M", "4096", "200K", "4K", "128K"]))
    assert [str(one) for one in sorted(lengths)] == ["4096", "4K", "128K", "200K", "1M"]


@pytest.mark.parametrize(
    ("text", "canonical"),
    {
        "4,096": "4096",
        "4096 tokens": "4096",
        "4k tokens": "4K",
        "128k": "128K",
        "32 K": "32K",
        "up to 128K": "128K",
        "128K context window": "128K",
        "1 million": "1M",
        "100万": "1M",
        "20万": "200K",
        "1,048,576": "1048576",
        "３２Ｋ": "32K",
        "7B: 32K; 14B: 8K": "7B: 32K, 14B: 8K",
        "7B：2,048、13B：4,096": "7B: 2048, 13B: 4096",
        "Phi-3-mini-4k: 4K, Phi-3-mini-128k: 128K": "Phi-3-mini-4k: 4K, Phi-3-mini-128k: 128K",
    }.items(),
)
def test_lengths_as_people_write_them(text: str, canonical: str) -> None:
    reading = read_context(text)
    assert (reading.canonical, reading.rest) == (canonical, "")


@pytest.mark.parametrize("text", ["8K (32K with YaRN)", "4K/8K", "long", "0", "2B", "8x7K"])
def test_what_is_no_length_is_left(text: str) -> None:
    assert (read_context(text).value, read_context(text).rest) == (None, text)


def test_what_a_length_cannot_say_is_noted() -> None:
    assert read_context("128K+").notes == (Note.BOUND,)
    assert read_context("~4k").notes == (Note.APPROXIMATE,)
    assert canonical_context("128K+") is None
    assert canonical_context("7B: 32K") is None
    assert canonical_context("4k") == "4K"
