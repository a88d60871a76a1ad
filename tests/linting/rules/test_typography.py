"""Chinese typography and the language of texts, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.link_findings import fixed, found

ENTRY = """\
name: Alpha
organization: lab
released: 2024-01
sizes: [7B]
links:
  code: https://github.com/lab/alpha
description:
  en: |
    {en}
  zh: |
    {zh}
"""
ENGLISH = "It was trained on two trillion words and knows many languages."
CHINESE = "该模型在两万亿词元上训练，支持多种语言。"
FILES = {"entries/organizations.yaml": "lab:\n  name: Lab\n"}
PATH = "entries/llm/alpha.yaml"


def places(en: str, zh: str) -> list[tuple[int, int, str]]:
    return found("wrong-language", ENTRY.format(en=en, zh=zh), PATH, FILES)


def test_descriptions_in_their_own_fields() -> None:
    assert places(ENGLISH, CHINESE) == []
    assert places("GPT-4 (通义千问) is a model of the Qwen family.", "GPT-4。") == []


def test_descriptions_in_each_other_s_fields() -> None:
    assert [one[:2] for one in places(CHINESE, ENGLISH)] == [(9, 5), (11, 5)]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("| 甲,乙 |\n| - |\n| 丙:丁 |\n", "| 甲，乙 |\n| - |\n| 丙：丁 |\n"),
        ("甲. 乙.\n", "甲. 乙。\n"),
        ("[甲,乙](https://x.org/甲,乙)\n", "[甲，乙](https://x.org/甲,乙)\n"),
    ],
)
def test_punctuation_is_widened_in_words_only(text: str, after: str) -> None:
    assert fixed("zh-half-width-punctuation", text) == after


def test_blanks_go_between_scripts_but_not_into_headings_or_code() -> None:
    text = "# 用GPT\n\n用GPT训练 `用GPT`\n"
    assert fixed("zh-latin-space", text) == "# 用GPT\n\n用 GPT 训练 `用GPT`\n"


def test_numbered_items_have_one_bracket() -> None:
    assert found("unbalanced-quotes", "1）甲\n2）乙\n") == []
    assert found("unbalanced-quotes", "甲（乙\n\n丙）\n") == [(1, 2, "（"), (3, 2, "）")]
