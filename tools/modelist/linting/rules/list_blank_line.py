"""A list begins right below a line of text.

Some Markdown readers, such as those of package indexes, wikis and slides, take it for more text and show the dashes.
GitHub does not, but shows it closer to the line than other lists. Put a blank line before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARKER = lazy_pattern(r"[ ]{0,3}(?P<mark>[-*+]|\d{1,3}[.)])")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists in no other block whose first line follows a paragraph without a blank line."""
    lines = page.document.lines
    last_end, follows_text = -1, False
    for block in page.markdown.blocks:
        start = lines.line_of(block.span.start)
        match = _MARKER.match(page.document.line_text(start))
        if block.kind is BlockKind.LIST and follows_text and start == last_end + 1 and match is not None:
            at = lines.start_of(start)
            span = Span(*match.span("mark")).shifted(at)
            message = "no blank line stands before this list"
            yield Problem(span, message, "Add one.", edits=(Edit(Span(at, at), "\n"),))
        last_end = lines.line_of(max(block.span.end - 1, block.span.start))
        follows_text = block.kind is BlockKind.PARAGRAPH


RULE = Rule(
    id="list-blank-line",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example("These are they:\n⟦-⟧ a\n- b\n\nText\n⟦1.⟧ c\n", "These are they:\n\n- a\n- b\n\nText\n\n1. c\n"),),
    good=(Example("# A\n- a\n  text\n  - b\n\nText\n\n- c\n\n<p>d</p>\n\n- e\n\nText\n2. f\n"),),
)
