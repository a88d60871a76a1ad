"""The numbers of headings repeat or skip one.

`5.3` behind `5.1`, or a second `3.`, makes readers look for a section that does not exist, and links to the wrong one
are soon made. Number them one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMBER = lazy_pattern(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.、:：)）]|(?=\s))(?!\d)")
_MIN_SIBLINGS, _LEVELS = 2, 6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of one level and one number before the last, where two in a row are not neighbours."""
    if page.text.count("#") < _MIN_SIBLINGS:
        return
    last: dict[int, dict[tuple[int, ...], tuple[int, Heading]]] = {}
    for heading in page.markdown.headings:
        match = _NUMBER.match(heading.text)
        for level in range(heading.level + 1, _LEVELS + 1):
            last.pop(level, None)
        if match is None:
            continue
        number = tuple(map(int, match["number"].split(".")))
        siblings = last.setdefault(heading.level, {})
        before = siblings.get(number[:-1])
        siblings[number[:-1]] = number[-1], heading
        if before is not None and number[-1] not in (before[0] + 1, 1, 0) and number[-1] >= before[0]:
            start = page.document.slice(heading.text_span).find(match["number"])
            place = heading.text_span.start + max(start, 0)
            said = ".".join(map(str, (*number[:-1], before[0])))
            message = f"{match['number']} follows {said}"
            related = ((Location(page.path, before[1].span), f"the heading before, {said}"),)
            span = Span(place, place + len(match["number"])) if start >= 0 else heading.text_span
            yield Problem(span, message, "Number headings one after the other.", heading.text, related=related)


RULE = Rule(
    id="heading-number",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("## 5. Use\n\n### 5.1 A\n\n### ⟦5.3⟧ B\n"),
        Example("## 2. A\n\n## 3. B\n\n## ⟦3⟧.C\n"),
    ),
    good=(
        Example("## 1. A\n\n### 1.1 B\n\n### 1.2 C\n\n## 2. D\n\n### 2.1 E\n\n## 3 F\n"),
        Example("# 1. A\n\n## 3.1 B\n\n# 2024\n\n# 2022\n\n## 7B\n\n## 13B\n\n## 2.5 and 3\n"),
        Example("# A\n\n## 1. B\n\n## 2. C\n\n# D\n\n## 4. E\n\n## 5. F\n"),
    ),
)
