"""Two columns of scores have the same figures in most of their rows.

Scores to the third digit do not agree by chance row after row: one column was filled in from the other. Look the
scores up where they were published, and leave a cell empty where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_SCORE = lazy_pattern(r"[*_` ]*(?P<digits>\d{1,4}\.\d{1,4})\s?%?[*_` ]*(?: \([^()\n]{1,20}\))?")
_MEASURE = lazy_pattern(
    r"[$€£¥￥@]|\b(?:acc|accuracy|activ\w+|average|avg|cost|date|[\w-]{0,12}f1|[gmk]i?b|input|latency|loss|max\w*|mean|median"
    r"|memory|min\w*|output|param\w*|ppl|perplexity|precision|price|published|recall|release\w*|seconds|seen|size|speed"
    r"|time|tokens?|total|updated?|version|vram|year)\b"
    r"|价|费用|成本|参数|激活|大小|显存|内存|日期|时间|版本|发布|更新|延迟|速度|准确率|精确率|召回率|平均|最[大小高低]",
    re.IGNORECASE,
)
"""Headers of what may well be the same in two columns: measures of the thing itself, and ways to count one result."""

_MONTH = lazy_pattern(r"20[012]\d\.(?:0[1-9]|1[0-2])")

_MIN_DIGITS, _MIN_SAME, _SHARE, _MAX_COLUMNS = 3, 5, 0.5, 60


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The cells of the later one of two such columns."""
    for table in page.markdown.tables:
        if len(table.rows) < _MIN_SAME:
            continue
        width = min(len(table.header.cells), _MAX_COLUMNS)
        columns = [_scores(page, table, at) if _is_of_scores(page, table, at) else {} for at in range(width)]
        told: set[int] = set()
        for first, second in combinations(range(len(columns)), 2):
            ours, theirs = columns[first], columns[second]
            both = ours.keys() & theirs.keys() if len(ours) >= _MIN_SAME and len(theirs) >= _MIN_SAME else set()
            same = [row for row in sorted(both) if ours[row][0] == theirs[row][0]]
            if len(same) >= _MIN_SAME and len(same) >= _SHARE * len(both) and second not in told:
                told.add(second)
                yield from _problems(page, table, (first, second), [(ours[one][1], theirs[one][1]) for one in same])


def _is_of_scores(page: Page, table: Table, at: int) -> bool:
    """Whether a column is of results on a task, rather than of sizes, prices, dates or one of a task's measures."""
    return _MEASURE.search(visible_text(page, table.header.cells[at].span)) is None


def _scores(page: Page, table: Table, at: int) -> dict[int, tuple[str, Cell]]:
    """The figures of a column that say enough, by row."""
    found: dict[int, tuple[str, Cell]] = {}
    for number, row in enumerate(table.rows):
        match = _SCORE.fullmatch(visible_text(page, row.cells[at].span)) if at < len(row.cells) else None
        says_enough = match is not None and len(match["digits"].replace(".", "").strip("0")) >= _MIN_DIGITS
        if match is not None and says_enough and _MONTH.fullmatch(match["digits"]) is None:
            found[number] = (match["digits"], row.cells[at])
    return found


def _problems(page: Page, table: Table, at: tuple[int, int], cells: list[tuple[Cell, Cell]]) -> Iterator[Problem]:
    headers = [shown(visible_text(page, table.header.cells[one].span).strip()) for one in at]
    for one, other in cells:
        message = f"{headers[1]} repeats the figure of {headers[0]}, as in {len(cells) - 1} other rows"
        related = ((Location(page.path, one.span), f"the same in {headers[0]}"),)
        yield Problem(other.span, message, "Look up which of the two the figure belongs to.", related=related)


def _table(*rows: tuple[str, str], headers: str = "HellaSwag | LAMBADA") -> str:
    lines = "".join(f"| M{number} | {one} | {other} |\n" for number, (one, other) in enumerate(rows))
    return f"| Model | {headers} |\n| --- | --- | --- |\n{lines}"


_FIGURES = ("0.636", "0.635", "0.667", "0.704", "0.719")

RULE = Rule(
    id="column-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_table(*((one, f"⟦{one}⟧") for one in _FIGURES), ("0.761", "0.702"), ("0.8", "-"))),
        Example(_table(*((f"**{one}** (5-shot)", f"⟦{one}⟧") for one in _FIGURES), headers=r"A \| B | C-Eval")),
    ),
    good=(
        *(
            Example(_table(*((one, one) for one in _FIGURES), headers=headers))
            for headers in (
                "Params (B) | Active params (B)",
                "输入价格 | 输出价格",
                "Accuracy | Micro-F1",
                "Precision | Recall",
            )
        ),
        Example(_table(*(2 * (f"{year}.1{month}",) for year in (2023, 2024) for month in range(3)), headers="A | B")),
        Example(_table(*((one, one) for one in _FIGURES[:4]), ("0.719", "0.717"))),
        Example(_table(*((one, one) for one in _FIGURES), *((one, f"{one}1") for one in _FIGURES), ("0.791", "0.702"))),
        Example(_table(*((f"{one}.0", f"{one}.0") for one in range(1, 8)))),
    ),
)
