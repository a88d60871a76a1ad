"""An entry's release date is far from the day on which its Hugging Face collection was made.

The id of a collection carries the time of its making, which is mostly the release of what it collects. A model cannot
be released long after its collection was made, unless the collection is that of an older version. Check date and link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.models.releases import MAX_FROM_COLLECTION, collection_months
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """An entry whose date is months later than all of its collections."""
    date = entry.released
    if date is None:
        return
    made = collection_months(entry.name, (link.url for link in entry.links.weights))
    if made and all(one.months_between(date) > options["months"] for one in made):
        message = f"released {date}, but its collection was made in {max(made)}, long before"
        yield Problem(entry.at("released").span, message, "Check the date and whether the collection is this model's.")


_ENTRY = (
    "name: {}\norganization: unknown\nreleased: {}\nlinks:\n"
    "  weights: https://huggingface.co/collections/google/gemma-release-65d5efbccdbb8c4202ec078b\n"
)

RULE = Rule(
    id="entry-released-far-from-collection",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_FROM_COLLECTION},
    bad=(Example(_ENTRY.format("Gemma", "⟦2025-02⟧"), path="entries/llm/gemma.yaml"),),
    good=(
        Example(_ENTRY.format("Gemma", "2024-02"), path="entries/llm/gemma.yaml"),
        Example(_ENTRY.format("Gemma GGUF", "2025-02"), path="entries/llm/gemma-gguf.yaml"),
    ),
)
