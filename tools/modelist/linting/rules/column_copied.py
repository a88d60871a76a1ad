"""Two columns of scores have the same figures in most of their rows.

Scores to the third digit do not agree by chance row after row: one column was filled in from the other. Look the
scores up where they were published, and leave a cell empty where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_SCORE = lazy_pattern(r"[*_` ]*(?P<digits>\d{1,4}\.\d{1,4})\s?%?[*_` ]*")
_MIN_DIGITS, _MIN_SAME, _SHARE, _MAX_COLUMNS = 3, 5, 0.5, 60


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The cells of the later one of two such columns."""
    for table in page.markdown.tables:
        if len(table.rows) < _MIN_SAME:
            continue
        columns = [_scores(page, table, at) for at in range(min(len(table.header.cells), _MAX_COLUMNS))]
        told: set[int] = set()
        for first, second in combinations(range(len(columns)), 2):
            ours, theirs = columns[first], columns[second]
            both = ours.keys() & theirs.keys() if len(ours) >= _MIN_SAME and len(theirs) >= _MIN_SAME else set()
            same = [row for row in sorted(both) if ours[row][0] == theirs[row][0]]
            if len(same) >= _MIN_SAME and len(same) >= _SHARE * len(both) and second not in told:
                told.add(second)
                yield from _problems(page, table, (first, second), [(ours[one][1], theirs[one][1]) for one in same])


def _scores(page: Page, table: Table, at: int) -> dict[int, tuple[str, Cell]]:
    """The figures of a column that say enough, by row."""
    found: dict[int, tuple[str, Cell]] = {}
    for number, row in enumerate(table.rows):
        match = _SCORE.fullmatch(visible_text(page, row.cells[at].span)) if at < len(row.cells) else None
        if match is not None and len(match["digits"].replace(".", "").strip("0")) >= _MIN_DIGITS:
            found[number] = (match["digits"], row.cells[at])
    return found


def _problems(page: Page, table: Table, at: tuple[int, int], cells: list[tuple[Cell, Cell]]) -> Iterator[Problem]:
    headers = [shown(visible_text(page, table.header.cells[one].span).strip()) for one in at]
    for one, other in cells:
        message = f"{headers[1]} repeats the figure of {headers[0]}, as in {len(cells) - 1} other rows"
        related = ((Location(page.path, one.span), f"the same in {headers[0]}"),)
        yield Problem(other.span, message, "Look up which of the two the figure belongs to.", related=related)


def _table(*rows: tuple[str, str]) -> str:
    lines = "".join(f"| M{number} | {one} | {other} |\n" for number, (one, other) in enumerate(rows))
    return f"| Model | HellaSwag | LAMBADA |\n| --- | --- | --- |\n{lines}"


_FIGURES = ("0.636", "0.635", "0.667", "0.704", "0.719")

RULE = Rule(
    id="column-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(Example(_table(*((one, f"⟦{one}⟧") for one in _FIGURES), ("0.761", "0.702"), ("0.8", "-"))),),
    good=(
        Example(_table(*((one, one) for one in _FIGURES[:4]), ("0.719", "0.717"))),
        Example(_table(*((one, one) for one in _FIGURES), *((one, f"{one}1") for one in _FIGURES), ("0.791", "0.702"))),
        Example(_table(*((f"{one}.0", f"{one}.0") for one in range(1, 8)))),
    ),
)
