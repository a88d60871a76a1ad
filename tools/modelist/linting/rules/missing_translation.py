"""An entry has no description in a language that the list's pages are written in.

Readers of that page get another language in the middle of it. Add the description, saying the same as the others.
This is information only: whoever adds an entry need not write every language of the list, and somebody else can
follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.catalog.page_languages import missing_translation
from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """One finding per language of the configured pages that an entry with any description lacks."""
    if not entry.description:
        return
    for lang in sorted({page.lang for page in context.config.pages}):
        if entry.description.get(lang) is None:
            yield Problem(entry.at("description").span, *missing_translation(entry.name, lang))


_BASE = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\ndescription: {}\n"
_TOML = {"modelist.toml": '[pages."README.md"]\n[pages."README_zh.md"]\nlang = "zh"\n'}

RULE = Rule(
    id="missing-translation",
    scope=Scope.ENTRY,
    severity=Severity.INFO,
    check=check,
    family="list",
    bad=(Example(_BASE.format("⟦{en: Words.}⟧"), path="entries/llm/alpha.yaml", files=_TOML),),
    good=(
        Example(_BASE.format("{en: Words., zh: 文字。}"), path="entries/llm/alpha.yaml", files=_TOML),
        Example(_BASE.format("{en: Words.}"), path="entries/llm/alpha.yaml"),
    ),
)
