"""Dates that stand with one paper on arXiv each: at the beginning of a line, within one, or in the row of a table."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId, ReleaseDate
from modelist.core.quantities.dates import is_real_date
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import badges, shown_span
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page, Section
from modelist.linting.markup.cells import read_value
from modelist.linting.markup.items import own_lines, own_paragraphs, titled_paragraphs
from modelist.linting.markup.prose import no_words
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import months_after, released
from modelist.linting.names.link_names import papers
from modelist.linting.papers.inner_dates import inner_date

_CENTURY, _MAX_LINE, _YEAR_OFF = 100, 3_000, -12
_ARXIV = lazy_pattern(r"(?<![\w/.])arxiv(?!\.org|\w)", re.IGNORECASE)
_YEAR_MONTH = lazy_pattern(
    r"(?<![\w/.])arxiv(?:[ '’]{1,2}|-)?(?P<year>[012]\d)\.?(?P<month>0[1-9]|1[0-2])(?![A-Za-z\d.:])", re.IGNORECASE
)
LATER_VERSION = lazy_pattern(r"\d{4}\.\d{4,5}v(?:[2-9]|\d\d)")
_ARXIV_DATE = lazy_pattern(r"\barxiv[ -](?:date|month|time)\b", re.IGNORECASE)
_SHAPE = (
    r"(?P<date>(?P<year>(?:19|20)\d\d(?=[./年-]0?[1-9](?!\d)|[./年-]1[0-2])|[12]\d(?=[./-](?:0[1-9]|1[0-2])))"
    r"[./年-](?P<month>\d{1,2})月?(?:(?:(?<=月)|[./-])(?P<day>\d{1,2})[日号]?)?)(?![\d./-])"
)
_DATE = lazy_pattern(
    r"[ \t>]*(?:[-+*]|\d{1,3}[.)])?[ \t]*(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?[ \t]*)?"
    r"[*_`]{0,2}\\?[\[(（【]?[*_`]{0,2}(?:arxiv[ ,]{1,2})?" + _SHAPE,
    re.IGNORECASE,
)
_CELL = lazy_pattern(r"(?<!\\)\|[ *_`\[(]{0,9}" + _SHAPE + r"[ *_`\])]{0,9}(?=\|)")
_MONTH = lazy_pattern(r"(?<![\d/._-])(?P<year>20\d\d)[./-](?P<month>0?[1-9]|1[0-2])(?!\d)")
_TAG = lazy_pattern(
    r"(?:\\?\[|`(?:arxiv[ ,]{1,2})?)(?P<date>(?P<year>20\d\d)[./-](?P<month>0?[1-9]|1[0-2]))(?:\\?\](?!\()|`)",
    re.IGNORECASE,
)
_SHOWN = lazy_pattern(
    r"(?:(?:abs|arxiv|corr|date|paper|pdf|preprint)[ :,]{1,2})?"
    r"(?P<date>20\d\d[./-](?:0?[1-9]|1[0-2])"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? 20\d\d)",
    re.IGNORECASE,
)
_DATE_LABEL = lazy_pattern(
    r"^[ \t>]{1,12}[-+*][ \t]{1,4}[*_]{0,2}(?:(?:paper|publish|published|publishing|publication|arxiv|posted)[ -]?)?"
    r"(?:date|time|on|month)[*_]{0,2}[:：][*_]{0,2}[ \t]{0,3}"
    r"(?P<date>(?P<year>20\d\d)[./-](?P<month>0?[1-9]|1[0-2])(?:[./-](?P<day>\d{1,2}))?)(?![\d./-])",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = lazy_pattern(r"[ \t]*(?:[-+*]|\d{1,3}[.)])[ \t]")
_FAR_BELOW = 2
_NEWS = lazy_pattern(
    r"\b(?:we|our|released?|releases|accepted|updated?|added?|adds|is (?:here|out|live|online)"
    r"|now (?:supports?|available)|is available|launch(?:es|ed)|announc(?:es|ed)|presented at|open-?sourced|tops the)\b"
    r"|发布|更新|开源|新增|加入|收录|我们|接收|录用|中稿|上线|推出|已公开|代码公开|공개|업데이트|출시|채택",
    re.IGNORECASE,
)
_NEWS_TITLE = lazy_pattern(
    r"\b(?:news|updates?|changelog|what's new|history|announcements?|(?:latest|recent) (?:developments?|changes)"
    r"|highlights)\b|更新|动态|新闻|日志|最新进展|公告|소식|업데이트",
    re.IGNORECASE,
)
When = tuple[Span, ReleaseDate]


class Where(StrEnum):
    """Where the dates of a group stand: at the beginning of a line, within one, in the row of a table, behind the word
    arXiv as the four digits that its ids begin with, in brackets or as a label on the line below a linked title, behind
    the label of dates in the item, or in a badge."""

    BEGIN = "begin"
    INSIDE = "inside"
    ROW = "row"
    NUMBER = "number"
    BELOW = "below"
    LABEL = "label"
    BADGE = "badge"


class Dated(NamedTuple):
    """A date with its paper; ``apart`` tells that the paper is on a later line of the item, which has its own name."""

    span: Span
    date: ReleaseDate
    link: Link
    paper: ArxivId
    by_arxiv: bool
    in_column: bool
    apart: bool

    @property
    def months(self) -> int:
        return months_after(self.paper, self.date)

    @property
    def is_later_version(self) -> bool:
        """Whether the link is to a later version of the paper, which has a day of its own."""
        return LATER_VERSION.search(self.link.destination) is not None

    @property
    def may_be_earlier(self) -> bool:
        """Whether it may be the date of software, or of news, before there was a paper; a slip is a whole year off."""
        return self.apart and self.months < 0 and self.months != _YEAR_OFF


def dated_rows(page: Page) -> Mapping[int, tuple[Mention, When]]:
    """The rows of models that have a date, by their lines."""
    found: dict[int, tuple[Mention, When]] = {}
    for row in read_models(page).rows:
        dated = released(row)
        if dated is not None:
            found[page.document.lines.line_of(row.span.start)] = row, (dated[0].span, dated[1])
    return found


def is_news(page: Page, one: Dated) -> bool:
    """Whether the words around a date say that it is that of news, which may come long after the paper."""
    line = page.document.line_text(page.document.lines.line_of(one.span.start))
    section = page.section_at(one.span.start)
    return _NEWS.search(line) is not None or (section is not None and is_news_section(section))


def is_news_section(section: Section) -> bool:
    """Whether a section is called one of news."""
    return _NEWS_TITLE.search(section.title) is not None


def dated_papers(page: Page, known: Mapping[int, When]) -> Mapping[Where, list[Dated]]:
    """The dated lines of a page, and the dated rows of its tables, which are often split by topic."""
    lines = page.document.lines
    found: dict[Where, list[Dated]] = {}
    rows: dict[int, bool] = {}
    for table in page.markdown.tables:
        header = _ARXIV_DATE.search(page.document.slice(table.header.span)) is not None
        rows |= {lines.line_of(row.span.start): header for row in table.rows}
    shown, labelled = _in_badges(page), _labelled(page)
    paragraphs = {lines.line_of(one.span.start): one for one in titled_paragraphs(page)}
    for line, linked in papers_by_line(page, rows).items():
        if len({one.paper_id for one in linked}) != 1:
            continue
        paper, link = next(iter(linked.items()))
        if line in shown:
            found.setdefault(Where.BADGE, []).append(Dated(*shown[line], link, paper, True, False, False))
        dated = _date(page, line, line in rows, known)
        number = _number(page, line)
        if number is not None:
            found.setdefault(Where.NUMBER, []).append(Dated(*number, link, paper, True, True, False))
        elif dated is not None:
            said = rows[line] if line in rows else _ARXIV.search(page.document.line_text(line)) is not None
            where = Where.ROW if line in rows else Where.BEGIN
            found.setdefault(where, []).append(Dated(*dated, link, paper, said, rows.get(line, False), False))
        elif line not in rows:
            span = Span(lines.start_of(line), lines.start_of(line + 1))
            inner = inner_date(page, own_lines(page, paragraphs[line]) if line in paragraphs else span)
            below = _below(page, line) if inner is None and link.span.start < span.end else None
            if inner is not None:
                apart = link.span.start >= span.end and line not in paragraphs
                found.setdefault(Where.INSIDE, []).append(Dated(*inner, link, paper, False, False, apart))
            elif line in labelled and link.span.start < span.end:
                found.setdefault(Where.LABEL, []).append(Dated(*labelled[line], link, paper, False, False, False))
            elif below is not None:
                found.setdefault(Where.BELOW, []).append(Dated(*below, link, paper, True, False, False))
    return found


def fits_paper(page: Page, link: Link) -> bool:
    """Whether a line has the month in which the paper that it links was posted: the paper is then surely its own."""
    paper = next((one for _, one in papers([link])), None)
    if paper is None:
        return False
    text = page.document.line_text(page.document.lines.line_of(link.span.start))[:_MAX_LINE]
    return any((int(one["year"]), int(one["month"])) == paper.month for one in _MONTH.finditer(text))


def papers_by_line(page: Page, rows: Container[int] = ()) -> Mapping[int, Mapping[ArxivId, Link]]:
    """The papers that lines link; those of an item's later lines count for its first, where that links none.

    ``rows`` are the lines of all tables, which begin no item, or none.
    """
    key = bool(rows)
    known = _BY_LINE.setdefault(page, {})
    if key not in known:
        known[key] = _read_papers(page, rows)
    return known[key]


def _read_papers(page: Page, rows: Container[int]) -> Mapping[int, Mapping[ArxivId, Link]]:
    lines = page.document.lines
    by_line: dict[int, dict[ArxivId, Link]] = {}
    for link, paper in papers(link for link in (*page.links, *page.bare_links) if not is_image(link)):
        by_line.setdefault(lines.line_of(link.span.start), {}).setdefault(paper, link)
    items = page.markdown.lists
    for item, after in (*zip_longest(items, items[1:]), *((one, None) for one in titled_paragraphs(page))):
        first = lines.line_of(item.span.start)
        if first in by_line or first in rows:
            continue
        end = own_paragraphs(page, item).end
        if after is not None:
            end = min(end, lines.start_of(lines.line_of(after.span.start)))  # items within it have papers of their own
        last = lines.line_of(max(end - 1, item.span.start))
        found = {paper: link for line in range(first + 1, last + 1) for paper, link in by_line.get(line, {}).items()}
        if found:
            by_line[first] = found
    return by_line


def _labelled(page: Page) -> Mapping[int, When]:
    """The dates behind their label within items, by the items' first lines."""
    lines, text = page.document.lines, page.text
    found: dict[int, When] = {}
    for item in page.markdown.lists if _DATE_LABEL.search(text) else ():
        line = lines.line_of(item.content_span.start)
        dates = list(
            _DATE_LABEL.finditer(
                text, lines.start_of(line + 1), min(item.content_span.end, lines.start_of(line + 1) + _MAX_LINE)
            )
        )
        year, month, day = (
            (int(dates[0][part] or 0) for part in ("year", "month", "day")) if len(dates) == 1 else (0, 0, 0)
        )
        if year:
            date = ReleaseDate(year, month, day if is_real_date(year, month, day) else None)
            found[line] = Span(*dates[0].span("date")), date
    return found


def _in_badges(page: Page) -> Mapping[int, When]:
    """The lines with one badge that shows a month and nothing else but what the link of a paper is called."""
    found: dict[int, list[When]] = {}
    for badge in badges(page):
        shown = badge.static is not None and _SHOWN.fullmatch(f"{badge.label} {badge.message}".strip())
        date = read_value("released", shown["date"]).value if shown else None
        if isinstance(date, ReleaseDate):
            span = shown_span(page, badge)
            at = page.text.find(shown["date"], span.start, span.end) if shown else -1
            span = Span(at, at + len(shown["date"])) if shown and at >= 0 else span
            found.setdefault(page.document.lines.line_of(badge.image.span.start), []).append((span, date))
    return {line: dates[0] for line, dates in found.items() if len(dates) == 1}


def _number(page: Page, line: int) -> When | None:
    """The month behind the word arXiv, as in ``ArXiv'2408``."""
    start = page.document.lines.start_of(line)
    found = list(_YEAR_MONTH.finditer(page.document.line_text(line)[:_MAX_LINE]))
    if len(found) != 1 or start + found[0].start() in no_words(page):
        return None
    span = Span(found[0].start("year"), found[0].end("month")).shifted(start)
    return span, ReleaseDate(2000 + int(found[0]["year"]), int(found[0]["month"]))


def _below(page: Page, line: int) -> When | None:
    """The one date in brackets, or as a label, on the first line below an item's title that says anything."""
    lines, number = page.document.lines, line + 1
    while number <= line + _FAR_BELOW and not page.document.line_text(number).strip():
        number += 1
    above, text = page.document.line_text(line), page.document.line_text(number)[:_MAX_LINE]
    is_within = _ITEM.match(above) is not None and len(text) - len(text.lstrip()) > len(above) - len(above.lstrip())
    found = list(_TAG.finditer(text)) if is_within else []
    if len(found) != 1:
        return None
    year, month = int(found[0]["year"]), int(found[0]["month"])
    return Span(*found[0].span("date")).shifted(lines.start_of(number)), ReleaseDate(year, month)


def _date(page: Page, line: int, is_row: bool, known: Mapping[int, When]) -> When | None:
    if line in known:
        return known[line]
    start, text = page.document.lines.start_of(line), page.document.line_text(line)[:_MAX_LINE]
    found = list(_CELL.finditer(text)) if is_row else [match for match in (_DATE.match(text),) if match is not None]
    first = start + len(text) - len(text.lstrip())  # the date itself may well be set as code
    if len(found) != 1 or (not is_row and first in no_words(page)):
        return None
    year, month, day = (int(found[0][part] or 0) for part in ("year", "month", "day"))
    year += 2000 if year < _CENTURY else 0
    span = Span(*found[0].span("date")).shifted(start)
    return span, ReleaseDate(year, month, day if is_real_date(year, month, day) else None)


_BY_LINE: WeakKeyDictionary[Page, dict[bool, Mapping[int, Mapping[ArxivId, Link]]]] = WeakKeyDictionary()
