"""An entry's release date lies in the future.

A list tells what there is; a date that has not come is a slip in the year or month. Correct it, or set `status` and
leave the date unknown until the release.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.models.releases import is_future
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A date after today."""
    if entry.released is not None and is_future(entry.released, context.today):
        message = f"released {entry.released} is yet to come"
        yield Problem(entry.at("released").span, message, "Correct the year or month.")


_ENTRY = "name: Qwen\norganization: unknown\nreleased: {}\nlinks: unknown\n"

RULE = Rule(
    id="entry-released-in-future",
    scope=Scope.ENTRY,
    severity=Severity.ERROR,
    check=check,
    family="dates",
    bad=(Example(_ENTRY.format("⟦2042-08⟧"), path="entries/llm/qwen.yaml"),),
    good=(Example(_ENTRY.format("2026-06"), path="entries/llm/qwen.yaml"),),
)
