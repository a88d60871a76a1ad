"""A total is not the sum of what it stands under.

Items or rows were added, dropped or changed, and the total was not counted again; or it counts something that the list
does not show. Add them up, or say what else is in it. Rounded amounts may be a few per cent off, and a column of rates
has no sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import ListItem, Table
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.items import first_line, item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_TOTAL = lazy_pattern(r"\b(?:total|in total|sum|altogether)\b|总样本|总计|合计|总数|总和|共计", re.IGNORECASE)
_AMOUNT = lazy_pattern(
    r"(?P<label>[^:：\n]{1,60})[:：]\s*(?:about |around |~|≈|约)?(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?"
    r"(?P<unit>thousand|million|billion|[KkMB]|万|亿)?(?![A-Za-z])[^\d\n:：]{0,30}\Z"
)
_ROW = lazy_pattern(r"\W*(?:total|sum|in total|合计|总计|总数)\W*", re.IGNORECASE)
_WHOLE = lazy_pattern(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "万": 1e4, "亿": 1e8}
_MIN_PARTS, _OFF, _TIMES = 3, 0.05, 4


class _Part(NamedTuple):
    label: str
    amount: float
    span: Span


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists of labelled amounts whose last item is a total, and rows of totals below whole numbers."""
    if _TOTAL.search(page.text) is None:
        return
    for items in item_lists(page):
        parts = [_read(page, item) for item in items] if len(items) > _MIN_PARTS else []
        last = parts[-1] if parts else None
        if last is not None and _TOTAL.search(last.label):
            yield from _compare(page, last, parts[:-1], _OFF)
    for table in page.markdown.tables:
        yield from _check_table(page, table)


def _read(page: Page, item: ListItem) -> _Part | None:
    line = first_line(page, item)
    match = _AMOUNT.fullmatch(visible_text(page, line).strip())
    if match is None:
        return None
    at = page.text.find(match["amount"], line.start, line.end)
    end = page.text.find(match["unit"] or "", at, line.end) + len(match["unit"] or "") if at >= 0 else -1
    return _Part(match["label"], _value(match["amount"], match["unit"]), Span(at, end)) if at >= 0 else None


def _value(amount: str, unit: str | None) -> float:
    return float(amount.replace(",", "")) * _SCALE.get((unit or "").lower(), 1)


def _compare(page: Page, total: _Part, parts: Sequence[_Part | None], off: float) -> Iterator[Problem]:
    known = [one for one in parts if one is not None]
    found = sum(one.amount for one in known)
    if len(known) < max(_MIN_PARTS, len(parts)) or any(_TOTAL.search(one.label) for one in known):
        return
    if abs(found - total.amount) > off * total.amount and found <= _TIMES * total.amount <= _TIMES**2 * found:
        message = f"the total is {page.document.slice(total.span)}, but what stands above adds up to {_shown(found)}"
        related = ((Location(page.path, known[0].span), "the first of the parts"),)
        yield Problem(total.span, message, "Add them up, or say what else is in it.", related=related)


def _shown(amount: float) -> str:
    return f"{amount:,.0f}"


def _check_table(page: Page, table: Table) -> Iterator[Problem]:
    """Columns of whole numbers above a row that is called a total."""
    row = table.rows[-1] if len(table.rows) > _MIN_PARTS else None
    if row is None or not row.cells or _ROW.fullmatch(visible_text(page, row.cells[0].span).strip()) is None:
        return
    sums: list[tuple[bool, list[Problem]]] = []
    for at in range(1, len(row.cells)):
        cells = [one.cells[at] for one in table.rows if at < len(one.cells)]
        texts = [visible_text(page, one.span).strip() for one in cells]
        if len(cells) == len(table.rows) and all(_WHOLE.fullmatch(one) for one in texts):
            *parts, total = (_Part("", _value(text, None), cell.span) for text, cell in zip(texts, cells, strict=True))
            problems = [*_compare(page, total, parts, 0)]
            sums.append((sum(one.amount for one in parts) == total.amount, problems))
    # Where no column adds up, the row is the total of something else.
    if any(right for right, _ in sums) or len(sums) == 1:
        yield from (one for _, problems in sums for one in problems)


_LIST = "- COCO: 592K samples\n- SBU: 844K samples\n- GPT: 665K samples\n- VQA: 328K samples\n"
_TABLE = "| Data | Rows |\n| --- | --- |\n| A | 1,200 |\n| B | 800 |\n| C | 500 |\n"

RULE = Rule(
    id="total-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(f"{_LIST}- **Total samples**: ⟦3.6 million⟧ samples\n"),
        Example("- 视觉对话：12万\n- 问答：35万\n- 描述：13万\n- **总样本数**：⟦90万⟧个样本\n"),
        Example(f"{_TABLE}| **Total** | ⟦2,600⟧ |\n"),
    ),
    good=(
        Example(f"{_LIST}- **Total samples**: 2.4 million samples\n\n{_TABLE}| Total | 2,500 |\n"),
        Example(f"{_LIST}- other data\n- **Total samples**: 3.6 million samples\n"),
        Example(f"{_LIST}- **Total**: 24 tasks\n"),
        Example(
            "| Model | Score | Rank |\n| - | - | - |\n| A | 12 | 1 |\n| B | 14 | 2 |\n| C | 13 | 3 |\n"
            "| Total | 20 | 9 |\n"
        ),
    ),
)
