"""Days of the month that authors keep in comments behind a month: ``2023/11<!--30-->``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate, is_day_first, read_date
from modelist.core.text import Span
from modelist.importing.columns import Column
from modelist.importing.model import Content

MIN_PAIRS = 2
"""Neighbours of one month whose comments must stand in the table's order, for these to be days for certain."""

_DAY = lazy_pattern(r"[^<>]*<!--\s*([0-9]{1,2})\s*-->\s*")


def whole_dates(columns: Sequence[Column], rows: Sequence[Sequence[Content]]) -> Mapping[Span, Content]:
    """Cells with a month and its day in a comment, as the whole date, by the cell's place.

    It is certain that the comments are days where each fits its month, where they, too, are in the order of the
    table, and where they begin again with the month, which numbers that count or cite do not; else there is none.
    """
    column = next((one for one in columns if one.field == "released"), None)
    if column is None:
        return {}
    dated: list[tuple[Content, ReleaseDate | None]] = []
    places: list[int] = []
    for place, cells in enumerate(rows):
        cell = cells[column.index]
        match, month = _DAY.fullmatch(cell.source), read_date(cell.plain).value
        if match is not None and month is not None and month.day is None:
            dated.append((cell, ReleaseDate.parse(f"{month}-{int(match[1]):02d}")))
            places.append(place)
    dates = [one for _, one in dated if one is not None]
    if len(dates) < len(dated) or not _are_in_order(dates) or _is_count(dates, places):
        return {}
    return {cell.span: replace(cell, plain=str(date)) for cell, date in dated}


def with_days(columns: Sequence[Column], rows: Sequence[tuple[Content, ...]]) -> Iterator[tuple[Content, ...]]:
    """The rows with dates such as ``06/01/2026`` as what they mean, where others show which is the day."""
    column = next((one for one in columns if one.field == "released"), None)
    day_first = is_day_first(row[column.index].plain for row in rows) if column is not None else None
    for row in rows:
        if column is None or day_first is None:
            yield row
            continue
        cell = row[column.index]
        date = read_date(cell.plain, day_first).value if read_date(cell.plain).value is None else None
        yield (*row[: column.index], replace(cell, meant=str(date or "")), *row[column.index + 1 :])


def _are_in_order(dates: Sequence[ReleaseDate]) -> bool:
    """Whether neighbours of one month go the way of the months, but for one in ten, and begin again with a month."""
    months = [(one.year, one.month) for one in dates]
    rises = sum((one < other) - (one > other) for one, other in pairwise(months)) >= 0
    ordered = dates if rises else dates[::-1]
    steps = [(_step(one, other), str(one)[:7] == str(other)[:7]) for one, other in pairwise(ordered)]
    inside = [step for step, is_same_month in steps if is_same_month and step]
    wrong = sum(step < 0 for step in inside)
    restarts = [step <= 0 for step, is_same_month in steps if not is_same_month]
    return len(inside) >= MIN_PAIRS and wrong * 10 <= len(inside) and (any(restarts) or not restarts)


def _is_count(dates: Sequence[ReleaseDate], places: Sequence[int]) -> bool:
    """Whether the days only count the dates, or the rows of the table, up or down."""
    days = [one.day or 0 for one in dates]
    return any(
        len({sign * day - place for day, place in zip(days, numbers, strict=True)}) == 1
        for numbers in (places, range(len(days)))
        for sign in (1, -1)
    )


def _step(one: ReleaseDate, other: ReleaseDate) -> int:
    return (other.day or 0) - (one.day or 0)
