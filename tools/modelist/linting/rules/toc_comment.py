"""A comment that is to keep a heading out of the contents stands apart from it.

Editors that write contents obey `<!-- omit in toc -->` on the heading's line or on the line right above it. With a
blank line between them it does nothing, and the heading is listed. Remove the blank line.
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
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_APART = lazy_pattern(
    r"^(?P<comment><!-- ?omit (?:in|from) toc ?-->)[ \t]*\n(?P<gap>(?:[ \t]*\n){1,3})(?=#)",
    re.MULTILINE | re.IGNORECASE,
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such comments with blank lines before the heading below them."""
    if "<!--" not in page.text:
        return
    headings = Spans(one.span for one in page.markdown.headings)
    for match in _APART.finditer(page.text):
        if match.end() in headings:
            message = "the comment has no effect, since a blank line parts it from its heading"
            edits = (Edit(Span(*match.span("gap")), ""),)
            yield Problem(Span(*match.span("comment")), message, "Remove the blank line.", edits=edits)


RULE = Rule(
    id="toc-comment",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example("⟦<!-- omit in toc -->⟧\n\n# L\n\nText\n", "<!-- omit in toc -->\n# L\n\nText\n"),),
    good=(Example("<!-- omit in toc -->\n# L\n\n## A <!-- omit in toc -->\n\n<!-- omit in toc -->\n\nText\n"),),
)
