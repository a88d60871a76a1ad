"""A block of values that is the same for two different models.

Rows and sections are made by copying, and what is not changed afterwards stays wrong: readers find the sizes and the
training data of another model. Look up the values of the model that came later in the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import version_of
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.rule import Example, Problem, Rule, Scope

_MANY_SIZES = 5
_FIELDS = ("sizes", "pretraining_tokens", "context_length", "released", "languages", "resolution")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows against rows and sections against sections that give the same list of three sizes or more."""
    models = read_models(page)
    for mentions in (*(table.rows for table in models.tables), models.sections):
        seen: dict[object, Mention] = {}
        for mention in mentions:
            fact = mention.fact("sizes")
            value = fact.value if fact is not None else None
            if not isinstance(value, tuple) or len(value) < 3:
                continue
            first = seen.setdefault(value, mention)
            if first is mention:
                continue
            problem = _compare(page, mention, first)
            if problem is not None:
                yield problem
                if _are_versions(mention, first):  # either may be the one that was made from the other
                    yield from filter(None, (_compare(page, first, mention),))


def _compare(page: Page, one: Mention, other: Mention) -> Problem | None:
    """Versions of one family hardly share a long list of sizes; other models hardly share sizes and training data."""
    equal = [field for field in _FIELDS if _equal(one, other, field)]
    sizes = one.fact("sizes")
    if sizes is None or not isinstance(sizes.value, tuple):
        return None
    count = len(sizes.value)
    if are_related(one.parsed, other.parsed):
        is_same = len(equal) > 3 or (len(equal) == 3 and "released" in equal)
        copied = _are_versions(one, other) and (count >= _MANY_SIZES or is_same)
    else:
        copied = "pretraining_tokens" in equal and (count >= _MANY_SIZES or len(equal) >= 4)
    if not copied:
        return None
    fields = [fact for field in equal if (fact := one.fact(field)) is not None]
    shown = ", ".join(f"{fact.label} {fact.text}" for fact in fields)
    message = f"{one.name} has the same values as {other.name}: {shown}; were they copied?"
    there = other.fact("sizes")
    related = ((Location(page.path, there.span), f"those of {other.name}"),) if there is not None else ()
    return Problem(sizes.span, message, "Look up the values of both.", one.name, related=related)


def _are_versions(one: Mention, other: Mention) -> bool:
    left, right = version_of(one.name), version_of(other.name)
    return left is not None and right is not None and left[0].split()[0] == right[0].split()[0] and left[1] != right[1]


def _equal(one: Mention, other: Mention, field: str) -> bool:
    left, right = one.fact(field), other.fact(field)
    if left is None or right is None or not left.text:
        return False
    return left.text == right.text or (left.value is not None and left.value == right.value)


RULE = Rule(
    id="values-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Parameters |\n| --- | --- |\n| Qwen | ⟦0.5B/1.8B/4B/7B/14B/72B⟧ |\n"
            "| Qwen1.5 | ⟦0.5B/1.8B/4B/7B/14B/72B⟧ |\n"
        ),
        Example(
            "# L\n\n## Mamba\n\n- Data Scale: 10B tokens\n- Sizes: 130M/370M/790M/1.4B/2.8B\n\n"
            "## Pythia\n\n- Data Scale: 10B tokens\n- Sizes: ⟦130M/370M/790M/1.4B/2.8B⟧\n"
        ),
    ),
    good=(
        Example("| Model | Parameters |\n| --- | --- |\n| Llama | 7B/13B/33B/65B |\n| Alpaca | 7B/13B/33B/65B |\n"),
        Example("| Model | Parameters |\n| --- | --- |\n| Yi | 6B/34B |\n| Yi 1.5 | 6B/34B |\n"),
        Example(
            "| Model | Parameters | Tokens | Language |\n| --- | --- | --- | --- |\n"
            "| OpenLLaMA | 3B/7B/13B | 1T | en |\n"
            "| OpenLLaMA v2 | 3B/7B/13B | 1T | en |\n"
        ),
        Example(
            "| Model | Parameters |\n| --- | --- |\n| Qwen2.5 | 0.5B/1.5B/3B/7B/14B/32B |\n"
            "| Qwen2.5-Coder | 0.5B/1.5B/3B/7B/14B/32B |\n"
        ),
    ),
)
