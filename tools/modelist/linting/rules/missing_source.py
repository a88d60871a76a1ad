"""An entry states facts but names no source.

Nobody can check them, and the next editor cannot tell a fact from a guess. List under `sources` where they were seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_FACTS = ("sizes", "pretraining_tokens", "context_length", "languages", "license", "vision", "results")


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A finding at the first fact of a model without sources; a list that names none at all is left alone."""
    if entry.sources or not is_model(entry) or entry.members:
        return
    facts = [name for name in _FACTS if getattr(entry, name)]
    if facts and any(one.sources for one in context.catalog.entries):
        message = f"'{entry.name}' states {', '.join(facts)} and names no source"
        yield Problem(entry.at(facts[0]).span, message, "Add sources: with the addresses where the facts were seen.")


_BASE = "name: Alpha\norganization: unknown\nreleased: 2024-01\nsizes: {}\nlinks: unknown\n{}"
_OTHER = {"entries/llm/beta.yaml": _BASE.format("[7B]", 'sources: ["https://example.org/card"]\n')}

RULE = Rule(
    id="missing-source",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(Example(_BASE.format("⟦[7B]⟧", ""), path="entries/llm/alpha.yaml", files=_OTHER),),
    good=(
        Example(_BASE.format("[7B]", 'sources: ["https://example.org/paper"]\n'), path="entries/llm/alpha.yaml"),
        Example(_BASE.format("[7B]", ""), path="entries/llm/alpha.yaml"),
    ),
)
