"""The text of a section speaks of more training data than its list of facts gives.

A model cannot be trained on 1.5T tokens when all of its data are 1.37T, so one of the two is wrong. Look it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import Tokens
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_AMOUNT = lazy_pattern(
    r"(?<![A-Za-z0-9.])(?P<number>\d{1,4}(?:\.\d{1,3})?)\s?(?P<unit>T|B|trillion|billion|万亿)\s?个?(?:的)?\s?(?:tokens?\b|令牌|词元)",
    re.IGNORECASE,
)
_UNITS = {"b": 10**9, "billion": 10**9}
_TRAINED = lazy_pattern(r"\b(?:pre-?)?train(?:ed|s)\b|\btraining (?:on|used|uses|took|with)\b|训练", re.IGNORECASE)
_OF_OTHERS = lazy_pattern(
    r"\b(?:predecessor|previous|earlier|unlike|than|compar\w*|versus|vs|which|whose|filter\w*|raw|plan\w*|will|goal|aim\w*"
    r"|upcoming|contin\w*|further|corpus of|dataset of|out of|from(?! scratch))\b"
    r"|前代|上一代|相比|不同于|超过|计划|将在|过滤|清洗|筛选|继续|数据集(?:包含|有|共)",
    re.IGNORECASE,
)
"""Signs of a sentence on other data or another model's."""
_SENTENCE = lazy_pattern(r"[^.。!！?？\n]*(?:\.(?=\d)[^.。!！?？\n]*)*")
_MORE, _MAX_TEXT = Decimal("1.05"), 20_000


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections with an amount in their facts and a larger one in a sentence on training that names no other model."""
    models = read_models(page)
    names = [one.name.casefold() for one in models.sections if len(one.name) > 2]
    for section in models.sections:
        fact = section.fact("pretraining_tokens")
        value = fact.value if fact is not None else None
        if fact is None or not isinstance(value, Tokens) or value.more_than or section.section is None:
            continue
        span = Span(section.section.own.start, min(section.section.own.end, section.section.own.start + _MAX_TEXT))
        for match in _AMOUNT.finditer(page.text, span.start, span.end):
            amount = Decimal(match["number"]) * _UNITS.get(match["unit"].lower(), 10**12)
            own = match.start() < fact.span.end and match.end() > fact.span.start
            if own or amount <= (value.high or value.low).whole * _MORE:
                continue
            if _is_of_this(_sentence(page.text, span, match.start()), section.name.casefold(), names):
                message = f"the text of {section.name} says '{match[0]}', its facts '{fact.text}'"
                there = ((Location(page.path, Span(match.start(), match.end())), "said here"),)
                yield Problem(fact.span, message, "Look it up and correct the wrong one.", section.name, related=there)
                break


def _sentence(text: str, span: Span, at: int) -> str:
    start = max(text.rfind(mark, span.start, at) for mark in (". ", "。", "\n", "！", "? "))
    match = _SENTENCE.match(text, max(start + 1, span.start), span.end)
    return match[0] if match is not None else ""


def _is_of_this(sentence: str, name: str, names: list[str]) -> bool:
    low = sentence.casefold()
    if _TRAINED.search(low) is None or _OF_OTHERS.search(low):
        return False
    return not any(one in low and one not in name and name not in one for one in names)


RULE = Rule(
    id="tokens-contradict-text",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(
            "# L\n\n## XGen\n\nXGen was trained on up to 1.5T tokens.\n\n- **Date:** 2023-06\n- **Tokens:** ⟦1.37T⟧\n"
        ),
        Example(
            "# L\n\n## Yi\n\nYi is trained from scratch on 800B tokens.\n\n- **Date:** 2023-06\n- **Tokens:** ⟦500B⟧\n"
        ),
        Example("# L\n\n## XGen\n\n在高达1.5T令牌的情况下训练。\n\n- **时间：** 2023-06\n- **训练数据量：** ⟦1.37T⟧\n"),
    ),
    good=(
        Example("# L\n\n## Yi\n\nIt was trained on 3.1T tokens.\n\n- **Date:** 2023-11\n- **Tokens:** 3.1T\n"),
        Example(
            "# L\n\n## Yi\n\nThe one before, from which it was trained on, had 18T tokens. "
            "Unlike Foo, trained on 36T tokens, it has less. "
            "The training set has 30T tokens.\n\n- **Date:** 2023-11\n- **Tokens:** 3.1T\n"
        ),
        Example("# L\n\n## Yi\n\nIts code was trained on 0.5T tokens.\n\n- **Date:** 2023-11\n- **Tokens:** 3.1T\n"),
    ),
)
