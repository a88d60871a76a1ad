"""A character that changes the direction of the text after it.

Such characters are invisible and make text and code read otherwise than they are, which has been used to hide changes
(CVE-2021-42574). GitHub warns about files that have them. Remove them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.characters import BIDI, name_of
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every bidirectional control character, in code as well."""
    if page.text.isascii():
        return
    for match in BIDI.finditer(page.text):
        span = Span(*match.span())
        message = f"an invisible character changes the direction of the text: {name_of(match[0])}"
        edits = (Edit(span, ""),)
        yield Problem(span, message, "Remove it.", edits=edits)


RULE = Rule(
    id="bidi-control",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="safety",
    bad=(Example("a⟦\u202e⟧b\n", "ab\n"), Example("`⟦\u2066⟧x`\n", "`x`\n")),
    good=(Example("שלום and مرحبا\n"),),
)
