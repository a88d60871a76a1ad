"""A heading ends in a full stop, comma or colon.

Headings are names, not sentences; the mark also looks odd in tables of contents. Leave it out.
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

_TRAILING = lazy_pattern(r"(?<!\.)[.,;:。，；：、]\Z")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Markdown headings with a mark at their end."""
    for heading in page.markdown.headings:
        text = page.document.slice(heading.text_span)
        match = None if heading.html else _TRAILING.search(text)
        if match is None:
            continue
        span = Span(heading.text_span.start + match.start(), heading.text_span.end)
        edits = (Edit(span, ""),) if match.start() > 0 else ()
        yield Problem(span, f"a heading ends in '{match[0]}'", "Leave it out.", edits=edits)


RULE = Rule(
    id="heading-trailing-punctuation",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    bad=(Example("## Models⟦:⟧\n", "## Models\n"), Example("## 模型⟦。⟧\n", "## 模型\n")),
    good=(Example("## What is new?\n\n## And so on...\n"),),
    default=False,
)
