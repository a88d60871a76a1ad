"""A year in a column of years, or alone in brackets, is not that of the paper beside it, as nearly all others are.

An arXiv id begins with the year and month in which the paper was posted. Where the years of a page are those, one that
is not was mistyped, or copied with its line. So is one of two years that the page gives one paper. Correct the year, or
the link. The next year beside a conference, or in a column that has some, is left alone, and so is any later one in
brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link, Table
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.names.link_names import papers
from modelist.linting.papers.paper_years import (
    MAX_LINE,
    links_by_line,
    may_be_year,
    one_paper_by_line,
    only_match,
    year_problem,
)
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues
from modelist.readme.words import same_name

_YEAR = lazy_pattern(r"[*_`(（]{0,3}(?P<year>(?:19|20)\d\d)年?[*_`)）]{0,3}")
_VENUE_YEAR = lazy_pattern(r"[*_`(（]{0,3}[A-Za-z][\w.&/ -]{1,30}?[ '’-]{0,2}20\d\d[*_`)）]{0,3}")
"""What a column of years may have instead: the conference with its year."""

_MIN_YEARS, _MOST = 8, 0.8
_TAG = lazy_pattern(r"(?<!\w)(?:\\?[\[(（【]|\*\*|`)(?P<year>(?:19|20)\d\d)(?:\\?[\])）】]|\*\*|`)(?!\()")
_SENTENCE = lazy_pattern(r"(?<=[.,*\"”] )(?<![A-Z][a-z]{2}[.,] )(?<![a-z]{4}[.,] )(?P<year>(?:19|20)\d\d)(?=\.? \[)")
_LEADING = lazy_pattern(r"^[ \t]*[-*+][ \t]{1,4}(?P<year>(?:19|20)\d\d)[ \t]{0,2}[|:：,，–—](?! ?\d)")
_MANY_TAGS, _FEW_BEFORE = 20, 0.1
_MANY_SENTENCES, _FEW_SENTENCES = 10, 0.2
_JOURNAL = lazy_pattern(r"\|\s*(?!M?LL?Ms?\b|V[LQ][MA]s?\b|N/A)[A-Z][A-Z&-]{2,9}(?:['’ ]{0,2}\d{2,4})?\s*(?=\|)")
"""A cell with capitals only may be the short name of a journal that is not known here, such as TGRS."""

_NEXT_YEAR = 8
"""From this month on, papers are often those of next year's conferences."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of years beside papers, and lines with one paper and one year in brackets or between full stops."""
    by_line = links_by_line(page) if "arxiv.org" in page.text else {}
    if not by_line:
        return
    by_header: dict[str, list[_Year]] = {}  # a list is often split into tables by topic
    for table in page.markdown.tables:
        for header, column in _year_columns(page, table):
            by_header.setdefault(header, []).extend(column)
    columns = [*by_header.values()]
    found = [one for column in columns for one in _check_years(page, column)]
    told = {one.span for one in found}
    yield from found
    yield from (one for one in _two_years(page, columns) if one.span not in told)
    yield from _check_tags(page, one_paper_by_line(by_line))


class _Year(NamedTuple):
    """A year in a column of years, whose row links one paper."""

    span: Span
    said: int
    row: Span
    link: Link
    paper: ArxivId
    may_be_printed: bool


def _year_columns(page: Page, table: Table) -> Iterator[tuple[str, list[_Year]]]:
    for at in range(len(table.header.cells)):
        cells = [(row, row.cells[at]) for row in table.rows if at < len(row.cells) and row.cells[at].source]
        years = [(row, cell, match) for row, cell in cells if (match := _YEAR.fullmatch(cell.source)) is not None]
        printed = sum(_VENUE_YEAR.fullmatch(cell.source) is not None for _, cell in cells)
        if not years or len(years) + printed < _MOST * len(cells):
            continue
        found = []
        for row, cell, match in years:
            linked = [*papers(one for one in page.links_in(row.span) if not is_image(one))]
            if len({paper.paper_id for _, paper in linked}) == 1:
                span = Span(*match.span("year")).shifted(cell.span.start)
                found.append(_Year(span, int(match["year"]), row.span, *linked[0], printed > 0))
        yield same_name(table.header.cells[at].source), found


def _check_years(page: Page, column: Sequence[_Year]) -> Iterator[Problem]:
    """Years in a column of years that are nearly always those of the papers in their rows."""
    agreeing = sum(one.said == one.paper.month[0] for one in column)
    for one in column if len(column) >= _MIN_YEARS and agreeing >= _MOST * len(column) else ():
        late, is_printed = one.said - one.paper.month[0], venues.NAMED.search(page.document.slice(one.row)) is not None
        held = late == 1 and (one.may_be_printed or one.paper.month[1] >= _NEXT_YEAR)
        if not held and not (is_printed and late in (1, 2)) and not may_be_year(one.said, one.paper):
            message = f"the year is {one.said}, but arXiv:{one.paper.paper_id} was posted in {one.paper.month[0]}"
            yield year_problem(page, one.span, message, one.link)


def _two_years(page: Page, columns: Iterable[Sequence[_Year]]) -> Iterator[Problem]:
    """Years of a paper that stands elsewhere in the page under the year of its id, but for those of its printing."""
    by_paper: dict[str, list[_Year]] = {}
    for one in (one for column in columns for one in column):
        by_paper.setdefault(one.paper.paper_id, []).append(one)
    for uses in by_paper.values():
        right = next((one for one in uses if one.said == one.paper.month[0]), None)
        if right is None:
            continue
        for one in uses:
            row = page.document.slice(one.row)
            printed = one.said == right.said + 1 and (venues.NAMED.search(row) or _JOURNAL.search(row))
            if one.said != right.said and not printed:
                message = f"the year of arXiv:{one.paper.paper_id} is {one.said} here, and {right.said} elsewhere"
                related = ((Location(page.path, right.span), f"{right.said}, as the id says"),)
                yield Problem(one.span, message, "Give both the same year.", related=related)


def _check_tags(page: Page, by_line: Mapping[int, tuple[Link, ArxivId]]) -> Iterator[Problem]:
    """Years in brackets, between full stops or first in an item, that are before the line's paper, as few others."""
    for pattern, many, few in (
        *((_TAG, _MANY_TAGS, _FEW_BEFORE), (_SENTENCE, _MANY_SENTENCES, _FEW_SENTENCES)),
        (_LEADING, _MANY_SENTENCES, _FEW_SENTENCES),
    ):
        found = []
        for line, (link, paper) in by_line.items():
            start, text = page.document.lines.start_of(line), page.document.line_text(line)[:MAX_LINE]
            tag = only_match(page, start, pattern.finditer(text))
            if tag is not None:
                found.append((Span(*tag.span("year")).shifted(start), int(tag["year"]), link, paper))
        before = [(span, said, link, paper) for span, said, link, paper in found if said < paper.month[0]]
        if len(found) < many or len(before) > few * len(found):
            continue
        for span, said, link, paper in before:
            if not may_be_year(said, paper):
                message = f"the year is {said}, but arXiv:{paper.paper_id} was posted in {paper.month[0]}"
                yield year_problem(page, span, message, link)


_YEARS = "| Paper | Time |\n| --- | --- |\n" + "".join(
    f"| [A{n}](https://arxiv.org/abs/240{n}.01234) | 2024 |\n" for n in range(1, 10)
)
_TWO_YEARS = "".join(
    f"| Paper | Year |\n| --- | --- |\n| [Emu2](https://arxiv.org/abs/2312.13286) | {one} |\n\n"
    for one in ("2023", "{}")
)
_TWO_VENUES = "".join(
    f"| Paper | Year | Venue |\n| --- | --- | --- |\n| [B](https://arxiv.org/abs/2312.13286) | {year} | {venue} |\n\n"
    for year, venue in (("2023", "arXiv"), ("2024", "{}"))
)
_TAGS = "".join(f"**A{n}** [2024]. [Paper](https://arxiv.org/abs/2403.{n}123)\n\n" for n in range(10, 32))
_SENTENCES = "".join(f"- **A{n}**. 2024. [Paper](https://arxiv.org/abs/2403.{n}123)\n" for n in range(10, 22))
_FIRST = "- {} | B | Ann Lee [`PDF`](https://arxiv.org/abs/2104.09864)\n"
_MIXED = _YEARS + "".join(f"| [C{n}](https://arxiv.org/abs/240{n}.05678) | ICLR 2025 |\n" for n in range(1, 10))

RULE = Rule(
    id="bare-year-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("arxiv.org",),
    family="dates",
    bad=(
        Example(_MIXED + "| [B](https://arxiv.org/abs/2511.01234) | ⟦2024⟧ |\n"),
        Example(_SENTENCES.replace("**A", "2024 | **A").replace("**. 2024.", "** |") + _FIRST.format("⟦2019⟧")),
        Example(_SENTENCES + "- **MT-NLG**. ⟦2021⟧. [Paper](https://arxiv.org/abs/2201.11990)\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2402.08268) | ⟦2023⟧ |\n"),
        Example(_TWO_YEARS.format("⟦2024⟧")),
        Example(_TAGS + "**B** [⟦2023⟧]. [Paper](https://arxiv.org/abs/2402.08268)\n"),
        Example(_TAGS + "**B** `⟦2023⟧`. [Paper](https://arxiv.org/abs/2402.08268)\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2402.08268) | **⟦2023⟧** |\n"),
    ),
    good=(
        Example(_MIXED + "| [B](https://arxiv.org/abs/2304.10775) | 2024 |\n"),
        Example(_MIXED + "| [B](https://arxiv.org/abs/2401.01234) | ICLR 2025 |\n"),
        Example(_SENTENCES.replace("**A", "2024 | **A").replace("**. 2024.", "** |") + _FIRST.format("2022")),
        Example(_SENTENCES + "- **MT-NLG** Oct. 2021 [Paper](https://arxiv.org/abs/2201.11990)\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2307.08268), ACL | 2024 |\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2305.08268), EuroSys | 2024 |\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2309.08268) | 2024 |\n"),
        Example(_TWO_YEARS.format("2023")),
        Example(_TWO_VENUES.format("TGRS")),
        Example(_TWO_VENUES.format("NeurIPS")),
        Example(_TAGS + "**B** [2025]. [Paper](https://arxiv.org/abs/2402.08268)\n"),
    ),
)
