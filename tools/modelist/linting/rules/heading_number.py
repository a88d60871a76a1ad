"""The numbers of headings repeat or skip one.

`5.3` behind `5.1`, or a second `3.`, makes readers look for a section that does not exist, and links to the wrong one
are soon made. Number them one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMBER = lazy_pattern(
    r"[^\w+~≈<>-]{0,6}(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=、))"
    r"(?:(?P<mark>[.、:：)）])|(?=\s))(?!\d)"
)
_DATED = lazy_pattern(r"\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|0\d?\.\d|\d{1,2}\.0\d")
_HAN_DIGITS = "〇一二三四五六七八九"
_MIN_SIBLINGS, _LEVELS = 2, 6


class _Last(NamedTuple):
    """The last heading of a series; ``counts`` tells that it surely counts, as ``2.5`` behind ``2.0`` need not."""

    number: int
    heading: Heading
    counts: bool


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of one level and one number before the last, where two in a row are not neighbours."""
    if page.text.count("#") < _MIN_SIBLINGS:
        return
    last: dict[int, dict[tuple[int, ...], _Last]] = {}
    seen: set[tuple[int, ...]] = set()
    for heading in page.markdown.headings:
        for level in range(heading.level + 1, _LEVELS + 1):
            last.pop(level, None)
        match = _NUMBER.match(heading.text)
        number = _read(match, heading.text) if match is not None else ()
        if match is None or not number:
            continue
        seen.add(number)
        siblings = last.setdefault(heading.level, {})
        before = siblings.get(number[:-1])
        follows = before is not None and number[-1] == before.number + 1
        counts = number[-1] == 1 or follows or (len(number) == 1 and match["mark"] is not None)
        siblings[number[:-1]] = _Last(number[-1], heading, counts or (before is not None and before.counts))
        if before is None or not before.counts or follows or number[-1] in (0, 1):
            continue
        # A number that is there at another level is not left out.
        if number[-1] == before.number or (number[-1] > before.number and (*number[:-1], number[-1] - 1) not in seen):
            yield _problem(page, heading, match["number"], before)


def _read(match: re.Match[str], text: str) -> tuple[int, ...]:
    """The number of a heading, part by part; nothing for a date."""
    written = match["number"]
    if _DATED.match(text, match.end("number")) or _DATED.match(written):
        return ()
    if written[0].isdecimal():
        return tuple(map(int, written.split(".")))
    tens, mark, ones = written.rpartition("十")
    return (((_HAN_DIGITS.index(tens) if tens else 1) * 10 if mark else 0) + (_HAN_DIGITS.index(ones) if ones else 0),)


def _problem(page: Page, heading: Heading, number: str, before: _Last) -> Problem:
    start = page.document.slice(heading.text_span).find(number)
    place = heading.text_span.start + start
    span = Span(place, place + len(number)) if start >= 0 else heading.text_span
    match = _NUMBER.match(before.heading.text)
    said = match["number"] if match is not None else str(before.number)
    related = ((Location(page.path, before.heading.span), f"the heading before, {said}"),)
    message = f"{number} follows {said}"
    return Problem(span, message, "Number headings one after the other.", heading.text, related=related)


RULE = Rule(
    id="heading-number",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("#",),
    family="structure",
    bad=(
        Example("## 5. Use\n\n### 5.1 A\n\n### ⟦5.3⟧ B\n"),
        Example("## 2. A\n\n## 3. B\n\n## ⟦3⟧.C\n"),
        Example("## 🔥 1. A\n\n## 🔥 ⟦3⟧. B\n"),
        Example("## 九、A\n\n## 十、B\n\n## ⟦十二⟧、C\n"),
    ),
    good=(
        Example("## 5. Use\n\n### 5.1 A\n\n#### 5.2 B\n\n### 5.3 C\n"),
        Example("## 1. A\n\n### 1.1 B\n\n### 1.2 C\n\n## 2. D\n\n### 2.1 E\n\n## 3 F\n"),
        Example("# 1. A\n\n## 3.1 B\n\n# 2024\n\n# 2022\n\n## 7B\n\n## 13B\n\n## 2.5 and 3\n"),
        Example("## 3 May\n\n## 7 May\n\n### 05.12 a\n\n### 05.20 b\n\n## 一、A\n\n## 二、B\n"),
        Example("## 1.5 A\n\n## 2.0 B\n\n## 2.5 C\n\n# A\n\n## 2.5 Pro\n\n## 2.7 Pro\n\n## 一些\n\n## 十大\n"),
        Example("## 九一、A\n\n## １. A\n\n## 2. B\n"),
        Example("# A\n\n## 1. B\n\n## 2. C\n\n# D\n\n## 4. E\n\n## 5. F\n"),
    ),
)
