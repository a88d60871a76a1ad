"""A language of an entry is that of a country's code: `kr` is Kanuri, and `ch` Chamorro.

The table then shows a language that the model does not speak, and readers who look for Korean or Chinese miss it. Write
`ko` for Korean and `zh` for Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.quantities import language_name
from modelist.core.quantities.languages import LANGUAGES_OF_COUNTRIES
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Codes of such languages; one of them beside the language that is mostly meant stands for itself."""
    if not is_model(entry):
        return
    for index, code in enumerate(entry.languages):
        right = LANGUAGES_OF_COUNTRIES.get(code, "")
        if right and right not in entry.languages:
            span = entry.at("languages", index).span
            message = f"'{code}' is {language_name(code)}; {language_name(right)} is '{right}'"
            is_plain = entry.source.document.slice(span) == code
            edits = (Edit(span, right),) if is_plain else ()
            yield Problem(span, message, f"Write {right}, if that is meant.", edits=edits, safety=Safety.UNSAFE)


_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlanguages: [{}]\nlinks: unknown\n"
_PATH = "entries/llm/alpha.yaml"

RULE = Rule(
    id="entry-language-of-country",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(_ENTRY.format("en, ⟦kr⟧"), path=_PATH),
        Example(_ENTRY.format("⟦ch⟧"), path=_PATH),
    ),
    good=(
        Example(_ENTRY.format("en, ko"), path=_PATH),
        Example(_ENTRY.format("ko, kr"), path=_PATH),
    ),
)
