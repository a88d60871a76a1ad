"""The year beside the word arXiv, or of a conference, is not one that the paper beside it can have.

An arXiv id begins with the year and month in which the paper was posted, so `arXiv 2024` before a link to 2501.08631 is
a slip, or the line was copied; and no paper of CVPR 2024, held in June, was first posted in the autumn. Correct the
year, or the link. A conference after the id's month is left alone: papers appear there for years. One paper in two
years of one conference is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.papers.december_years import late_of_december
from modelist.linting.papers.paper_conferences import Held, held_on, held_with_papers
from modelist.linting.papers.paper_years import (
    MAX_LINE,
    links_by_line,
    may_be_year,
    one_paper_by_line,
    told_year,
    year_problem,
)
from modelist.linting.papers.said_years import SaidYear, years_below, years_on_lines
from modelist.linting.rule import Example, Problem, Rule, Scope

_IDS = lazy_pattern(r"(?<![\w/.])arxiv:\s?\d{4}\.\d{4,5}", re.IGNORECASE)
_PLAIN_ID = lazy_pattern(r"(?<![\w/.])arxiv:\s?(?P<paper>\d{4}\.\d{4,5})(?![\d/])", re.IGNORECASE)
_BEHIND_ID = lazy_pattern(
    r"(?:v\d{1,2})?[\]*_]{0,3}(?:, ?| ?\(| )(?P<year>20[012]\d)(?=\)|[.,;*_]?(?:\s|$))", re.MULTILINE
)
_AUTHORS = lazy_pattern(
    r"^(?:[-*+]|\d{1,3}[.)]) (?=[^\n()\[\]]{0,200}(?:,|et al|[A-Z]\.) )[^\n()\[\]]{3,200} \((?P<year>20[012]\d)\)"
    r"(?=[.,]? ['\"“‘*A-Za-z])",
    re.MULTILINE,
)
_YEAR = 12
_LATE = "Correct the year, or the link; some papers are posted only after they were printed."

_BRACKETS = frozenset({"()", "(]", "[)", "[]"})


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines, or cells, with one such year and one paper."""
    by_line = links_by_line(page) if "arxiv.org" in page.text else {}
    yield from _check_ids(page, by_line)
    yield from _check_authors(page, by_line)
    if not by_line:
        return
    of_one = one_paper_by_line(by_line)
    said = years_on_lines(page, of_one)
    below = [*years_below(page, by_line)]
    told = {line for line, one in said.items() if not one.may_be_right}
    yield from (_said_problem(page, one) for one in (*said.values(), *below) if not one.may_be_right)
    yield from (_said_problem(page, one) for one in late_of_december((*said.values(), *below)))
    for line, (link, paper) in of_one.items():
        held = held_on(page, line) if line not in told else None
        if held is not None and held.is_over(paper):
            told.add(line)
            found = year_problem(page, held.span, _was_over(held, paper), link)
            yield found._replace(help=_LATE if held.months_before(paper) < _YEAR else found.help)
    yield from _two_conferences(page, {line: one for line, one in of_one.items() if line not in told})


def _said_problem(page: Page, one: SaidYear) -> Problem:
    message = f"{one.word} {one.year}, but arXiv:{one.paper.paper_id} was posted in {one.paper.month[0]}"
    return year_problem(page, one.span, message, one.link)


def _was_over(held: Held, paper: ArxivId) -> str:
    year, month = paper.month
    return f"{held.shown} was over when arXiv:{paper.paper_id} was posted in {year}-{month:02d}"


def _two_conferences(page: Page, by_line: Mapping[int, tuple[Link, ArxivId]]) -> Iterator[Problem]:
    """The rarer year of one conference for one paper, which is printed in one of them."""
    by_paper: dict[tuple[str, str], list[tuple[Held, ArxivId]]] = {}
    for held, paper in held_with_papers(page, by_line):
        by_paper.setdefault((paper.paper_id, held.venue), []).append((held, paper))
    for (paper_id, _), uses in by_paper.items():
        counts = Counter(held.year for held, _ in uses)
        if len(counts) == 1:
            continue
        right, _ = min(uses, key=lambda one: (one[0].was_before(one[1]), -counts[one[0].year], one[0].span))
        for held, _ in uses:
            if held.year != right.year:
                message = f"arXiv:{paper_id} is of {held.shown} here, and of {right.shown}"
                message += f" on line {page.document.position(right.span.start).line}"
                related = ((Location(page.path, right.span), right.shown),)
                yield Problem(held.span, message, "Correct the year, or the link.", related=related)


def _check_ids(page: Page, by_line: Container[int]) -> Iterator[Problem]:
    """The conference beside an id in plain text, and the year behind it.

    A later year there is that of a later version.
    """
    ids = _PLAIN_ID.finditer(page.text) if "arxiv:" in page.lower else ()
    for line, match in _first_on_lines(page, ids, by_line):
        paper, place = ArxivId.parse(match["paper"]), Span(*match.span("paper"))
        if paper is None:
            continue
        behind = _BEHIND_ID.match(page.text, match.end())
        year = int(behind["year"]) if behind is not None else paper.month[0]
        if behind is not None and year < paper.month[0] and not may_be_year(year, paper):
            message = f"the year is {year}, but arXiv:{paper.paper_id} was posted in {paper.month[0]}"
            yield told_year(page, Span(*behind.span("year")), message, place, "the paper")
        held = _held_beside(page, line, match)
        is_only = len(_IDS.findall(page.document.line_text(line)[:MAX_LINE])) == 1
        if held is not None and is_only and held.is_over(paper):
            yield told_year(page, held.span, _was_over(held, paper), place, "the paper")


def _check_authors(page: Page, by_line: Container[int]) -> Iterator[Problem]:
    """Conferences before the year that stands in brackets behind the authors."""
    authors = _AUTHORS.finditer(page.text) if " (20" in page.text else ()
    for line, match in _first_on_lines(page, authors, by_line):
        held = _held_beside(page, line, match)
        if held is not None and held.printed_until < int(match["year"]):
            message = f"{held.shown} was before {match['year']}, which the line gives as the paper's year"
            yield told_year(page, held.span, message, Span(*match.span("year")), "the year")


def _first_on_lines(
    page: Page, matches: Iterable[re.Match[str]], by_line: Container[int]
) -> Iterator[tuple[int, re.Match[str]]]:
    """The first match of each line that links no paper, where that is words for readers."""
    seen = set[int]()
    for match in matches:
        line = page.document.lines.line_of(match.start())
        if line not in seen and match.start() not in no_words(page):
            seen.add(line)
            if line not in by_line:
                yield line, match


def _held_beside(page: Page, line: int, match: re.Match[str]) -> Held | None:
    """The only conference of a line, where it stands behind a match, or in brackets."""
    held = held_on(page, line)
    if held is None:
        return None
    around = page.text[max(0, held.span.start - 1) : held.span.start] + page.text[held.span.end : held.span.end + 1]
    return held if held.span.start > match.start() or around in _BRACKETS else None


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
        Example("- Read `arXiv:2112.06824` as arXiv:2112.06826 (⟦2020⟧).\n"),
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
        Example("- **A survey**, Arxiv 2012. [Paper](https://arxiv.org/abs/1301.0200)\n"),
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
