"""Days of the month that authors keep in comments behind a month: ``2023/11<!--30-->``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate, read_date
from modelist.core.text import Span
from modelist.importing.model import Content
from modelist.importing.recognise import ModelTable

MIN_PAIRS = 2
"""Neighbours of one month whose comments must stand in the table's order, for these to be days for certain."""

_DAY = lazy_pattern(r"[^<>]*<!--\s*([0-9]{1,2})\s*-->\s*")


def whole_dates(table: ModelTable, rows: Sequence[Sequence[Content]]) -> Mapping[Span, Content]:
    """Cells with a month and its day in a comment, as the whole date, by the cell's place.

    It is certain that the comments are days where each fits its month and where they, too, are in the order of the
    table; else there is none.
    """
    column = next((one for one in table.columns if one.field == "released"), None)
    if column is None:
        return {}
    dated: list[tuple[Content, ReleaseDate, int]] = []
    for cells in rows:
        cell = cells[column.index]
        match, month = _DAY.fullmatch(cell.source), read_date(cell.plain).value
        if match is not None and month is not None and month.day is None:
            dated.append((cell, month, int(match[1])))
    whole = [ReleaseDate.parse(f"{month}-{day:02d}") for _, month, day in dated]
    if None in whole or not _are_in_order([one for one in whole if one is not None]):
        return {}
    return {cell.span: replace(cell, plain=str(date)) for (cell, _, _), date in zip(dated, whole, strict=True)}


def _are_in_order(dates: Sequence[ReleaseDate]) -> bool:
    """Whether neighbours of one month go the way of the months, but for one in ten."""
    months = [(one.year, one.month) for one in dates]
    rises = sum((one < other) - (one > other) for one, other in pairwise(months))
    pairs = [(one.day or 0, other.day or 0) for one, other in pairwise(dates) if str(one)[:7] == str(other)[:7]]
    wrong = sum(one > other if rises >= 0 else one < other for one, other in pairs)
    return len(pairs) >= MIN_PAIRS and wrong * 10 <= len(pairs)
