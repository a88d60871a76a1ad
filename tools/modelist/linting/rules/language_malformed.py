"""A code of a language that does not exist.

Among codes such as `en, zh`, a `ch` or `kr` is a slip: Chinese is `zh`, `ch` is Chamorro, and `kr` is Kanuri. Readers
who search by code miss the model. Write the ISO 639-1 code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_language
from modelist.core.quantities.languages import LANGUAGES_OF_COUNTRIES
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = lazy_pattern(r"[a-z]{2,4}(?:\s?[,;/|&+、，]\s?[a-z]{2,4})*")
_CODE = lazy_pattern(r"[a-z]{2,4}")
_COUNTRIES = {
    **LANGUAGES_OF_COUNTRIES,
    "ge": "de",
    "sp": "es",
    "eng": "en",
    "chi": "zh",
}
_OTHERS = frozenset("all any etc and code multi none wu".split())
_OF_PROGRAMS = frozenset("py js ts rs rb cpp java sql php rust bash html css".split())
"""Short names of programming languages; a list with one of them is of those."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists of codes with one that is none, or that is a country's."""
    for mention in read_models(page).mentions:
        fact = mention.fact("languages")
        text = fact.text.lower() if fact is not None else ""
        if fact is None or not _CODES.fullmatch(text):
            continue
        codes = _CODE.findall(text)
        if not _OF_PROGRAMS.isdisjoint(codes) or all(len(one) == 3 for one in codes):
            continue
        if not any(is_language(one) and one not in _COUNTRIES for one in codes) and codes[0] not in _COUNTRIES:
            continue
        for code in codes:
            if code not in _COUNTRIES and (_may_be_code(code) or text != fact.text):
                continue
            right = _COUNTRIES.get(code)
            advice = f"Write '{right}'." if right else "Write the ISO 639-1 code."
            message = f"'{code}' is no code of {'the language meant' if right else 'a language'}"
            yield Problem(_place(page, fact.span, code), message, advice, mention.name)


def _may_be_code(code: str) -> bool:
    """Whether it is a code, or may be one of ISO 639-3, whose languages mostly have no other."""
    return len(code) != 2 or is_language(code) or code in _OTHERS


def _place(page: Page, span: Span, code: str) -> Span:
    found = re.search(rf"(?<![a-z]){code}(?![a-z])", page.document.slice(span), re.IGNORECASE)
    return span if found is None else Span(span.start + found.start(), span.start + found.end())


RULE = Rule(
    id="language-malformed",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example("| Model | Language |\n| --- | --- |\n| Qwen | en, ⟦ch⟧ |\n"),
        Example("| 模型 | 语言 |\n| --- | --- |\n| Qwen | en/⟦xq⟧ |\n"),
        Example("| Model | Language |\n| --- | --- |\n| Qwen | **EN** / ⟦CN⟧ |\n"),
    ),
    good=(
        Example(
            "| Model | Language |\n| --- | --- |\n| A | en,zh |\n| B | English |\n| C | multilingual |\n"
            "| D | en, code |\n"
        ),
        Example(
            "| Model | Language |\n| --- | --- |\n| A | py, js, ts |\n| B | eng, fra, cmn |\n"
            "| C | en, fil, ceb, yue |\n| D | EN, ML, AI |\n"
        ),
        Example("| Model | Language |\n| --- | --- |\n| A | all |\n| B | 中英 |\n"),
    ),
)
