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
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.models import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = lazy_pattern(r"[a-z]{2,4}(?:\s?[,;/|&+、，]\s?[a-z]{2,4})*")
_CODE = lazy_pattern(r"[a-z]{2,4}")
_COUNTRIES = {
    "cn": "zh",
    "ch": "zh",
    "jp": "ja",
    "kr": "ko",
    "ge": "de",
    "sp": "es",
    "vn": "vi",
    "eng": "en",
    "chi": "zh",
}
_OTHERS = frozenset("all any etc and code yue multi none".split())


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists of codes with one that is none, or that is a country's."""
    for mention in read_models(page).mentions:
        fact = mention.fact("languages")
        if fact is None or not _CODES.fullmatch(fact.text):
            continue
        codes = _CODE.findall(fact.text)
        if not any(is_language(one) and one not in _COUNTRIES for one in codes) and codes[0] not in _COUNTRIES:
            continue
        for code in codes:
            if code in _OTHERS or (is_language(code) and code not in _COUNTRIES) or len(code) == 4:
                continue
            right = _COUNTRIES.get(code)
            advice = f"Write '{right}'." if right else "Write the ISO 639-1 code."
            yield Problem(
                _place(page, fact.span, code), f"'{code}' is no code of the language meant", advice, mention.name
            )


def _place(page: Page, span: Span, code: str) -> Span:
    found = re.search(rf"(?<![a-z]){code}(?![a-z])", page.document.slice(span))
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
    ),
    good=(
        Example(
            "| Model | Language |\n| --- | --- |\n| A | en,zh |\n| B | English |\n| C | multilingual |\n"
            "| D | en, code |\n"
        ),
        Example("| Model | Language |\n| --- | --- |\n| A | all |\n| B | 中英 |\n"),
    ),
)
