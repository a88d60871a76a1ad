"""A date that no calendar has, or that is not spelled as one.

`2023-13` or `2023-02-30` is a slip that readers must guess at, and sorts in the wrong place. Write `2023-03`. So is the
year of a conference that lost a digit or has one too many, as in `CVPR 202` or `ICLR 20244`, and one that is far ahead.
"""

from __future__ import annotations

import re
from collections import Counter
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
from modelist.providers.urls import is_near
from modelist.readme import venues

_LIKE_A_DATE = lazy_pattern(r"\d{2,6}\s?[-./年,，]\s?\d{0,4}(?:\s?[-./月]\s?\d{0,4})?\s?[日号月]?|\d{5,8}")
_NAME = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"\d{1,3}(?:st|nd|rd|th)?"
_NAMED = lazy_pattern(
    rf"(?:{_NAME}\s{_DAY},?|{_DAY}[\s-](?:of\s)?{_NAME},?)[\s-](?:19[5-9]|20\d)\d(?!\d)", re.IGNORECASE
)
_IN_TEXT = lazy_pattern(
    r"(?<![\w./-])(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]{2,8})\.?,?"
    r"|(?P<first>[A-Z][a-z]{2,8})\.? (?P<second>\d{1,2})(?:st|nd|rd|th)?,)"
    r" (?P<year>\d{3,5})(?![\w-]|[.,]\d)"
)
"""A day that is written with a word for its month."""

_MONTH = lazy_pattern(
    r"(?P<before>[(|,\[*_]|\d{1,2})(?P<gap>[ ]?)(?P<word>[A-Z][a-z]{2,8})"
    r"(?P<after>\.?,? )(?=(?:19|20)\d\d(?P<end>[^\w]|\Z))"
)
_MONTHS = dict(zip("jan feb mar apr may jun jul aug sep oct nov dec".split(), range(1, 13), strict=True))
_NAMES = (
    *_MONTHS,
    *"january february march april june july august september october november december sept".split(),
)
_FOREIGN = {
    word: month
    for month, words in (
        *(("Jan", "ene gen"), ("January", "januar"), ("Feb", "fev"), ("February", "februar"), ("Mar", "mrt")),
        *(("March", "maart"), ("Apr", "abr avr"), ("April", "abril aprile"), ("May", "mag mai maio mayo mei")),
        *(("June", "juin junho juni junio"), ("July", "juil julho juli julio"), ("Aug", "ago"), ("Sep", "set")),
        *(
            ("August", "agosto aout"),
            ("September", "septembre"),
            ("Oct", "okt ott out"),
            ("October", "octobre oktober"),
        ),
        *(("November", "novembre"), ("Dec", "dez dic"), ("December", "dezember")),
    )
    for word in words.split()
}
"""Months in other languages, of which a page in one of them has several."""

_MIN_MONTHS = 5
"""Months that stand in a page as a slip does, so that a month must be meant there."""

_CENTURIES = ("19", "20")
_ENDS = frozenset(("", *"\n|)]<\\*_.;"))
"""What stands behind a date that is not followed by what the number counts."""

_MAX_BLANKS = 4

_RANGE = lazy_pattern(r"(?:19|20)?(\d\d)\s?[-/]\s?(?:19|20)?(\d\d)")
_NO_DATE = lazy_pattern(r"\d{1,3}(?:,\d{3})+|(?:19|20)\d\d\s?(?:[-,，]|[,，]\s?(?:19|20)\d\d)")
"""A number in thousands; a year that begins something, or is followed by a mark only, or by another year."""

_YEAR_DAY = lazy_pattern(r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d\d)(?P<day>\d\d)")
_MIN_ALIKE = 3
"""How many days of a page stand so, as `2025.0430`, for that to be its way to write them."""

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
    yield from _in_text(page)
    yield from _month_names(page)
    found = [(one, fact) for one in read_models(page).mentions if (fact := one.fact("released")) is not None]
    alike = sum(_is_year_day(fact.text) for _, fact in found)
    for mention, fact in found:
        if fact.reading.value is not None or (alike >= _MIN_ALIKE and _is_year_day(fact.text)):
            continue
        if _NAMED.fullmatch(fact.text) or (_LIKE_A_DATE.fullmatch(fact.text) and not _may_be(fact.text)):
            advice = "Write the month as 2023-07, or the day as 2023-07-18."
            yield Problem(fact.span, f"'{fact.text}' is no date", advice, mention.name)


def _is_year_day(text: str) -> bool:
    """Whether a text is a day of the calendar with its month and day in one number."""
    match = _YEAR_DAY.fullmatch(text)
    return match is not None and is_real_date(int(match["year"]), int(match["month"]), int(match["day"]))


def _in_text(page: Page) -> Iterator[Problem]:
    """Days such as ``32 Nov 2021``, ``0th Apr., 2023`` and ``6 Dec 202``, wherever they stand."""
    facts = {fact.span.start for one in read_models(page).mentions if (fact := one.fact("released")) is not None}
    for match in _IN_TEXT.finditer(page.text):
        month = _MONTHS.get((match["month"] or match["first"])[:3].lower())
        span = Span(*match.span())
        if month is None or _may_be_day(match, month) or span.start in facts or span.start in no_words(page):
            continue
        yield Problem(span, f"'{match[0]}' is no date", "Correct the day or the year.")


def _may_be_day(match: re.Match[str], month: int) -> bool:
    """Whether a calendar has the day; a word that is no name of a month, and an old year, are of something else."""
    year = match["year"]
    if (match["month"] or match["first"]).lower() not in _NAMES or year[:2] not in _CENTURIES:
        return True
    if len(year) == len("2023"):
        return is_real_date(int(year), month, int(match["day"] or match["second"]))
    return match.string[match.end() : match.end() + _MAX_BLANKS].lstrip(" ")[:1] not in _ENDS


def _month_names(page: Page) -> Iterator[Problem]:
    """Words in the place of a month, one slip away from one: ``24 Fev 2025`` among many such days."""
    found = list(_MONTH.finditer(page.text))
    shapes = Counter(_shape(one) for one in found if one["word"].lower() in _NAMES)
    foreign = {one["word"].lower() for one in found} & _FOREIGN.keys()
    for one in found:
        word = one["word"].lower()
        if word in _NAMES or (word in foreign and len(foreign) > 1):
            continue
        near = [_FOREIGN[word]] if word in foreign else [name for name in _NAMES if is_near(word, name)]
        if near and shapes[_shape(one)] >= _MIN_MONTHS and one.start("word") not in no_words(page):
            message = f"'{one['word']}' is no month"
            yield Problem(Span(*one.span("word")), message, f"Write {near[0].capitalize()}, if that is meant.")


def _shape(match: re.Match[str]) -> tuple[str, ...]:
    """What stands around a month and its year, but for the number of a day."""
    before = "0" if match["before"].isdecimal() else match["before"]
    return before, match["gap"], match["after"].strip(), match["end"]


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


_DAYS = "| Model | Date |\n| --- | --- |\n| Elm | 2025.0430 |\n| Fir | 2025.0501 |\n| Yew | 2025.1231 |\n"

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
        Example("A Paper \\\n⟦32 Nov 2021⟧\n\n[⟦0th Apr., 2023⟧] A Paper\n\nA Paper, ⟦Feb 30th, 2023⟧\n"),
        Example("A Paper \\\n⟦6 Dec 202⟧\n\n* (⟦7 Jun 20223⟧) A Paper\n\n⟦8 Jun 20222⟧ \n"),
        Example("".join(f"| A{n} | {n} Jan 2025 |\n" for n in range(1, 7)) + "| B | 24 ⟦Fev⟧ 2025 |\n"),
        Example("".join(f"- A{n} (Oct. 202{n})\n" for n in range(1, 7)) + "- B (⟦Ocr⟧. 2023)\n"),
        Example(_DAYS + "| Oak | ⟦2025.0230⟧ |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Oak | ⟦2025.0430⟧ |\n"),
    ),
    good=(
        Example(_DAYS),
        Example(
            "".join(f"| A{n} | {n} Jan 2025 |\n" for n in range(1, 7)) + "| B | 4 Mai 2025 |\n| C | 5 Okt 2025 |\n"
        ),
        Example(
            "".join(f"- A{n} (Oct. 202{n})\n" for n in range(1, 7))
            + "- B [Sec. 2023] (One Day. 2023)\n- (Ocean 2023)\n"
        ),
        Example("On 31 Dec 2022, Dec 31, 2022 and 6 Dec 202 of them; 29 Feb 2024, `32 Nov 2021`, 40 Mayo 2023\n"),
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
