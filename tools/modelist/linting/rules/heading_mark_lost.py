"""A line of plain text is what other sections have as a heading.

*Innovations* stands as a paragraph, where the sections of the other models have it as ``##### Innovations``: the number
signs were lost. GitHub shows it as plain text, and neither the outline nor a link leads to it. Put them back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import BlockKind, Heading
from modelist.linting.context import Page, Section
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_HEADINGS = 3
"""Headings of one text that make it a part which every section has."""

_MAX_TEXT = 60
_BOLD = ("*", "_")
"""A line in bold that stands for a heading is a finding of bold-heading."""


class _Part(NamedTuple):
    """A heading that many sections have: its usual level, and where each stands."""

    level: int
    headings: tuple[Heading, ...]
    starts: tuple[int, ...]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Paragraphs with the text of three headings or more, in sections that have no such heading."""
    parts = _parts(page) if page.text.count("\n#") >= _MIN_HEADINGS else {}
    blocks = page.markdown.blocks if parts else ()
    for block, after in pairwise(blocks):
        if block.kind is BlockKind.PARAGRAPH and after.kind is not BlockKind.HEADING:
            text = page.document.slice(block.span).strip()
            part = parts.get(text)
            if part is not None and _belongs(page, block.span, part):
                yield _problem(page, block.span, text, part)


def _parts(page: Page) -> dict[str, _Part]:
    """The headings by their text as written, where there are enough of it."""
    found: dict[str, list[Heading]] = {}
    for one in page.markdown.headings:
        text = page.document.slice(one.text_span).strip()
        if one.atx and one.top_level and 0 < len(text) <= _MAX_TEXT and not text.startswith(_BOLD):
            found.setdefault(text, []).append(one)
    return {text: _part(ones) for text, ones in found.items() if len(ones) >= _MIN_HEADINGS}


def _part(headings: Sequence[Heading]) -> _Part:
    level = Counter(one.level for one in headings).most_common(1)[0][0]
    return _Part(level, tuple(headings), tuple(one.span.start for one in headings))


def _belongs(page: Page, span: Span, part: _Part) -> bool:
    """Whether a heading may stand there: below an outer one that has none of that text yet."""
    section = page.section_at(span.start)
    if section is None or section.heading.level > part.level:
        return False
    outer: Section | None = section
    while outer is not None and outer.heading.level >= part.level:
        outer = outer.parent
    if outer is None:
        return False
    return bisect_left(part.starts, outer.span.start) == bisect_left(part.starts, outer.span.end)


def _problem(page: Page, block: Span, text: str, part: _Part) -> Problem:
    marks = "#" * part.level
    start = page.text.index(text, block.start)
    message = f"{shown(text)} is plain text here, and a heading in {len(part.headings)} other places"
    return Problem(
        Span(start, start + len(text)),
        message,
        f"Begin the line with {marks}.",
        text,
        (Edit(Span(block.start, start), f"{marks} "),),
        "make it a heading",
        Safety.UNSAFE,
        related=((Location(page.path, part.headings[0].span), "a heading of this text"),),
    )


_SECTION = "### {}\n\n##### Innovations\n\n- It is small.\n\n"
_PAGE = "# L\n\n" + "".join(map(_SECTION.format, ("Bunny", "Cobra", "Emu3")))

RULE = Rule(
    id="heading-mark-lost",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(_PAGE + "### LLaVA\n\nIt came first.\n\n⟦Innovations⟧\n\n- It is larger.\n"),
        Example(_PAGE.replace("Innovations", "创新点") + "### LLaVA\n\n##### 动机\n\n-\n\n⟦创新点⟧\n1. a\n"),
    ),
    good=(
        Example(_PAGE + "### LLaVA\n\n**Innovations**\n\n- It is larger.\n"),
        Example(_PAGE + "### LLaVA\n\n##### Innovations\n\nInnovations\n\n- It is larger.\n"),
        Example(_PAGE + "### LLaVA\n\nInnovations\n\n### Yi\n"),
        Example(_PAGE + "### LLaVA\n\nInnovations of it\n\n- Innovations\n\n```\n\nInnovations\n\n```\n"),
        Example(_PAGE.replace("### Emu3\n\n##### Innovations", "### Emu3\n\n") + "### Yi\n\nInnovations\n\n- a\n"),
    ),
)
