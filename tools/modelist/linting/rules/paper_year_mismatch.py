"""The year beside the word arXiv, or of a conference, is not one that the paper beside it can have.

An arXiv id begins with the year and month in which the paper was posted, so `arXiv 2024` before a link to 2501.08631 is
a slip, or the line was copied; and no paper of CVPR 2024, held in June, was first posted in the autumn. Correct the
year, or the link. A conference after the id's month is left alone: papers appear there for years. One paper in two
years of one conference is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.items import entry_lists, own_paragraphs
from modelist.linting.markup.prose import no_words
from modelist.linting.papers.conferences import find_conferences, find_years_first, full_year
from modelist.linting.papers.dated_papers import LATER_VERSION
from modelist.linting.papers.paper_years import (
    HELD,
    LATE_MONTH,
    MAX_LINE,
    links_by_line,
    may_be_year,
    only_match,
    told_year,
    year_problem,
)
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_SAID = lazy_pattern(
    r"\barxiv(?: preprint)?[\s,.'’`*_()\[\]-]{0,6}(?P<year>(?:19|20)\d\d)(?!\d|\.\d)"
    r"|(?<![a-z\d] )\bpreprint[\s,.*_]{1,4}(?P<preprint>(?:19|20)\d\d)(?!\d|[.-]\d)"
    r"|\barxiv ?['’](?P<short>[012]\d)(?![\w.])"
    r"|(?<![a-z\d] )\bpreprint ?['’](?P<cut>[012]\d)(?![\w.])"
    r"|(?<![\d./-])(?P<before>(?:19|20)\d\d)[*_)]{0,2} ?, ?arxiv\b(?! ?[:'’\d(])",
    re.IGNORECASE,
)
_TALK = lazy_pattern(
    r"tutorial|talk|keynote|submission|submitted|challenge|competition|workshop|shared task|\bWMT\b|\bcup\b"
    r"|winner|revisited|extended (?:from|version|journal)|extension of|\bextends\b|builds? on|follow-up|see also"
    r"|acceptance|evaluated on|benchmark(?:ed)? on|(?:journal|conference|preliminary|earlier) version|earlier:"
    r"|previously|扩展自|期刊版",
    re.IGNORECASE,
)
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
_MANY_SAID, _NEARLY_ALL, _MIN_DECEMBER, _MOST, _EARLY_NUMBER = 30, 0.95, 4, 0.8, 10_000
"""What shows that a page goes by the ids' years: how many there are of arXiv, how many of them fit, and of December."""

_MANY_DECEMBER, _ALMOST, _MIN_LATEST = 10, 0.9, 2
_CHRISTMAS = ((2025, 20_000), (2024, 18_000), (2023, 16_000), (2019, 13_000), (0, 7_000))
"""About how many papers arXiv got in December until Christmas, from a year on."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines, or cells, with one such year and one paper."""
    by_line = links_by_line(page) if "arxiv.org" in page.text else {}
    yield from _check_plain(page, by_line)
    if not by_line:
        return
    lines_told, saying = set[int](), list[_Said]()
    for line, links in by_line.items():
        start, text = page.document.lines.start_of(line), page.document.line_text(line)[:MAX_LINE]
        if len({one.paper_id for _, one in links}) != 1:
            continue
        link, paper = links[0]
        said = only_match(page, start, _SAID.finditer(text))
        held = only_match(page, start, HELD.finditer(text))
        held = held if held is None or _TALK.search(text) is None else None
        said_year = full_year(said[said.lastgroup or 0]) if said is not None else 0
        is_later = said_year > paper.month[0] and LATER_VERSION.search(link.destination) is not None
        if said is not None and not is_later:
            place = Span(*said.span(said.lastgroup or 0)).shifted(start)
            saying.append(_Said(place, _kind(said), said_year, link, paper))
        if said is not None and not is_later and not may_be_year(said_year, paper):
            lines_told.add(line)
            yield _year_problem(page, saying[-1])
        elif held is not None and _is_over(held, paper):
            lines_told.add(line)
            month = f"{paper.month[0]}-{paper.month[1]:02d}"
            message = f"{held['venue']} {held['year']} was over when arXiv:{paper.paper_id} was posted in {month}"
            yield year_problem(page, Span(held.start("venue"), held.end("year")).shifted(start), message, link)
    below = [*_said_below(page, by_line)]
    yield from (_year_problem(page, one) for one in below if not may_be_year(one.year, one.paper))
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
            for match in _SAID.finditer(page.document.line_text(line)[:MAX_LINE])
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
    return year_problem(page, one.span, message, one.link)


def _of_december(saying: Sequence[_Said]) -> Iterator[_Said]:
    """Papers of December under the next year, where nearly all years, and those of December, are the ids'.

    One from the middle of the month on may well have been revised in January, and needs more others than an early one.
    """
    fitting = [one for one in saying if one.year == one.paper.month[0]]
    late = [one for one in saying if one.year == one.paper.month[0] + 1 and _until_christmas(one.paper)]
    if not late or len(saying) < _MANY_SAID or len(fitting) < _NEARLY_ALL * len(saying):
        return
    of_december = {one.paper for one in saying if one.paper.month[1] == LATE_MONTH}
    agreeing = {one.paper for one in fitting if one.paper.month[1] == LATE_MONTH}
    if len(agreeing) < max(_MIN_DECEMBER, _MOST * len(of_december)):
        return
    latest = [one for one in agreeing if one.number >= _EARLY_NUMBER]
    all_month = len(agreeing) >= max(_MANY_DECEMBER, _ALMOST * len(of_december)) and len(latest) >= _MIN_LATEST
    for one in late:  # those that can't be revised papers of December are told in any case
        if may_be_year(one.year, one.paper) and (all_month or one.paper.number < _EARLY_NUMBER):
            yield one


def _until_christmas(paper: ArxivId) -> bool:
    """Whether a paper is of December, and was not posted in its last days, whose papers are announced in January."""
    year, month = paper.month
    return (
        month == LATE_MONTH
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
        if is_one and _TALK.search(page.document.line_text(line)[:MAX_LINE]) is None:
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
        start, text = page.document.lines.start_of(line), page.document.line_text(line)[:MAX_LINE]
        held = None if line in by_line or _TALK.search(text) else only_match(page, start, HELD.finditer(text))
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
            yield told_year(page, place, message, Span(*match.span("paper")), "the paper")
        elif kind == "year" and _printed_until(held) < int(match["year"]):
            message = f"{named} was before {match['year']}, which the line gives as the paper's year"
            yield told_year(page, place, message, Span(*match.span("year")), "the year")


def _check_behind(page: Page, match: re.Match[str]) -> Iterator[Problem]:
    """The year behind an id in plain text, where it is before the paper's; a later one is that of a later version."""
    paper, behind = ArxivId.parse(match["paper"]), _BEHIND_ID.match(page.text, match.end())
    if paper is None or behind is None:
        return
    year = int(behind["year"])
    if year < paper.month[0] and not may_be_year(year, paper):
        message = f"the year is {year}, but arXiv:{paper.paper_id} was posted in {paper.month[0]}"
        yield told_year(page, Span(*behind.span("year")), message, Span(*match.span("paper")), "the paper")


def _is_bracketed(text: str, held: re.Match[str]) -> bool:
    return text[max(0, held.start() - 1) : held.start()] in ("(", "[") and text[held.end() : held.end() + 1] in (
        ")",
        "]",
    )


def _printed_until(held: re.Match[str]) -> int:
    """The year of a conference, or the next where it is held at the end of one."""
    return full_year(held["year"]) + (venues.HELD_IN[held["venue"]][0] >= LATE_MONTH)


def _is_over(held: re.Match[str], paper: ArxivId) -> bool:
    """Whether a paper was first posted months after the conference, some months being usual for some."""
    month, late = venues.HELD_IN[held["venue"]]
    year = full_year(held["year"])
    month = venues.MOVED.get(f"{held['venue']} {year}", month)
    return (paper.month[0] - year) * 12 + paper.month[1] - month >= late


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
        Example("- A Title of Words [[paper](https://arxiv.org/abs/2501.12948)]\n\n  *Ann Lee.* Preprint'⟦24⟧\n"),
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
        Example("| [A](https://arxiv.org/pdf/2307.09288) | arXiv'⟦2022⟧ |\n| --- | --- |\n"),
        Example(
            "- A, `arXiv ⟦2023⟧` [a](https://arxiv.org/abs/2107.09288)\n"
            "- A, arXiv'⟦23⟧ [b](https://arxiv.org/abs/2107.09289)\n"
        ),
        Example(
            "- A. *arXiv*, **⟦2023⟧**\n  [paper](https://arxiv.org/abs/2107.09288)\n"
            "- [A](https://arxiv.org/abs/2312.09288), ⟦CVPR (2023⟧)\n"
        ),
        Example("- **GPT Understands,** Preprint ⟦2020⟧.\n\n  *X. Liu*. [[pdf](https://arxiv.org/abs/2103.10385)]\n"),
        Example("- A, `⟦CVPR 2023⟧`. [paper](https://arxiv.org/abs/2312.09288)\n"),
    ),
    good=(
        Example("- A Title of Words [[paper](https://arxiv.org/abs/2501.12948)]\n\n  *Ann Lee.* Preprint'25\n"),
        Example("- A Title of Words [[paper](https://arxiv.org/abs/2501.12948v2)]\n\n  *Ann Lee.* Preprint'26\n"),
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
        Example(
            "- **A**. arXiv:2112.06825. Builds on CLIP (ICML 2021).\n"
            "- **A**. arXiv:2310.06825. Journal version of ECCV 2022.\n- **A**. arXiv:2112.06825, 2022.\n"
            "- Sun, Q. (2023) 'Learners', NeurIPS 2022.\n- Matching (2024), at CVPR 2022.\n"
            "- A, arXiv 2024 [[Paper]](https://arxiv.org/abs/2301.08631v3)\n"
            "- Follow-up of CLIP (ICML 2021), [[Paper]](https://arxiv.org/abs/2407.08631)\n"
        ),
        Example(
            "- **VL-Adapter: Transfer**. arXiv:2112.06825. CVPR 2022.\n- Sun, Q. (2023) 'Learners', CVPR 2024.\n"
            "- CVPR 2020 and after: arXiv:2112.06825\n- Meet us at our workshop (2024), a follow-up of CVPR 2022.\n"
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
        Example("See arXiv:2307.09288 and [x](https://arxiv.org/abs/2501.08631).\n"),
    ),
)
