"""Two sections of one parent have the same heading.

A reader who looks for the second finds the first, and its anchor changes as soon as one of them moves. Often a section
was pasted twice, or its heading was not changed after copying. Merge the two, or name each for what it holds. Equal
headings under different parents, such as "Papers" in each chapter, are fine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.catalog.reader import shown
from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.context import Page, Section
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections with the title, level and parent of an earlier one."""
    seen: dict[tuple[int, int, str], Section] = {}
    for section in page.sections:
        title = section.title.casefold()
        if not any(one.isalnum() for one in title):
            continue
        first = seen.setdefault((id(section.parent), section.heading.level, title), section)
        if first is not section:
            line = page.document.position(first.heading.span.start).line
            yield Problem(
                section.heading.text_span,
                f"{shown(section.title)} is already the heading of a section here, on line {line}",
                "Merge the two sections, or name each for what it holds.",
                related=((Location(page.path, first.heading.text_span), "the first of them"),),
            )


RULE = Rule(
    id="heading-duplicate",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(Example("# Models\n\n## Phi\n\nA.\n\n## Gemma\n\n## ⟦Phi⟧\n\nB.\n"),),
    good=(Example("# A\n\n## Papers\n\n# B\n\n## Papers\n\n### Papers\n"),),
)
