"""A date is months away from that of its paper, where the dates of nearly all others are their papers'.

An arXiv id begins with the year and month in which the paper was posted. Where a list dates its lines by that, a line
that does not fit has a wrong year, or its date or link was copied from another line. Correct the one that is wrong.

A later day beside a conference may be that of a revision, unless it is whole years off.

A date whose day fits its paper's number, but not the month, has the wrong month, also where it is before the paper.
In long lists whose dates are nearly all to the month, the next month is told, too. The one before is not: arXiv holds
some papers back for days or weeks, and shows the day on which they were handed in. In shorter ones two months are told,
where the days of the others fit the numbers of their papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention
from modelist.linting.models.releases import MAX_AFTER_PAPER, is_repacked, is_too_early, says_date
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.papers.date_agreement import DatedGroup
from modelist.linting.papers.dated_papers import Dated, Where, dated_papers, dated_rows
from modelist.linting.papers.month_slips import month_slips, year_slips
from modelist.linting.papers.other_dates import (
    are_exact_when_printed,
    is_of_conference,
    is_of_other,
    is_of_printing,
    is_of_revision,
)
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_TWICE = 2
_OFTEN_OF_OTHERS = frozenset({Where.INSIDE, Where.BELOW, Where.LABEL, Where.BADGE})
"""Where a date may be that of anything, unless the dates that stand there are those of the papers."""

_VERSION = lazy_pattern(r"\bv(?:[2-9]|1\.[1-9])\b")

_ModelRows = Mapping[int, Mention]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines that begin with a date, and rows with one, that link a single paper."""
    if page.text.count("arxiv.org") < _MIN_TWICE:
        return
    rows = dated_rows(page)
    model_rows = {line: row for line, (row, _) in rows.items()}
    dated = dated_papers(page, {line: when for line, (_, when) in rows.items()})
    every = [DatedGroup(where, dates) for where, dates in dated.items()]
    groups = [one for one in every if one.where not in _OFTEN_OF_OTHERS or one.is_telling]
    found = [*_by_others(page, groups, model_rows)]
    told = {one.span for one in found}
    yield from found
    found = [one for one in _by_itself(page, groups, model_rows) if one.span not in told]
    told |= {one.span for one in found}
    yield from found
    dates = [one for group in every for one in group.dates]
    slips = {one.span: one for one in (*month_slips(page, dates), *year_slips(page, dates, model_rows))}
    yield from (_slip(one) for span, one in slips.items() if span not in told)


def _by_others(page: Page, groups: Sequence[DatedGroup], model_rows: _ModelRows) -> Iterator[Problem]:
    """Dates that do not fit their papers, where those of most others do."""
    for group in groups:
        if not group.is_telling:
            continue
        by_paper = group.is_to_the_month and are_exact_when_printed(page, group.dates)
        may_be_printed = is_of_conference if by_paper else is_of_printing
        for one in group.dates:
            is_model = page.document.lines.line_of(one.span.start) in model_rows
            if is_model and (one.months > MAX_AFTER_PAPER or is_too_early(one.paper, one.date)):
                continue  # rules of their own
            if one.may_be_earlier or not group.contradicts(one, is_model) or is_of_other(page, one):
                continue
            if one.months > 0 and (may_be_printed(page, one) or is_of_revision(page, one)):
                continue
            message = f"the date is {one.date}, but arXiv:{one.paper.paper_id} is of {_month(one)}"
            message += ", and nearly all dates here are those of the ids" if group.is_late(one, is_model) else ""
            related = ((Location(page.path, one.link.destination_span), "the paper"),)
            yield Problem(one.span, message, "Correct the date, or link the right paper.", related=related)


def _by_itself(page: Page, groups: Sequence[DatedGroup], model_rows: _ModelRows) -> Iterator[Problem]:
    """Dates of a paper that stands elsewhere in the page under the month of its id, but for those of its printing."""
    by_paper: dict[str, list[Dated]] = {}
    for one in (one for group in groups for one in group.dates):
        by_paper.setdefault(one.paper.paper_id, []).append(one)
    for uses in by_paper.values():
        right = next((one for one in uses if not one.months), None)
        if right is None:
            continue
        first = model_rows.get(page.document.lines.line_of(right.span.start))
        for one in uses:
            line = page.document.lines.line_of(one.span.start)
            late = one.months > 1 and not is_of_printing(page, one) and not _follows(model_rows.get(line), first)
            if is_of_other(page, one) or (late and _VERSION.search(page.document.line_text(line)) is not None):
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


def _slip(one: Dated) -> Problem:
    message = f"the date is {one.date}, but arXiv:{one.paper.paper_id} is of {_month(one)}"
    message += f", and its number of about day {one.date.day} of that month"
    return Problem(one.span, message, f"Write {_month(one)}-{one.date.day:02d}, if the paper was posted then.")


def _month(one: Dated) -> str:
    year, month = one.paper.month
    return f"{year}-{month:02d}"


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
    needs=("arxiv.org",),
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
        Example(
            "| Github Repo | Date | Paper |\n| --- | --- | --- |\n"
            + "".join(
                f"| [Tool{n}](https://github.com/a/tool{n}) | {date} | [Paper](https://arxiv.org/abs/{paper}) |\n"
                for n, (date, paper) in enumerate(
                    (("2025.04", "2504.00001"), ("2025.05", "2505.00002"), ("2025.06", "2506.00003")) * 3
                    + (("2023.07", "2405.11143"),)
                )
            )
        ),
        Example(_PLAIN_DAYS + _PLAIN.format("2023.07.30", 7676)),
        Example(_LAST_DAYS + _LAST.format("2023.10.30", 7676)),
        Example(_LAST_DAYS + _LAST.format("2023.12.30", 7676).replace("[A", "NeurIPS, [A")),
        Example(_LAST_DAYS + _LAST.format("2023.12.30", 7676).replace("7676)", "7676v2)")),
        Example(_LAST_DAYS + _LAST.format("2024.02.02", 7676).replace("[A", "ACL 2023, [A")),
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
