"""The title of a paper is all in capitals, where the other titles of the page are not.

It was copied from a PDF that sets its title so. Names in it lose their spelling, as ERNIE-ViL becomes ERNIE-VIL, and a
reader's eye stops at it for no reason. Write it as its page on arXiv does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_WORDS, _MIN_LETTERS = 4, 20
_ACRONYM, _MIN_LONG = 5, 3
"""Letters up to which a word may be an acronym, and longer words that a title has at least."""

_MIN_TITLES, _MOST = 5, 0.2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Link texts of several words without a small letter."""
    if "](http" not in page.text:
        return
    titles = [one for one in page.links if len(one.text.split()) >= _MIN_WORDS and not is_image(one)]
    loud = [one for one in titles if one.text.isupper() and sum(map(str.isupper, one.text)) >= _MIN_LETTERS]
    loud = [one for one in loud if sum(len(word) > _ACRONYM for word in one.text.split()) >= _MIN_LONG]
    if len(titles) - len(loud) >= _MIN_TITLES and len(loud) <= _MOST * len(titles):
        for link in loud:
            message = f"{shown(link.text)} is all in capitals, unlike the other titles"
            yield Problem(link.text_span, message, "Write it as the paper's page does.", link.text)


_TITLES = "".join(f"- [A Study of Large Models, Part {n}](https://a.org/{n})\n" for n in range(5))

RULE = Rule(
    id="title-capitals",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(Example(_TITLES + "- [⟦SEMVLP: LANGUAGE PRE-TRAINING BY ALIGNING SEMANTICS⟧](https://a.org/s)\n"),),
    good=(
        Example(_TITLES + "- [中文 BERT GPT LLM 评测 MMLU GLUE CLUE](https://a.org/c)\n"),
        Example(_TITLES + "- [GPT](https://a.org/g) [MMLU 5-SHOT CHAT EVAL](https://a.org/m)\n"),
        Example("- [A STUDY OF LARGE MODELS](https://a.org/s)\n- [ANOTHER STUDY OF THESE MODELS](https://a.org/t)\n"),
    ),
)
