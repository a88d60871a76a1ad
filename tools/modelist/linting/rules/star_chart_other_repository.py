"""The chart of stars is that of another repository than the badges at the top of the page, or than the list's own.

After a move to another owner the badges were changed and the chart was not, or it came with the text that was copied.
Readers see another project's stars, or none at all. Name the same repository in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.paths import own_repository
from modelist.linting.addresses.repository_lines import end_of_head
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_CHART = lazy_pattern(
    r"(?:star-history\.com/(?:#|(?:svg|image|chart|embed)\?(?:[a-z]+=[\w-]*&(?:amp;)?)*repos=)|starchart\.cc/)"
    r"(?P<repository>[\w-]{1,39}(?:/|%2F)[\w.-]{1,100}?)(?:\.svg)?(?=(?P<more>[&?][^)\"'\s<]{0,300})|[)\"'\s<]|\Z)",
    re.IGNORECASE,
)
_MIN_BADGES = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Charts of one repository that has the name of the page's own, and another owner."""
    if ("star-history.com" not in page.text and "starchart.cc" not in page.text) or page.is_fragment:
        return
    shown = _by_badges(page)
    own = shown or own_repository(page.context)
    name = own.partition("/")[2].lower()
    where = "the badges at the top are" if shown else "the list is"
    for match in _CHART.finditer(page.text) if own else ():
        chart = unquote(match["repository"])
        if chart.lower() == own.lower() or chart.partition("/")[2].lower() != name or _is_hidden(page, match.start()):
            continue
        if own.lower() in unquote(match["more"] or "").lower():
            continue  # a chart that compares several
        message = f"the chart shows the stars of {chart}, and {where} of {own}"
        span = Span(*match.span("repository"))
        edits = (Edit(span, own),) if shown else ()  # only badges tell how it is spelled
        yield Problem(span, message, f"Write {own}.", edits=edits, safety=Safety.UNSAFE)


def _is_hidden(page: Page, offset: int) -> bool:
    """Whether a place is in code or in a comment."""
    return page.markdown.in_code(offset) or any(
        one.span.start <= offset < one.span.end for one in page.markdown.comments
    )


def _by_badges(page: Page) -> str:
    """The repository of the live badges above the second heading; '' where fewer than two agree, or not all."""
    end = end_of_head(page)
    found = Counter(
        one.live.repository for one in badges(page) if one.live and one.live.name and one.image.span.start < end
    )
    return next(iter(found)) if len(found) == 1 and found.total() >= _MIN_BADGES else ""


_TOP = (
    "# List\n\n![a](https://img.shields.io/github/stars/lab/list) ![b](https://img.shields.io/github/forks/lab/list)\n\n"
    "## Models\n\n"
)

RULE = Rule(
    id="star-chart-other-repository",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example(f"{_TOP}![Stars](https://api.star-history.com/svg?repos=⟦me/list⟧&type=Date)\n"),
        Example(f"{_TOP}[Stars](https://star-history.com/#⟦me/list⟧&Date)\n"),
        Example(f"{_TOP}![Stars](https://starchart.cc/⟦me/list⟧.svg?variant=adaptive)\n"),
    ),
    good=(
        Example(f"{_TOP}![Stars](https://api.star-history.com/svg?repos=lab/list&type=Date)\n"),
        Example(f"{_TOP}![Stars](https://api.star-history.com/svg?repos=me/other,lab/list&type=Date)\n"),
        Example(f"{_TOP}[Stars](https://star-history.com/#me/list&lab/list&Date)\n"),
        Example("# L\n\n![Stars](https://api.star-history.com/svg?repos=me/list&type=Date)\n"),
        Example(
            f"{_TOP}```\nhttps://star-history.com/#me/list&Date\n```\n<!-- https://star-history.com/#me/list -->\n"
        ),
    ),
)
