"""A date is spelled in another way than the rest of its column.

`2023.07` among `2023-07` reads well enough, but searches and programs that sort the table miss it. Write all alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.quantities import ReleaseDate
from modelist.linting.columns import Cells, read_columns
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMERIC = re.compile(r"\d{4}([-./])\d{2}(?:\1\d{2})?")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of dates with a usual shape, and the cells that have another."""
    for column in read_columns(page):
        if column.field == "released":
            yield from _check_column(column)


def _check_column(column: Cells) -> Iterator[Problem]:
    dated = [one for one in column.said if isinstance(one.fact.value, ReleaseDate)]
    shapes = Counter(_shape(one.fact.text) for one in dated)
    if len(dated) < 3 or len(shapes) < 2:
        return
    usual, count = shapes.most_common(1)[0]
    for one in dated if count * 2 > len(dated) else ():
        if _shape(one.fact.text) == usual:
            continue
        edits = tuple(_respelled(one.fact.text, one.fact.value, usual))
        fixes = tuple(Edit(one.span, text) for text in edits) if one.urls == () else ()
        message = f"'{one.fact.text}' is not spelled like the other dates of the column"
        advice = f"Write '{edits[0]}'." if edits else "Write it as the others."
        yield Problem(one.span, message, advice, edits=fixes)


def _shape(text: str) -> str:
    """A date's spelling: its separators and words, with the digits counted where there are four or two of them."""
    plain = re.sub(r"[A-Za-z]{3,9}\.?", "M", text)
    return re.sub(r"\d{4}", "Y", re.sub(r"(?<!\d)\d{1,2}(?!\d)", "d", plain))


def _respelled(text: str, date: ReleaseDate, usual: str) -> Iterator[str]:
    """The date with the usual separators, where both are numbers and nothing is lost or made up."""
    found = re.fullmatch(r"Y([-./])d(?:\1d)?", usual)
    if found is None or _NUMERIC.fullmatch(text) is None or (usual.count("d") == 2) != (date.day is not None):
        return
    yield str(date).replace("-", found[1])


RULE = Rule(
    id="date-format-mixed",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    default=False,
    bad=(
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | ⟦2023.09⟧ |\n",
            fixed="| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | 2023-09 |\n",
        ),
        Example("| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | ⟦July 2023⟧ |\n"),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n| A | 2023/07 |\n| B | 2023/08 |\n| C | 2023/9 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| A | May 2023 |\n| B | June 2023 |\n| C | - |\n"),
    ),
)
