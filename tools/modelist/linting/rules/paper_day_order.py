"""A day is after that of a paper with a higher number, where days nearly always rise with arXiv's numbers.

arXiv numbers the papers of a month one after another, so 2309.14327 was there before 2309.14525. Where a list gives the
days on which papers were posted, one that is days after a higher number's was copied from another line, or is that of a
later version. Correct the day, or link the right paper. A day that is too early is left alone: papers that arXiv looked
at longer got a late number.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.papers.dated_papers import Dated, dated_papers, dated_rows, is_news
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_DAYS, _NEARLY_ALL = 8, 0.92
_MIN_OF_MONTH = 4
"""Papers of one month that tell how its numbers rise from day to day."""

_NEAR = 3
"""Days: papers of a weekend get their numbers together."""

_BEFORE_OWN_MONTH = -1
_FRIDAY = 4


class _Placed(NamedTuple):
    """A day with the number of its paper within the month, and the days that it is after what others make likely."""

    one: Dated
    number: int
    day: int
    late: float

    @property
    def fits(self) -> bool:
        return abs(self.late) <= _NEAR


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines and rows with a full date and one paper."""
    if page.text.count("arxiv") < _MIN_DAYS:
        return
    groups = dated_papers(page, {line: when for line, (_, when) in dated_rows(page).items()})
    found = [one for group in groups.values() for one in group if one.date.day is not None]
    months = [*_by_month(found)]
    placed = [one for month in months for one in month]
    others = sum(one.months not in (0, _BEFORE_OWN_MONTH) for one in found)
    fitting = sum(one.fits for one in placed)
    if fitting < _MIN_DAYS or fitting < _NEARLY_ALL * (len(placed) + others - 1):
        return  # one may be wrong in a short list
    for month in months:
        yield from _check_month(page, month)


def _by_month(dates: Iterable[Dated]) -> Iterator[Sequence[_Placed]]:
    """The days of each month that has enough papers, by the papers' numbers."""
    found: dict[tuple[int, int], list[tuple[Dated, int, int]]] = {}
    for one in dates:
        if not one.months and one.date.day is not None and not one.paper.archive:
            found.setdefault(one.paper.month, []).append((one, one.paper.number, one.date.day))
    for month in found.values():
        paces = {number: number / day for _, number, day in month}
        if len(paces) >= _MIN_OF_MONTH:
            pace = median(paces.values())
            placed = (_Placed(one, number, day, day - number / pace) for one, number, day in month)
            yield sorted(placed, key=lambda one: one.number)


def _check_month(page: Page, month: Sequence[_Placed]) -> Iterator[Problem]:
    """Days that are late by themselves, and after one of a higher number that is not."""
    first: _Placed | None = None
    for placed in reversed(month):
        is_own = not is_news(page, placed.one) and not placed.one.is_later_version
        if first is not None and _is_after(placed, first) and is_own:
            yield _problem(page, placed.one, first.one)
        if placed.fits and (first is None or placed.day < first.day):
            first = placed


def _is_after(placed: _Placed, higher: _Placed) -> bool:
    """Whether a day is late by itself and days after that of a higher number."""
    is_late = placed.late >= _NEAR and placed.number < higher.number
    return is_late and _working_days(higher.one, placed.one) >= _NEAR


def _working_days(one: Dated, other: Dated) -> int:
    """The days after one date, up to the other, on which arXiv announces papers."""
    start, end = (datetime.date(each.date.year, each.date.month, each.date.day or 1) for each in (one, other))
    days = (start + datetime.timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() <= _FRIDAY for day in days)


def _problem(page: Page, one: Dated, other: Dated) -> Problem:
    message = f"the date is {one.date}, but arXiv:{one.paper.paper_id} was there before"
    message += f" arXiv:{other.paper.paper_id}, which is of {other.date}"
    related = ((Location(page.path, other.span), f"arXiv:{other.paper.paper_id} is of {other.date}"),)
    return Problem(one.span, message, "Correct the day, or link the right paper.", related=related)


_DAYS = ((1, 601), (4, 2310), (7, 4302), (11, 6742), (14, 9237), (18, 11860), (21, 13601), (25, 14525), (28, 17421))
_ITEM = "- `{}` {} [arXiv](https://arxiv.org/abs/2309.{})\n"
_LIST = "".join(_ITEM.format(f"2023-09-{day:02d}", f"A{day}", f"{number:05d}") for day, number in _DAYS)
_TABLE = "| Model | Date | Paper |\n| --- | --- | --- |\n" + "".join(
    f"| M{day} | 2023-09-{day:02d} | [p](https://arxiv.org/abs/2309.{number:05d}) |\n" for day, number in _DAYS
)

RULE = Rule(
    id="paper-day-order",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("arxiv",),
    family="dates",
    bad=(
        Example(_LIST + _ITEM.format("⟦2023-09-29⟧", "B", "14327")),
        Example(_TABLE + "| B | ⟦2023-09-29⟧ | [p](https://arxiv.org/abs/2309.14327) |\n"),
        Example(_LIST + _ITEM.format("⟦2023.09.20⟧", "B", "04327")),
        Example(_LIST + "\n\\(Arxiv ⟦23.09.20⟧) B [paper](https://arxiv.org/abs/2309.04327)\n"),
    ),
    good=(
        Example(_LIST + _ITEM.format("2023-09-27", "B", "14327")),
        Example(_LIST + _ITEM.format("2023-09-02", "B", "14327")),
        Example(_LIST + _ITEM.format("2023-09", "B", "14327")),
        Example(_LIST + _ITEM.format("2023-09-29", "Code is released for B", "14327")),
        Example(_LIST + _ITEM.format("2023-09-29", "B", "14327v2")),
        Example(_LIST + _ITEM.format("2023-09-29", "B is here!", "14327")),
        Example(_LIST + _ITEM.format("2023-09-29", "B 已被 NeurIPS 接收", "14327")),
        Example(_LIST + "\n## Latest Developments\n\n" + _ITEM.format("2023-09-29", "B", "14327")),
        Example(_LIST.replace("-18`", "-29`").replace("-14`", "-28`") + _ITEM.format("2023-09-29", "B", "14327")),
        Example(_LIST.partition("- `2023-09-25")[0] + _ITEM.format("2023-09-29", "B", "10327")),
    ),
)
