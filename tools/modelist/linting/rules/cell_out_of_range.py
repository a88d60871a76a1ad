"""A figure is ten times as large or as small as all others of its column: its decimal point is lost or moved.

`676` among scores from 55.3 to 78.1 was to be 67.6, and `6.76` as well. Readers take it for a record or a failure, and
charts made of the table are of no use. Reported only where the figure fits among the others once the point is put back,
and then has as many decimals as they have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import fields_of

_FIGURE = lazy_pattern(r"[*_`~]{0,3}(?P<figure>\d{1,6}(?:\.\d{1,4})?)[ ]?%?[*_`~]{0,3}")
_MIN_FIGURES, _MOST, _FEW, _SPREAD, _APART = 8, 0.8, 0.15, 4.0, 3.0
_MAX_COLUMNS = 200


class _Figure(NamedTuple):
    """A figure of a column, with the number of its decimals."""

    span: Span
    text: str
    value: float
    decimals: int


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of results of which nearly all are of about one size; sizes of models may well be ten times as large."""
    for table in page.markdown.tables if "|" in page.text else ():
        if len(table.rows) >= _MIN_FIGURES and len(table.header.cells) <= _MAX_COLUMNS:
            for at in range(len(table.header.cells)):
                yield from _check_column(page, table, at)


def _check_column(page: Page, table: Table, at: int) -> Iterator[Problem]:
    cells = [row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at].source.strip("-—– ")]
    figures = [one for cell in cells if (one := _read(cell.span, cell.source)) is not None]
    if len(figures) < _MIN_FIGURES or len(figures) < _MOST * len(cells):
        return
    decimals, count = Counter(one.decimals for one in figures).most_common(1)[0]
    usual = [one for one in figures if one.decimals == decimals]
    odd = [one for one in figures if abs(one.decimals - decimals) == 1]
    least, most = min(one.value for one in usual), max(one.value for one in usual)
    if count < _MOST * len(figures) or len(odd) > max(1, _FEW * len(figures)) or not 0 < most <= _SPREAD * least:
        return
    header = visible_text(page, table.header.cells[at].span) if odd else ""
    for one in odd if not fields_of(header) else ():
        meant = _meant(one, decimals, least, most)
        if meant:
            message = (
                f"{shown(one.text)} under {shown(header)} lies far from the others, which are {least:g} to {most:g}"
            )
            edits = (Edit(one.span, meant),)
            yield Problem(one.span, message, f"Was it to be {meant}?", edits=edits, safety=Safety.UNSAFE)


def _meant(one: _Figure, decimals: int, least: float, most: float) -> str:
    """The figure with its point put back, where it then lies among the others; '' where it does not."""
    factor = 0.1 if one.decimals < decimals else 10.0
    far = one.value >= _APART * most if one.decimals < decimals else _APART * one.value <= least
    meant = one.value * factor
    return f"{meant:.{decimals}f}" if far and least <= meant <= most else ""


def _read(span: Span, source: str) -> _Figure | None:
    match = _FIGURE.fullmatch(source)
    if match is None:
        return None
    text, start = match["figure"], span.start + match.start("figure")
    return _Figure(Span(start, start + len(text)), text, float(text), len(text.partition(".")[2]))


_SCORES: Sequence[str] = ("55.3", "60.1", "61.4", "63.0", "70.2", "72.5", "75.9", "78.1")
_ROWS = "".join(f"| M{n} | {score} |\n" for n, score in enumerate(_SCORES))

RULE = Rule(
    id="cell-out-of-range",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(f"| Model | GQA |\n| --- | --- |\n{_ROWS}| M9 | ⟦676⟧ |\n"),
        Example(f"| Model | GQA |\n| --- | --- |\n{_ROWS}| M9 | **⟦6.76⟧** |\n"),
    ),
    good=(
        Example(f"| Model | Params (B) |\n| --- | --- |\n{_ROWS}| M9 | 6.76 |\n| M10 | 676 |\n"),
        Example(f"| Model | GQA |\n| --- | --- |\n{_ROWS}| M9 | 67.6 |\n| M10 | 12.5 |\n| M11 | 68 |\n"),
        Example(f"| Model | MME |\n| --- | --- |\n{_ROWS.replace('.', '')}| M9 | 1650 |\n"),
        Example(f"| Model | GQA |\n| --- | --- |\n{_ROWS}| M9 | 912 |\n"),
    ),
)
