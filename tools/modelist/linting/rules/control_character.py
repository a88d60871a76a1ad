"""A control character in the text.

Terminals and feeds act on it or choke on it, and browsers show a box or nothing. It comes from copying out of a PDF or
a terminal. Remove it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.characters import CONTROL
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Characters of Unicode's control ranges but tab and line feed."""
    for match in CONTROL.finditer(page.text):
        span = Span(*match.span())
        edits = (Edit(span, ""),)
        yield Problem(span, f"a control character (U+{ord(match[0]):04X}) stands here", "Remove it.", edits=edits)


RULE = Rule(
    id="control-character",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="safety",
    bad=(Example("a⟦\x08⟧b\n", "ab\n"), Example("a⟦\x9b⟧b\n", "ab\n")),
    good=(Example("a\tb\n\u3000c\n"),),
)
