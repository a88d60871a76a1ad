"""Thousands are written `k` in one place and `K` in another.

`10k` samples beside `10K` look like two units, and a search for one misses the other. Use the one that most of the
page uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMBER = lazy_pattern(r"(?<![\w./@#%-])\d{1,3}(?:[.,]\d{1,3})? ?(?P<unit>[kK])(?![\w/@]|-\w|\.\w)")
_MIN_USES, _MOST = 5, 0.7


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Numbers in words for readers whose letter is not that of nearly all others."""
    found = [match for match in _NUMBER.finditer(page.text) if match.start() not in no_words(page)]
    capitals = sum(match["unit"] == "K" for match in found)
    usual, count = ("K", capitals) if 2 * capitals >= len(found) else ("k", len(found) - capitals)
    if len(found) < _MIN_USES or count == len(found) or count < _MOST * len(found):
        return
    headings = Spans(one.span for one in page.markdown.headings)
    for match in found:
        if match["unit"] != usual:
            span = Span(*match.span())
            message = f"'{match[0]}' is written with '{usual}' elsewhere in this page"
            edits = (Edit(Span(*match.span("unit")), usual),) if span.start not in headings else ()
            yield Problem(span, message, f"Write {usual}.", match[0], edits=edits)


RULE = Rule(
    id="unit-case",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(Example("10K, 11K, 12K, 1.5K and ⟦100k⟧ samples\n", "10K, 11K, 12K, 1.5K and 100K samples\n"),),
    good=(
        Example("10K, 11K, 12K, 13K and `14k`, https://x.org/15k, data-16k and 17kg\n"),
        Example("10K, 11K, 12k and 13k of samples, 14k of them clean\n"),
    ),
)
