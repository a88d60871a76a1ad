"""A date that no calendar has, or that is not spelled as one.

`2023-13` or `2023-02-30` is a slip that readers must guess at, and sorts in the wrong place. Write `2023-03`. So is the
year of a conference that lost a digit or has one too many, as in `CVPR 202` or `ICLR 20244`, and one that is far ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.dates import is_real_date
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.models.columns import is_year
from modelist.linting.models.recognition import read_models
from modelist.linting.papers.conferences import is_label
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_LIKE_A_DATE = lazy_pattern(r"\d{2,6}\s?[-./年,，]\s?\d{0,4}(?:\s?[-./月]\s?\d{0,4})?\s?[日号月]?|\d{5,8}")
_NAME = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"\d{1,3}(?:st|nd|rd|th)?"
_NAMED = lazy_pattern(
    rf"(?:{_NAME}\s{_DAY},?|{_DAY}[\s-](?:of\s)?{_NAME},?)[\s-](?:19[5-9]|20\d)\d(?!\d)", re.IGNORECASE
)
_RANGE = lazy_pattern(r"(?:19|20)?(\d\d)\s?[-/]\s?(?:19|20)?(\d\d)")
_NO_DATE = lazy_pattern(r"\d{1,3}(?:,\d{3})+|(?:19|20)\d\d\s?(?:[-,，]|[,，]\s?(?:19|20)\d\d)")
"""A number in thousands; a year that begins something, or is followed by a mark only, or by another year."""

_ODD_YEAR = lazy_pattern(
    r"(?<=[A-Za-z '’-])(?P<year>20[12]|02\d|20\d\d\d|220[012]\d|2[1-9]\d\d|20[3-9]\d)"
    r"(?=[ *_`]{0,4}(?:[\])|<;]|[,.:](?!\d)|$))",
    re.MULTILINE,
)
_PRINTED = frozenset("Findings JAIR PAMI PNAS TASLP TCSVT TGRS TIP TKDE TMM TNNLS TOG TPDS".split())
_MEETINGS = frozenset({*venues.CONFERENCES, *venues.LESS_NAMED, "ACM MM"} - _PRINTED)
"""The numbers behind journals are those of volumes."""

_MEETING = lazy_pattern(
    rf"(?<![\w/.@#-])(?P<venue>(?i:arxiv)|{'|'.join(sorted(_MEETINGS, key=len, reverse=True))})"
    r"(?: preprint)?[ -]?['’]?\Z"
)
_MAX_BEFORE = 30
_AHEAD = 2
"""Years from now for which a conference may be announced."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Facts that are made like a date and cannot be read as one, and such years behind the name of a conference."""
    yield from _check_meetings(page)
    for mention in read_models(page).mentions:
        fact = mention.fact("released")
        if fact is None or fact.reading.value is not None:
            continue
        if _NAMED.fullmatch(fact.text) or (_LIKE_A_DATE.fullmatch(fact.text) and not _may_be(fact.text)):
            advice = "Write the month as 2023-07, or the day as 2023-07-18."
            yield Problem(fact.span, f"'{fact.text}' is no date", advice, mention.name)


def _check_meetings(page: Page) -> Iterator[Problem]:
    """Years of three or five digits, or of another age, behind the name of a conference."""
    for match in _ODD_YEAR.finditer(page.text):
        year, at = match["year"], match.start()
        before = _MEETING.search(page.text[max(0, at - _MAX_BEFORE) : at])
        if before is None or (len(year) == 4 and int(year) <= int(page.context.today[:4]) + _AHEAD):
            continue
        if before["venue"].lower() == "arxiv" and year.startswith("2") and len(year) > 3 and not year.startswith("20"):
            continue  # the month that an id begins with, as in arXiv 2204
        place = Span(at - len(before[0]), match.end())
        if place.start not in no_words(page) or is_label(page, place):
            yield Problem(
                Span(*match.span()), f"'{page.document.slice(place)}' has no year of a conference", "Write its year."
            )


def _may_be(text: str) -> bool:
    """Whether a text with the digits of a date is one that is hard to read, or of another kind."""
    return is_year(text) or _is_range(text) or _is_day_or_month(text) or _NO_DATE.fullmatch(text) is not None


def _is_range(text: str) -> bool:
    """``2023/24``, ``23/24`` and ``2022-2023``, from one year to a later one; ``2024/24`` is none, nor a month."""
    years = _RANGE.fullmatch(text)
    return years is not None and years[1] < years[2]


def _is_day_or_month(text: str) -> bool:
    """``23.07``, ``03/04/2023``, ``23.11.30`` and ``231130`` are hard to read, but may be dates."""
    joined = len(text) == 6 and text.isdecimal()
    numbers = [int(one) for one in (re.findall(r"\d\d", text) if joined else re.findall(r"\d+", text))]
    if len(numbers) == 2:
        return max(numbers) <= 31 and 1 <= min(numbers) <= 12
    if len(numbers) != 3:
        return False
    one, two, three = numbers
    orders = ((one, two, three), (three, two, one), (three, one, two))
    return any(is_real_date(year if year > 99 else 2000 + year, month, day) for year, month, day in orders)


RULE = Rule(
    id="date-malformed",
    scope=Scope.PAGE,
    severity=Severity.ERROR,
    check=check,
    family="dates",
    bad=(
        Example("| Model | Date |\n| --- | --- |\n| Qwen | ⟦2023-13⟧ |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Qwen | ⟦2023-02-30⟧ |\n"),
        Example("| 模型 | 发布时间 |\n| --- | --- |\n| Qwen | ⟦20233-05⟧ |\n"),
        Example("| Model | Release Date |\n| --- | --- |\n| Zephyr | ⟦2024/24⟧ |\n| Phi | ⟦23.13.30⟧ |\n"),
        Example("| Model | Date |\n| --- | --- |\n| A | ⟦Feb 30, 2023⟧ |\n| B | ⟦31st of June 2023⟧ |\n"),
        Example("- [**NeurIPS ⟦202⟧**] **A model** [[pdf](https://arxiv.org/abs/2506.00711)]\n"),
        Example("- A model, CVPR ⟦20244⟧\n"),
        Example("| Paper | Venue |\n| --- | --- |\n| A | ICML'⟦024⟧ |\n"),
        Example("- A model (ICLR ⟦2205⟧), `ICLR 2025`\n"),
        Example("- A model `MICCAI ⟦22024⟧`\n"),
    ),
    good=(
        Example(
            "- NeurIPS 2025, AAAI'26, CVPR 2027, ICML, PMLR 202, TIP 202, arXiv 2204, ICLR 201 of them\n"
            "- [CVPR](https://doi.org/10.1109/CVPR 202) [a](https://x.org/CVPR20244), XCVPR 202, a 202\n"
        ),
        Example("| Model | Date |\n| --- | --- |\n| A | 2023-07 |\n| B | 2023 |\n| C | July 2023 |\n| D | Q3 2023 |\n"),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2023.07 |\n| B | 2023年7月 |\n| C | 03/04/2023 |\n| D | 23.07 |\n"
        ),
        Example("| Model | Year |\n| --- | --- |\n| A | 2022-2023 |\n| B | 2023/24 |\n| C | 23/24 |\n"),
        Example("| Model | Year |\n| --- | --- |\n| A | 2022, 2023 |\n| B | 2023,2024 |\n| C | 2024、2025 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| A | 23.11.30 |\n| B | 25.09.23 |\n| C | 11/30/23 |\n"),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 231130 |\n| B | 2023- |\n| C | Feb 28, 2023 |\n| D | 10,000 |\n"
        ),
    ),
)
