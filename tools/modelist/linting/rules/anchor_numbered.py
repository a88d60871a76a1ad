"""A heading has the text of an earlier one, so that its anchor ends in a number.

`#architecture-3` leads to another section as soon as somebody adds a chapter before it, and nobody who writes a link
can guess it. Name the model in the heading, or link the chapter instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.markup.headings import has_text
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings whose anchor was numbered because of an earlier one."""
    first: dict[str, Heading] = {}
    for heading in page.markdown.headings:
        known = first.setdefault(" ".join(heading.text.casefold().split()), heading)
        if (
            known is heading
            or not has_text(page, heading)
            or heading.slug == known.slug
            or not heading.slug.startswith(f"{known.slug}-")
        ):
            continue
        line = page.document.position(known.span.start).line
        message = f"the anchor of this heading is #{heading.slug}, since line {line} has the same heading"
        related = ((Location(page.path, known.text_span), "the first of them"),)
        advice = "Word it differently where links are to lead to it."
        yield Problem(heading.text_span, message, advice, heading.slug, related=related)


RULE = Rule(
    id="anchor-numbered",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="anchors",
    default=False,
    bad=(Example("## Phi\n\n### Data\n\n## Gemma\n\n### ⟦Data⟧\n"),),
    good=(
        Example("## Phi\n\n### Data of Phi\n\n## Phi 2\n\n### Data of Phi 2\n"),
        Example(
            "## A\n\n### [Paper](https://a.org/p), [Code](https://a.org/c)\n\n"
            "## B\n\n### [Paper](https://b.org/p), [Code](https://b.org/c)\n"
        ),
    ),
)
