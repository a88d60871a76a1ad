"""Two sections of one parent have the same heading.

A reader who looks for the second finds the first, and its anchor changes as soon as one of them moves. Often a section
was pasted twice, or its heading was not changed after copying. Merge the two, or name each for what it holds. Equal
headings under different parents, such as "Papers" in each chapter, are fine, and so are years and parts that come back
in chapters of the same level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.linting.columns import is_year
from modelist.linting.context import Page, Section
from modelist.linting.mentions import PARTS
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_OFTEN = 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections with the title, level and parent of an earlier one; parts of chapters only right behind each other."""
    seen: dict[tuple[int, int, str], Section] = {}
    before: dict[tuple[int, int], str] = {}
    counts = Counter(one.title.casefold() for one in page.sections)
    for section in page.sections:
        title = section.title.casefold()
        if not any(one.isalnum() for one in title):
            continue
        place = (id(section.parent), section.heading.level)
        first = seen.setdefault((*place, title), section)
        follows = before.get(place) == title
        before[place] = title
        if first is not section and (follows or not _is_part(title, counts[title])):
            line = page.document.position(first.heading.span.start).line
            yield Problem(
                section.heading.text_span,
                f"{shown(section.title)} is already the heading of a section here, on line {line}",
                "Merge the two sections, or name each for what it holds.",
                related=((Location(page.path, first.heading.text_span), "the first of them"),),
            )


def _is_part(title: str, count: int) -> bool:
    """Whether a heading is one that chapters have in common."""
    return is_year(title) or same_name(title) in PARTS or count >= _OFTEN


RULE = Rule(
    id="heading-duplicate",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("## Phi\n\n### Papers\n\n### ⟦Papers⟧\n"),
        Example("# Models\n\n## Phi\n\nA.\n\n## Gemma\n\n## ⟦Phi⟧\n\nB.\n"),
    ),
    good=(
        Example("## Survey\n\n### 2025\n\n### 2024\n\n### Analysis\n\n### 2025\n\n### 2024\n"),
        Example("# A\n\n## Papers\n\n# B\n\n## Papers\n\n### Papers\n"),
    ),
)
