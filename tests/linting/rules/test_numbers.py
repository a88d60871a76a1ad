"""Sizes, tokens and languages, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.readme_findings import findings

HEAD = "| Model | Size | Tokens | Language |\n| --- | --- | --- | --- |\n"


@pytest.mark.parametrize(
    "text", ["7B", "7B/13B", "8x7B", "235B-A22B", "130亿", "400MB", "1,300M", "base", "7b~70b", "-", "1.5-2B"]
)
def test_sizes_that_are_well_formed(text: str) -> None:
    assert findings(f"{HEAD}| Bear | {text} | 2T | en |\n", "size-malformed") == []


@pytest.mark.parametrize("text", ["7BB", "1.3.5B", "1. 8B", "7B/13BB"])
def test_slips_in_sizes(text: str) -> None:
    assert findings(f"{HEAD}| Bear | {text} | 2T | en |\n", "size-malformed") == [("size-malformed", 3, text)]


@pytest.mark.parametrize("text", ["en,zh", "en/zh/ja", "English", "中英", "multilingual", "en, code", "100+"])
def test_languages_that_are_well_formed(text: str) -> None:
    assert findings(f"{HEAD}| Bear | 7B | 2T | {text} |\n", "language-malformed") == []


def test_a_country_is_no_language() -> None:
    assert findings(f"{HEAD}| Bear | 7B | 2T | en,cn |\n", "language-malformed") == [("language-malformed", 3, "cn")]


def test_a_torn_number_is_not_taken_for_its_second_half() -> None:
    rows = "| Bear | 7B | 0. 8T～3T | en |\n| Bear 1.5 | 7B | 3.6T | en |\n"
    assert findings(f"{HEAD}{rows}", "tokens-implausible") == []
    assert findings(f"{HEAD}{rows}", "tokens-malformed") == [("tokens-malformed", 3, "0. 8T～3T")]


def test_tokens_of_a_variant_and_of_an_unrelated_model_may_be_fewer() -> None:
    rows = "| Bear 2 | 7B | 2T | en |\n| Bear 3 Code | 7B | 500B | en |\n| Cat 3 | 7B | 1T | en |\n"
    assert findings(f"{HEAD}{rows}", "tokens-implausible") == []


def test_the_first_very_large_models_saw_few_tokens() -> None:
    rows = "".join(f"| M{one} | 7B | 2T | en |\n" for one in range(5)) + "| GPT-3 | 175B | 300B | en |\n"
    assert findings(f"{HEAD}{rows}", "tokens-implausible") == []
    assert findings(f"{HEAD}{rows}| Tiny | 3B | 10B | en |\n", "tokens-implausible") == [
        ("tokens-implausible", 9, "10B")
    ]


def test_sizes_in_a_section_that_repeat_versions_too() -> None:
    links = "[phi-1](https://huggingface.co/microsoft/phi-1) [phi-2](https://huggingface.co/microsoft/phi-2)"
    text = (
        f"# L\n\n| Model | Size | Weights |\n| --- | --- | --- |\n| phi | 1B/2B | {links} |\n\n"
        "## phi\n\n- Date: 2023-12\n- Size: 1B/2B\n"
    )
    assert [line for _, line, _ in findings(text, "size-is-version")] == [5, 10]


def test_text_on_other_models_does_not_contradict() -> None:
    facts = "\n\n- Date: 2024-01\n- Tokens: 2T\n\n"
    bear = f"# L\n\n## Bear\n\nUnlike Wolf, trained on 15T tokens, it is small.{facts}"
    text = f"{bear}## Wolf\n\nTrained on 15T tokens.{facts}"
    assert findings(text, "tokens-contradict-text") == [("tokens-contradict-text", 15, "2T")]


def test_amounts_for_other_sizes_than_listed() -> None:
    rows = "| Bear | 1.8B/7B | 1.8B:2.2T;7B:2.4T | en |\n| Cat | 1.8B/7B | 1.8B: 2.2T; 14B: 3T | en |\n"
    assert findings(f"{HEAD}{rows}", "tokens-sizes-mismatch") == [("tokens-sizes-mismatch", 4, "1.8B: 2.2T; 14B: 3T")]
