"""A heading says how many things it lists, and the table or list below it has another number of them.

Rows were added later, or lost in an edit, and readers look for what is not there. Count them again, or leave the number
out. A number of something else (`results on 8 datasets`), a round `over 100`, and the best ten of many say nothing of
the rows; a number alone in brackets is believed to be a count where another heading of the page has its own right.
Rows that are headings of others, totals, or further rows of one thing need not be counted, nor must groups of items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Row, Table
from modelist.linting.context import Page, Section
from modelist.linting.markup.items import item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_TITLE, _MIN_COUNT, _TIMES = 120, 4, 3
_NOUNS = (
    r"(?:benchmark|book|checkpoint|course|dataset|entrie|framework|implementation|librarie|list|[mv]?ll?m|lmm|vlm|model"
    r"|paper|project|repositorie|repo|resource|survey|system|tool|tutorial)s"
)
_SAID = lazy_pattern(
    rf"(?:^[\W_]{{0,8}}|\b(?:of|all|the|these|our)\s)(?P<number>\d{{1,3}})\s(?:(?!of\s)[\w'’-]{{1,20}}\s){{0,3}}{_NOUNS}\b"
    r"|(?<![\d.前超过近约])(?P<count>\d{1,3})\s?[个种款篇项份]\w{0,8}?(?:模型|论文|数据集|项目|工具|榜单|教程|综述|资源|框架)",
    re.IGNORECASE,
)
_BRACKETED = lazy_pattern(rf"[(（\[](?P<number>\d{{1,3}})(?:\s{_NOUNS})?[)）\]]\Z", re.IGNORECASE)
_OTHERS = lazy_pattern(
    r"\b(?:on|in|by|with|across|for|from|over|than|top|best|first|last|about|nearly|almost)\b|[~≈+前超近约]|至少|不到|以上"
)
"""Words before a number that make it one of something else, or a part of many."""

_ORDINAL = lazy_pattern(r"[\W_]{0,8}(?P<number>\d{1,3})(?![.\d])")
_SUM = lazy_pattern(r"\W{0,4}(?:total|sum|all|average|avg|mean|median|合计|总计|平均)\W{0,4}", re.IGNORECASE)


class _Block(NamedTuple):
    """A table or list: where it begins, how long it is, and all the numbers that a reader may count in it."""

    span: Span
    length: int
    ways: frozenset[int]


class _Claim(NamedTuple):
    """The number that a heading gives, and what stands below it; ``sure`` where it names what it counts."""

    section: Section
    number: Span
    said: int
    below: _Block
    sure: bool

    @property
    def holds(self) -> bool:
        """Whether the number is right, however the rows or items are counted."""
        return self.said in self.below.ways

    @property
    def is_near(self) -> bool:
        """Whether the number may be meant for what stands below."""
        return self.below.length <= _TIMES * self.said and self.said <= _TIMES * self.below.length


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings with a number, above one table or one list."""
    claims = [*_claims(page)] if any(map(str.isdigit, page.text)) else []
    counting = any(one.holds for one in claims if not one.sure)
    for one in claims:
        if not one.holds and one.is_near and (one.sure or counting):
            message = f"{one.said} are announced, and {one.below.length} stand below"
            related = ((Location(page.path, one.below.span), "what stands below"),)
            title = one.section.title
            yield Problem(one.number, message, "Count them again, or leave the number out.", title, related=related)


def _claims(page: Page) -> Iterator[_Claim]:
    numbered = [(section, match) for section in page.sections if (match := _number(page, section)) is not None]
    blocks = _blocks(page) if numbered else {}
    ordinals = _ordinals(page) if numbered else frozenset()
    for section, match in numbered:
        group = match.lastgroup or ""
        said, found = int(match[group]), blocks.get(section.own.start, [])
        level, counts = section.heading.level, match[0][-1] not in ")）]"
        if counts and group == "number" and ordinals & {(level, said - 1), (level, said + 1)}:
            continue
        if len(found) == 1 and min(said, found[0].length) >= _MIN_COUNT and not section.children:
            number = Span(*match.span(group)).shifted(section.heading.text_span.start)
            yield _Claim(section, number, said, found[0], counts or not match[0][-2].isdigit())


def _ordinals(page: Page) -> frozenset[tuple[int, int]]:
    """The levels of headings with the numbers that they begin with: `4 Tools` behind `3 Papers` counts sections."""
    found = ((one.level, _ORDINAL.match(one.text)) for one in page.markdown.headings)
    return frozenset((level, int(match["number"])) for level, match in found if match is not None)


def _number(page: Page, section: Section) -> re.Match[str] | None:
    """The only number of a heading's text, as written, if it is one of things."""
    text = page.document.slice(section.heading.text_span)
    if len(text) > _MAX_TITLE or len(re.findall(r"\d+", text)) != 1:
        return None
    match = _BRACKETED.search(text) or _SAID.search(text)
    return None if match is None or _OTHERS.search(text[: match.end()].lower()) else match


def _blocks(page: Page) -> dict[int, list[_Block]]:
    """The tables and outer lists of each section, by where the section's own text begins."""
    tables = (_Block(table.header.span, len(table.rows), _ways(table)) for table in page.markdown.tables)
    found: dict[int, list[_Block]] = {}
    for block in (*tables, *_lists(page)):
        found.setdefault(_place(page, block.span), []).append(block)
    return found


def _lists(page: Page) -> Iterator[_Block]:
    """The outer lists; the items of one, those within them, and all together may be what is counted."""
    lists = [(_place(page, items[0].span), items[0], len(items)) for items in item_lists(page)]
    second: Counter[int] = Counter()
    inner: Counter[int] = Counter()
    for place, first, length in lists:
        second[place] += length if first.depth == 2 else 0
        inner[place] += length if first.depth > 1 else 0
    for place, first, length in lists:
        if first.depth == 1:
            yield _Block(first.span, length, frozenset((length, second[place], inner[place], length + inner[place])))


def _place(page: Page, span: Span) -> int:
    section = page.section_at(span.start)
    return -1 if section is None else section.own.start


def _ways(table: Table) -> frozenset[int]:
    """How many rows a table has, with and without those that are no further thing."""
    things = [row for row in table.rows if _is_thing(row)]
    return frozenset((len(table.rows), len(things), len({row.cells[0].source for row in things})))


def _is_thing(row: Row) -> bool:
    """Whether a row is neither a heading of those below it, nor a total, nor another row of the thing above."""
    name = row.cells[0].source if row.cells else ""
    alone = len(row.cells) > 1 and not any(one.source for one in row.cells[1:])
    return bool(name) and not alone and _SUM.fullmatch(name) is None


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
        Example(_list("3 Papers", 3) + "\n" + _list("4 Tools", 9) + "\n" + _list("5 Datasets", 8)),
        Example(_list("30 days of models", 28) + "\n" + _list("The 5 kinds of tools", 9)),
        Example(_list("超过 50 个模型", 30) + "\n" + _list("最近 12 篇论文", 9) + "\n" + _list("12 个以上的模型", 9)),
        Example("## 12 open models\n\n" + "".join(f"- Lab {n}\n  - A\n  - B\n  - C\n" for n in range(4))),
        Example(
            "## 4 models\n\n| Model | Score |\n| --- | --- |\n| **Open** | |\n"
            + "".join(f"| A{n} | 1 |\n| | 2 |\n" for n in range(4))
            + "| Average | 1.5 |\n"
        ),
        Example(
            "## 4 models\n\n| Model | Size |\n| --- | --- |\n" + "".join(f"| A{n // 2} | 7B |\n" for n in range(8))
        ),
    ),
)
