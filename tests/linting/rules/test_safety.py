"""Unsafe and deceptive text, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.link_findings import fixed, found


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "vbscript:x", "data:text/html,x"],
)
def test_executable_targets(target: str) -> None:
    assert found("html-script", f"| a |\n| - |\n| [x]({target}) |\n") == [(3, 7, target)]


@pytest.mark.parametrize("tag", ['<svg onload="x">', "<a ONCLICK=x>", "<img src=a onerror=x>"])
def test_event_handlers_are_marked_by_name(tag: str) -> None:
    (place,) = found("html-script", f"a {tag} b\n")
    assert place[2].lower().startswith("on")


def test_attributes_that_only_begin_like_handlers() -> None:
    assert found("html-script", '<img src="a" on="1" alt="onclick"> [data](data.md) [d](data/a.md)\n') == []


@pytest.mark.parametrize("text", ["👨‍👩‍👧 🏳️‍🌈 ❤️", "می‌خواهم", "क्‍ष", "`a\u200bb`", "```\n\u200b\n```"])
def test_joiners_that_belong(text: str) -> None:
    assert found("invisible-character", f"{text}\n") == []


def test_an_invisible_character_in_a_cell_is_removed() -> None:
    text = "| a |\n| - |\n| Fal\u200bcon |\n"
    assert found("invisible-character", text) == [(3, 6, "\u200b")]
    assert fixed("invisible-character", text) == "| a |\n| - |\n| Falcon |\n"


@pytest.mark.parametrize("text", ["GPT-4о", "Сlaude", "Mіstral"])
def test_look_alikes_in_names(text: str) -> None:
    found_words = [one[2] for one in found("look-alike-letters", f"## {text}\n")]
    assert found_words == ([text] if "-" not in text else [])


@pytest.mark.parametrize(
    "text", ["ΔLoRA", "βVAE", "Москва", "Νέα", "π0", "μTransfer", "русский GPT", "λ-calculus", "```\nFаlcon\n```"]
)
def test_letters_of_other_alphabets_that_are_meant(text: str) -> None:
    assert found("look-alike-letters", f"{text}\n") == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[a](https：／／x.org)\n", "[a](https://x.org)\n"),
        ("[a](https://x.org/?a＝１)\n", "[a](https://x.org/?a=1)\n"),
        ("[a]（https://x.org/b)\n", "[a](https://x.org/b)\n"),
    ],
)
def test_full_width_characters_in_addresses_are_mended(text: str, after: str) -> None:
    assert fixed("full-width-url", text) == after


@pytest.mark.parametrize(
    "text", ["（见 https://x.org ）", "[a](https://x.org)（好）", "[图](图（1）.md)", "`https：//x`"]
)
def test_full_width_characters_beside_addresses(text: str) -> None:
    assert found("full-width-url", f"{text}\n") == []


def test_words_in_angle_brackets_vanish() -> None:
    text = "The <think> token, `<think>`, \\<think>, <https://x.org>, 3 < 4 > 2 and a<b.\n"
    assert found("html-dropped", text) == [(1, 5, "<think>")]
