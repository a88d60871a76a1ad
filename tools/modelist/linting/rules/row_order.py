"""A row or dated item that stands out of the order that all others keep.

In a table or list of news from new to old a reader stops where the dates get older than what they look for, and misses
this row; or its date is a slip, as the year of a January often is. Move the row, or correct the date. The same holds
for a table that ranks things by one of its columns, where a place has a better figure than the place above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, ListItem, Table
from modelist.linting.context import Page, Section
from modelist.linting.markup.cells import read_value, visible_text
from modelist.linting.markup.items import entry_lists, first_line
from modelist.linting.markup.order import out_of_order
from modelist.linting.models.columns import read_columns
from modelist.linting.papers.dated_papers import is_news_section
from modelist.linting.papers.inner_dates import inner_date
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ROWS, _MOST = 7, 0.8
_MIN_NEWS, _MIN_MONTHS = 4, 3
_WORD = lazy_pattern(r"[A-Za-z]{2}")
_MONTH = lazy_pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}", re.IGNORECASE)
_MIN_RANKS, _MAX_ODD, _MOST_RANKS = 8, 2, 0.85
_FIGURE = lazy_pattern(r"(-?\d{1,6}(?:\.\d{1,4})?)[ ]?%?")
_MIN_MOVE, _MIN_APART = 2, 0.005
_NO_SCORE = frozenset("id no number year date votes".split())
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
_QUOTED = " \t\n>"
_DATE = lazy_pattern(
    r"[^\w\n]{0,12}(?P<date>(?:19|20)\d\d(?:[-./]\d{1,2}(?:[-./]\d{1,2})?|年\d{1,2}月(?:\d{1,2}日)?))(?![\w./-])"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns and lists of dates that rise or fall all the way but for a few."""
    for column in read_columns(page):
        if column.field == "released":
            dates = ((one.span, one.fact.value) for one in column.said if len(_MONTH.findall(one.fact.text)) < 2)
            yield from _check_order([(span, date) for span, date in dates if isinstance(date, ReleaseDate)], "rows")
    for table in page.markdown.tables if "|" in page.text else ():
        yield from _check_ranks(page, table)
    told = set[Span]()
    for items in (part for whole in entry_lists(page) for part in _parts(page, whole)):
        if len(items) >= _MIN_ROWS:
            lines = [first_line(page, item) for item in items]
            dated = [_dated(page, line) for line in lines]
            if not any(dated):
                dated = [inner_date(page, line) for line in lines]
            found = [*_check_order([one for one in dated if one is not None], "items")]
            told |= {one.span for one in found}
            yield from found
    for section in page.sections:
        yield from (one for one in _check_news(page, section) if one.span not in told)


def _check_news(page: Page, section: Section) -> Iterator[Problem]:
    """The lines of a short section of news, from new to old but for one or some in a row that are a year too old."""
    if not is_news_section(section):
        return
    lines = page.document.lines
    first, last = lines.line_of(section.heading.span.end), lines.line_of(max(section.own.start, section.own.end - 1))
    spans = [Span(lines.start_of(line), lines.start_of(line + 1)) for line in range(first, last + 1)]
    dated = [one for one in (_dated(page, span) or _named(page, span) for span in spans) if one is not None]
    months = [date.month_index for _, date in dated]
    odd = out_of_order(months, -1) if len(months) >= _MIN_NEWS and len(set(months)) >= _MIN_MONTHS else []
    if odd and len(months) - len(odd) >= _MIN_NEWS - 1 and _is_one_year_off(months, odd, -1, shifts=(12,)):
        for index in odd:
            span, date = dated[index]
            message = f"{date} is out of order: the news go from new to old, and those around it are a year later"
            yield Problem(span, message, "Correct the year, or move the line to its place.")


def _named(page: Page, line: Span) -> tuple[Span, ReleaseDate] | None:
    """The date with its month by name that a line begins with."""
    found = inner_date(page, line)
    return found if found is not None and not _WORD.search(page.text, line.start, found[0].start) else None


def _check_ranks(page: Page, table: Table) -> Iterator[Problem]:
    """Rows whose figure is not where their rank is, if the ranks follow one column of figures but for a row or two."""
    if len(table.rows) < _MIN_RANKS or not _are_ranks([_plain(row.cells[0]) for row in table.rows if row.cells]):
        return
    sorted_by: list[tuple[int, list[tuple[Cell, float]], int, list[int]]] = []
    for column in range(1, len(table.header.cells)):
        if table.header.cells[column].source.strip("*_` .#").lower() in _NO_SCORE:
            continue
        found = _figures(table, column)
        for sign in (-1, 1) if found else ():
            odd = out_of_order([figure for _, figure in found], sign)
            if len(odd) <= _MAX_ODD and len(found) - len(odd) >= _MOST_RANKS * len(found):
                sorted_by.append((column, found, sign, odd))
    if len(sorted_by) != 1:
        return
    ((column, found, sign, odd),) = sorted_by
    order = "falls" if sign < 0 else "rises"
    header = " ".join(visible_text(page, table.header.cells[column].span).split())
    for index in odd:
        cell, figure = found[index]
        other = next((one for one in _next_to(found, index, odd) if (one[1] < figure) == (sign < 0)), found[index - 1])
        passed = _passed([one for _, one in found], index, sign)
        if len(passed) < _MIN_MOVE and all(abs(figure - one) < _MIN_APART * abs(figure) for one in passed):
            continue  # neighbours that are ranked by something else, too, or within the error of both
        message = f"{_plain(cell)} is out of order: {shown(header)} {order} from rank to rank"
        related = ((Location(page.path, other[0].span), f"{_plain(other[0])} beside it"),)
        yield Problem(cell.span, message, "Move the row to its place, or correct the figure.", related=related)


def _passed(figures: Sequence[float], index: int, sign: int) -> list[float]:
    """The figures on the wrong side of one."""
    figure = sign * figures[index]
    before = [one for one in figures[:index] if sign * one > figure]
    return before + [one for one in figures[index + 1 :] if sign * one < figure]


def _next_to(found: Sequence[tuple[Cell, float]], index: int, odd: Sequence[int]) -> list[tuple[Cell, float]]:
    return [found[at] for at in (index - 1, index + 1) if 0 <= at < len(found) and at not in odd]


def _are_ranks(first: Sequence[str]) -> bool:
    """Whether first cells count from one, with medals or figures."""
    return all(text in (str(number), _MEDALS.get(number)) for number, text in enumerate(first, 1))


def _figures(table: Table, column: int) -> list[tuple[Cell, float]]:
    """The figures of a column, if all rows have one and most differ from each other; years and sizes are none."""
    cells = [row.cells[column] for row in table.rows if column < len(row.cells)]
    matches = [_FIGURE.fullmatch(_plain(cell)) for cell in cells]
    found = [(cell, float(match[1])) for cell, match in zip(cells, matches, strict=True) if match is not None]
    values = {figure for _, figure in found}
    if len(found) < len(table.rows) or len(values) < _MOST * len(found) or all(map(_is_year, values)):
        return []
    return found


def _is_year(figure: float) -> bool:
    return figure.is_integer() and 1950 <= figure < 2100


def _plain(cell: Cell) -> str:
    return cell.source.strip("*_` ").rstrip(".、)")


def _parts(page: Page, items: Sequence[ListItem]) -> Iterator[Sequence[ListItem]]:
    """The lists that items make up: text, a fold or a rule between two begins another one."""
    first = 0
    for at, (one, other) in enumerate(pairwise(items), 1):
        if page.text[one.span.end : other.span.start].strip(_QUOTED):
            yield items[first:at]
            first = at
    yield items[first:]


def _dated(page: Page, line: Span) -> tuple[Span, ReleaseDate] | None:
    """The date that an item begins with, and its place."""
    match = _DATE.match(page.text, line.start, line.end)
    date = read_value("released", match["date"]).value if match is not None else None
    return (Span(*match.span("date")), date) if match is not None and isinstance(date, ReleaseDate) else None


def _check_order(dated: Sequence[tuple[Span, ReleaseDate]], what: str) -> Iterator[Problem]:
    months = [date.month_index for _, date in dated]
    if len(months) < _MIN_ROWS or len(set(months)) < 4:
        return
    both = [(out_of_order(months, sign), sign) for sign in (1, -1)]
    odd, sign = min(both, key=lambda one: len(one[0]))
    if len(months) - len(odd) < _MOST * len(months):
        odd, sign = next((one for one in both if _is_one_year_off(months, *one)), ([], 1))
    order = "from new to old" if sign < 0 else "from old to new"
    for index in odd:
        span, date = dated[index]
        message = f"{date} is out of order: the {what} go {order}"
        yield Problem(span, message, f"Move the {what[:-1]} to its place, or correct the date.")


def _is_one_year_off(months: Sequence[int], odd: Sequence[int], sign: int, shifts: Sequence[int] = (12, -12)) -> bool:
    """Whether a block of dates would be in order with the next year, or the one before: the new year was overlooked."""
    if not odd or len(odd) > len(months) / 2 or odd[-1] - odd[0] >= len(odd):
        return False
    for shift in shifts:
        mended = [sign * (month + shift * (index in odd)) for index, month in enumerate(months)]
        if all(one <= other for one, other in pairwise(mended)):
            return True
    return False


_ROWS = (
    "| A | 2024-06 |\n| B | 2024-05 |\n| C | {} |\n| D | 2024-03 |\n| E | 2024-02 |\n| F | 2024-01 |\n| G | 2023-12 |\n"
)
_NEWS = "- `2024.06` A\n- `2024.05` B\n- `2024.03` C\n- `{}.01.26` D\n- `2023.12` E\n- `2023.11` F\n- `2023.9.27` G\n"
_NAMED = "".join(
    f"- **M{n}** [[Lab]](https://a.org/{n}) {date} [open]\n"
    for n, date in enumerate(("May 2022", "Apr. 2022", "{}", "Nov. 2021", "June 2020", "Oct 2019", "Feb. 2018"))
)
_SHORT_NEWS = "## News\n\n[{}] A\n\n[2024-10-11] B\n\n[2024-07-10] C\n\n[2024-05-02] D\n"
_RANKS = "| Rank | Model | Size | Score | Other |\n| --- | --- | --- | --- | --- |\n" + "".join(
    f"| {rank} | M{rank} | {size}B | {score} | {other} |\n"
    for rank, (size, score, other) in enumerate(
        zip(
            (7, 34, 13, 7, 70, 3, 1, 14, 8),
            ("92.5", "92.1", "90.0", "88.4", "{}", "81.0", "80.2", "79.5", "70"),
            (80, 91, 70, 77, 60, 82, 71, 66, 75),
            strict=True,
        ),
        1,
    )
)

RULE = Rule(
    id="row-order",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("⟦2023-04⟧")),
        Example(_RANKS.format("⟦93.1⟧")),
        Example(_RANKS.format("84.4").replace("80.2", "⟦80.2⟧").replace("79.5", "80.9")),
        Example(_RANKS.format("**⟦71.2⟧**").replace("| 1 |", "| 🥇 |").replace("**⟦71.2⟧**", "⟦**71.2**⟧")),
        Example("| 模型 | 时间 |\n| --- | --- |\n" + _ROWS.format("⟦2023年4月⟧")),
        Example(_NEWS.format("⟦2023").replace(".26`", ".26⟧`")),
        Example(_NAMED.format("⟦Mar. 2021⟧")),
        Example(_SHORT_NEWS.format("⟦2024-01-20⟧")),
        Example("## Updates\n\n* ⟦May 29, 2023⟧: a\n* Sep 27, 2023: b\n* Sep 6, 2023: c\n* July 11, 2023:\nd\n"),
        Example("- [⟦2023/1/2⟧] a\n- [⟦2023/1/1⟧] b\n" + "".join(f"- [2023/{one}] c\n" for one in (11, 9, 9, 8, 7))),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("2024-04")),
        Example(_RANKS.format("84.4")),
        Example(_RANKS.format("84.4").replace("| 92.1 |", "| 92.7 |")),
        Example(_RANKS.format("93.1").replace("Score", "ID")),
        Example(_RANKS.format("93.1").replace("| 3 |", "| 5 |")),
        Example(_RANKS.format("-")),
        Example(_NEWS.format("2024")),
        Example(_SHORT_NEWS.format("2025-01-20")),
        Example(_SHORT_NEWS.format("2024-12-20")),
        Example(_SHORT_NEWS.format("2024-01-20").replace("News", "Papers")),
        Example(_NEWS.format("2024") + "\n<details>\n\n" + _NEWS.format("2024") + "\n</details>\n"),
        Example(_NAMED.format("Jan. 2022")),
        Example("| Model | Date |\n| --- | --- |\n" + _ROWS.format("March/Dec 2024")),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2024-06 |\n| B | 2023-05 |\n| C | 2024-04 |\n| D | 2022-03 |\n"
        ),
    ),
)
