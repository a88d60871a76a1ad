"""A heading is in bold from its first to its last word.

Headings are bold already, or have the look of the site; the marks only get in the way of whoever copies or greps them.
Leave them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_WHOLE = lazy_pattern(
    r"(?P<lead>[^\w*\[`(<\\]{0,12})(?P<mark>\*\*|__)(?P<text>(?!\s)[^*_\n]{1,300}(?<!\s))(?P=mark)\s*\Z"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of marks whose text is one bold run, emoji before it aside."""
    for heading in page.markdown.headings if "**" in page.text or "__" in page.text else ():
        text = page.document.slice(heading.text_span)
        match = _WHOLE.fullmatch(text) if heading.atx and not heading.html else None
        if match is None:
            continue
        start = heading.text_span.start
        opening = Span(start + match.end("lead"), start + match.start("text"))
        closing = Span(start + match.end("text"), start + match.end("text") + len(match["mark"]))
        edits = (Edit(opening, ""), Edit(closing, "")) if not match["text"].endswith("#") else ()
        message = "the whole heading is in bold"
        yield Problem(Span(opening.start, closing.end), message, "Leave the marks out.", match["text"], edits=edits)


RULE = Rule(
    id="heading-emphasis",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("## ⟦**LLaVA: An assistant**⟧\n", "## LLaVA: An assistant\n"),
        Example("# 🚀 ⟦__News__⟧\n", "# 🚀 News\n"),
    ),
    good=(Example("## \\__init__\n\n## **LLaVA** and more\n\n## A **b**\n\n## *c*\n\n**d**\n"),),
)
