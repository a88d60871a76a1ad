"""A heading stands at the end of a paragraph, where it is none.

The line break before it was lost in an edit, so that GitHub shows its number signs within the text, and the section
that it began has no heading and no anchor. Put it on a line of its own, with a blank line before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.addresses.anchors import name_key, targets_of
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_GLUED = lazy_pattern(
    r"(?<=[\w.!?:)\]。！？：）】*`\"”>|])(?P<heading>#{2,6} (?P<title>(?![a-z])[^\s#|][^\n#|]{1,79}))"
    r"(?=\n[ \t]*(?:\n|[-*+] |\d{1,3}[.)] |\||```|\Z)|\Z)"
)
"""A title begins with no small letter: ``## is how headings begin`` is about the signs."""

_SIGNS = lazy_pattern(r"[^\s#]#{2,6} ")
_PROMPT = lazy_pattern(
    r"(?:human|user|assistant|response|instruction|input|output|system|question|answer|prompt|context)\b", re.IGNORECASE
)
"""What stands behind number signs in the templates of prompts."""

_LONGEST_TAG = 12
_CLOSED = lazy_pattern(r"</(?:a|center|details|div|h[1-6]|p|summary|table)>\Z", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Last lines of paragraphs that end in number signs, a blank and a title; no blank is before the signs."""
    if "## " not in page.text:
        return
    found = list(_GLUED.finditer(page.text)) if _SIGNS.search(page.text) else []
    hidden, html = (code_and_html(page), Spans(page.markdown.html_blocks)) if found else ((), Spans(()))
    for match in found:
        span = Span(*match.span("heading"))
        number = page.document.lines.line_of(span.start)
        line, above = page.document.line_text(number), page.document.line_text(max(number - 1, 0))
        before = line[: span.start - page.document.lines.start_of(number)]
        closed = span.start in html and _CLOSED.search(before[-_LONGEST_TAG:]) is not None
        if (span.start in hidden and not closed) or (before.endswith(">") and not closed):
            continue
        if line.lstrip().startswith("|") and (not before.endswith("|") or before.count("|") != above.count("|")):
            continue  # the signs stand in a cell
        if before.lstrip().startswith("#") or "## " in before or _PROMPT.match(match["title"]):
            continue
        if _is_enclosed(page, span, before, match["title"]):
            continue
        stands = name_key(match["title"]) in targets_of(page).by_title
        advice = "Delete it, if the heading of that name is meant." if stands else "Put it on a line of its own."
        edits = () if stands or line.lstrip().startswith(">") else (Edit(Span(span.start, span.start), "\n\n"),)
        yield Problem(span, f"{shown(match['heading'])} is no heading here", advice, edits=edits)


def _is_enclosed(page: Page, span: Span, before: str, title: str) -> bool:
    """Whether the signs stand in an address, a formula or between quotation marks that end behind them."""
    if before.count("$") % 2 and "$" in title:
        return True
    if before.count('"') % 2 and title.rstrip(".").endswith('"'):
        return True
    start = page.document.lines.start_of(page.document.lines.line_of(span.start))
    return any(one.span.start < span.start < one.span.end for one in page.links_in(Span(start, span.start)))


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
        Example(
            "# L\n\n<details>\n\nText\n\n</details>⟦## Data⟧\n\nb\n",
            "# L\n\n<details>\n\nText\n\n</details>\n\n## Data\n\nb\n",
        ),
        Example(
            "| a | b |\n| --- | --- |\n| c | d |⟦## Data⟧\n\nb\n",
            "| a | b |\n| --- | --- |\n| c | d |\n\n## Data\n\nb\n",
        ),
        Example("A **text**⟦## Data `x`⟧\n- b\n", "A **text**\n\n## Data `x`\n- b\n"),
        Example("> A text.⟦## Data⟧\n"),
        Example("- [a](https://a.org)⟦## 数据⟧\n\n- b\n", "- [a](https://a.org)\n\n## 数据\n\n- b\n"),
    ),
    good=(
        Example('It asks "Input:### Response"\n\nand USER:### ASSISTANT: hi\n\nRank:## of models\n'),
        Example("```\n</div>## B\n```\n\n$a.## B$\n\n| a | b.## C |\n| --- | --- |\n| c |## D\n"),
        Example("<pre>\na.## B\n</pre>\n\n<p>text.## B</p>\n"),
        Example("# L\n\nA library for calls of functions. ## is how headings begin\n"),
        Example("# L\n\nIt writes `a.## b`\n\n- what it answers to ### User:\n"),
    ),
)
