"""A total is not the sum of what it stands under.

Items or rows were added, dropped or changed, and the total was not counted again; or it counts something that the list
does not show. Add them up, or say what else is in it. Rounded amounts may be a few per cent off, and a column of rates
has no sum. Nor do settings, as the layers and active parameters of a model above its total ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import ListItem, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line, item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_TOTAL = lazy_pattern(r"\b(?:total|in total|sum|altogether)\b|总样本|总计|合计|总数|总和|共计", re.IGNORECASE)
_SIGNS = ("total", "sum", "altogether", "总", "合计", "共计")
_AMOUNT = lazy_pattern(
    r"(?P<label>[^:：\n]{1,60})[:：]\s*(?:about |around |~|≈|约)?(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?"
    r"(?P<unit>thousand|million|billion|[KkMB]|万|亿)?(?![A-Za-z])[^\d\n:：]{0,30}\Z"
)
_ROW = lazy_pattern(r"\W*(?:total|sum|in total|合计|总计|总数)\W*", re.IGNORECASE)
_WHOLE = lazy_pattern(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_NO_PART = lazy_pattern(
    r"\b(?:sub-?total|of which|thereof|including|activ\w{0,10}|per|each|epochs?|batch|gpus?|layers?|heads?|hidden"
    r"|vocab\w{0,8}|context|experts?|steps?|dim\w{0,8}|rank|rate|size)\b|小计|其中|激活|每|层数|轮数",
    re.IGNORECASE,
)
"""Labels of what is counted elsewhere already, or is no amount of the same thing."""

_UNIT = lazy_pattern(r"\s?(?:thousand|million|billion|[KkMB万亿])", re.IGNORECASE)
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "万": 1e4, "亿": 1e8}
_MIN_PARTS, _OFF, _TIMES, _NEARLY_ALL = 3, 0.05, 4, 0.95


class _Part(NamedTuple):
    label: str
    amount: float
    span: Span


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists of labelled amounts whose last item is a total, and rows of totals below whole numbers."""
    if not any(sign in page.lower for sign in _SIGNS) or _TOTAL.search(page.text) is None:
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
    return _Part(match["label"], _value(match["amount"], match["unit"]), _place(page, line, match["amount"]))


def _place(page: Page, line: Span, amount: str) -> Span:
    """Where the last such amount of a line stands, with its unit; the line where it is not written as it is seen."""
    hidden = [one.destination_span for one in page.links_in(line)]
    places = (
        Span(*one.span()).shifted(line.start) for one in re.finditer(re.escape(amount), page.document.slice(line))
    )
    seen = [one for one in places if not any(other.contains(one) for other in hidden)]
    if not seen:
        return Span(line.start, line.start + len(page.document.slice(line).rstrip()))
    unit = _UNIT.match(page.text, seen[-1].end, line.end)
    return Span(seen[-1].start, unit.end()) if unit is not None else seen[-1]


def _value(amount: str, unit: str | None) -> float:
    return float(amount.replace(",", "")) * _SCALE.get((unit or "").lower(), 1)


def _compare(page: Page, total: _Part, parts: Sequence[_Part | None], off: float) -> Iterator[Problem]:
    known = [one for one in parts if one is not None]
    found = sum(one.amount for one in known)
    if len(known) < max(_MIN_PARTS, len(parts)) or not _add_up(known):
        return
    if abs(found - total.amount) > off * total.amount and found <= _TIMES * total.amount <= _TIMES**2 * found:
        said = page.document.slice(total.span).strip("*_ ")
        message = f"the total is {said}, but what stands above adds up to {_shown(found)}"
        related = ((Location(page.path, known[0].span), "the first of the parts"),)
        yield Problem(total.span, message, "Add them up, or say what else is in it.", related=related)


def _add_up(parts: Sequence[_Part]) -> bool:
    """Whether amounts may be of one thing: none is a total or a setting, and beside one of them the others count."""
    labels = all(_TOTAL.search(one.label) is None and _NO_PART.search(one.label) is None for one in parts)
    amounts = [one.amount for one in parts]
    return labels and max(amounts) <= _NEARLY_ALL * sum(amounts)


def _shown(amount: float) -> str:
    return f"{amount:,.0f}"


def _check_table(page: Page, table: Table) -> Iterator[Problem]:
    """Columns of whole numbers above a row that is called a total."""
    row = table.rows[-1] if len(table.rows) > _MIN_PARTS else None
    if row is None or not row.cells or _ROW.fullmatch(visible_text(page, row.cells[0].span).strip()) is None:
        return
    labels = [visible_text(page, one.cells[0].span) for one in table.rows if one.cells]
    sums: list[tuple[bool, list[Problem]]] = []
    for at in range(1, len(row.cells)):
        cells = [one.cells[at] for one in table.rows if at < len(one.cells)]
        texts = [visible_text(page, one.span).strip() for one in cells]
        if len(cells) == len(table.rows) and all(_WHOLE.fullmatch(one) for one in texts):
            amounts = (_value(one, None) for one in texts)
            *parts, total = map(_Part, labels, amounts, (one.span for one in cells))
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
        Example("- A 20: [12](https://a.org/12)\n- B: 3\n- C: 5\n- Total of 40 (all): [⟦40⟧](https://a.org/40)\n"),
    ),
    good=(
        Example(f"{_LIST}- **Total samples**: 2.4 million samples\n\n{_TABLE}| Total | 2,500 |\n"),
        Example(f"{_LIST}- other data\n- **Total samples**: 3.6 million samples\n"),
        Example(f"{_LIST}- **Total**: 24 tasks\n"),
        Example("- Layers: 32\n- Experts: 8\n- Active parameters: 13B\n- Total parameters: 47B\n"),
        Example("- Encoder: 300M\n- Input: 2K\n- Outputs: 512\n- Total parameters: 1B\n"),
        Example(
            "| Data | Rows |\n| --- | --- |\n| A | 10 |\n| of which B | 2 |\n| C | 5 |\n| Total | 15 |\n\n"
            "| Data | Rows |\n| --- | --- |\n| A | 1 |\n| B | 2 |\n| Subtotal | 3 |\n| C | 4 |\n| Total | 7 |\n"
        ),
        Example(
            "| Model | Score | Rank |\n| - | - | - |\n| A | 12 | 1 |\n| B | 14 | 2 |\n| C | 13 | 3 |\n"
            "| Total | 20 | 9 |\n"
        ),
    ),
)
