"""Amounts of training data by size are given for other sizes than the model is said to have.

`1.8B: 2.2T; 7B: 2.4T` beside the sizes 0.5B, 1.8B and 7B leaves readers to ask whether 0.5B exists, or what it was
trained on. Complete the amounts, or correct the sizes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import Note, Size
from modelist.linting.context import Page
from modelist.linting.models import Mention, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Models with amounts for two sizes or more."""
    for mention in read_models(page).mentions:
        fact = mention.fact("pretraining_tokens")
        if fact is None or not isinstance(fact.value, tuple):
            continue
        given, listed = _by_size(fact.value), _sizes(mention)
        if len(given) < 2 or not listed or given == listed:
            continue
        extra, missing = given - listed, listed - given
        said = [f"no amount for {', '.join(map(str, sorted(missing)))}"] if missing else []
        said += [f"an amount for {', '.join(map(str, sorted(extra)))}, which is no size of it"] if extra else []
        message = f"{mention.name} has {' and '.join(said)}"
        yield Problem(fact.span, message, "Complete the amounts, or correct the sizes.", mention.name)


def _by_size(value: Any) -> set[Size]:
    keys = [Size.parse(key) for key, _ in value] if isinstance(value, tuple) else []
    return {one for one in keys if one is not None} if all(keys) else set()


def _sizes(mention: Mention) -> set[Size]:
    fact = mention.fact("sizes")
    if fact is None or not isinstance(fact.value, tuple) or Note.RANGE in fact.reading.notes:
        return set()
    return {one for one in fact.value if isinstance(one, Size)}


RULE = Rule(
    id="tokens-sizes-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(
            "| Model | Size | Tokens |\n| --- | --- | --- |\n| Qwen | 0.5B/1.8B/7B | ⟦1.8B:2.2T;7B:2.4T⟧ |\n"
            "| Gemma | 2B/7B | 6T |\n"
        ),
    ),
    good=(
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| Qwen | 1.8B/7B | 1.8B:2.2T;7B:2.4T |\n"),
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| Qwen | 1.8B-72B | 1.8B:2.2T;7B:2.4T |\n"),
    ),
)
