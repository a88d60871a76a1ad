"""A no-break space stands between two words, where a plain blank is meant.

It comes along when text is copied from a web page or a word processor: the line cannot break there, and a search for
the two words fails. Write a plain blank. Beside digits and marks it may well be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_SPACE = lazy_pattern(
    "(?:(?<=[A-Za-z\u4e00-\u9fff)\\],*])|(?<=^[-#])|(?<=^##))[\u00a0\u202f](?=[A-Za-z\u4e00-\u9fff(\\[*])"
    r"(?!(?<=\bet.)al\b|[A-Z]\b)",
    re.MULTILINE,
)
"""Not between `et` and `al`, nor before a single capital as in `type A`, which shall not be torn apart."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """No-break spaces between letters, in words for readers."""
    for match in _SPACE.finditer(page.text) if "\u00a0" in page.text or "\u202f" in page.text else ():
        if match.start() not in no_words(page):
            span = Span(*match.span())
            message = "a no-break space stands between two words"
            yield Problem(span, message, "Write a plain blank.", edits=(Edit(span, " "),))


RULE = Rule(
    id="no-break-space",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("Please submit⟦\u00a0⟧an issue.\n", "Please submit an issue.\n"),
        Example("**Bold**⟦\u00a0⟧text,⟦\u00a0⟧more\n", "**Bold** text, more\n"),
        Example("-⟦\u00a0⟧item\n", "- item\n"),
        Example("- 多模态⟦\u202f⟧模型\n", "- 多模态 模型\n"),
    ),
    good=(
        Example("Lee et\u00a0al. and type\u00a0A\n"),
        Example("Le modèle\u00a0: 7\u00a0B, «\u00a0petit\u00a0» et `a\u00a0b`\n"),
    ),
)
