"""A heading has blanks before its number signs.

GitHub ignores up to three of them, but a search for lines that begin with ``##`` misses the section, and so do scripts
that split a page at its headings. Begin the line with the signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_INDENT = lazy_pattern(r" {1,3}(?=#)")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of number signs outside of lists and quotes, whose text is indented by right."""
    lines = page.document.lines
    for heading in page.markdown.headings if " #" in page.text else ():
        if not heading.atx or heading.html or not heading.top_level:
            continue
        start = lines.start_of(lines.line_of(heading.span.start))
        match = _INDENT.match(page.text, start)
        if match is not None:
            span = Span(*match.span())
            message = f"the heading {shown(heading.text)} is indented"
            yield Problem(span, message, "Begin the line with its signs.", heading.text, edits=(Edit(span, ""),))


RULE = Rule(
    id="heading-indented",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("# L\n\n⟦ ⟧### Tools\n\n⟦   ⟧## Data\n", "# L\n\n### Tools\n\n## Data\n"),
        Example("A line\n⟦  ⟧# Models\n", "A line\n# Models\n"),
    ),
    good=(
        Example("# L\n\n- a\n\n  ## b\n\n1. c\n   # d\n\n    # code\n"),
        Example("```\n  # a\n```\n\nTitle\n=====\n"),
    ),
)
