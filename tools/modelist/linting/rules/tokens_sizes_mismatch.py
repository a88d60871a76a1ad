"""Amounts of training data by size are given for other sizes than the model is said to have.

`1.8B: 2.2T; 7B: 2.4T` beside the sizes 0.5B, 1.8B and 7B leaves readers to ask whether 0.5B exists, or what it was
trained on. Complete the amounts, or correct the sizes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import Note, Size
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.name_conflicts import near_sizes
from modelist.linting.rule import Example, Problem, Rule, Scope

_OPEN = frozenset({Note.RANGE, Note.BOUND})
_OTHERS = lazy_pattern(r"\.\.\.|…|等|\betc\b|\bup\b|\bmore\b|\bothers?\b", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Models with amounts for two sizes or more."""
    for mention in read_models(page).mentions:
        fact = mention.fact("pretraining_tokens")
        if fact is None or not isinstance(fact.value, tuple):
            continue
        given, listed = _by_size(fact.value), _sizes(mention)
        if len(given) < 2 or not listed:
            continue
        extra, missing = _without(given, listed), _without(listed, given)
        if not extra and not missing:
            continue
        said = [f"no amount for {', '.join(map(str, sorted(missing)))}"] if missing else []
        said += [f"an amount for {', '.join(map(str, sorted(extra)))}, which is no size of it"] if extra else []
        message = f"{mention.name} has {' and '.join(said)}"
        yield Problem(fact.span, message, "Complete the amounts, or correct the sizes.", mention.name)


def _by_size(value: Any) -> set[Size]:
    keys = [Size.parse(key) for key, _ in value] if isinstance(value, tuple) else []
    return {one for one in keys if one is not None} if all(keys) else set()


def _without(sizes: set[Size], others: set[Size]) -> set[Size]:
    """The sizes that are none of the others, rounded."""
    near = {one for one in sizes for two in others if near_sizes(one.parameters / 10**6, two.parameters / 10**6)}
    return sizes - near


def _sizes(mention: Mention) -> set[Size]:
    fact = mention.fact("sizes")
    if fact is None or not isinstance(fact.value, tuple) or _OPEN.intersection(fact.reading.notes):
        return set()
    sizes = {one for one in fact.value if isinstance(one, Size)}
    is_whole = not any(one.experts for one in sizes) and not _OTHERS.search(fact.text)
    return sizes if is_whole else set()


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
        Example(
            "| Model | Size | Tokens |\n| --- | --- | --- |\n| A | 6.7B/13B | 7B:1T;13B:1T |\n"
            "| B | 0.5B, 7B, ... | 7B:1T;72B:3T |\n| C | 8x7B/8x22B | 7B:1T;22B:1T |\n"
        ),
    ),
)
