"""The numbers of a table's rows repeat or skip one.

Two rows are number 12, or 14 follows 12: whoever refers to a row by its number means another one, and the last number
is not how many there are. Number the rows one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ROWS, _MOST, _MAX_DIGITS = 6, 0.85, 5
_WORD = lazy_pattern(r"[^\W_]+")
_SERIAL = lazy_pattern(r"(?:(?:s[rl]? ?)?(?:no|nr|num|number)|index|序号|编号)?", re.IGNORECASE)
"""The words in the header of a column that counts rows; years, ranks and weeks may well repeat."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """First cells under a header for serial numbers, or none, that nearly always go up by one, or down by one."""
    for table in page.markdown.tables if "|" in page.text else ():
        cells = _numbered(table)
        numbers = [int(_plain(one)) for one in cells]
        steps = [below - above for above, below in pairwise(numbers)]
        usual = -1 if sum(step == -1 for step in steps) > sum(step == 1 for step in steps) else 1
        if len(cells) < _MIN_ROWS or sum(step == usual for step in steps) < _MOST * len(steps):
            continue
        for at, ((above, below), step) in enumerate(zip(pairwise(cells), steps, strict=True)):
            if step != usual and not _is_meant(numbers[at : at + 2], steps[max(at - 1, 0) : at + 2]):
                message = f"{_plain(below)} follows {_plain(above)}"
                related = ((Location(page.path, above.span), f"the row above, {_plain(above)}"),)
                yield Problem(below.span, message, "Number rows one after the other.", related=related)


def _is_meant(numbers: Sequence[int], steps: Sequence[int]) -> bool:
    """Whether numbers begin anew, or two rows share a place and the next one is left out, as in ``6, 6, 8``."""
    begins = numbers[0] > 1 and numbers[1] in (0, 1)
    return begins or any(pair == (0, 2) for pair in pairwise(steps))


def _numbered(table: Table) -> list[Cell]:
    """The first cells of a table, if they are serial numbers."""
    header = table.header.cells[0].source if table.header.cells else "?"
    cells = [row.cells[0] for row in table.rows if row.cells]
    are_numbers = all(_plain(one).isdecimal() and len(_plain(one)) <= _MAX_DIGITS for one in cells)
    return cells if are_numbers and _SERIAL.fullmatch(" ".join(_WORD.findall(header))) else []


def _plain(cell: Cell) -> str:
    return cell.source.strip("*_ ").rstrip(".、)")


_ROWS = "| No | Model |\n| --- | --- |\n" + "".join(f"| {n} | M{n} |\n" for n in range(1, 12))

RULE = Rule(
    id="row-number",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_ROWS + "| ⟦11⟧ | N |\n| 12 | O |\n"),
        Example(_ROWS + "| 12 | N |\n| ⟦14⟧ | O |\n"),
        Example(_ROWS.replace(" | M", ". | M").replace(". | Model", " | Model") + "| ⟦11.⟧ | N |\n"),
        Example(
            "| No | Model |\n| --- | --- |\n" + "".join(f"| {n} | M |\n" for n in range(30, 12, -1)) + "| ⟦11⟧ | N |\n"
        ),
        Example(_ROWS.replace("No", "#") + "| ⟦11⟧ | N |\n"),
        Example(_ROWS.replace("No", "**S. No.**") + "| ⟦13⟧ | N |\n"),
    ),
    good=(
        Example(_ROWS + "| 12 | N |\n"),
        Example("| Size | Model |\n| --- | --- |\n" + "".join(f"| {n} | M{n} |\n" for n in (1, 2, 3, 7, 7, 13, 70))),
        Example(_ROWS + "| | N |\n"),
        Example(_ROWS + "| 1 | N |\n| 2 | O |\n"),
        Example(_ROWS.replace("No", "#") + "| 12 | N |\n| 12 | O |\n| 14 | P |\n| 15 | Q |\n"),
        Example(_ROWS.replace("No", "Rank") + "| 11 | N |\n| 13 | O |\n"),
        Example(
            "| Year | Model |\n| --- | --- |\n"
            + "".join(f"| {2018 + n} | M{n} |\n" for n in range(7))
            + "| 2024 | N |\n"
        ),
    ),
)
