"""A date is spelled in another way than the rest of its column, or of the page's dated lines.

`2023.07` among `2023-07` reads well enough, but searches and programs that sort the table miss it; `2023-9` sorts
behind `2023-10`; a year alone says less than the others. Write all alike, with a nought where the others have one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_and_html
from modelist.linting.models.columns import Cell, Cells, is_year, read_columns
from modelist.linting.rule import Example, Problem, Rule, Scope

_START = r"^[ \t>]*(?:(?:[-+*]|\d{1,3}[.)])[ \t]*)?[*_`]{0,2}"
_LINE = lazy_pattern(
    _START + r"[\[(（【]?[*_`]{0,2}"
    r"(?P<date>(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])(?:[./-](?:0[1-9]|[12]\d|3[01]))?)(?![\d./-])",
    re.MULTILINE,
)
_NUMBERS = r"(?P<date>(?:19|20)\d\d(?P<mark>[./-])(?:0?[1-9]|1[0-2])(?:(?P=mark)(?:0?[1-9]|[12]\d|3[01]))?)"
_LOOSE_LINE = lazy_pattern(_START + _NUMBERS + r"(?![\d./-])", re.MULTILINE)
_LOOSE_TAG = lazy_pattern(rf"(?<=[\[(（【]){_NUMBERS}(?=[\])）】](?!\())")
_LOOSE_CELL = lazy_pattern(rf"[*_`]{{0,2}}{_NUMBERS}[*_`]{{0,2}}")
_UNPADDED = lazy_pattern(r"(?:19|20)\d\d([./-])(?:[1-9](?!\d)|\d\d\1[1-9](?!\d))")
_PADDED = lazy_pattern(r"[./-]0")
_CUT = lazy_pattern(r"\d{4}([./-])(?:1|\d\d?\1[1-3])")
"""What may have lost its second digit instead, as the month 11 has in ``2022-1``."""

_ONE_DIGIT = lazy_pattern(r"(?<=[./-])(?=\d(?!\d))")
_WORDED = lazy_pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? (?P<day>0?[1-9]),? (?:19|20)\d\d\b"
)
_MIN_PADDED, _PADDED_TIMES = 3, 4
"""How many dates have a nought at least, and how many times as many as have none, where it is a slip."""

_MIN_MONTHS, _MONTH_TIMES = 4, 6
"""How many dates have a month at least, and how many times as many as have none, where it was left out."""

_SHORT = lazy_pattern(r"[12]\d[./-](?:0[1-9]|1[0-2])(?![\d%])|[12]\d\Z")
_MIN_LINES, _MOST = 6, 0.8
_NUMERIC = lazy_pattern(r"\d{4}([-./])\d{2}(?:\1\d{2})?")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of dates, and lines that begin with one, with a usual shape, and those that have another."""
    columns = [column for column in read_columns(page) if column.field == "released"]
    for column in columns:
        yield from _check_column(column)
    yield from _check_years(columns)
    yield from _check_lines(page)
    yield from _check_noughts(page)
    yield from _check_worded_days(page)


def _check_worded_days(page: Page) -> Iterator[Problem]:
    """Days of one digit behind a month's name, with a nought or without it, unlike nearly all others."""
    found = [match for match in _WORDED.finditer(page.text) if match.start() not in code_and_html(page)]
    padded = [match for match in found if match["day"][0] == "0"]
    short = [match for match in found if match["day"][0] != "0"]
    few, many = sorted((padded, short), key=len)
    if not few or len(many) < max(_MIN_PADDED, _PADDED_TIMES * len(few)):
        return
    for match in few:
        span = Span(*match.span("day"))
        right = match["day"].lstrip("0") if few is padded else f"0{match['day']}"
        message = f"'{match[0]}' has {'a' if few is padded else 'no'} nought before its day, unlike the other dates"
        yield Problem(span, message, f"Write '{right}'.", edits=(Edit(span, right),))


def _check_noughts(page: Page) -> Iterator[Problem]:
    """Months and days of one digit in columns, lines and brackets where nearly all others have a nought before it."""
    if not _UNPADDED.search(page.text):
        return
    places: dict[tuple[str, str], dict[Span, str]] = {}
    for place, match, start in _loose_dates(page):
        places.setdefault((place, match["mark"]), {})[Span(*match.span("date")).shifted(start)] = match["date"]
    told: set[Span] = set()
    for dates in places.values():
        short = [span for span, date in dates.items() if _ONE_DIGIT.search(date)]
        padded = sum(_PADDED.search(date) is not None and _ONE_DIGIT.search(date) is None for date in dates.values())
        if padded < max(_MIN_PADDED, _PADDED_TIMES * len(short)):
            continue
        for span in short:
            if span not in told and span.start not in code_and_html(page):
                told.add(span)
                right = _ONE_DIGIT.sub("0", dates[span])
                message = f"'{dates[span]}' has no nought before its one digit, as the other dates have"
                safety = Safety.UNSAFE if _CUT.fullmatch(dates[span]) else Safety.SAFE
                yield Problem(span, message, f"Write '{right}'.", edits=(Edit(span, right),), safety=safety)


def _loose_dates(page: Page) -> Iterator[tuple[str, re.Match[str], int]]:
    """Dates of digits with the kind of their place, and the offset that their match is counted from."""
    for table in page.markdown.tables:
        headers = [one.source.strip("*_ ").lower() for one in table.header.cells]
        for row in table.rows:
            for header, cell in zip(headers, row.cells, strict=False):
                match = _LOOSE_CELL.fullmatch(cell.source)
                if match is not None:
                    yield f"|{header}", match, cell.span.start
    yield from (("line", match, 0) for match in _LOOSE_LINE.finditer(page.text))
    yield from (("tag", match, 0) for match in _LOOSE_TAG.finditer(page.text))


def _check_lines(page: Page) -> Iterator[Problem]:
    """Dates of digits that items and paragraphs begin with, of which nearly all have the same marks between them."""
    hidden = code_and_html(page)
    found = [match for match in _LINE.finditer(page.text) if match.start("date") not in hidden]
    shapes = Counter(_shape(match["date"]) for match in found)
    if len(found) < _MIN_LINES or len(shapes) < 2:
        return
    usual, count = shapes.most_common(1)[0]
    mark = re.sub(r"[Yd]", "", usual)[:1]
    for match in found if count >= _MOST * len(found) else ():
        if _shape(match["date"]) == usual:
            continue
        span = Span(*match.span("date"))
        right = re.sub(r"[./-]", mark, match["date"])
        edits = (Edit(span, right),) if _shape(right) == usual else ()
        advice = f"Write '{right}'." if edits else "Write it as the others."
        yield Problem(span, f"'{match['date']}' is not spelled like the other dates", advice, edits=edits)


def _check_column(column: Cells) -> Iterator[Problem]:
    dated = [one for one in column.said if isinstance(one.fact.value, ReleaseDate) or _SHORT.match(one.fact.text)]
    shapes = Counter(_shape(one.fact.text) for one in dated)
    if len(dated) < 3 or len(shapes) < 2:
        return
    usual, count = shapes.most_common(1)[0]
    for one in dated if count * 2 > len(dated) else ():
        if _shape(one.fact.text) == usual:
            continue
        value = one.fact.value
        edits = tuple(_respelled(one.fact.text, value, usual)) if isinstance(value, ReleaseDate) else ()
        fixes = tuple(Edit(one.span, text) for text in edits) if one.urls == () else ()
        message = f"'{one.fact.text}' is not spelled like the other dates of the column"
        advice = f"Write '{edits[0]}'." if edits else "Write it as the others."
        yield Problem(one.span, message, advice, edits=fixes)


def _check_years(columns: list[Cells]) -> Iterator[Problem]:
    """Years alone where nearly all dates of the columns of this header, and most of this one, have a month.

    A table in which years alone are more, as those of old models, is meant to have them.
    """
    by_header: dict[str, list[Cells]] = {}
    for column in columns:
        by_header.setdefault(column.column.header.casefold(), []).append(column)
    for alike in by_header.values():
        counts = [(_years(column), _months(column)) for column in alike]
        with_month = sum(months for _, months in counts)
        if with_month < max(_MIN_MONTHS, _MONTH_TIMES * sum(len(years) for years, _ in counts)):
            continue
        for years, months in counts:
            for one in years if len(years) <= max(months, 1) else ():
                message = f"'{one.fact.text}' has no month, unlike the other dates of the column"
                yield Problem(one.span, message, "Write the month, too, where it is known.")


def _years(column: Cells) -> list[Cell]:
    return [one for one in column.said if is_year(one.fact.text)]


def _months(column: Cells) -> int:
    return sum(isinstance(one.fact.value, ReleaseDate) for one in column.said)


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
            "".join(f"- A (Nov. 0{n}, 2023)\n" for n in range(1, 9)) + "- B (Oct. ⟦9⟧, 2023)\n",
            fixed="".join(f"- A (Nov. 0{n}, 2023)\n" for n in range(1, 9)) + "- B (Oct. 09, 2023)\n",
        ),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | ⟦2023.09⟧ |\n",
            fixed="| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | 2023-09 |\n",
        ),
        Example("| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | ⟦July 2023⟧ |\n"),
        Example("| Paper | Date |\n| --- | --- |\n| A | 24.06 |\n| B | 24.07 |\n| C | ⟦25.04.10⟧ |\n"),
        Example(
            "".join(f"- [2024/0{n}] a\n" for n in range(1, 9)) + "- [⟦2024-09⟧] b\n",
            fixed="".join(f"- [2024/0{n}] a\n" for n in range(1, 9)) + "- [2024/09] b\n",
        ),
        Example(
            "| Submitted |\n| --- |\n| 2023-11-20 |\n| 2023-10-09 |\n| ⟦2023-10-5⟧ |\n| 2023-09-29 |\n"
            "| 2023-04-20 |\n| 2023-01-01 |\n",
            fixed="| Submitted |\n| --- |\n| 2023-11-20 |\n| 2023-10-09 |\n| 2023-10-05 |\n| 2023-09-29 |\n"
            "| 2023-04-20 |\n| 2023-01-01 |\n",
        ),
        Example("".join(f"- 2024-0{n}-11 a\n" for n in range(1, 9)) + "- ⟦2024-10-1⟧ b\n"),
        Example(
            "".join(f"- A [2024/0{n}] a\n" for n in range(1, 9)) + "- B [⟦2024/9⟧] b\n",
            fixed="".join(f"- A [2024/0{n}] a\n" for n in range(1, 9)) + "- B [2024/09] b\n",
        ),
        Example(
            "| Paper | Date |\n| --- | --- |\n| A | 2023-01 |\n| B | ⟦2023⟧ |\n| C | 2023-03 |\n\n## Later\n\n"
            "| Paper | Date |\n| --- | --- |\n" + "".join(f"| A{n} | 2024-0{n} |\n" for n in range(1, 9))
        ),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023-08 |\n| C | 2019 |\n| D | 2020 |\n"),
        Example(
            "| Model | Date |\n| --- | --- |\n"
            + "".join(f"| A{n} | 2023-0{n} |\n" for n in range(1, 9))
            + "\n## Old\n\n| Model | Date |\n| --- | --- |\n| B | 1998 |\n| C | 2001 |\n"
        ),
        Example("- A (Nov. 01, 2023)\n- B (Oct. 9, 2023)\n- C (Oct. 12, 2023)\n"),
        Example("".join(f"- [2024/0{n}] a\n" for n in range(1, 9)) + "- [2024/10] b\n"),
        Example("| Model | Date |\n| --- | --- |\n| A | 2023/07 |\n| B | 2023/08 |\n| C | 2023/9 |\n"),
        Example("".join(f"- [2024-{n}] a\n" for n in range(1, 9)) + "- [2024-09] b\n- [2024-10-1] c\n"),
        Example("".join(f"- [2024.0{n}] a\n" for n in range(1, 9)) + "- [2024.5 A Comparison](https://x.org)\n"),
        Example("| Model | Date |\n| --- | --- |\n| A | May 2023 |\n| B | June 2023 |\n| C | - |\n"),
    ),
)
