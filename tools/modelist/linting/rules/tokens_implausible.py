"""An amount of training data that cannot be right beside the model's sizes or its predecessor's amount.

`1.5T` for the successor of a model of `2T` is mostly a lost digit, sizes in the place of tokens a slip of the column,
and fewer than five tokens for a parameter a copied value. Readers compare models by it. Look it up and correct it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import Tokens
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import released, versions_by_family
from modelist.linting.rule import Example, Problem, Rule, Scope

_FEW, _USUAL, _MOST = 5, 20, 200 * 10**12
_LESS = 0.9
_LARGER, _MAX_SIZES = 1.2, 200
_FEWEST = 10**9
"""Fewer are pictures or examples, and no tokens."""

_LARGE, _FIRST_YEAR = 20 * 10**9, 2022
"""The first very large models, and those before 2022, were trained on fewer tokens for each parameter."""

_HELP = "Look up the amount of tokens and correct it."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Amounts that fall from one version to the next, that are the sizes, or that are far too few or too many."""
    found = [(one, fact) for one in read_models(page).mentions if (fact := one.fact("pretraining_tokens")) is not None]
    known = [(one, fact, tokens) for one, fact in found if (tokens := _amount(fact)) is not None]
    yield from _falling(page, known)
    ratios = [ratio for one, _, tokens in known if (ratio := _ratio(one, tokens)) is not None]
    usual = median(ratios) if len(ratios) >= 4 else 0
    for one, fact, tokens in known:
        ratio = _ratio(one, tokens)
        if _is_sizes(one, fact):
            message = f"'{fact.text}' are the sizes of {one.name}, not its amount of training data"
            yield Problem(fact.span, message, _HELP, one.name)
        elif tokens.count > _MOST:
            yield Problem(fact.span, f"no model was trained on {tokens} tokens", _HELP, one.name)
        elif usual >= _USUAL and ratio is not None and ratio < _FEW:
            message = (
                f"{tokens} tokens are fewer than {_FEW} for each parameter of {one.name}; others here had {usual:.0f}"
            )
            yield Problem(fact.span, message, _HELP, one.name)


def _falling(page: Page, known: Sequence[tuple[Mention, Fact, Tokens]]) -> Iterator[Problem]:
    """Each version against the largest amount of the versions before it, but not of models larger than it."""
    for family in versions_by_family(one.name for one, _, _ in known).values():
        older: dict[int | None, int] = {}
        for _, group in groupby(family, key=lambda one: one[0]):
            members = [index for _, index in group]
            for index in members:
                size = _size(known[index][0])
                comparable = [at for other, at in older.items() if not size or not other or other <= size * _LARGER]
                if comparable:
                    largest = max(comparable, key=lambda at: _top(known[at][2]))
                    yield from filter(None, (_fall(page, known[index], known[largest]),))
            for index in members if len(older) < _MAX_SIZES else ():
                size = _size(known[index][0])
                before = older.setdefault(size, index)
                older[size] = max(before, index, key=lambda at: _top(known[at][2]))


def _fall(page: Page, one: tuple[Mention, Fact, Tokens], older: tuple[Mention, Fact, Tokens]) -> Problem | None:
    mention, fact, tokens = one
    if _top(tokens) >= _top(older[2]) * _LESS:
        return None
    message = f"{mention.name} with {tokens} tokens follows {older[0].name} with {older[2]}; did a digit get lost?"
    related = ((Location(page.path, older[1].span), f"{older[0].name}: {older[2]}"),)
    return Problem(fact.span, message, _HELP, mention.name, related=related)


def _amount(fact: Fact) -> Tokens | None:
    return fact.value if isinstance(fact.value, Tokens) else None


def _top(tokens: Tokens) -> int:
    return (tokens.high or tokens.low).whole


def _ratio(one: Mention, tokens: Tokens) -> float | None:
    """Tokens for each parameter of the largest size; None where that says nothing."""
    date = released(one)
    largest = _size(one)
    if largest is None or _top(tokens) < _FEWEST or (date is not None and date[1].year < _FIRST_YEAR):
        return None
    return _top(tokens) / largest if 10**8 <= largest <= _LARGE else None


def _size(one: Mention) -> int | None:
    """The parameters of the largest size; None where there is none."""
    sizes = one.fact("sizes")
    return max(size.parameters for size in sizes.value) if sizes and isinstance(sizes.value, tuple) else None


def _is_sizes(one: Mention, fact: Fact) -> bool:
    sizes = one.fact("sizes")
    return sizes is not None and sizes.text == fact.text and "B" in fact.text.upper()


RULE = Rule(
    id="tokens-implausible",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| Llama 2 | 7B | 2T |\n| Llama 3 | 8B | ⟦1.5T⟧ |\n"),
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| Vicuna | 7B | ⟦7B⟧ |\n"),
        Example(
            "| 模型 | 参数量 | 训练token数 |\n| --- | --- | --- |\n| A | 7B | 2T |\n| B | 7B | 1T |\n"
            "| C | 3B | 300B |\n| D | 13B | 2T |\n| Mamba | 2.8B | ⟦10B⟧ |\n"
        ),
    ),
    good=(
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| Llama 2 | 7B | 2T |\n| Llama 3 | 8B | 15T |\n"),
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| GPT-3 | 175B | 300B |\n| Gopher | 280B | 300B |\n"),
        Example(
            "| Model | Size | Tokens |\n| --- | --- | --- |\n| Gemma | 7B | 6T |\n| Gemma 2 | 2B | 2T |\n"
            "| Gemma 2 | 27B | 13T |\n| Gemma 3 | 4B | 4T |\n| LLaVA | 7B | 558K |\n"
        ),
        Example("| Model | Size | Tokens |\n| --- | --- | --- |\n| Phi-3 | 4B | 3.3T-4.8T |\n| Phi-2 | 3B | 1.4T |\n"),
    ),
)
