"""A release date is far from the day on which the linked Hugging Face collection was made.

The id of a collection carries the time of its making, which is mostly the release of what it collects. A model cannot
be released long after its collection was made, unless the collection is that of an older version. Check date and link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.models.releases import MAX_FROM_COLLECTION, collection_months, released
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections whose date is months later than all of their collections."""
    if "/collections/" not in page.text:
        return
    for mention in read_models(page).mentions:
        dated = released(mention)
        if dated is None:
            continue
        fact, date = dated
        made = collection_months(mention.name, (link.destination for link in mention.links))
        if made and all(one.months_between(date) > options["months"] for one in made):
            message = f"{mention.name} is dated {date}, but its collection was made in {max(made)}, long before"
            yield Problem(
                fact.span, message, "Check the date and whether the collection is this model's.", mention.name
            )


RULE = Rule(
    id="released-far-from-collection",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_FROM_COLLECTION},
    bad=(
        Example(
            "| Model | Date | Weights |\n| --- | --- | --- |\n"
            "| Gemma | ⟦2025-02⟧ | "
            "[Gemma](https://huggingface.co/collections/google/gemma-release-65d5efbccdbb8c4202ec078b) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Date | Weights |\n| --- | --- | --- |\n| Phi-3.5 | 2024-08 | "
            "[Phi](https://huggingface.co/collections/microsoft/phi-3-6626e15e9585a200d2d761e3) |\n"
            "| Gemma GGUF | 2024-08 | "
            "[Gemma](https://huggingface.co/collections/google/gemma-release-65d5efbccdbb8c4202ec078b) |\n"
        ),
        Example(
            "| Model | Date | Weights |\n| --- | --- | --- |\n"
            "| Gemma | 2024-02 | "
            "[Gemma](https://huggingface.co/collections/google/gemma-release-65d5efbccdbb8c4202ec078b) |\n"
        ),
        Example(
            "| Model | Date | Weights |\n| --- | --- | --- |\n"
            "| Llama 2 | 2023-07 | "
            "[L](https://huggingface.co/collections/meta-llama/llama-2-family-661da1f90a9d678b6f55773b) |\n"
        ),
    ),
)
