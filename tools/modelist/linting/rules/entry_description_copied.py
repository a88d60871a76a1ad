"""An entry has the description of another one, word for word.

It was begun as a copy, and readers are told what another model is. Write its own, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_MIN_LENGTH = 40
"""Shorter ones may well be said of two models."""


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Descriptions that another entry of the list has, too; the first of those is named."""
    for lang, others in _copied(context).get(entry.path, ()):
        other = next((one for one in others if one is not entry), None)
        if other is not None:
            message = f"this is the description of {other.name}, too"
            related = ((other.at("description"), other.name),)
            advice = "Write its own, or leave it out."
            yield Problem(entry.at("description", lang).span, message, advice, related=related)


def _copied(context: ListContext) -> Mapping[str, list[tuple[str, list[Entry]]]]:
    """For the file of each entry with such a description, its language and all entries that have it."""
    found = _COPIED.get(context)
    if found is None:
        by_text: dict[str, list[tuple[Entry, str]]] = {}
        for entry in context.catalog.entries:
            for lang, text in entry.description:
                if len(text) >= _MIN_LENGTH:
                    by_text.setdefault(text.strip(), []).append((entry, lang))
        found = _COPIED[context] = {}
        for uses in (uses for uses in by_text.values() if len(uses) > 1):
            every = [entry for entry, _ in uses]
            for entry, lang in uses:
                found.setdefault(entry.path, []).append((lang, every))
    return found


_COPIED: WeakKeyDictionary[ListContext, dict[str, list[tuple[str, list[Entry]]]]] = WeakKeyDictionary()
_ENTRY = "name: {}\norganization: unknown\nreleased: 2024-01\nlinks: unknown\ndescription:\n  en: {}\n"
_TEXT = "The first model of the lab with weights for everybody, for code and mathematics."
_FILES = {"entries/llm/elm.yaml": _ENTRY.format("Elm", _TEXT)}

RULE = Rule(
    id="entry-description-copied",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(Example(_ENTRY.format("Fir", f"⟦{_TEXT}⟧"), path="entries/llm/fir.yaml", files=_FILES),),
    good=(
        Example(_ENTRY.format("Fir", _TEXT.replace("first", "second")), path="entries/llm/fir.yaml", files=_FILES),
        Example(
            _ENTRY.format("Fir", "A model for code."),
            path="entries/llm/fir.yaml",
            files={"entries/llm/elm.yaml": _ENTRY.format("Elm", "A model for code.")},
        ),
    ),
)
