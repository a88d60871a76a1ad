"""A conference stands under a name that it had given up by that year.

NIPS became NeurIPS in November 2018 (https://nips.cc/Conferences/2018/News?article=2110): there was no `NIPS 2024`, and
whoever searches for the papers of one conference misses those under its old name. Write the name of the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.papers.conferences import find_conferences, full_year
from modelist.linting.rule import Example, Problem, Rule, Scope

_RENAMED = {"NIPS": ("NeurIPS", 2019)}
"""New names by the old ones, and the first year that has the new one only."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Conferences with a year in words for readers; headings are not fixed, since links hang on their anchors."""
    if not any(name in page.text for name in _RENAMED):
        return
    headings = Spans(one.span for one in page.markdown.headings)
    for match in find_conferences(page):
        name = match["venue"]
        right, first = _RENAMED.get(name, ("", 0))
        if right and full_year(match["year"]) >= first:
            span = Span(*match.span("venue"))
            edits = () if span.start in headings else (Edit(span, right),)
            message = f"{name} was called {right} by {full_year(match['year'])}"
            yield Problem(span, message, f"Write {right}.", edits=edits)


RULE = Rule(
    id="venue-renamed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("- A Title. ⟦NIPS⟧ 2024 [[pdf]](https://a.org)\n", "- A Title. NeurIPS 2024 [[pdf]](https://a.org)\n"),
        Example("| Title | ⟦NIPS⟧'23 |\n| --- | --- |\n", "| Title | NeurIPS'23 |\n| --- | --- |\n"),
    ),
    good=(Example("NIPS 2017, NIPS'18, NeurIPS 2024, `NIPS 2024` and https://a.org/NIPS2024\n"),),
)
