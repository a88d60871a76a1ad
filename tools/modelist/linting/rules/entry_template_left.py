"""An entry still has words of the template that it was begun with.

Readers get a model called `Name of the model`, or are told what a description should say instead of what the model is.
Write what belongs there, or leave the description out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_NAME = lazy_pattern(r"name of the \w+", re.IGNORECASE)
_TEXT = lazy_pattern(r"\s*what is new(?: in the model)?, what it builds on\b", re.IGNORECASE)


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The name that `modelist new` writes where it has none, and what the template says of descriptions."""
    if _NAME.fullmatch(entry.name):
        yield Problem(entry.at("name").span, f"'{entry.name}' is no name", "Write what it is called.")
    for lang, text in entry.description:
        if _TEXT.match(text):
            message = "this is what the template says of descriptions"
            yield Problem(entry.at("description", lang).span, message, "Write one, or leave it out.")


_ENTRY = "name: {}\norganization: unknown\nreleased: 2024-01\nlinks: unknown\ndescription:\n  en: {}\n"
_PATH = "entries/llm/alpha.yaml"

RULE = Rule(
    id="entry-template-left",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(
        Example(_ENTRY.format("⟦Name of the model⟧", "A model of words."), path=_PATH),
        Example(_ENTRY.format("Alpha", "⟦What is new, what it builds on, in your own words.⟧"), path=_PATH),
    ),
    good=(Example(_ENTRY.format("Alpha", "What is new is the data, what it builds on is Beta."), path=_PATH),),
)
