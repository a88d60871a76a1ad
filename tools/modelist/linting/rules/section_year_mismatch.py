"""A paper stands in the section of a year in which it was not posted, or below a heading that says it is older.

An arXiv id begins with the year and month of the paper. Below `Before 2021` there can be no paper of 2021, and in the
section of a year none that was posted later: who looks for the paper in its own year finds nothing, and who goes by
the heading takes it for older than it is. Put it into the section of its year, or correct the heading or the link.

Where a page names no conferences, and the sections of nearly all papers are those of the years in which they were
posted, one that was posted in the year before is told, too, but for its last months. Other lists go by the year in
which a paper was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page, Section
from modelist.linting.models.recognition import read_models
from modelist.linting.names.link_names import papers
from modelist.linting.papers.dated_papers import LATER_VERSION, is_news_section
from modelist.linting.papers.titled_links import by_address
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_MAX_TITLE, _MAX_LINE = 60, 3_000
_EDGES = lazy_pattern(r"\A[^\w<≤>≥~–—-]+|[^\w+>≥~–—-]+\Z")
"""What decorates a heading; a sign of order, a plus or a dash says that more years are meant."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_THINGS = r"(?:papers?|works?|publications?|articles?)"
_HEADING = lazy_pattern(
    rf"(?:(?:[a-z]+ )?{_THINGS}(?: (?:of|in|from))? |[a-z]+ {_THINGS}[:：] |{_THINGS}[:：] |(?:the )?year )?(?:"
    rf"(?:before|pre-?|prior to|earlier than|<) ?(?P<before>(?:19|20)\d\d)|(?P<before_zh>(?:19|20)\d\d) ?年?(?:之前|前)"
    rf"|(?:until|till|up to|through|<=|≤) ?(?P<until>(?:19|20)\d\d)"
    r"|(?P<and_before>(?:19|20)\d\d)(?: ?(?:and|&|or) (?:before|earlier|older|prior|previous(?: years)?)"
    r"| ?年?[及和或]?(?:其|更)?(?:以前|之前|更早|早))"
    r"|(?:19|20)\d\d ?[-–—~] ?(?P<to>(?:19|20)\d\d)"
    rf"|(?P<year>(?:19|20)\d\d)(?:年(?:\d{{1,2}}月)?|[./-](?:0?[1-9]|1[0-2])|,? {_MONTH})?"
    rf"|{_MONTH}\.?,? (?P<behind>(?:19|20)\d\d)"
    rf")(?: {_THINGS}|年?论文)?",
    re.IGNORECASE,
)
"""What a heading says that is about nothing but a year: all before one, all up to one, or one."""

_SAID = lazy_pattern(r"(?<![\d./?=&%_-])(?:(?:19|20)\d\d|['’]\d\d)(?!\d|\.\d{4}|[/_]\w|-[A-Za-z])")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MANY, _MOST, _FEW_PRINTED = 30, 0.8, 0.05
_NEXT_YEAR = 11
"""Papers of the last months may stand in the next year on purpose, in which they are talked about."""

_MIN_ALL, _MAX_RELATED = 2, 5


class _Years(NamedTuple):
    """What a heading says of years: the last one of the section, and whether it is the only one."""

    last: int
    is_one: bool


class _Paper(NamedTuple):
    """A paper with a title, and the section whose heading is about years."""

    link: Link
    paper: ArxivId
    section: Section
    years: _Years
    line: str

    @property
    def is_newer(self) -> bool:
        """Whether it was posted after the years of its section; many of January were handed in before New Year."""
        year, month = self.paper.month
        may_be_handed_in_before = year == self.years.last + 1 and month == 1
        return year > self.years.last and not may_be_handed_in_before

    @property
    def is_older(self) -> bool:
        """Whether it was posted before the one year of its section, and not in the last months before it."""
        year, month = self.paper.month
        return self.years.is_one and (
            year < self.years.last - 1 or (year == self.years.last - 1 and month < _NEXT_YEAR)
        )


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections whose heading is about nothing but a year, and the papers with a title in them."""
    if "arxiv.org" not in page.lower or all(_read(section.title) is None for section in page.sections):
        return
    found = [*_papers(page)]
    by_section: dict[int, list[_Paper]] = {}
    for one in found:
        by_section.setdefault(one.section.span.start, []).append(one)
    for ones in by_section.values():
        newer = [one for one in ones if one.is_newer]
        if len(newer) >= _MIN_ALL and len({one.paper for one in newer}) == len({one.paper for one in ones}):
            yield _all_newer(page, newer)
        else:
            yield from (_problem(page, one) for one in newer)
    yield from (_problem(page, one) for one in _older(found))


def _papers(page: Page) -> Iterator[_Paper]:
    """The papers with a title in such sections, but for lines that say their section's year themselves.

    Rows of models are left out, whose papers often come later.
    """
    lines, seen = page.document.lines, set[int]()
    of_models = {lines.line_of(row.span.start) for row in read_models(page).rows}
    for uses in by_address(page).values():
        for use in uses:
            place = use.link.span.start
            paper = next((one for _, one in papers([use.link])), None)
            held = _section_of(page.section_at(place))
            if paper is None or held is None or place in seen:
                continue
            seen.add(place)
            number = lines.line_of(place)
            behind = page.text[place : lines.start_of(number + 1)]
            is_quoted = use.link.text != use.title and use.title in behind  # in what is said of the paper
            line = page.document.line_text(number)[:_MAX_LINE]
            if number not in of_models and not is_quoted and not _says_year(line, held[1].last):
                yield _Paper(use.link, paper, *held, line)


def _says_year(line: str, year: int) -> bool:
    """Whether a line has a year, in full or as `CVPR'23`, outside of addresses and ids: the line itself is dated."""
    return any(int(match[0][-2:]) == year % 100 for match in _SAID.finditer(line))


def _section_of(section: Section | None) -> tuple[Section, _Years] | None:
    """The innermost section around a place that is about years; none within news, or one of another year."""
    found, said = None, set[int]()
    while section is not None:
        years = _read(section.title) if found is None else None
        if years is not None:
            found = section, years
        elif found is None:
            said |= {int(match[0]) for match in _YEAR.finditer(section.title[:_MAX_LINE])}
        if is_news_section(section):
            return None
        section = section.parent
    return found if found is not None and said <= {found[1].last} else None


@lru_cache(maxsize=4096)
def _read(title: str) -> _Years | None:
    """What a heading says, where it is about nothing but years."""
    plain = _EDGES.sub("", title) if len(title) <= _MAX_TITLE else ""
    match = _HEADING.fullmatch(plain)
    if match is None:
        return None
    kind = match.lastgroup or ""
    year = int(match[kind])
    return _Years(year - kind.startswith("before"), kind in ("year", "behind"))


def _older(found: Sequence[_Paper]) -> Iterator[_Paper]:
    """The papers of the years before, where nearly all sections are those of their papers' years."""
    in_years = [one for one in found if one.years.is_one]
    fitting = sum(one.paper.month[0] == one.years.last for one in in_years)
    printed = sum(venues.NAMED.search(one.line) is not None for one in in_years)
    if len(in_years) >= _MANY and fitting >= _MOST * len(in_years) and printed <= _FEW_PRINTED * len(in_years):
        for one in in_years:
            if (
                one.is_older
                and venues.NAMED.search(one.line) is None
                and not LATER_VERSION.search(one.link.destination)
            ):
                yield one


def _problem(page: Page, one: _Paper) -> Problem:
    title = shown(one.section.title)
    message = f"this stands under {title}, but arXiv:{one.paper.paper_id} was posted in {one.paper.month[0]}"
    related = ((Location(page.path, one.section.heading.span), "the heading"),)
    advice = "Put it into the section of its year, or correct the link."
    return Problem(one.link.destination_span, message, advice, related=related)


def _all_newer(page: Page, newer: Sequence[_Paper]) -> Problem:
    """One finding for a heading that fits none of its papers."""
    section, first = newer[0].section, min(newer, key=lambda one: one.link.span.start)
    message = f"the papers under {shown(section.title)} were posted later: arXiv:{first.paper.paper_id} in"
    related = tuple((Location(page.path, one.link.destination_span), "a paper") for one in newer[:_MAX_RELATED])
    advice = "Correct the heading, or put the papers into sections of their own."
    return Problem(section.heading.span, f"{message} {first.paper.month[0]}", advice, related=related)


_ITEM = "- **{0}: Making Videos of Many Words**{2} [[Paper](https://arxiv.org/abs/{1})]\n"
_PAGE = "".join(
    f"## {year}\n\n"
    + "".join(_ITEM.format(f"M{n}", f"{year % 100}{n:02d}.1{n:02d}23", "") for n in range(1, 13))
    + "\n"
    for year in (2025, 2024, 2023)
)
_TWO = "## {0}\n\n- [A Title of Five Words](https://arxiv.org/abs/{1})\n- [B Title of Five Words](https://arxiv.org/abs/{2})\n\n"
_ONE = "## {0}\n\n- [A Title of Five Words](https://arxiv.org/abs/2007.11851){1}\n"
_WRONG = _ONE + "- [B Title of Five Words](⟦https://arxiv.org/abs/2104.14806⟧)\n"
_RIGHT = _WRONG.replace("⟦", "").replace("⟧", "")

RULE = Rule(
    id="section-year-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example(_TWO.replace("## {0}", "⟦## {0}⟧").format("Before 2021", "2107.11851", "2104.14806")),
        *(
            Example(_WRONG.format(heading, ""))
            for heading in (
                "Pre-2021",
                "< 2021",
                "📜 Papers before 2021",
                "2020 and before",
                "Research papers: 2020 and earlier",
                "2021年之前",
                "2020年及以前",
                "2018-2020",
                "2020",
                "Year 2020",
                "2020.12",
                "Papers in 2020",
            )
        ),
        Example(_WRONG.format("2020\n\n### Surveys", "")),
        Example(
            _PAGE + _ITEM.format("B", "⟦2206.12345⟧", "").replace("https://arxiv.org/abs/⟦", "⟦https://arxiv.org/abs/")
        ),
    ),
    good=(
        *(
            Example(_RIGHT.format(heading, ""))
            for heading in (
                "2021年以前",
                "2020+",
                "Since 2020",
                "> 2019",
                "2020 –",
                "2019-21",
                "2020/2021",
                "2021 and before",
                "Before 2022",
                "2020 News",
                "News\n\n### 2020",
                "Training on 2020 GPUs",
                "CVPR 2020",
                "2020\n\n### Since March 2021",
            )
        ),
        Example(
            "## 2023\n\n| Model | Size | Paper |\n| --- | --- | --- |\n"
            "| Yi-34B | 34B | [Yi: Open Models of a Company](https://arxiv.org/abs/2403.04652) |\n"
        ),
        Example(_TWO.format("2020", "2101.11851", "2012.14806")),
        Example(_RIGHT.replace("- [B", "- (2020) [B").format("2020", "")),
        Example(_RIGHT.replace("[B Title of Five Words]", "based on [it]").format("2020", "")),
        Example(_PAGE + _ITEM.format("B", "2211.12345", "")),
        Example(_PAGE + _ITEM.format("B", "2206.12345v2", "")),
        Example(_PAGE + _ITEM.format("B", "2206.12345", ", CVPR")),
        Example(_PAGE.replace("Words**", "Words**, ICML") + _ITEM.format("B", "2206.12345", "")),
        Example(_PAGE.replace("## 2024", "## Others") + _ITEM.format("B", "2206.12345", "")),
    ),
)
