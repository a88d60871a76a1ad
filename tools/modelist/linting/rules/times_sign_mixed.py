"""Sizes such as 336×336 are written with another sign, or other blanks, than most on the page.

`336x336` beside `448×448` and `672 × 672`: a search for the one misses the others. Use one form; `×` is the sign for
times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIZE = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ@/.,+*-])(?<!× )(?<!x )\d{2,5}(?P<sign>[ ]?[x×X✕][ ]?)\d{2,5}"
    r"(?![A-Za-z0-9_À-ɏ/@-]|[.,]\d|[ ]?[x×X✕*][ ]?\d)"
)
_MIN_USES = 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sizes of two numbers in words for readers; of equally frequent forms, that with the sign for times is usual."""
    found = [match for match in _SIZE.finditer(page.text) if match.start() not in no_text(page)]
    counts = Counter(match["sign"] for match in found)
    if len(counts) < 2 or len(found) < _MIN_USES:
        return
    usual = max(counts, key=lambda one: (counts[one], "×" in one, " " not in one))
    headings = Spans(one.span for one in page.markdown.headings)
    for match in found:
        if match["sign"] != usual:
            yield _problem(match, usual, match.start() in headings)


def _problem(match: re.Match[str], usual: str, in_heading: bool) -> Problem:
    right = match[0].replace(match["sign"], usual)
    edits = () if in_heading else (Edit(Span(*match.span("sign")), usual),)
    message = f"'{match[0]}' is written with '{usual}' elsewhere in this page"
    return Problem(Span(*match.span()), message, f"Write {right}.", match[0], edits=edits)


RULE = Rule(
    id="times-sign-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "Images of 224×224, 448×448, ⟦336x336⟧ and ⟦672 × 672⟧ pixels.\n",
            "Images of 224×224, 448×448, 336×336 and 672×672 pixels.\n",
        ),
        Example("224x224, 448x448, ⟦336×336⟧\n", "224x224, 448x448, 336x336\n"),
    ),
    good=(
        Example("Mixtral-8x22B, 8x7B, 10x, 224×224, 448×448, `336x336`, ViT-14x14 and 3x224x224\n"),
        Example("224x224 and 448×448\n"),
    ),
)
