"""A date is months away from that of its paper, where the dates of nearly all others are their papers'.

An arXiv id begins with the year and month in which the paper was posted. Where a list dates its lines by that, a line
that does not fit has a wrong year, or its date or link was copied from another line. Correct the one that is wrong.

A date whose day fits its paper's number, but not the month, has the wrong month, also where it is before the paper.
In long lists whose dates are nearly all to the month, the next month is told, too. The one before is not: arXiv holds
some papers back for days or weeks, and shows the day on which they were handed in. In shorter ones two months are told,
where the days of the others fit the numbers of their papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention
from modelist.linting.models.releases import MAX_AFTER_PAPER, is_repacked, is_too_early, says_date
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.papers.dated_papers import Dated, Where, dated_papers, dated_rows, is_news
from modelist.linting.papers.month_slips import are_days_of_papers, is_about_day, month_slips
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_MIN_DATES, _MOST, _MIN_TWICE = 8, 0.8, 2
_MANY, _NEARLY_ALL = 20, 0.88
_ALMOST, _OFTEN = 0.9, 0.85
_SHARES = {Where.ROW: _NEARLY_ALL, Where.BADGE: _NEARLY_ALL, Where.BELOW: _OFTEN, Where.LABEL: _OFTEN}
"""How many of the dates of a long list are to be those of the papers for the others to be held to them strictly."""

_FEW = 0.06
_MIN_PRINTED = 5
_FEWEST = ((2025, 18_000), (2024, 17_500), (2023, 15_000), (2022, 12_500), (0, 9_000))
"""Papers that arXiv got in all but the last days of a month, at least, from a year on."""

_FIRST_NUMBERS = "01500"
_MAX_LATE, _MAX_EARLY = (5, 9), 3
_YEAR = 12
_UNTIL = lazy_pattern(
    r"(?:\b(?:until|till|up to|since|cut-?off|revised|version|v\d[\d.]{0,3})|截至|截止|修订)[\s:：,(（*_]*\Z",
    re.IGNORECASE,
)
"""Before a date that is that of something else than the paper's first version."""

_VERSION = lazy_pattern(r"\bv(?:[2-9]|1\.[1-9])\b")
_BEFORE = 30
_POST = lazy_pattern(r"\bblog|博客", re.IGNORECASE)
_VENUE = lazy_pattern(rf"\b(?P<venue>{venues.ANY})(?:\b|(?=\d))(?:[\s'’-]{{0,2}}(?P<year>(?:20)?[012]\d)(?!\d))?")
_CENTURY, _TAKES_PAPERS = 100, 8


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines that begin with a date, and rows with one, that link a single paper."""
    if page.text.count("arxiv.org") < _MIN_TWICE:
        return
    rows = dated_rows(page)
    model_rows = {line: row for line, (row, _) in rows.items()}
    groups = dict(dated_papers(page, {line: when for line, (_, when) in rows.items()}))
    dated = [one for group in groups.values() for one in group]
    for where in (Where.INSIDE, Where.BELOW, Where.LABEL, Where.BADGE):
        inside = groups.get(where, [])
        agreeing = sum(abs(one.months) <= 1 for one in inside)
        if len(inside) < _MIN_DATES or (agreeing < _MOST * len(inside) and not _is_late_list(inside)):
            groups.pop(where, None)  # a date within a line may be that of anything
    found = [*_by_others(page, groups, model_rows)]
    told = {one.span for one in found}
    yield from found
    found = [one for one in _by_itself(page, groups, model_rows) if one.span not in told]
    told |= {one.span for one in found}
    yield from found
    slips = {one.span: one for one in (*month_slips(page, dated), *_year_before(page, dated, model_rows))}
    yield from (_slip(one) for span, one in slips.items() if span not in told)


def _year_before(page: Page, dated: Sequence[Dated], model_rows: Mapping[int, Mention]) -> Iterator[Dated]:
    """Full dates that are a year before their paper, and whose day of that month may be that of its number."""
    for one in dated:
        is_model = page.document.lines.line_of(one.span.start) in model_rows
        if one.months == -_YEAR and not is_model and is_about_day(one) and not _is_other(page, one):
            yield one


def _slip(one: Dated) -> Problem:
    year, month = one.paper.month
    message = f"the date is {one.date}, but arXiv:{one.paper.paper_id} is of {year}-{month:02d}"
    message += f", and its number of about day {one.date.day} of that month"
    right = f"{year}-{month:02d}-{one.date.day:02d}"
    return Problem(one.span, message, f"Write {right}, if the paper was posted then.")


def _by_itself(
    page: Page, groups: Mapping[Where, Sequence[Dated]], model_rows: Mapping[int, Mention]
) -> Iterator[Problem]:
    """Dates of a paper that stands elsewhere in the page under the month of its id, but for those of its printing."""
    by_paper: dict[str, list[Dated]] = {}
    for one in (one for group in groups.values() for one in group):
        by_paper.setdefault(one.paper.paper_id, []).append(one)
    for uses in by_paper.values():
        right = next((one for one in uses if not one.months), None)
        if right is None:
            continue
        first = model_rows.get(page.document.lines.line_of(right.span.start))
        for one in uses:
            line = page.document.lines.line_of(one.span.start)
            late = one.months > 1 and not _is_printed(page, one) and not _follows(model_rows.get(line), first)
            if _is_other(page, one) or (late and _VERSION.search(page.document.line_text(line)) is not None):
                continue
            if late or (one.months < -1 and line not in model_rows and not one.may_be_earlier):
                message = f"the date of arXiv:{one.paper.paper_id} is {one.date} here, and {right.date} elsewhere"
                related = ((Location(page.path, right.span), f"{right.date}, as the id says"),)
                yield Problem(one.span, message, "Correct the date, or link the right paper.", related=related)


def _follows(model: Mention | None, first: Mention | None) -> bool:
    """Whether a row may be about a later version of another row's model, which often links the first one's paper."""
    if model is None or first is None:
        return False
    is_later = says_date(model.name) or is_repacked(model.name)
    return is_later and model.key != first.key and are_related(model.parsed, first.parsed)


def _by_others(
    page: Page, groups: Mapping[Where, Sequence[Dated]], model_rows: Mapping[int, Mention]
) -> Iterator[Problem]:
    """Dates that do not fit their papers, where those of most others do."""
    for where, group in groups.items():
        agreeing = sum(abs(one.months) <= 1 for one in group)
        exact = sum(not one.months for one in group)
        share = _SHARES.get(where, 2)
        strict = len(group) >= _MANY and exact >= share * len(group)
        to_the_month = len(group) >= _MANY and exact >= _ALMOST * len(group)
        to_the_day = where is not Where.ROW and not to_the_month and are_days_of_papers(group)
        least = {Where.NUMBER: _MOST, Where.BADGE: _ALMOST}.get(where, 2)
        is_number = exact >= least * len(group)
        told_early = False
        if len(group) < _MIN_DATES:
            continue
        by_paper = to_the_month and _are_printed_exact(page, group)
        if agreeing < _MOST * len(group):  # a list that goes by the printed papers may be late, but not early
            group = [one for one in group if one.months < -1] if _is_late_list(group) else []
            told_early = True
        for one in group:
            line = page.document.lines.line_of(one.span.start)
            if line in model_rows and (one.months > MAX_AFTER_PAPER or is_too_early(one.paper, one.date)):
                continue  # rules of their own
            if one.may_be_earlier or _is_other(page, one):
                continue  # the date may be that of something else than the paper's first version
            if one.months > 0 and (_is_at_conference(page, one) if by_paper else _is_printed(page, one)):
                continue  # or that of the printed one
            is_next = is_number and one.months and not _is_handed_in_before(one)
            is_next = is_next and (where is Where.NUMBER or one.months < 0)  # what is late may be listed a day later
            is_late = (to_the_month or (to_the_day and one.months > 1)) and line not in model_rows and _is_late(one)
            if told_early or is_next or is_late or _is_off(one, line in model_rows, strict):
                shown = f"{one.paper.month[0]}-{one.paper.month[1]:02d}"
                message = f"the date is {one.date}, but arXiv:{one.paper.paper_id} is of {shown}"
                message += ", and nearly all dates here are those of the ids" if is_late else ""
                related = ((Location(page.path, one.link.destination_span), "the paper"),)
                yield Problem(one.span, message, "Correct the date, or link the right paper.", related=related)


def _are_printed_exact(page: Page, group: Sequence[Dated]) -> bool:
    """Whether the dates beside conferences, of which there are some, are nearly always those of their papers, too."""
    printed = [one.months for one in group if one.months >= 0 and _is_printed(page, one)]
    late = sum(months > 0 for months in printed)
    return len(printed) - late >= _MIN_PRINTED and late <= max(1, (1 - _ALMOST) * len(printed))


def _is_late(one: Dated) -> bool:
    """Whether a date is after the paper's month, and the paper was surely listed before that ended."""
    fewest = next(number for year, number in _FEWEST if one.paper.month[0] >= year)
    is_early_number = not one.paper.archive and one.paper.number < fewest  # of the old form, each archive has its own
    return one.months > 1 or (one.months == 1 and is_early_number)


def _is_other(page: Page, one: Dated) -> bool:
    """Whether the date may be that of news, or of a post before the paper."""
    if is_news(page, one):
        return True
    before = page.text[max(0, one.span.start - _BEFORE) : one.span.start].rpartition("\n")[2]
    if one.months > 0 and (one.is_later_version or _UNTIL.search(before) is not None):
        return True
    line = page.document.line_text(page.document.lines.line_of(one.span.start))
    return one.months < 0 and one.months != -_YEAR and _POST.search(line) is not None


def _is_printed(page: Page, one: Dated) -> bool:
    """Whether the line, or that of the link, names a conference or journal that may have taken place at the date."""
    return any(_may_be_held(match["year"], one.date) for match in _venues(page, one))


def _is_at_conference(page: Page, one: Dated) -> bool:
    """Whether the date is that of a conference which the line names, or a month from it."""
    months = (venues.HELD_IN[match["venue"]][0] for match in _venues(page, one) if match["venue"] in venues.HELD_IN)
    return any((one.date.month - month + 1) % _YEAR <= 2 for month in months)


def _venues(page: Page, one: Dated) -> Iterator[re.Match[str]]:
    lines = page.document.lines
    places = {lines.line_of(one.span.start), lines.line_of(one.link.span.start)}
    return (match for line in places for match in _VENUE.finditer(page.document.line_text(line)))


def _may_be_held(year: str | None, date: ReleaseDate) -> bool:
    """Whether a date may be that of a conference: in its year, or in the months before when it takes papers."""
    held = int(year) % _CENTURY if year else date.year % _CENTURY
    return held == date.year % _CENTURY or (held == (date.year + 1) % _CENTURY and date.month >= _TAKES_PAPERS)


def _is_handed_in_before(one: Dated) -> bool:
    """Whether a paper with one of a month's first numbers may have been handed in at the end of the month before."""
    return one.months == -1 and one.paper.paper_id.partition(".")[2] < _FIRST_NUMBERS


def _is_late_list(group: Sequence[Dated]) -> bool:
    """Whether hardly any month of a long list is before the id's, as those of printed papers are not."""
    return len(group) >= _MANY and sum(one.months < -1 for one in group) <= _FEW * len(group)


def _is_off(one: Dated, is_model: bool, strict: bool) -> bool:
    """Papers may be listed by the month of a later version, and models are out before them; not so arXiv's dates.

    In long tables that go by the papers' months nearly without exception, two months are a slip; before the paper of a
    model, three are.
    """
    if one.in_column or (strict and (one.months > 0 or not is_model)):
        return abs(one.months) > 1
    if strict:
        return one.months <= -_MAX_EARLY
    if one.by_arxiv:
        return one.months > _MAX_LATE[0] or one.months < -_MAX_EARLY
    return not is_model and (one.months > _MAX_LATE[1] or one.months < -_MAX_EARLY)


def _list(wrong: str) -> str:
    dates = ("2021.08", "2021.05", "2020.12", "2020.11", "2020.10", wrong, "2020.04", "2020.03")
    ids = (
        "2108.10904",
        "2105.11333",
        "2012.04446",
        "2011.15124",
        "2010.06351",
        "2107.06383",
        "2004.00849",
        "2003.13198",
    )
    return "".join(f"[{date}] [T](https://arxiv.org/abs/{one})\n\n" for date, one in zip(dates, ids, strict=True))


def _table(wrong: str) -> str:
    rows = [f"| Method {n} | 24.{n:02d} | [p](https://arxiv.org/abs/24{n:02d}.10001) |\n" for n in range(1, 9)]
    return f"| Method | Date | Paper |\n| --- | --- | --- |\n{''.join(rows)}".replace("24.05", wrong)


_LONG = "".join(
    f"| M{n} | 2024-0{n % 9 + 1} | [p](https://arxiv.org/abs/240{n % 9 + 1}.{n}123) |\n" for n in range(10, 40)
)
_LATE = "".join(f"- `2024.{6 + n % 3}` M{n} [arXiv](https://arxiv.org/abs/2406.{n}123)\n" for n in range(10, 40))
_INSIDE = "".join(f"- [T{n}](https://arxiv.org/abs/220{n}.01234) [2022.0{n}]\n" for n in range(1, 9))
_NAMED = "".join(
    f"- **T{n}** [[Lab]](https://a.org/{n}) {month} 2022 [close]\n  T{n}: A Model [[Preprint]](https://arxiv.org/abs/220{n}.01234)\n"
    for n, month in enumerate(("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug."), 1)
)
_ONE = "- **B** [[Lab]](https://b.org) {} [[open]](https://github.com/b/b)\n  B: A System [[Preprint]](https://arxiv.org/abs/2203.12533)\n"
_TWICE = "".join(f"- `{one}` A [arXiv](https://arxiv.org/abs/2403.10301)\n" for one in ("2024.03", "{}"))
_LATER = "| Model | Date | Paper |\n| --- | --- | --- |\n" + "".join(
    f"| {name} | {date} | [p](https://arxiv.org/abs/2504.07491) |\n"
    for name, date in (("Kimi-VL", "2025-04"), ("{}", "{}"))
)
_SLIP = "| C | {} | [p](https://arxiv.org/abs/2404.01234) |\n"
_EXACT = "".join(
    f"- [T{n}](https://arxiv.org/abs/240{n % 9 + 1}.{n}123) [2024.0{n % 9 + 1}]{', ICLR 2025' if n % 9 == 8 else ''}\n"
    for n in range(10, 70)
)
_DAYS = "| Model | Date | Paper |\n| --- | --- | --- |\n" + "".join(
    f"| M{n} | {n - 5}/{n % 9 + 1}/2024 | [p](https://arxiv.org/abs/240{n % 9 + 1}.{n}123) |\n" for n in range(10, 33)
)
_JANUS = "- [Janus](https://arxiv.org/abs/{}) [{}]\n"

_NUMBERED = "".join(
    f"- **ArXiv'24{n:02d}** | T{n} [`[pdf]`](https://arxiv.org/abs/24{n:02d}.08506)\n" for n in range(1, 10)
)

_BELOW = (
    "".join(
        f"- [A Title of Words](https://arxiv.org/abs/24{n % 9 + 1:02d}.0123{n % 10})\n"
        f"   - \\[2024.{n % 9 + 1}\\] \\[survey\\]\n\n"
        for n in range(24)
    )
    + "- [One More Title](https://arxiv.org/abs/{1})\n   - \\[{0}\\] \\[survey\\]\n\n"
)
_POSTED = ((1, 601), (4, 2310), (7, 4302), (11, 6742), (14, 9237), (18, 11860), (21, 13601), (25, 14525), (28, 17421))
_OF_DAY = "- `{}` {} [arXiv](https://arxiv.org/abs/2309.{})\n"
_LIST_OF_DAYS = "".join(_OF_DAY.format(f"2023-09-{day:02d}", f"A{day}", f"{number:05d}") for day, number in _POSTED)
_SHORT = "".join(
    _OF_DAY.format(f"2023-02-{day:02d}", f"C{day}", "").replace("2309.", f"2302.{number:05d}")
    for day, number in ((8, 4023), (14, 6916), (23, 12192))
)
_SECTIONS = "# L\n\n" + "".join(
    f"### M{day}\n\n[arXiv](https://arxiv.org/abs/2309.{number:05d})\n\n- **Date:** 2023-09-{day:02d}\n- **By:** a\n\n"
    for day, number in _POSTED
)

_PLAIN = "* **T{1}** | [Github](https://github.com/a/t)\n  * A. Lee\n  * [{0}] https://arxiv.org/abs/2309.{1:05d}\n"
_PLAIN_DAYS = "".join(_PLAIN.format(f"2023.09.{day:02d}", number) for day, number in _POSTED)
_SHOWN = "- A Title of Words [Paper](https://arxiv.org/abs/{1}) ![](https://img.shields.io/badge/{0}-red)\n"
_BADGES = "".join(_SHOWN.format(f"pdf-2024.0{n % 9 + 1}", f"240{n % 9 + 1}.{n}123") for n in range(10, 40))
_DATED = (
    "- [Plants of Many Kinds {0}](https://arxiv.org/abs/{2})\n  - People\n  - Publish Date: {1}\n"
    "  - Data: [D](https://arxiv.org/abs/2001.00001)\n"
)
_LABELLED = "".join(_DATED.format(n, f"2023.0{n}.12", f"230{n}.06123") for n in range(1, 10))
_LAST = "- M{1}, Lab, [A Title of Words](https://arxiv.org/abs/2309.{1:05d}), {0}\n"
_FEW_A_MONTH = "".join(
    f"- M{number}, Lab, [A Title of Words](https://arxiv.org/abs/{number}), {day}\n"
    for day, number in (
        ("2023.02.27", "2302.13971"),
        ("2023.06.19", "2306.10968"),
        ("2023.06.20", "2306.11644"),
        ("2023.07.18", "2307.09288"),
        ("2023.09.06", "2309.10305"),
        ("2023.09.20", "2309.11235"),
        ("2024.01.05", "2401.02954"),
        ("2024.03.26", "2403.17297"),
        ("2024.04.23", "2404.14219"),
    )
)
_LAST_DAYS = "".join(_LAST.format(f"2023.09.{day:02d}", number) for day, number in _POSTED)

RULE = Rule(
    id="paper-date-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example(_BADGES + _SHOWN.format("arXiv-⟦2025.02⟧", "2405.10123") + _SHOWN.format("Apr--2024", "2404.10123")),
        Example(_BADGES + _SHOWN.format("pdf-⟦2024.05⟧", "2406.08123")),
        Example(_LABELLED + _DATED.format(10, "⟦2023.01.14⟧", "2401.05577")),
        Example("- A Survey of Plants [[paper](https://arxiv.org/abs/2106.04554)]   - ⟦2020.6.09⟧\n" * 2),
        Example(_PLAIN_DAYS + _PLAIN.format("⟦2024.03.30⟧", 7676)),
        Example(_LAST_DAYS + _LAST.format("⟦2024.03.30⟧", 7676)),
        Example(_FEW_A_MONTH + _LAST.format("⟦2023.12.30⟧", 7676)),
        Example(_LAST_DAYS + _LAST.format("⟦2023.11.30⟧", 7676)),
        Example(_BELOW.format("⟦2023.11⟧", "2308.10792")),
        Example(_BELOW.replace("\\[", "`arXiv ").replace("\\]", "`").format("⟦2023.02⟧", "2308.10792")),
        Example(_LIST_OF_DAYS + _OF_DAY.format("⟦2023-08-20⟧", "B", "12327")),
        Example(_LIST_OF_DAYS + _SHORT + _OF_DAY.format("⟦2023-03-27⟧", "B", "14045").replace("2309", "2302")),
        Example(_LIST_OF_DAYS + _OF_DAY.format("⟦2024-09-20⟧", "B", "12327").replace("- ", "- 🔥 ")),
        Example(
            f"{_SECTIONS}### B\n\n[arXiv](https://arxiv.org/abs/2309.12327)\n\n- **Date:** ⟦2023-12-20⟧\n- **By:** a\n"
        ),
        Example(_EXACT + _JANUS.format("2410.13848", "⟦2024.11⟧")),
        Example(_EXACT + _JANUS.format("2409.11499", "⟦2024.12⟧").replace("]\n", "], ICLR 2025\n")),
        Example(_DAYS + "| B | ⟦4/6/2024⟧ | [p](https://arxiv.org/abs/2404.10123) |\n"),
        Example(
            _NUMBERED.replace("ArXiv'24", "ArXiv24")
            + "- **ArXiv⟦2507⟧** | T [`[pdf]`](https://arxiv.org/abs/2509.02807)\n"
        ),
        Example(_NUMBERED + "- **ArXiv'⟦25.07⟧** | T [`[pdf]`](https://arxiv.org/abs/2509.02807)\n"),
        Example(_NUMBERED + "- **ArXiv'⟦2508⟧** | T [`[pdf]`](https://arxiv.org/abs/2509.02807)\n"),
        Example(
            "| Task | Date | Paper |\n| --- | --- | --- |\n"
            + _LONG
            + _SLIP.format("⟦2024-06⟧").replace("C |", "C, ICLR'25 |")
        ),
        Example(_list("⟦2020.07⟧")),
        Example(_list("⟦2020.07⟧").replace("[20", "\\[20").replace("[⟦", "\\[⟦")),
        Example(_list("⟦2020年07月⟧").replace("[", "", 1)),
        Example(_table("⟦23.05⟧").replace("Method", "Task")),
        Example("| Task | Date | Paper |\n| --- | --- | --- |\n" + _LONG + _SLIP.format("⟦2024-06⟧")),
        Example("| Model | Date | Paper |\n| --- | --- | --- |\n" + _LONG + _SLIP.format("⟦2024-01⟧")),
        Example(_TWICE.format("⟦2024.06⟧")),
        Example(_LATER.format("ERNIE-4.5-VL", "⟦2025-07⟧")),
        Example(_INSIDE + "- [B](https://arxiv.org/abs/2201.01169) [⟦2023.01⟧]\n"),
        Example(_NAMED + _ONE.format("⟦Mar. 2021⟧")),
        Example(_NAMED + _ONE.format("⟦Mar. 2023⟧")),
        Example(_LATE + "- `⟦2024.01⟧` C [arXiv](https://arxiv.org/abs/2404.01234)\n"),
    ),
    good=(
        Example(_BADGES + _SHOWN.format("COLM-2025", "2405.10123") + _SHOWN.format("arXiv-2024.04", "2403.20123")),
        Example(_BADGES[:600] + _SHOWN.format("pdf-2025.02", "2405.10123")),
        Example(_LABELLED + _DATED.format(10, "2024.01.14", "2401.05577") + "    - Date: 2020.01.01\n"),
        Example("- A Survey of Plants [[paper](https://arxiv.org/abs/2106.04554)]   - 2020.6.29\n"),
        Example(_PLAIN_DAYS + _PLAIN.format("2023.07.30", 7676)),
        Example(_LAST_DAYS + _LAST.format("2023.10.30", 7676)),
        Example(_LAST_DAYS + _LAST.format("2023.12.30", 7676).replace("[A", "NeurIPS, [A")),
        Example(_LAST_DAYS + _LAST.format("2023.12.30", 7676).replace("7676)", "7676v2)")),
        Example(_LAST_DAYS.replace("2023.09.1", "2023.10.1") + _LAST.format("2023.12.30", 7676)),
        Example(_BELOW.format("2023.9", "2308.20792") + _BELOW.format("2023.7", "2308.00792")),
        Example(_BELOW.format("2023.11", "2308.10792").replace("\\[", "[").replace("\\]", "](https://a.org)")),
        Example(_LIST_OF_DAYS + _OF_DAY.format("2023-09-20", "B", "12327")),
        Example(_LIST_OF_DAYS + _SHORT + _OF_DAY.format("2023-03-22", "B", "14045").replace("2309", "2302")),
        Example(_LIST_OF_DAYS + _OF_DAY.format("2023-08-20", "B, first the weights", "12327")),
        Example(
            f"{_SECTIONS}### B\n\n[arXiv](https://arxiv.org/abs/2309.12327)\n\n- **Date:** 2023-08-05\n- **By:** a\n"
        ),
        Example(_LIST_OF_DAYS.partition("- `2023-09-18")[0] + _OF_DAY.format("2023-08-20", "B", "12327")),
        Example(_EXACT + _JANUS.format("2410.19848", "2024.11")),
        Example(_EXACT + _JANUS.format("cs/0701001", "2007.02")),
        Example(_EXACT + _JANUS.format("2410.13848", "2024.09")),
        Example(_EXACT + _JANUS.format("2409.11499", "2024.12").replace("]\n", "], NeurIPS 2024\n")),
        Example(_EXACT + _JANUS.format("2309.11499", "2024.05").replace("]\n", "], ICLR 2024\n")),
        Example(_DAYS + "| B | 1/4/2024 | [p](https://arxiv.org/abs/2404.10123) |\n"),
        Example(_NUMBERED + "- **ArXiv'2508** | T [`[pdf]`](https://arxiv.org/abs/2505.02807v3)\n"),
        Example(_INSIDE + "- [B](https://arxiv.org/abs/2101.01169) revised Mar 2023\n"),
        Example(_INSIDE + "- [B](https://arxiv.org/abs/2101.01169) knowledge cutoff: Mar 2023\n"),
        Example(_TWICE.format("2024.06").replace("06` A", "06` A v2")),
        Example(_TWICE.format("2024.09").replace("09` A", "09` A, Interspeech 2024")),
        Example(_NUMBERED + "- **ArXiv'2511** | T [`[pdf]`](https://arxiv.org/abs/2512.00395)\n"),
        Example(
            "| Task | Date | Paper |\n| --- | --- | --- |\n"
            + _LONG
            + _SLIP.format("2024-06").replace("C |", "C, ICLR2024 |")
        ),
        Example(_list("2021.08")),
        Example(_TWICE.format("2024.04")),
        Example(_TWICE.format("2024.06").replace("06` A", "06` Added A")),
        Example("## News\n\n" + _TWICE.format("2024.06")),
        Example(_list("2020.09").replace("2020.09]", "2020.09] [blog](https://a.org)")),
        Example(_LATER.format("Kimi-VL-Thinking-2506", "2025-06")),
        Example(_INSIDE + "- [B](https://arxiv.org/abs/2201.01169) [2022.02]\n"),
        Example(_NAMED + _ONE.format("Jan. 2020")),
        Example(_ONE.format("Mar. 2021")),
        Example(_TWICE.format("2024.06").replace("06` A", "06` A, EMNLP")),
        Example(_table("24.05")),
        Example(_list("2020.07").partition("[2020.04]")[0]),
        Example("| Task | Date | Paper |\n| --- | --- | --- |\n" + _LONG + _SLIP.format("2024-05")),
        Example("| Model | Date | Paper |\n| --- | --- | --- |\n" + _LONG + _SLIP.format("2024-02")),
        Example(_table("24.03")),
    ),
)
