"""Several blank lines stand in a row, or the file does not end with a line break.

GitHub shows neither, but they make noise when somebody's editor mends them in passing. One blank line separates, and a
file ends with one line break.
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

_SEVERAL = lazy_pattern(r"(?<=\n)(?:[ \t]*\n){2,}")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Runs of blank lines outside code, and the end of the file."""
    for match in _SEVERAL.finditer(page.text):
        if not page.markdown.in_code(match.start()):
            span = Span(*match.span())
            right = "\n" if span.end < len(page.text) else ""
            yield Problem(span, "several blank lines", "Leave one.", edits=(Edit(span, right),))
    end = len(page.text)
    if page.text and not page.text.endswith("\n"):
        message = "the file ends without a line break"
        yield Problem(Span(end, end), message, "End the last line.", edits=(Edit(Span(end, end), "\n"),))


RULE = Rule(
    id="blank-lines",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("# List\n⟦\n\n⟧Text\n", "# List\n\nText\n"),
        Example("# List\n\nText⟦⟧", "# List\n\nText\n"),
    ),
    good=(Example("# List\n\nText\n\n```\na\n\n\nb\n```\n"),),
)
