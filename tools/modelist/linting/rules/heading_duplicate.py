"""Two sections of one parent have the same heading.

A reader who looks for the second finds the first, and its anchor changes as soon as one of them moves. Often a section
was pasted twice, or its heading was not changed after copying. Merge the two, or name each for what it holds. Equal
headings under different parents, such as "Papers" in each chapter, are fine, and so are years and parts that come back
in chapters of the same level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.linting.context import Page, Section
from modelist.linting.models.columns import is_year
from modelist.linting.models.mentions import PARTS
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_OFTEN = 3
_LEAD = lazy_pattern(
    r"\A(?:\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)]\s|[、：:])|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\s])+\s*(?=\S)"
)
"""A number or a picture before what a heading says."""

_Place = tuple[int, int]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections with the title, level and parent of an earlier one; parts of chapters only right behind each other."""
    siblings: dict[_Place, list[tuple[str, Section]]] = {}
    for section in page.sections:
        title = _LEAD.sub("", section.title.casefold(), count=1)
        if any(one.isalnum() for one in title):
            siblings.setdefault((id(section.parent), section.heading.level), []).append((title, section))
    counts = Counter(title for group in siblings.values() for title, _ in group)
    found = [problem for group in siblings.values() for problem in _check_siblings(page, group, counts)]
    yield from sorted(found, key=lambda one: one.span)


def _check_siblings(page: Page, group: Sequence[tuple[str, Section]], counts: Counter[str]) -> Iterator[Problem]:
    titles = [title for title, _ in group]
    seen: dict[str, int] = {}
    for at, (title, section) in enumerate(group):
        first = seen.setdefault(title, at)
        if first == at or (titles[at - 1] != title and _is_part(title, counts[title])):
            continue
        other = group[first][1]
        if _come_together(titles, first, at) and not _are_copies(page, section, other):
            continue
        line = page.document.position(other.heading.span.start).line
        yield Problem(
            section.heading.text_span,
            f"{shown(section.title)} is already the heading of a section here, on line {line}",
            "Merge the two sections, or name each for what it holds.",
            related=((Location(page.path, other.heading.text_span), "the first of them"),),
        )


def _come_together(titles: Sequence[str], first: int, again: int) -> bool:
    """Whether the heading behind or before is that of the first time, too: those are parts of two chapters."""
    behind = titles[first + 1 : first + 2] == titles[again + 1 : again + 2] != []
    return again - first > 1 and (behind or (first > 0 and titles[first - 1] == titles[again - 1]))


def _are_copies(page: Page, one: Section, other: Section) -> bool:
    text = page.document.slice(one.own).strip()
    return bool(text) and text == page.document.slice(other.own).strip()


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
        Example("## 1. 🔥 Phi\n\nA.\n\n## 2. Gemma\n\n## ⟦3. Phi⟧\n\nB.\n"),
    ),
    good=(
        Example("## Survey\n\n### 2025\n\n### 2024\n\n### Analysis\n\n### 2025\n\n### 2024\n"),
        Example("## Text\n\n## Base\n\nA\n\n## Chat\n\nB\n\n## Vision\n\n## Base\n\nC\n\n## Chat\n\nD\n"),
        Example("## C\n\n## C++\n\n## 1.5 Pro\n\n## 2.5 Pro\n\n## 😀\n\n## 1.\n\n## 2.\n"),
        Example("# A\n\n## Papers\n\n# B\n\n## Papers\n\n### Papers\n"),
    ),
)
