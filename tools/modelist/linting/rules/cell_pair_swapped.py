"""The two figures of a cell stand the other way round than in the rest of its column.

Under `MME (P/C)` most cells are like `1510/320`, and one is `313/1477`, or `-/1477` with its only figure in the place
of the other: readers compare two different results. Swap the two. It is found only where the two ranges lie far
apart, and where most cells agree; results on one scale, or the train and test sizes of data, may well be either way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.pairs import Pair, PairColumn, read_pairs
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_RIGHT, _ANNOUNCED, _UNANNOUNCED = 5, 2, 4
"""How many cells must agree, and how many to each that does not, with a header that names two things and without."""
_OUTLIERS = 20
_GAP, _SCALE, _OTHER_SCALE = 2.0, 100, 10.0
_SPREAD_HIGH, _SPREAD_LOW = 3.0, 5.0
_SLACK, _SAME_SUM = 1.05, 1.02


class _Range(NamedTuple):
    low: float
    high: float

    def has(self, figure: float) -> bool:
        return self.low / _SLACK <= figure <= self.high * _SLACK

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


class _Order(NamedTuple):
    """Which of the two is the greater one, the ranges of both, and the first cell that is so."""

    greater_first: bool
    greater: _Range
    smaller: _Range
    model: Pair


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pairs in columns whose order is clear."""
    for column in read_pairs(page):
        order = _order(column)
        for pair in column.pairs if order is not None else ():
            if order is not None and _is_swapped(pair, order):
                yield _problem(page, column, pair, order)


def _order(column: PairColumn) -> _Order | None:
    full = [one for one in column.pairs if len(one.figures) == 2]
    down = [one for one in full if one.figures[0] > one.figures[1]]
    up = [one for one in full if one.figures[0] < one.figures[1]]
    right, wrong = (down, up) if len(down) > len(up) else (up, down)
    most = _ANNOUNCED if column.is_announced else _UNANNOUNCED
    if len(right) < max(_MIN_RIGHT, most * len(wrong)) or _share_a_total(full) or _are_dates(full):
        return None
    greater, smaller = (_range([pick(one.figures) for one in right]) for pick in (max, min))
    return _Order(right is down, greater, smaller, right[0]) if _are_apart(greater, smaller) else None


def _range(figures: Sequence[float]) -> _Range:
    """From the least to the greatest, without the outermost of many: one model may be far worse than all others."""
    out = len(figures) // _OUTLIERS
    kept = sorted(figures)[out : len(figures) - out]
    return _Range(kept[0], kept[-1])


def _are_apart(greater: _Range, smaller: _Range) -> bool:
    """Whether two ranges are narrow and far apart, and not on one scale up to 100, where either may be greater."""
    if smaller.low <= 0 or greater.high > _SPREAD_HIGH * greater.low or smaller.high > _SPREAD_LOW * smaller.low:
        return False
    gap = greater.low / smaller.high
    return gap >= (_GAP if greater.low > _SCALE else _OTHER_SCALE)


def _share_a_total(pairs: Sequence[Pair]) -> bool:
    """Whether the two make up the same sum everywhere, as games won and lost do."""
    sums = [sum(one.figures) for one in pairs]
    return max(sums) <= _SAME_SUM * min(sums)


def _are_dates(pairs: Sequence[Pair]) -> bool:
    """Whether all are a month and a year."""
    return all(1 <= min(one.figures) <= 12 and 1950 <= max(one.figures) <= 2100 for one in pairs)


def _is_swapped(pair: Pair, order: _Order) -> bool:
    greater, smaller = pair.first.figure, pair.second.figure
    if not order.greater_first:
        greater, smaller = smaller, greater
    if greater is None:
        return smaller is not None and smaller >= order.greater.low / _SLACK
    if smaller is None:
        return order.smaller.has(greater)
    return greater <= order.smaller.high * _SLACK and smaller >= order.greater.low / _SLACK


def _problem(page: Page, column: PairColumn, pair: Pair, order: _Order) -> Problem:
    text, swapped = page.document.slice(pair.span), _swap(page, pair)
    first, second = (order.greater, order.smaller) if order.greater_first else (order.smaller, order.greater)
    header = shown(column.header)
    message = f"{shown(text)} is the other way round: under {header} most are {first} / {second}"
    if len(pair.figures) == 1:
        place, usual = ("second", second) if pair.first.figure is None else ("first", first)
        message = f"{shown(text)} has its figure in the {place} place, where most under {header} are {usual}"
    related = ((Location(page.path, order.model.span), "the usual order"),)
    if not any(order.greater.has(one) for one in pair.figures) and not any(map(order.smaller.has, pair.figures)):
        return Problem(pair.span, message, "Look up what the figure is.", related=related)
    advice = f"Write {swapped}." if len(pair.figures) == 2 else f"Write {swapped}, if the figure belongs there."
    edits = (Edit(pair.span, swapped),)
    return Problem(pair.span, message, advice, edits=edits, safety=Safety.UNSAFE, related=related)


def _swap(page: Page, pair: Pair) -> str:
    between = page.document.slice(Span(pair.first.span.end, pair.second.span.start))
    return page.document.slice(pair.second.span) + between + page.document.slice(pair.first.span)


_USUAL = ((1341, 312), (1523, 316), (1565, 322), (1606, 341), (1639, 379), (1666, 439))


def _table(header: str, pairs: Sequence[tuple[float, float]], *cells: str) -> str:
    rows = [f"| M{at} | {one}/{other} |\n" for at, (one, other) in enumerate(pairs)]
    return f"| Model | {header} |\n| --- | --- |\n" + "".join((*rows, *(f"| N | {cell} |\n" for cell in cells)))


RULE = Rule(
    id="cell-pair-swapped",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_table("MME（P/C）", _USUAL, "⟦313/1477⟧", "1510.7/---", "⟦---/1502.8⟧", "⟦---／2024.6⟧")),
        Example(_table("**MME**", _USUAL, "**⟦313 \\| 1,477⟧**")),
        Example(_table("MME (P/C)", _USUAL, "[⟦313/**1477**⟧](https://example.com/1/2)", "⟦300/-⟧", "")),
        Example(_table("PSNR / LPIPS", [(28 + n, (12 + n) / 100) for n in range(6)], "⟦0.15/30.1⟧")),
    ),
    good=(
        Example(_table("MME (P/C)", _USUAL, "1480/---", "**1490**/-", "-/290", "705/181", "n/a", "1477")),
        Example(_table("MME (P/C)", _USUAL[:4], "313/1477")),
        Example(_table("MME", _USUAL, "313/1477", "290/1400")),
        Example(_table("Won/lost", [(150 - n, 30 + n) for n in range(6)], "33/147")),
        Example(_table("EN/ZH", [(60 + n, 20 + n) for n in range(6)], "22/63")),
        Example(_table("Train/test", [(1000 * 3**n, 100 * 3**n) for n in range(6)], "500/9000")),
        Example(_table("Date", [(n, 2023) for n in range(2, 9)], "2023/05")),
    ),
)
