"""A page says that it was last updated before some of its papers were posted.

Readers take the list for older than it is, and stop looking for what came later. Give the day of the last change, or
leave the line out: the host shows when a file was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.prose import Spans
from modelist.linting.releases import papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BETWEEN = r"[\s:：_*(\[`-]{0,6}"
_NUMBERS = r"(?P<year>20\d\d)\s?[-./_年]\s?(?:(?P<month>1[0-2]|0?[1-9])(?!\d)月?|q(?P<quarter>[1-4])\b)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?,?[ _]{1,2})?"
_SAID = lazy_pattern(
    rf"(?:\b(?:last|latest)[ _-]{{1,2}}updated?\b|最(?:后|近)更新|更新(?:时间|日期|于))"
    rf"{_BETWEEN}(?:(?:on|at|in)\b)?{_BETWEEN}"
    rf"(?:{_NUMBERS}|(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?[ _,]{{1,2}}{_DAY}(?P<of>20\d\d)\b)",
    re.IGNORECASE,
)
_TOP = 6_000
"""How far from its beginning a page speaks of itself; further down such words are about one of its things."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The day of the last update that the beginning of a page names, against the newest arXiv id."""
    if "updat" not in page.lower[:_TOP] and "更新" not in page.lower[:_TOP]:
        return
    hidden = Spans(one.span for one in page.markdown.comments)
    said = (one for one in _SAID.finditer(page.text, 0, _TOP) if one.start() not in hidden)
    match = next(said, None)
    if match is None or "arxiv.org" not in page.text:
        return
    newest = max(papers(one for one in page.links if not is_image(one)), key=lambda one: one[1].month, default=None)
    if newest is None or newest[1].month <= _said(match):
        return
    link, paper = newest
    span = Span(max(match.start("year"), match.start("name")), match.end())
    posted = f"arXiv:{paper.paper_id} was posted in {paper.month[0]}-{paper.month[1]:02d}"
    message = f"the last update is said to be of {page.document.slice(span)}, but {posted}"
    related = ((Location(page.path, link.destination_span), f"arXiv:{paper.paper_id}"),)
    yield Problem(span, message, "Give the day of the last change, or none.", related=related)


def _said(match: re.Match[str]) -> tuple[int, int]:
    """The last month that the words may mean."""
    if match["name"]:
        return int(match["of"]), _MONTHS.index(match["name"].lower()) + 1
    return int(match["year"]), int(match["month"]) if match["month"] else 3 * int(match["quarter"])


RULE = Rule(
    id="update-date-stale",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example("# A\n\nLast update on ⟦2021/06⟧/14.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\n**Last updated: ⟦June 14, 2021⟧**\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example(
            "![u](https://img.shields.io/badge/Last_Update-⟦2021_Q2⟧-blue)\n\n[B](https://arxiv.org/abs/2108.10904)\n"
        ),
        Example("最后更新：⟦2021年6月⟧\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
    ),
    good=(
        Example("# A\n\nLast update on 2021/08/14.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast updated in 2021_Q3.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast update: 2021-06.\n"),
        Example("<!-- last updated 2021-06 -->\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
    ),
)
