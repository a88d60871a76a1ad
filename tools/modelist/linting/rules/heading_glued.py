"""A heading stands at the end of a paragraph, where it is none.

The line break before it was lost in an edit, so that GitHub shows its number signs within the text, and the section
that it began has no heading and no anchor. Put it on a line of its own, with a blank line before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.anchors import name_key, targets_of
from modelist.linting.context import Page
from modelist.linting.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_GLUED = lazy_pattern(
    r"(?<=[\w.!?:)\]。！？：）】])(?P<heading>#{2,6} (?P<title>[^\s#|][^\n#|`]{1,79}))(?=\n[ \t]*(?:\n|\Z)|\Z)"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Last lines of paragraphs that end in number signs, a blank and a title; no blank is before the signs."""
    if "## " not in page.text:
        return
    hidden = code_and_html(page)
    for match in _GLUED.finditer(page.text):
        span = Span(*match.span("heading"))
        line = page.document.line_text(page.document.lines.line_of(span.start)).lstrip()
        if span.start in hidden or line.startswith(("|", "#")):
            continue
        stands = name_key(match["title"]) in targets_of(page).by_title
        advice = "Delete it, if the heading of that name is meant." if stands else "Put it on a line of its own."
        edits = () if stands else (Edit(Span(span.start, span.start), "\n\n"),)
        yield Problem(span, f"{shown(match['heading'])} is no heading here", advice, edits=edits)


RULE = Rule(
    id="heading-glued",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(
            "# L\n\nA library for calls of functions.⟦## Leaderboards⟧\n\n- [a](https://a.org)\n",
            "# L\n\nA library for calls of functions.\n\n## Leaderboards\n\n- [a](https://a.org)\n",
        ),
        Example("# L\n\nA library.⟦## Leaderboards⟧\n\n## Leaderboards\n\n- [a](https://a.org)\n"),
        Example("- [a](https://a.org)⟦## 数据⟧\n\n- b\n", "- [a](https://a.org)\n\n## 数据\n\n- b\n"),
    ),
    good=(
        Example("# L\n\nA library for calls of functions. ## is how headings begin\n"),
        Example("# L\n\nIt writes `a.## b`\n\n- what it answers to ### User:\n"),
    ),
)
