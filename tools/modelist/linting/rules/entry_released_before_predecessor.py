"""An entry is dated before its predecessor.

One of the two dates is a slip, often in the year, or the predecessor is the wrong one. Correct it.
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


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The month of an entry against that of the entry that it names."""
    if not is_model(entry) or entry.predecessor is None or entry.released is None:
        return
    older = context.catalog.by_id.get(entry.predecessor)
    if older is not None and older.released is not None and entry.released.month_index < older.released.month_index:
        message = f"released {entry.released} is before its predecessor {older.name} of {older.released}"
        related = ((older.at("released"), f"{older.name}: {older.released}"),)
        yield Problem(entry.at("released").span, message, "Correct the date that is wrong.", related=related)


_ENTRY = "name: Qwen1.5\norganization: unknown\nreleased: {}\nlinks: unknown\npredecessor: qwen\n"
_OLDER = {"entries/llm/qwen.yaml": "name: Qwen\norganization: unknown\nreleased: 2023-08\nlinks: unknown\n"}

RULE = Rule(
    id="entry-released-before-predecessor",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(Example(_ENTRY.format("⟦2023-02⟧"), path="entries/llm/qwen1.5.yaml", files=_OLDER),),
    good=(Example(_ENTRY.format("2024-02"), path="entries/llm/qwen1.5.yaml", files=_OLDER),),
)
