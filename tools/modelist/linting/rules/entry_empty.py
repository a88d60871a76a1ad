"""An entry says nothing but its name.

`modelist new` writes `unknown` where a value is still to be found. Left so, the page gets a row of blank cells, and a
reader learns neither what the model is nor where to find it. Fill in what is known, at least one link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_NO_FACTS = frozenset({"id", "kind", "source", "name", "aliases", "status", "links", "tags", "lint"})
"""What an entry has beside the facts; ``links`` is a record, which is looked into."""


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A finding at the name of an entry without any fact and any link."""
    if entry.released or entry.organization or entry.links.all():
        return  # as nearly all
    if not any(getattr(entry, one.name) for one in fields(entry) if one.name not in _NO_FACTS):
        message = f"{shown(entry.name)} says nothing but its name"
        advice = "Fill in what is known, at least one link and where it was seen."
        yield Problem(entry.at("name").span, message, advice)


_NEW = "name: ⟦Alpha⟧\norganization: unknown\nreleased: unknown\nlinks: unknown\n"

RULE = Rule(
    id="entry-empty",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(
        Example(_NEW, path="entries/llm/alpha.yaml"),
        Example(
            "name: ⟦Alpha⟧\norganization: unknown\nlinks: unknown\ntags: [new]\n", path="entries/platform/alpha.yaml"
        ),
    ),
    good=(
        Example(
            "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\n", path="entries/llm/alpha.yaml"
        ),
        Example(
            "name: Alpha\norganization: unknown\nlinks: {homepage: https://example.org/alpha}\n",
            path="entries/platform/alpha.yaml",
        ),
    ),
)
