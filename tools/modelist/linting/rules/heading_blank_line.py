"""A heading with no blank line before or after it.

GitHub shows it all the same, but other renderers run it into the paragraph or list before, and in the source the
section is hard to see. Put a blank line there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_BLANK, _MOST = 4, 0.75


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of marks that stand at the beginning of a line, what is right above them, and tables right below."""
    lines = page.document.lines
    mostly = _has_mostly(page)
    tables = {lines.line_of(table.span.start) for table in page.markdown.tables}
    for heading in page.markdown.headings:
        number = lines.line_of(heading.span.start)
        if page.text[heading.span.start : heading.span.start + 1] != "#":
            continue
        before = page.document.line_text(number - 1).strip() if number else ""
        if before and not before.startswith(("<!--", "#", "<a ", "<div", "<p", "</")):
            start = lines.start_of(number)
            edits = (Edit(Span(start, start), "\n"),)
            yield Problem(heading.span, "no blank line stands before this heading", "Add one.", edits=edits)
        elif heading.atx and lines.line_of(heading.span.end) + 1 in tables:
            start = lines.start_of(number + 1)
            edits = (Edit(Span(start, start), "\n"),)
            message = "no blank line stands between this heading and its table"
            yield Problem(heading.span, message, "Add one.", edits=edits)
        elif (
            mostly
            and heading.atx
            and _is_alone(page, heading)
            and _is_text(page.document.line_text(lines.line_of(heading.span.end) + 1))
        ):
            start = lines.start_of(number + 1)
            edits = (Edit(Span(start, start), "\n"),)
            message = "no blank line stands behind this heading, as behind most others"
            yield Problem(heading.span, message, "Add one.", edits=edits)


def _has_mostly(page: Page) -> bool:
    """Whether nearly all headings of a page with several have a blank line behind them."""
    lines, headings = page.document.lines, [one for one in page.markdown.headings if one.atx]
    blank = sum(not page.document.line_text(lines.line_of(one.span.end) + 1).strip() for one in headings)
    return blank >= _MIN_BLANK and blank >= _MOST * len(headings)


def _is_alone(page: Page, heading: Heading) -> bool:
    """Whether nothing but blanks is before a heading: a line added within a quote would end it."""
    lines = page.document.lines
    return not page.text[lines.start_of(lines.line_of(heading.span.start)) : heading.span.start].strip()


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("<", "#", "|"))


RULE = Rule(
    id="heading-blank-line",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("⟦## Tools⟧\n| a |\n| - |\n", "## Tools\n\n| a |\n| - |\n"),
        Example(
            "# L\n\n## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n\n⟦## D⟧\nd\n",
            "# L\n\n## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n\n## D\n\nd\n",
        ),
        Example("- a\n- b\n⟦## Tools⟧\n\nText.\n", "- a\n- b\n\n## Tools\n\nText.\n"),
    ),
    good=(
        Example("## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n\n## D\n\nd\n\n> ## E\n> e\n"),
        Example("## A\n\na\n\n## B\nb\n\n## C\nc\n"),
        Example("# List\n## Tools\n\n<!-- note -->\n## More\n\n```\na\n# b\n```\n"),
    ),
)
