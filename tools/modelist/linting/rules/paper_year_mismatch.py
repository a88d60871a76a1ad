"""The year behind the word arXiv is not that of the paper beside it.

An arXiv id begins with the year and month in which the paper was posted, so `arXiv 2024` before a link to 2501.08631 is
a slip, or the line was copied. Correct the year, or the link. Years of conferences may be others and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.prose import no_words
from modelist.linting.releases import papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image

_SAID = re.compile(r"\barxiv(?: preprint)?[\s,.'’`*_()\[\]-]{0,4}(?P<year>(?:19|20)\d\d)(?![\d.])", re.IGNORECASE)
_MAX_LINE = 3_000
_LATE = 10


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines, or cells, with one such year and one paper."""
    if "arxiv.org" not in page.text:
        return
    for line, links in _papers_by_line(page).items():
        start, text = page.document.lines.start_of(line), page.document.line_text(line)[:_MAX_LINE]
        said = [match for match in _SAID.finditer(text) if start + match.start() not in no_words(page)]
        if len(said) != 1 or len({one.paper_id for _, one in links}) != 1:
            continue
        link, paper = links[0]
        if not _may_be(int(said[0]["year"]), paper):
            span = Span(*said[0].span("year")).shifted(start)
            message = f"arXiv {said[0]['year']}, but arXiv:{paper.paper_id} was posted in {paper.month[0]}"
            related = ((Location(page.path, link.destination_span), "the paper"),)
            yield Problem(span, message, "Correct the year, or the link.", related=related)


def _may_be(said: int, paper: ArxivId) -> bool:
    """Whether a year is the paper's; one of the last months may have been revised in the next year."""
    year, month = paper.month
    return said == year or (said == year + 1 and month >= _LATE)


def _papers_by_line(page: Page) -> dict[int, list[tuple[Link, ArxivId]]]:
    found: dict[int, list[tuple[Link, ArxivId]]] = {}
    for link, paper in papers(link for link in page.links if not is_image(link)):
        found.setdefault(page.document.lines.line_of(link.span.start), []).append((link, paper))
    return found


RULE = Rule(
    id="paper-year-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example("- CSP for quantisation <br> Arxiv ⟦2024⟧ [[Paper]](https://arxiv.org/abs/2501.08631)\n"),
        Example("| [A](https://arxiv.org/pdf/2307.09288) | arXiv'⟦2022⟧ |\n| --- | --- |\n"),
    ),
    good=(
        Example(
            "- A, arXiv 2023 [[Paper]](https://arxiv.org/abs/2307.09288)\n- B, EMNLP 2024 [B](https://arxiv.org/abs/2311.01305)\n"
        ),
        Example("- A, arXiv 2025 [[Paper]](https://arxiv.org/abs/2411.15296)\n"),
        Example("- arXiv 2024: [a](https://arxiv.org/abs/2307.09288) [b](https://arxiv.org/abs/2402.01305)\n"),
        Example("See arXiv:2307.09288 and [x](https://arxiv.org/abs/2501.08631).\n"),
    ),
)
