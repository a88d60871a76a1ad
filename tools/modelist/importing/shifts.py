"""Rows that lack a cell, so that what they say stands below the headers of other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modelist.importing.columns import Column
from modelist.importing.model import LINK_FIELDS, Content
from modelist.importing.plans import Fit, fit_of
from modelist.importing.values import is_quantity

MAX_COLUMNS = 40
"""Wider tables are not tried with a gap at each place."""

MIN_BETTER = 2
"""So many more cells must fit their column with a gap in the row, for it to be certain that a cell is missing there."""


def placed(columns: Sequence[Column], cells: tuple[Content, ...], name: int) -> tuple[Content, ...]:
    """The cells of a row; where one is missing before the last that it has, all but the ``name`` are misplaced."""
    had = [one for one in cells if not one.absent]
    gap = [one for one in cells if one.absent]
    if not gap or len(columns) > MAX_COLUMNS:
        return cells
    here = _score(columns, cells)
    shifted = ([*had[:at], *gap, *had[at:]] for at in range(name + 1, len(had)))
    if max((_score(columns, one) for one in shifted), default=here) - here < MIN_BETTER:
        return cells
    return tuple(one if index == name else replace(one, misplaced=True) for index, one in enumerate(cells))


def _score(columns: Sequence[Column], cells: Sequence[Content]) -> int:
    """How many cells their columns can read, less those that they cannot."""
    fits = [
        fit_of(one.field, one.header, cells[one.index])
        for one in columns
        if is_quantity(one.field) or one.field in (*LINK_FIELDS, "links", "organization")
    ]
    return sum((fit in (Fit.WHOLE, Fit.PART)) - (fit is Fit.NONE) for fit in fits)
