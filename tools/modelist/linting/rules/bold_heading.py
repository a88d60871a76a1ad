"""A line in bold stands where a heading would.

It looks like one, but nobody can link to it, and neither the outline nor a screen reader lists it. Make it a heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.documents.markdown_nodes import EmphasisKind
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_LONGEST = 100
_ENDS = tuple(".,;:!?。，；：！？、…)）]】")
"""What a line ends with that is a sentence, or goes on below."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Paragraphs at the margin that are one bold run of words without a link."""
    for one in page.markdown.emphasis if "**" in page.text or "__" in page.text else ():
        line = page.document.lines.line_of(one.span.start)
        words = page.document.slice(one.text_span)
        if one.kind is not EmphasisKind.STRONG or len(words) > _LONGEST or words.endswith(_ENDS):
            continue
        around = (page.document.line_text(at).strip() if at >= 0 else "" for at in (line - 1, line + 1))
        is_line = page.document.line_text(line).rstrip() == page.document.slice(one.span)
        if is_line and not any(around) and "](" not in words and one.span.start not in code_and_html(page):
            yield Problem(one.span, "a line in bold instead of a heading", "Begin it with ## in its place.", words)


RULE = Rule(
    id="bold-heading",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example("# List\n\n⟦**1. Models of the year**⟧\n\nText\n"),),
    good=(
        Example("# List\n\n**Mind the gap!**\n\n**Note:**\n\n- **item**\n\n**[a](https://x.org)**\n\n**a** b\n"),
        Example("Text\n**goes on**\n\n```\n\n**code**\n\n```\n"),
    ),
)
