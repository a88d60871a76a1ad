"""An item has neither of two labels of which every other item has one.

Where each model is `[open]` or `[close]`, one without either leaves the reader to find out; mostly it was forgotten.
Add the one that holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line, item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_LABEL = lazy_pattern(r"\[\[(?P<label>[A-Za-z]{3,16})\](?=[\](])|\[(?P<bare>[A-Za-z]{3,16})\](?!\()")
_MIN_ITEMS, _MOST, _SHARE = 8, 0.6, 0.08
_MIN_HAVING = 3
_PAIRS = (
    ("open", "close"),
    ("open", "closed"),
    ("public", "private"),
    ("free", "paid"),
    ("official", "unofficial"),
    ("opensource", "proprietary"),
)
"""Labels that exclude each other and leave nothing out."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Outermost items with a label that begin as the others and have neither of a pair in their first line."""
    outer = [[one for one in items if one.depth == 1] for items in item_lists(page)] if "[" in page.text else []
    lists = [[(line := first_line(page, one), _labels(page, line)) for one in items] for items in outer]
    total = sum(map(len, lists))
    for pair in _PAIRS if total >= _MIN_ITEMS else ():
        counts = Counter(one for items in lists for _, labels in items for one in labels if one in pair)
        if min(counts[one] for one in pair) >= _SHARE * total:
            for items in lists:
                yield from _check_list(page, pair, items)


def _labels(page: Page, line: Span) -> frozenset[str]:
    found = _LABEL.finditer(page.document.slice(line))
    return frozenset((one["label"] or one["bare"]).lower() for one in found)


def _check_list(page: Page, pair: Sequence[str], items: Sequence[tuple[Span, frozenset[str]]]) -> Iterator[Problem]:
    having = sum(not labels.isdisjoint(pair) for _, labels in items)
    if having < max(_MOST * len(items), _MIN_HAVING):
        return
    for line, labels in items:
        text = page.document.slice(line).rstrip()
        if labels and labels.isdisjoint(pair):
            message = f"this item has neither [{pair[0]}] nor [{pair[1]}], as the others do"
            yield Problem(Span(line.start, line.start + len(text)), message, "Add the one that holds.")


_ITEMS = "".join(f"- M{n} [[Lab]](https://x.org/{n}) [{'open' if n % 2 else 'close'}]\n" for n in range(8))

RULE = Rule(
    id="item-label-missing",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example(_ITEMS + "- ⟦M9 [[Lab]](https://x.org/9)⟧\n"),),
    good=(
        Example(_ITEMS + "- Text\n  - M9 [[Lab]](https://x.org/9)\n"),
        Example("".join(f"- M{n} [paper](https://x.org/{n}) [code]\n" for n in range(8)) + "- M9 [paper]\n"),
    ),
)
