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
    """Descriptions that the first other entry of the list with the same words has, too."""
    for lang, text in entry.description:
        others = _by_text(context).get(_key(text), ())
        other = next((one for one in others if one is not entry), None)
        if other is not None:
            message = f"this is the description of {other.name}, too"
            related = ((other.at("description"), other.name),)
            yield Problem(
                entry.at("description", lang).span, message, "Write its own, or leave it out.", related=related
            )


def _key(text: str) -> str:
    return " ".join(text.split())


def _by_text(context: ListContext) -> Mapping[str, list[Entry]]:
    found = _BY_TEXT.get(context)
    if found is None:
        found = {}
        for entry in context.catalog.entries:
            for _, text in entry.description:
                key = _key(text)
                if len(key) >= _MIN_LENGTH:
                    found.setdefault(key, []).append(entry)
        _BY_TEXT[context] = found
    return found


_BY_TEXT: WeakKeyDictionary[ListContext, dict[str, list[Entry]]] = WeakKeyDictionary()
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
