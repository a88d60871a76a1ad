"""An item of a list is indented otherwise than its neighbours.

One blank more or less is shown alike today, and makes another list tomorrow, when somebody nests an item below it.
Begin all items of a list in one column, and a list that is in no other at the margin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.items import item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items whose marker is not below that of the first item, and outermost lists that begin elsewhere than others."""
    lists = [found for items in item_lists(page) if (found := [one for one in items if not one.ordered])]
    numbered = {page.section_at(one.span.start) for one in page.markdown.lists if one.ordered}
    outermost = Counter(_indent(page, items[0].span.start) for items in lists if items[0].depth == 1)
    margin = next((one for one, _ in outermost.most_common() if one is not None), 0)
    for items in lists:
        indents = [_indent(page, item.span.start) for item in items]
        if None in indents:
            continue
        first = margin if items[0].depth == 1 else indents[0]
        for item, indent in zip(items, indents, strict=True):
            if indent is None or first is None or indent == first:
                continue
            start = item.span.start - indent
            span = Span(start, min(item.content_span.start, item.span.end))
            # What is moved to the right may end up in the item above, and what it holds stays behind.
            is_line = item.span.end <= page.document.lines.start_of(_line(page, start) + 1)
            # Below a numbered item it was to be nested, and is by one blank more.
            is_inner = page.section_at(item.span.start) in numbered
            movable = item.depth == 1 and indent > first and is_line and not is_inner
            edits = (Edit(Span(start, item.span.start), " " * first),) if movable else ()
            others = "neighbours" if indents[0] == first else "other lists"
            message = (
                f"{indent or 'no'} blank{'s' * (indent != 1)} before the item, {first or 'none'} before its {others}"
            )
            yield Problem(span, message, "Begin the items of a list in one column.", edits=edits)


def _line(page: Page, offset: int) -> int:
    return page.document.lines.line_of(offset)


def _indent(page: Page, offset: int) -> int | None:
    """Blanks before a marker; None where something else stands there, such as a mark of a quote or of another item."""
    before = page.text[page.document.lines.start_of(_line(page, offset)) : offset]
    return len(before) if not before.strip(" ") else None


RULE = Rule(
    id="list-indent",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("- a\n- b\n⟦ - ⟧c\n", "- a\n- b\n- c\n"),
        Example("- a\n  - b\n⟦   - ⟧c\n"),
        Example("- a\n\n1. b\n⟦  - ⟧c\n"),
        Example("  - a\n  - b\n\n# C\n\n  - d\n\n# E\n\n⟦- ⟧f\n  more\n⟦- ⟧g\n"),
    ),
    good=(Example("- a\n  - b\n  - c\n- d\n    - e\n    - f\n\n> - g\n\n 9. h\n10. i\n"), Example("  - a\n  - b\n")),
)
