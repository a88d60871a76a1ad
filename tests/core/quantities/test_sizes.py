"""Sizes: the canonical grammar, what order they have, and how people write lists of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from modelist.core.quantities import Amount, NamedSize, Note, Size, canonical_size, read_size, read_sizes


@pytest.mark.parametrize(
    "text",
    [
        "7B",
        "0.5B",
        "14M",
        "1.3B",
        "500M",
        "1T",
        "8x7B",
        "16x17B",
        "16x3.8B",
        "235B-A22B",
        "14.3B-A2.7B",
        "E2B",
        "8x22B-A39B",
    ],
)
def test_canonical_sizes(text: str) -> None:
    assert str(Size.parse(text)) == text
    assert read_sizes(text).exact


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7b",
        "7",
        "B",
        "7.0B",
        "07B",
        ".5B",
        "0B",
        "0.0B",
        "7 B",
        "7B ",
        "7B\n",
        "8X7B",
        "8×7B",
        "x7B",
        "0x7B",
        "E8x7B",
        "A2.7B",
        "7B-2B",
        "7B-a2B",
        "7G",
        "７B",
        "7B-A",
        "-7B",
        "+7B",
        "1e3B",
        "٧B",
        "7" * 80 + "B",
        "1234567890123456B",
    ],
)
def test_other_spellings_are_not_canonical(text: str) -> None:
    assert Size.parse(text) is None


def test_the_parts_of_a_size() -> None:
    assert Size.parse("8x7B") == Size(Decimal(7), "B", experts=8)
    assert Size.parse("235B-A22B") == Size(Decimal(235), "B", active=Amount(Decimal(22), "B"))
    assert Size.parse("E2B") == Size(Decimal(2), "B", effective=True)
    assert Size(Decimal("7.00"), "B") == Size(Decimal(7), "B")
    assert str(Size(Decimal("7.00"), "B")) == "7B"
    assert str(Size(Decimal("1E+2"), "M")) == "100M"


@pytest.mark.parametrize("number", ["0", "-1", "NaN", "Infinity", "1E+20", "1E+999999", "1E-20"])
def test_impossible_numbers_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match="not a positive number"):
        Size(Decimal(number), "B")


def test_impossible_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="experts"):
        Size(Decimal(7), "B", experts=8, effective=True)
    with pytest.raises(ValueError, match="experts"):
        Size(Decimal(7), "B", experts=0)
    with pytest.raises(ValueError, match="not a positive number"):
        Size(Decimal(7), "B", active=Amount(Decimal(0), "B"))


def test_order_and_parameters() -> None:
    texts = ["14M", "500M", "0.5B", "7B-A1B", "7B", "46.7B", "8x7B", "235B-A22B", "1T"]
    sizes = [size for size in map(Size.parse, texts) if size is not None]
    assert [str(size) for size in sorted(sizes, reverse=True)] == [
        *("1T", "235B-A22B", "8x7B", "46.7B", "7B", "7B-A1B", "500M", "0.5B", "14M"),
    ]
    assert [(size.parameters, size.active_parameters) for size in sizes[-3:-1]] == [
        (56 * 10**9,) * 2,
        (235 * 10**9, 22 * 10**9),
    ]


def test_a_named_size() -> None:
    total, active = Size(Decimal(109), "B"), Size(Decimal(17), "B")
    named = NamedSize("16x17B", total, active)
    assert str(named) == "16x17B (109B, 17B active)"
    assert str(NamedSize("109B", total)) == "109B"
    assert named.plain() == {"name": "16x17B", "total": "109B", "active": "17B"}
    assert NamedSize("Base", total).plain() == {"name": "Base", "total": "109B"}
    assert (named.parameters, named.active_parameters) == (109 * 10**9, 17 * 10**9)
    assert NamedSize("Base", total).active_parameters == 109 * 10**9
    assert named < NamedSize("Base", total)
    assert sorted([named, Size(Decimal(70), "B")], key=lambda size: size.sort_key)[1] is named


LISTS = {
    "7B/13B/70B": "7B, 13B, 70B",
    "0.5B/1.8B/4B/7B/14B/72B": "0.5B, 1.8B, 4B, 7B, 14B, 72B",
    "0.5B, 1.8B": "0.5B, 1.8B",
    "7b": "7B",
    "7 B": "7B",
    "7 billion": "7B",
    "7-billion parameters": "7B",
    "1.3 Billion / 350 million": "1.3B, 350M",
    "8×7B": "8x7B",
    "8*7B": "8x7B",
    "8 X 7b": "8x7B",
    "1.6Bx4": "4x1.6B",
    "1.40B": "1.4B",
    "7B<br />13B<br>70B": "7B, 13B, 70B",
    "７Ｂ，１３Ｂ": "7B, 13B",
    "（7B）": "7B",
    "**7B** / `13B`": "7B, 13B",
    "7B&nbsp;/&nbsp;13B": "7B, 13B",
    "70亿": "7B",
    "130亿参数": "13B",
    "7000万": "70M",
    "1.5万亿": "1.5T",
    "70億、130億": "7B, 13B",
    "7B & 13B": "7B, 13B",
    "7B和13B": "7B, 13B",
    "7B、13B": "7B, 13B",
    "7B, 13B and 70B": "7B, 13B, 70B",
    "7B 13B": "7B, 13B",
    "7B | 13B": "7B, 13B",
    "7/13/70B": "7B, 13B, 70B",
    "7,13,70B": "7B, 13B, 70B",
    "1,300M": "1300M",
    "7,000,000,000": "7B",
    "7B, 13B, 7B": "7B, 13B",
    "235B (22B active)": "235B-A22B",
    "235B（激活22B）": "235B-A22B",
    "235B (A22B)": "235B-A22B",
    "30B/A3B": "30B-A3B",
    "1T total, 32B active": "1T-A32B",
    "16B (2.4B activated params) / 236B (21B activated params)": "16B-A2.4B, 236B-A21B",
    "7B active (14B total)": "14B-A7B",
    "激活22B，总235B": "235B-A22B",
    "8x7B (46.7B)": "8x7B (46.7B)",
    "16x17B（109B、17B 激活）": "16x17B (109B, 17B active)",
    "E2B/E4B": "E2B, E4B",
}


@pytest.mark.parametrize(("text", "canonical"), LISTS.items())
def test_lists_of_sizes(text: str, canonical: str) -> None:
    reading = read_sizes(text)
    assert (reading.canonical, reading.rest, reading.notes) == (canonical, "", ())


@pytest.mark.parametrize(
    ("text", "sizes", "rest"),
    [
        ("1.3B（base）", ["1.3B"], "base"),
        ("2.7B LLM", ["2.7B"], "LLM"),
        ("1.0 Air (6B LLM)", ["6B"], "1.0 Air, LLM"),
        ("Qwen-7B/14B", ["7B", "14B"], "Qwen"),
        ("7b-chat", ["7B"], "chat"),
        ("3B / 7B (coming soon)", ["3B", "7B"], "coming soon"),
        ("7B(13B)", ["7B"], "13B"),
        ("3B-MoE (64B total)", ["3B"], "MoE, 64B"),
        ("2.4B LLM + 0.4B encoder", ["2.4B", "0.4B"], "LLM, encoder"),
        ("4-bit 7B", ["7B"], "4-bit"),
        ("Phi 2, 7B", ["7B"], "Phi 2"),
        ("7B²", ["7B"], "²"),
        ("8x7B x 2", ["8x7B"], "x 2"),
    ],
)
def test_remarks_are_kept_apart(text: str, sizes: list[str], rest: str) -> None:
    reading = read_sizes(text)
    assert [str(size) for size in reading.value or ()] == sizes
    assert reading.rest == rest
    assert reading.canonical is None


@pytest.mark.parametrize(
    ("text", "sizes", "note"),
    [
        ("14M～12B", ["14M", "12B"], Note.RANGE),
        ("14M-12B", ["14M", "12B"], Note.RANGE),
        ("14M – 12B", ["14M", "12B"], Note.RANGE),
        ("2.7B→70B", ["2.7B", "70B"], Note.RANGE),
        ("2.7B -> 70B", ["2.7B", "70B"], Note.RANGE),
        ("1 to 7B", ["1B", "7B"], Note.RANGE),
        ("7B至70B", ["7B", "70B"], Note.RANGE),
        ("~7B", ["7B"], Note.APPROXIMATE),
        ("约70亿", ["7B"], Note.APPROXIMATE),
        ("about 7B, 13B", ["7B", "13B"], Note.APPROXIMATE),
        ("70B+", ["70B"], Note.BOUND),
        ("up to 70B", ["70B"], Note.BOUND),
        ("<5B", ["5B"], Note.BOUND),
        ("7B, 100B以上", ["7B", "100B"], Note.BOUND),
    ],
)
def test_what_a_list_cannot_say_is_noted(text: str, sizes: list[str], note: Note) -> None:
    reading = read_sizes(text)
    assert [str(size) for size in reading.value or ()] == sizes
    assert reading.notes == (note,)
    assert reading.rest == ""
    assert (reading.canonical is None) == (note is not Note.APPROXIMATE)


@pytest.mark.parametrize("text", ["", "TBD", "-", "暂无", "unknown"])
def test_placeholders_say_nothing(text: str) -> None:
    assert (read_sizes(text).value, read_sizes(text).rest) == (None, "")


@pytest.mark.parametrize("text", ["large", "7", "Qwen1.5-MoE-A2.7B", "v1.5", "0B", "20B active", "7Bx", "1" * 30 + "B"])
def test_what_is_no_size_is_left(text: str) -> None:
    assert (read_sizes(text).value, read_sizes(text).rest) == (None, text)


def test_one_size() -> None:
    assert canonical_size("8×7b") == "8x7B"
    assert canonical_size("~7B") == "7B"
    assert canonical_size("7B/13B") is None
    assert canonical_size("14M～12B") is None
    assert canonical_size("1.3B（base）") is None
    assert canonical_size("16x17B (109B)") is None  # that is a mapping, not a size
    assert read_size("7B/13B").rest == "7B/13B"
    assert read_size("16x17B (109B)").value == NamedSize("16x17B", Size(Decimal(109), "B"))
