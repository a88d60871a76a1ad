"""The year beside the word arXiv, behind a conference, or in a column of years is not that of the paper beside it.

An arXiv id begins with the year and month in which the paper was posted, so `arXiv 2024` before a link to 2501.08631 is
a slip, or the line was copied; and no paper of CVPR 2024, held in June, was first posted in the autumn. The number in
an address of Nature, Springer or ScienceDirect has the year too, and no article is older than that. Correct the year,
or the link. A conference after the id's month is left alone: papers appear there for years. One paper in two years of
one conference is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link, Table
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import entry_lists, own_paragraphs
from modelist.linting.markup.prose import no_words
from modelist.linting.models.releases import papers
from modelist.linting.papers.conferences import find_conferences, find_years_first, full_year, is_label
from modelist.linting.papers.dated_papers import LATER_VERSION, papers_by_line
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.proceedings import ARTICLE_SIGNS, article_year
from modelist.readme import venues
from modelist.readme.words import same_name

_SAID = lazy_pattern(
    r"\barxiv(?: preprint)?[\s,.'’`*_()\[\]-]{0,6}(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"
    r"|(?<![a-z\d] )\bpreprint[\s,.*_]{1,4}(?P<preprint>(?:19|20)\d\d)(?!\d|[.-]\d)"
    r"|\barxiv ?['’](?P<short>[012]\d)(?![\w.])"
    r"|(?<![a-z\d] )\bpreprint ?['’](?P<cut>[012]\d)(?![\w.])"
    r"|(?<![\d./-])(?P<before>(?:19|20)\d\d)[*_)]{0,2} ?, ?arxiv\b(?! ?[:'’\d(])",
    re.IGNORECASE,
)
_HELD = lazy_pattern(
    rf"(?<![\w/.-])(?P<venue>{'|'.join(venues.HELD_IN)})(?:[\s,'’-]{{0,2}}| \()"
    r"(?P<year>20[012]\d|[012]\d)(?=[\s*_`]*(?:[|\])<,.;:]|$))"
)
_TALK = lazy_pattern(
    r"tutorial|talk|keynote|submission|submitted|challenge|competition|workshop|shared task|\bWMT\b|\bcup\b"
    r"|winner|revisited|extended (?:from|version|journal)|extension of|\bextends\b|builds? on|follow-up|see also"
    r"|acceptance|evaluated on|benchmark(?:ed)? on|(?:journal|conference|preliminary|earlier) version|earlier:"
    r"|previously|扩展自|期刊版",
    re.IGNORECASE,
)
_MAX_LINE = 3_000
_LATE = 12
_IDS = lazy_pattern(r"(?<![\w/.])arxiv:\s?\d{4}\.\d{4,5}", re.IGNORECASE)
_PLAIN_ID = lazy_pattern(r"(?<![\w/.])arxiv:\s?(?P<paper>\d{4}\.\d{4,5})(?![\d/])", re.IGNORECASE)
_AUTHORS = lazy_pattern(
    r"^(?:[-*+]|\d{1,3}[.)]) (?=[^\n()\[\]]{0,200}(?:,|et al|[A-Z]\.) )[^\n()\[\]]{3,200} \((?P<year>20[012]\d)\)"
    r"(?=[.,]? ['\"“‘*A-Za-z])",
    re.MULTILINE,
)
_BEHIND_ID = lazy_pattern(
    r"(?:v\d{1,2})?[\]*_]{0,3}(?:, ?| ?\(| )(?P<year>20[012]\d)(?=\)|[.,;*_]?(?:\s|$))", re.MULTILINE
)
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

_ANY_YEAR = lazy_pattern(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_PRINTED = lazy_pattern(
    r"(?:(?<=[\[(|,（【`*])|(?<=[\[(|,（【`*] ))(?P<year>20\d\d)(?=[\])）】`*]|\s?[|;:(\[]|[.,](?!\d)|\s*$)"
    r"|[\[(（【][A-Z][^\[\]()|]{1,60} (?P<behind>20\d\d)[\])）】]"
)
"""The year of a line in brackets, between commas, in a cell of its own, or behind the name of a journal in brackets."""

_OTHER_PAPER = lazy_pattern(
    r"arxiv|doi\.org|openreview|ssrn\.com|osf\.io|acm\.org|ieee\.org|springer|nature\.com|semanticscholar|\.pdf\b", re.I
)
_MOST_EARLY, _MIN_ARTICLES = 3, 5
"""Years: what was printed long before got its number when it was put online."""

_NEAR = 24
_MONTH_BEFORE = lazy_pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?: ?\d{1,2}(?:st|nd|rd|th)?)?,? ?\Z"
)

_NEXT_YEAR = 8
"""From this month on, papers are often those of next year's conferences."""
_HANDED_IN_BEFORE = "01500"
_MANY_SAID, _NEARLY_ALL, _MIN_DECEMBER, _EARLY_NUMBER = 30, 0.95, 4, 10_000
"""What shows that a page goes by the ids' years: how many there are of arXiv, how many of them fit, and of December."""

_MANY_DECEMBER, _ALMOST, _MIN_LATEST = 10, 0.9, 2
_CHRISTMAS = ((2025, 20_000), (2024, 18_000), (2023, 16_000), (2019, 13_000), (0, 7_000))
"""About how many papers arXiv got in December until Christmas, from a year on."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines, or cells, with one such year and one paper; and columns of years beside papers."""
    if any(sign in page.text for sign in ARTICLE_SIGNS):
        yield from _check_articles(page)
    by_line = _papers_by_line(page) if "arxiv.org" in page.text else {}
    yield from _check_plain(page, by_line)
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
    yield from _check_tags(page, by_line)
    lines_told, saying = set[int](), list[_Said]()
    for line, links in by_line.items():
        start, text = page.document.lines.start_of(line), page.document.line_text(line)[:_MAX_LINE]
        if len({one.paper_id for _, one in links}) != 1:
            continue
        link, paper = links[0]
        said = _only(page, start, _SAID.finditer(text))
        held = _only(page, start, _HELD.finditer(text))
        held = held if held is None or _TALK.search(text) is None else None
        said_year = full_year(said[said.lastgroup or 0]) if said is not None else 0
        is_later = said_year > paper.month[0] and LATER_VERSION.search(link.destination) is not None
        if said is not None and not is_later:
            place = Span(*said.span(said.lastgroup or 0)).shifted(start)
            saying.append(_Said(place, _kind(said), said_year, link, paper))
        if said is not None and not is_later and not _may_be(said_year, paper):
            lines_told.add(line)
            yield _year_problem(page, saying[-1])
        elif held is not None and _is_over(held, paper):
            lines_told.add(line)
            month = f"{paper.month[0]}-{paper.month[1]:02d}"
            message = f"{held['venue']} {held['year']} was over when arXiv:{paper.paper_id} was posted in {month}"
            yield _problem(page, Span(held.start("venue"), held.end("year")).shifted(start), message, link)
    below = [*_said_below(page, by_line)]
    yield from (_year_problem(page, one) for one in below if not _may_be(one.year, one.paper))
    yield from (_year_problem(page, one) for one in _of_december((*saying, *below)))
    yield from _two_conferences(page, {line: one for line, one in by_line.items() if line not in lines_told})


class _Said(NamedTuple):
    """A year beside the word arXiv, on the line of one paper."""

    span: Span
    kind: str
    year: int
    link: Link
    paper: ArxivId


def _kind(said: re.Match[str]) -> str:
    return "preprint" if said["preprint"] or said["cut"] else "arXiv"


def _said_below(page: Page, by_line: Mapping[int, list[tuple[Link, ArxivId]]]) -> Iterator[_Said]:
    """Years on the lines below a title that links the item's paper, such as that with its authors."""
    lines = page.document.lines
    for item in (one for items in entry_lists(page) for one in items):
        first = lines.line_of(item.span.start)
        linked = by_line.get(first, [])
        if len({paper.paper_id for _, paper in linked}) != 1:
            continue
        last = lines.line_of(max(own_paragraphs(page, item).end - 1, item.span.start))
        below = [line for line in range(first, last + 1) if line == first or line not in by_line]
        found = [
            (lines.start_of(line), match)
            for line in below
            for match in _SAID.finditer(page.document.line_text(line)[:_MAX_LINE])
        ]
        if (
            len(found) == 1
            and found[0][0] != lines.start_of(first)
            and LATER_VERSION.search(linked[0][0].destination) is None
        ):
            start, said = found[0]
            place = Span(*said.span(said.lastgroup or 0)).shifted(start)
            if place.start not in no_words(page):
                yield _Said(place, _kind(said), full_year(page.document.slice(place)), *linked[0])


def _year_problem(page: Page, one: _Said) -> Problem:
    message = f"{one.kind} {one.year}, but arXiv:{one.paper.paper_id} was posted in {one.paper.month[0]}"
    return _problem(page, one.span, message, one.link)


def _of_december(saying: Sequence[_Said]) -> Iterator[_Said]:
    """Papers of December under the next year, where nearly all years, and those of December, are the ids'.

    One from the middle of the month on may well have been revised in January, and needs more others than an early one.
    """
    fitting = [one for one in saying if one.year == one.paper.month[0]]
    late = [one for one in saying if one.year == one.paper.month[0] + 1 and _until_christmas(one.paper)]
    if not late or len(saying) < _MANY_SAID or len(fitting) < _NEARLY_ALL * len(saying):
        return
    of_december = {one.paper for one in saying if one.paper.month[1] == _LATE}
    agreeing = {one.paper for one in fitting if one.paper.month[1] == _LATE}
    if len(agreeing) < max(_MIN_DECEMBER, _MOST * len(of_december)):
        return
    latest = [one for one in agreeing if one.number >= _EARLY_NUMBER]
    all_month = len(agreeing) >= max(_MANY_DECEMBER, _ALMOST * len(of_december)) and len(latest) >= _MIN_LATEST
    for one in late:  # those that can't be revised papers of December are told in any case
        if _may_be(one.year, one.paper) and (all_month or one.paper.number < _EARLY_NUMBER):
            yield one


def _until_christmas(paper: ArxivId) -> bool:
    """Whether a paper is of December, and was not posted in its last days, whose papers are announced in January."""
    year, month = paper.month
    return (
        month == _LATE
        and not paper.archive
        and paper.number < next(most for first, most in _CHRISTMAS if year >= first)
    )


class _Held(NamedTuple):
    """A conference with a year, on the line of a paper."""

    span: Span
    venue: str
    year: int
    paper: ArxivId

    @property
    def was_before(self) -> bool:
        """Whether it was held before the paper was posted: of two, it is the wrong one."""
        month, _ = venues.HELD_IN.get(self.venue, (12, 0))
        return (self.year, month) < self.paper.month


def _two_conferences(page: Page, by_line: Mapping[int, list[tuple[Link, ArxivId]]]) -> Iterator[Problem]:
    """The rarer year of one conference for one paper, which is printed in one of them."""
    by_paper: dict[tuple[str, str], list[_Held]] = {}
    for one in _conferences(page, by_line):
        by_paper.setdefault((one.paper.paper_id, one.venue), []).append(one)
    for uses in by_paper.values():
        counts = Counter(one.year for one in uses)
        if len(counts) == 1:
            continue
        right = min(uses, key=lambda one: (one.was_before, -counts[one.year], one.span))
        for one in uses:
            if one.year != right.year:
                named = page.document.slice(right.span)
                message = f"arXiv:{one.paper.paper_id} is of {page.document.slice(one.span)} here, and of {named}"
                message += f" on line {page.document.position(right.span.start).line}"
                related = ((Location(page.path, right.span), named),)
                yield Problem(one.span, message, "Correct the year, or the link.", related=related)


def _conferences(page: Page, by_line: Mapping[int, list[tuple[Link, ArxivId]]]) -> Iterator[_Held]:
    """The lines that name one conference with its year, and link one paper."""
    named: dict[int, list[re.Match[str]]] = {}
    for match in (*find_conferences(page, labels=True), *find_years_first(page)):
        line = page.document.lines.line_of(match.start())
        if line in by_line:
            named.setdefault(line, []).append(match)
    for line, matches in named.items():
        is_one = len(matches) == 1 == len({paper.paper_id for _, paper in by_line[line]})
        if is_one and _TALK.search(page.document.line_text(line)[:_MAX_LINE]) is None:
            match = matches[0]
            venue = "NeurIPS" if match["venue"] == "NIPS" else match["venue"]
            first, last = sorted((match.span("venue"), match.span("year")))
            yield _Held(Span(first[0], last[1]), venue, full_year(match["year"]), by_line[line][0][1])


def _check_plain(page: Page, by_line: Container[int]) -> Iterator[Problem]:
    """Conferences beside an id in plain text, and those before the year that stands in brackets behind the authors."""
    seen: set[tuple[int, str]] = set()
    ids = _PLAIN_ID.finditer(page.text) if "arxiv:" in page.lower else ()
    authors = _AUTHORS.finditer(page.text) if " (20" in page.text else ()
    for match in (*ids, *authors):
        kind = match.lastgroup or ""
        line = page.document.lines.line_of(match.start())
        if (line, kind) in seen:
            continue
        seen.add((line, kind))
        start, text = page.document.lines.start_of(line), page.document.line_text(line)[:_MAX_LINE]
        held = None if line in by_line or _TALK.search(text) else _only(page, start, _HELD.finditer(text))
        paper = ArxivId.parse(match["paper"]) if kind == "paper" else None
        if kind == "paper" and line not in by_line and match.start() not in no_words(page):
            yield from _check_behind(page, match)
        is_held = held is not None and (start + held.start() > match.start() or _is_bracketed(text, held))
        if held is None or not is_held or match.start() in no_words(page):
            continue
        place = Span(held.start("venue"), held.end("year")).shifted(start)
        named = f"{held['venue']} {held['year']}"
        if paper is not None and len(_IDS.findall(text)) == 1 and _is_over(held, paper):
            message = (
                f"{named} was over when arXiv:{paper.paper_id} was posted in {paper.month[0]}-{paper.month[1]:02d}"
            )
            yield _told(page, place, message, Span(*match.span("paper")), "the paper")
        elif kind == "year" and _printed_until(held) < int(match["year"]):
            message = f"{named} was before {match['year']}, which the line gives as the paper's year"
            yield _told(page, place, message, Span(*match.span("year")), "the year")


def _check_behind(page: Page, match: re.Match[str]) -> Iterator[Problem]:
    """The year behind an id in plain text, where it is before the paper's; a later one is that of a later version."""
    paper, behind = ArxivId.parse(match["paper"]), _BEHIND_ID.match(page.text, match.end())
    if paper is None or behind is None:
        return
    year = int(behind["year"])
    if year < paper.month[0] and not _may_be(year, paper):
        message = f"the year is {year}, but arXiv:{paper.paper_id} was posted in {paper.month[0]}"
        yield _told(page, Span(*behind.span("year")), message, Span(*match.span("paper")), "the paper")


def _is_bracketed(text: str, held: re.Match[str]) -> bool:
    return text[max(0, held.start() - 1) : held.start()] in ("(", "[") and text[held.end() : held.end() + 1] in (
        ")",
        "]",
    )


def _printed_until(held: re.Match[str]) -> int:
    """The year of a conference, or the next where it is held at the end of one."""
    return full_year(held["year"]) + (venues.HELD_IN[held["venue"]][0] >= _LATE)


class _Year(NamedTuple):
    """A year in a column of years, whose row links one paper."""

    span: Span
    said: int
    row: Span
    link: Link
    paper: ArxivId


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
                found.append(_Year(span, int(match["year"]), row.span, *linked[0]))
        yield same_name(table.header.cells[at].source), found


def _check_years(page: Page, column: Sequence[_Year]) -> Iterator[Problem]:
    """Years in a column of years that are nearly always those of the papers in their rows."""
    agreeing = sum(one.said == one.paper.month[0] for one in column)
    for one in column if len(column) >= _MIN_YEARS and agreeing >= _MOST * len(column) else ():
        late, is_printed = one.said - one.paper.month[0], venues.NAMED.search(page.document.slice(one.row)) is not None
        held = late == 1 and one.paper.month[1] >= _NEXT_YEAR
        if not held and not (is_printed and late in (1, 2)) and not _may_be(one.said, one.paper):
            message = f"the year is {one.said}, but arXiv:{one.paper.paper_id} was posted in {one.paper.month[0]}"
            yield _problem(page, one.span, message, one.link)


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


def _check_tags(page: Page, by_line: Mapping[int, list[tuple[Link, ArxivId]]]) -> Iterator[Problem]:
    """Years in brackets, between full stops or first in an item, that are before the line's paper, as few others."""
    for pattern, many, few in (
        *((_TAG, _MANY_TAGS, _FEW_BEFORE), (_SENTENCE, _MANY_SENTENCES, _FEW_SENTENCES)),
        (_LEADING, _MANY_SENTENCES, _FEW_SENTENCES),
    ):
        found = []
        for line, links in by_line.items():
            start, text = page.document.lines.start_of(line), page.document.line_text(line)[:_MAX_LINE]
            tag = _only(page, start, pattern.finditer(text)) if len({one.paper_id for _, one in links}) == 1 else None
            if tag is not None:
                found.append((Span(*tag.span("year")).shifted(start), int(tag["year"]), *links[0]))
        before = [(span, said, link, paper) for span, said, link, paper in found if said < paper.month[0]]
        if len(found) < many or len(before) > few * len(found):
            continue
        for span, said, link, paper in before:
            if not _may_be(said, paper):
                message = f"the year is {said}, but arXiv:{paper.paper_id} was posted in {paper.month[0]}"
                yield _problem(page, span, message, link)


class _Article(NamedTuple):
    """The only year of a line, and its only paper, an article with the year in which it got its number.

    ``may_be_other`` tells of a row, whose year may be that of a model, and of a date, which a first version may have.
    """

    span: Span
    said: int
    year: int
    link: Link
    may_be_other: bool


def _check_articles(page: Page) -> Iterator[Problem]:
    """The only year of a line, where it is before that in which its only paper got its number."""
    found = [*_articles(page)]
    loose = [one for one in found if one.may_be_other]
    fitting = sum(one.said == one.year for one in loose)
    by_article = fitting >= max(_MIN_ARTICLES, _MOST * len(loose))
    for one in found:
        if 0 < one.year - one.said <= _MOST_EARLY and (by_article or not one.may_be_other):
            message = f"the year is {one.said}, but the number in the address of the article is of {one.year}"
            yield _problem(page, one.span, message, one.link)


def _articles(page: Page) -> Iterator[_Article]:
    lines = page.document.lines
    by_line: dict[int, list[tuple[Link, int]]] = {}
    for link in page.links:
        year = None if is_image(link) else article_year(link.destination)
        if year is not None:
            by_line.setdefault(lines.line_of(link.span.start), []).append((link, year))
    for line, [(link, year), *more] in by_line.items():
        start, text = lines.start_of(line), page.document.line_text(line)[:_MAX_LINE]
        said = None if more else _only(page, start, _PRINTED.finditer(text))
        if "arxiv" in text.lower() or _HELD.search(text) is not None:
            continue  # the year may be that of a first version
        if said is None or _only(page, start, _ANY_YEAR.finditer(text)) is None:
            continue
        others = (one for one in page.links_in(Span(start, lines.start_of(line + 1))) if one is not link)
        if not any(map(_is_paper, others)):
            kind = said.lastgroup or 0
            at = said.start(kind)
            is_row = (
                text.lstrip().startswith("|") and "/pii/" not in link.destination
            )  # Nature prints many a model late
            may_be_other = is_row or _MONTH_BEFORE.search(text[max(0, at - _NEAR) : at]) is not None
            yield _Article(Span(*said.span(kind)).shifted(start), int(said[kind]), year, link, may_be_other)


def _is_paper(link: Link) -> bool:
    return article_year(link.destination) is not None or _OTHER_PAPER.search(link.destination) is not None


def _only(page: Page, start: int, matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The one match in words for readers, or in a label that is set as code."""
    found = [
        match
        for match in matches
        if start + match.start() not in no_words(page) or is_label(page, Span(*match.span()).shifted(start))
    ]
    return found[0] if len(found) == 1 else None


def _problem(page: Page, span: Span, message: str, link: Link) -> Problem:
    return _told(page, span, message, link.destination_span, "the paper")


def _told(page: Page, span: Span, message: str, other: Span, what: str) -> Problem:
    related = ((Location(page.path, other), what),)
    return Problem(span, message, "Correct the year, or the link.", related=related)


def _is_over(held: re.Match[str], paper: ArxivId) -> bool:
    """Whether a paper was first posted months after the conference, some months being usual for some."""
    month, late = venues.HELD_IN[held["venue"]]
    year = full_year(held["year"])
    month = venues.MOVED.get(f"{held['venue']} {year}", month)
    return (paper.month[0] - year) * 12 + paper.month[1] - month >= late


def _may_be(said: int, paper: ArxivId) -> bool:
    """Whether a year is the paper's; one of December may have been revised in the next year.

    The first of January were handed in before New Year, and arXiv's page of a paper shows that day.
    """
    year, month = paper.month
    before = said == year - 1 and month == 1 and paper.paper_id.partition(".")[2] < _HANDED_IN_BEFORE
    return said == year or before or (said == year + 1 and month >= _LATE)


def _papers_by_line(page: Page) -> dict[int, list[tuple[Link, ArxivId]]]:
    found = papers_by_line(page)
    return {line: [(link, paper) for paper, link in linked.items()] for line, linked in found.items()}


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
_ARTICLE = "https://www.sciencedirect.com/science/article/pii/S1041608023000195"
_NATURE = "https://www.nature.com/articles/s42256-024-{:05d}-{}"
_ARTICLES = (
    "| Title | Journal | Date |\n| --- | --- | --- |\n"
    + "".join(f"| [T{n}]({_NATURE.format(n + 80, n)}) | NMI | {{0}} |\n" for n in range(1, 6))
    + f"| [B]({_NATURE.format(123, 4)}) | NMI | {{1}} |\n".replace("-024-", "-025-")
)
_TAGS = "".join(f"**A{n}** [2024]. [Paper](https://arxiv.org/abs/2403.{n}123)\n\n" for n in range(10, 32))
_SENTENCES = "".join(f"- **A{n}**. 2024. [Paper](https://arxiv.org/abs/2403.{n}123)\n" for n in range(10, 22))

_FIRST = "- {} | B | Ann Lee [`PDF`](https://arxiv.org/abs/2104.09864)\n"
_MIXED = _YEARS + "".join(f"| [C{n}](https://arxiv.org/abs/240{n}.05678) | ICLR 2025 |\n" for n in range(1, 10))

_DECEMBER = "".join(
    f"- A{n}. arXiv'2024. [[paper](https://arxiv.org/abs/24{n % 12 + 1:02d}.0{n}12)]\n" for n in range(11, 60)
)
_OF_DECEMBER = "".join(f"- B{n}. arXiv'2024. [[paper](https://arxiv.org/abs/2412.{n}345)]\n" for n in range(11, 18))

RULE = Rule(
    id="paper-year-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example(_MIXED + "| [B](https://arxiv.org/abs/2511.01234) | ⟦2024⟧ |\n"),
        Example("- A Title of Words [[paper](https://arxiv.org/abs/2501.12948)]\n\n  *Ann Lee.* Preprint'⟦24⟧\n"),
        Example(_SENTENCES.replace("**A", "2024 | **A").replace("**. 2024.", "** |") + _FIRST.format("⟦2019⟧")),
        Example(_ARTICLES.format("May 7, 2024", "May 8, ⟦2024⟧")),
        Example(_ARTICLES.format("2024", "⟦2023⟧").replace("-025-0", "-024-0")),
        Example(f"- **[Nature Machine Intelligence, ⟦2023⟧]** A [[paper]]({_NATURE.format(9, 'y')})\n"),
        Example("- A Model, ⟦2022⟧ [[paper]](https://www.biorxiv.org/content/10.1101/2023.04.19.537463v1)\n"),
        Example(_DECEMBER + "- B. arXiv'⟦2025⟧. [[paper](https://arxiv.org/abs/2412.00153)]\n"),
        Example(_DECEMBER + _OF_DECEMBER + "- B. arXiv'⟦2025⟧. [[paper](https://arxiv.org/abs/2412.15153)]\n"),
        Example(
            "- A Small Model <br> ⟦ICLR 2023⟧ [[Paper]](https://arxiv.org/abs/2306.08543)\n\n## B\n\n"
            "- A Small Model <br> ICLR 2024 [[Paper]](https://arxiv.org/abs/2306.08543)\n"
        ),
        Example(
            "- A Small Model (NeurIPS'24) [[Paper]](https://arxiv.org/abs/2306.08543)\n"
            "- A Small Model, *⟦NIPS 2023⟧* [[Paper]](https://arxiv.org/abs/2306.08543)\n"
            "- A Small Model (NeurIPS'24) [[Paper]](https://arxiv.org/abs/2306.08543)\n"
        ),
        Example(_SENTENCES + "- **MT-NLG**. ⟦2021⟧. [Paper](https://arxiv.org/abs/2201.11990)\n"),
        Example("- **A Survey**, arXiv ⟦2025⟧, [Paper](https://arxiv.org/abs/2411.15296)\n"),
        Example(
            "- **VL-Adapter** (⟦CVPR 2020⟧). arXiv:2112.06825.\n1. Sun, Q. et al. (2024). Learners. ⟦CVPR 2022⟧.\n"
        ),
        Example("- **VL-Adapter**. arXiv preprint arXiv:2112.06825, ⟦2020⟧.\n- **B**. arXiv:2112.06826 (⟦2020⟧).\n"),
        Example("- **VL-Adapter: Transfer Learning**. arXiv:2112.06825. ⟦CVPR 2020⟧.\n"),
        Example("- Sun, Q. et al. (2024) 'In-Context Learners', ⟦CVPR 2022⟧.\n"),
        Example("- **A survey**, Arxiv ⟦2023⟧. [Paper](https://arxiv.org/abs/2208.11857)\n"),
        Example("| DreamLLM | ⟦ICLR 2023⟧ | [Paper](https://arxiv.org/abs/2309.11499) |\n| --- | --- | --- |\n"),
        Example("- CSP for quantisation <br> Arxiv ⟦2024⟧ [[Paper]](https://arxiv.org/abs/2501.08631)\n"),
        Example("- **FunCodec** , ⟦2024⟧ , arXiv [[paper](https://arxiv.org/pdf/2306.07405)]\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2402.08268) | ⟦2023⟧ |\n"),
        Example(_TWO_YEARS.format("⟦2024⟧")),
        Example(_TAGS + "**B** [⟦2023⟧]. [Paper](https://arxiv.org/abs/2402.08268)\n"),
        Example(_TAGS + "**B** `⟦2023⟧`. [Paper](https://arxiv.org/abs/2402.08268)\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2402.08268) | **⟦2023⟧** |\n"),
        Example("| [A](https://arxiv.org/pdf/2307.09288) | arXiv'⟦2022⟧ |\n| --- | --- |\n"),
        Example(
            "- A, `arXiv ⟦2023⟧` [a](https://arxiv.org/abs/2107.09288)\n"
            "- A, arXiv'⟦23⟧ [b](https://arxiv.org/abs/2107.09289)\n"
        ),
        Example(
            "- A. *arXiv*, **⟦2023⟧**\n  [paper](https://arxiv.org/abs/2107.09288)\n"
            "- [A](https://arxiv.org/abs/2312.09288), ⟦CVPR (2023⟧)\n"
        ),
        Example(f"**ChatGPT for good?** [⟦2022⟧].<br>*E. K.*<br>[[PDF]({_ARTICLE})]<br>\n"),
        Example(f"| 2 | [B]({_ARTICLE}) | ⟦2022⟧ |\n| --- | --- | --- |\n- B, PRL, ⟦2021⟧ (*K*). [b]({_ARTICLE})\n"),
        Example(f"- (Information Fusion ⟦2022⟧) **B**, A. A. et al. [[v1]({_ARTICLE})](2023.08.01)\n"),
        Example("- **GPT Understands,** Preprint ⟦2020⟧.\n\n  *X. Liu*. [[pdf](https://arxiv.org/abs/2103.10385)]\n"),
        Example("- A, `⟦CVPR 2023⟧`. [paper](https://arxiv.org/abs/2312.09288)\n"),
    ),
    good=(
        Example(_MIXED + "| [B](https://arxiv.org/abs/2401.01234) | ICLR 2025 |\n"),
        Example("- A Title of Words [[paper](https://arxiv.org/abs/2501.12948)]\n\n  *Ann Lee.* Preprint'25\n"),
        Example("- A Title of Words [[paper](https://arxiv.org/abs/2501.12948v2)]\n\n  *Ann Lee.* Preprint'26\n"),
        Example(_SENTENCES.replace("**A", "2024 | **A").replace("**. 2024.", "** |") + _FIRST.format("2022")),
        Example(_DECEMBER + "- B. arXiv'2025. [[paper](https://arxiv.org/abs/2412.16153)]\n"),
        Example(_DECEMBER + "- B. arXiv'2025. [[paper](https://arxiv.org/abs/2412.00153v2)]\n"),
        Example(_DECEMBER.replace("/2412", "/2411") + "- B. arXiv'2025. [[paper](https://arxiv.org/abs/2412.00153)]\n"),
        Example(
            "- A Small Model, arXiv 2023 [[Paper]](https://arxiv.org/abs/2306.08543)\n"
            "- A Small Model, NeurIPS 2023 Workshop [[Paper]](https://arxiv.org/abs/2306.08543)\n"
            "- A Small Model, NeurIPS 2024 [[Paper]](https://arxiv.org/abs/2306.08543)\n"
            "- B, ICLR 2024, extended version of ICLR 2023 [[Paper]](https://arxiv.org/abs/2306.08544)\n"
            "- B, ICLR 2025 [[Paper]](https://arxiv.org/abs/2306.08544)\n"
        ),
        Example(_SENTENCES + "- **MT-NLG** Oct. 2021 [Paper](https://arxiv.org/abs/2201.11990)\n"),
        Example(
            "- **A**. arXiv:2112.06825. Builds on CLIP (ICML 2021).\n"
            "- **A**. arXiv:2310.06825. Journal version of ECCV 2022.\n- **A**. arXiv:2112.06825, 2022.\n"
            "- Sun, Q. (2023) 'Learners', NeurIPS 2022.\n- Matching (2024), at CVPR 2022.\n"
            "- A, arXiv 2024 [[Paper]](https://arxiv.org/abs/2301.08631v3)\n"
            "- Follow-up of CLIP (ICML 2021), [[Paper]](https://arxiv.org/abs/2407.08631)\n"
        ),
        Example(f"- A (ICLR 2022) [b]({_ARTICLE})\n- A survey [2022] (arXiv), now in a journal [b]({_ARTICLE})\n"),
        Example(
            "- **VL-Adapter: Transfer**. arXiv:2112.06825. CVPR 2022.\n- Sun, Q. (2023) 'Learners', CVPR 2024.\n"
            "- CVPR 2020 and after: arXiv:2112.06825\n- Meet us at our workshop (2024), a follow-up of CVPR 2022.\n"
        ),
        Example(_ARTICLES.format("May 7, 2024", "May 8, 2025")),
        Example(_ARTICLES.format("May 7, 2023", "May 8, 2024")),
        Example(_ARTICLES.format("May 7, 2024", "May 8, 2024").replace("| [B]", "| arXiv: [B]")),
        Example(f"- AlphaThing, Nov 2023 [[paper]]({_NATURE.format(9, 'y')})\n"),
        Example(f"| Model | Year |\n| --- | --- |\n| [AlphaThing]({_NATURE.format(9, 'y')}) | 2023 |\n"),
        Example(
            f"- A [2023] [a]({_ARTICLE})\n- B, 2024, [b]({_ARTICLE})\n- C [2008] [c]({_ARTICLE})\n"
            f"- D [2022] [d]({_ARTICLE}) [arXiv](https://arxiv.org/abs/2208.11857)\n- E [2022-12] [e]({_ARTICLE})\n"
            f"- F, ImageNet 2012, 2022 [f]({_ARTICLE})\n- State of 2022 models [g]({_ARTICLE})\n"
        ),
        Example(
            "- A, NAACL 2022 [a](https://arxiv.org/abs/2210.14494)\n- B, IJCAI 2020 [b](https://arxiv.org/abs/2012.14494)\n"
            "- LLM Efficiency Challenge, NeurIPS 2023. [a](https://arxiv.org/abs/2407.09288)\n"
            "- The `CVPR 2023 papers` script [a](https://arxiv.org/abs/2312.09288)\n"
        ),
        Example(
            "- A, ICML 2011 [a](https://arxiv.org/abs/1107.06538)\n- B, NeurIPS 2022 [b](https://arxiv.org/abs/2302.03915)\n"
        ),
        Example(
            "- Tutorial at CVPR 2023 [a](https://arxiv.org/abs/2309.10020)\n- 20 ICML 2024 papers, [b](https://arxiv.org/abs/2504.01848)\n"
        ),
        Example(
            "- A, arXiv 2023 [[Paper]](https://arxiv.org/abs/2307.09288)\n- B, EMNLP 2024 [B](https://arxiv.org/abs/2311.01305)\n"
        ),
        Example("- A, arXiv 2025 [[Paper]](https://arxiv.org/abs/2412.15296)\n"),
        Example(
            "- **A,** Preprint 2021.\n\n  *X. Liu*. [[pdf](https://arxiv.org/abs/2103.10385)]\n"
            "- **B,** Preprint 2020.\n\n  - See [[pdf](https://arxiv.org/abs/2103.10385)]\n"
        ),
        Example("- **A,** bioRxiv preprint 2020. [[pdf](https://arxiv.org/abs/2103.10385)]\n"),
        Example("- B, 2023, arXiv [[Paper]](https://arxiv.org/abs/2401.00246)\n"),
        Example("- arXiv 2024: [a](https://arxiv.org/abs/2307.09288) [b](https://arxiv.org/abs/2402.01305)\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2307.08268), ACL | 2024 |\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2305.08268), EuroSys | 2024 |\n"),
        Example(_YEARS + "| [B](https://arxiv.org/abs/2309.08268) | 2024 |\n"),
        Example(_TWO_YEARS.format("2023")),
        Example(_TWO_VENUES.format("TGRS")),
        Example(_TWO_VENUES.format("NeurIPS")),
        Example(_TAGS + "**B** [2025]. [Paper](https://arxiv.org/abs/2402.08268)\n"),
        Example("See arXiv:2307.09288 and [x](https://arxiv.org/abs/2501.08631).\n"),
    ),
)
