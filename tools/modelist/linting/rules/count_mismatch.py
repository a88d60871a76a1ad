"""A heading says how many things it lists, and the table or list below it has another number of them.

Rows were added later, or lost in an edit, and readers look for what is not there. Count them again, or leave the number
out. A number of something else (`results on 8 datasets`), a round `over 100`, and the best ten of many say nothing of
the rows; a number alone in brackets is believed to be a count where another heading of the page has its own right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page, Section
from modelist.linting.items import item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_TITLE, _MIN_COUNT, _TIMES = 120, 4, 3
_NOUNS = (
    r"(?:benchmark|book|checkpoint|course|dataset|entrie|framework|implementation|librarie|list|[mv]?ll?m|lmm|vlm|model"
    r"|paper|project|repositorie|repo|resource|survey|system|tool|tutorial)s"
)
_SAID = lazy_pattern(
    rf"(?:^[\W_]{{0,8}}|\b(?:of|all|the|these|our)\s)(?P<number>\d{{1,3}})\s(?:[\w'’-]{{1,20}}\s){{0,3}}{_NOUNS}\b"
    r"|(?<![\d.前超过近约])(?P<count>\d{1,3})\s?[个种款篇项份]\w{0,8}?(?:模型|论文|数据集|项目|工具|榜单|教程|综述|资源|框架)",
    re.IGNORECASE,
)
_BRACKETED = lazy_pattern(rf"[(（\[](?P<number>\d{{1,3}})(?:\s{_NOUNS})?[)）\]]\Z", re.IGNORECASE)
_OTHERS = lazy_pattern(r"\b(?:on|in|by|with|across|for|from|over|than|top|best|first|last|about|nearly|almost)\b|[~≈+]")
"""Words before a number that make it one of something else, or a part of many."""


class _Claim(NamedTuple):
    """The number that a heading gives, and what stands below it; ``sure`` where it names what it counts."""

    section: Section
    number: Span
    said: int
    counted: int
    below: Span
    sure: bool


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings with a number, above one table or one list."""
    claims = [*_claims(page)] if any(map(str.isdigit, page.text)) else []
    counting = any(one.said == one.counted for one in claims if not one.sure)
    for one in claims:
        near = one.counted <= _TIMES * one.said and one.said <= _TIMES * one.counted
        if one.said != one.counted and near and (one.sure or counting):
            message = f"{one.said} are announced, and {one.counted} stand below"
            related = ((Location(page.path, one.below), "what stands below"),)
            title = one.section.title
            yield Problem(one.number, message, "Count them again, or leave the number out.", title, related=related)


def _claims(page: Page) -> Iterator[_Claim]:
    numbered = [(section, match) for section in page.sections if (match := _number(page, section)) is not None]
    counts = _counts(page) if numbered else {}
    for section, match in numbered:
        group = match.lastgroup or ""
        start = section.heading.text_span.start
        number, below = Span(*match.span(group)).shifted(start), counts.get(section.own.start, [])
        if len(below) == 1 and min(int(match[group]), below[0][1]) >= _MIN_COUNT and not section.children:
            sure = match[0][-1] not in ")）]" or not match[0][-2].isdigit()
            yield _Claim(section, number, int(match[group]), below[0][1], below[0][0], sure)


def _number(page: Page, section: Section) -> re.Match[str] | None:
    """The only number of a heading's text, as written, if it is one of things."""
    text = page.document.slice(section.heading.text_span)
    if len(text) > _MAX_TITLE or len(re.findall(r"\d+", text)) != 1:
        return None
    match = _BRACKETED.search(text) or _SAID.search(text)
    return None if match is None or _OTHERS.search(text[: match.end()].lower()) else match


def _counts(page: Page) -> dict[int, list[tuple[Span, int]]]:
    """The tables and outer lists of each section, by where the section's own text begins, with their lengths."""
    found: dict[int, list[tuple[Span, int]]] = {}
    blocks = [(table.header.span, len(table.rows)) for table in page.markdown.tables]
    blocks += [(items[0].span, len(items)) for items in item_lists(page) if items[0].depth == 1]
    for span, length in blocks:
        section = page.section_at(span.start)
        if section is not None:
            found.setdefault(section.own.start, []).append((span, length))
    return found


def _table(heading: str, rows: int) -> str:
    return f"# L\n\n## {heading}\n\n| Model |\n| --- |\n" + "".join(f"| A{n} |\n" for n in range(rows))


def _list(heading: str, items: int) -> str:
    return f"## {heading}\n\n" + "".join(f"- B{n}\n" for n in range(items))


RULE = Rule(
    id="count-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(_table("Summary of ⟦7⟧ efficient MLLMs", 9)),
        Example(_list("⟦12⟧ open models", 11)),
        Example(_table("国内 ⟦6⟧ 个开源大模型", 7)),
        Example(_table("Surveys (5)", 5) + "\n" + _list("Tools (⟦6⟧)", 7)),
    ),
    good=(
        Example(_table("Summary of 9 efficient MLLMs", 9)),
        Example(_table("Results on 8 datasets", 5) + "\n" + _list("The top 10 models of 2024", 9)),
        Example(_table("Scores of over 100 models", 60) + "\n" + _list("Best of the 90 models", 50)),
        Example(_list("Papers (12)", 9) + "\n" + _list("Week (13)", 13).replace("## Week (13)\n", "## 13B models\n")),
        Example(_table("7 models", 9) + "\n" + _list("More", 3).replace("## More\n\n", "\n")),
    ),
)
