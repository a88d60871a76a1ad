"""Two figures stand in a column that has one, and the column of the other figure is empty.

`64.5/72.1` under `SEED-IMG`, with nothing under `SEED`: other rows have one figure in each, and readers compare it
with the wrong half. Put each figure into its own column. A header that names two things, and pairs in rows whose
other column is filled, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_placeholder
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.pairs import Pair, PairColumn, read_figure, read_pairs
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_SINGLE, _MOST_PAIRS = 3, 2
"""How many cells must have one figure, and how many pairs there may be to each."""
_MAX_FAMILY = 12
_NEAR = 1.5
_WORD = lazy_pattern(r"[^\W_]+")
_SPLITS = frozenset(
    "val validation valid dev test std testdev img image images video vid all avg mean mini full hard easy norm "
    "en zh cn ch english chinese p c".split()
)


class _Header(NamedTuple):
    at: int
    text: str
    words: list[str]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pairs in columns that stand beside one of the same name."""
    for _, columns in groupby(read_pairs(page), key=lambda one: one.table.span):
        families: dict[str, list[_Header]] | None = None
        for column in columns:
            if not column.is_announced:
                families = _families(page, column.table) if families is None else families
                yield from _check_column(page, column, families)


def _families(page: Page, table: Table) -> dict[str, list[_Header]]:
    """The headers by their first word."""
    found: dict[str, list[_Header]] = {}
    for at, cell in enumerate(table.header.cells):
        text = visible_text(page, cell.span)
        words = _WORD.findall(text.casefold())
        found.setdefault(words[0] if words else "", []).append(_Header(at, text, words))
    return found


def _check_column(page: Page, column: PairColumn, families: Mapping[str, list[_Header]]) -> Iterator[Problem]:
    pairs = [one for one in column.pairs if _is_result(page, one)]
    singles = _figures(column.table, column.at)
    if len(singles) < _MIN_SINGLE or not 0 < len(pairs) <= _MOST_PAIRS * len(singles):
        return
    siblings = _siblings(column, families)
    if siblings and all(_is_empty(page, column.table, one.row, other.at) for one in pairs for other in siblings):
        least, most = min(singles) / _NEAR, max(singles) * _NEAR
        for pair in pairs:
            if any(least <= one <= most for one in pair.figures):
                yield _problem(page, column, pair, siblings)


def _is_result(page: Page, pair: Pair) -> bool:
    """Whether a pair has a fraction, or one figure: `45/50` may be 45 of 50, and `2023/05` a month."""
    return len(pair.figures) == 1 or "." in page.document.slice(pair.span)


def _figures(table: Table, at: int) -> list[float]:
    """The figures of a column's cells that have one."""
    cells = (row.cells[at] for row in table.rows if at < len(row.cells))
    return [figure for cell in cells if (figure := read_figure(cell)) is not None]


def _siblings(column: PairColumn, families: Mapping[str, list[_Header]]) -> list[_Header]:
    """Columns of figures whose header begins with the same name, unless there are too many to say which is meant."""
    words = _WORD.findall(column.header.casefold())
    family = families.get(words[0], []) if words else []
    near = [one for one in family if _are_siblings(words, one.words)] if len(family) <= _MAX_FAMILY else []
    return [one for one in near if len(_figures(column.table, one.at)) >= _MIN_SINGLE]


def _are_siblings(one: list[str], other: list[str]) -> bool:
    shorter = min(len(one), len(other))
    if one == other:
        return False
    splits = shorter > 1 and one[:-1] == other[:-1] and one[-1] in _SPLITS and other[-1] in _SPLITS
    return splits or one[:shorter] == other[:shorter]


def _is_empty(page: Page, table: Table, row: int, at: int) -> bool:
    cells = table.rows[row].cells
    return at >= len(cells) or not cells[at].source or is_placeholder(visible_text(page, cells[at].span))


def _problem(page: Page, column: PairColumn, pair: Pair, siblings: list[_Header]) -> Problem:
    empty = " and ".join(shown(one.text) for one in siblings)
    message = f"{shown(page.document.slice(pair.span))} is a pair under {shown(column.header)}, where other rows have "
    message += f"one figure; {empty} {'is' if len(siblings) == 1 else 'are'} empty"
    return Problem(pair.span, message, "Put each figure into its own column.")


_HEAD = "| Model | SEED | SEED-IMG |\n| --- | --- | --- |\n"
_ROWS = "".join(f"| M{n} | 6{n}.1 | 7{n}.4 |\n" for n in range(3))

RULE = Rule(
    id="cell-pair-single",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_HEAD + _ROWS + "| A | | ⟦64.5/72.1⟧ |\n| B | - | **⟦56.4/-⟧** |\n| C | ⟦63.0／68.8⟧ | |\n"),
        Example(
            "| Model | MMMU | MMMU_val | MMMU_test |\n| --- | --- | --- | --- |\n"
            + "".join(f"| M{n} | 3{n}.5 | | |\n| N{n} | | 3{n} | 3{n}.2 |\n" for n in range(3))
            + "| A | [⟦33.9 \\| 33.7⟧](https://example.com) | | |\n"
        ),
    ),
    good=(
        Example(_HEAD + _ROWS + "| A | 64.5 | 64.5/72.1 |\n| B | | 56.4 |\n"),
        Example(_HEAD.replace("SEED-IMG", "SEED (all/image)") + _ROWS + "| A | | 64.5/72.1 |\n"),
        Example(_HEAD.replace("SEED-IMG", "MMMU") + _ROWS + "| A | | 64.5/72.1 |\n"),
        Example(_HEAD + "| A | 61.2 | 64.5/72.1 |\n| B | | 64.5/70.1 |\n| C | | 70.1 |\n"),
        Example(_HEAD.replace("SEED", "Solved") + _ROWS + "| A | | 72/90 |\n| B | | 7.1/9000.5/3 |\n"),
    ),
)
