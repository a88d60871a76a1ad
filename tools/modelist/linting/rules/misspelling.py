"""A word is misspelled.

Readers stumble over it, and a search for the word misses the place. Only misspellings that are no words of their own
are known, so names are safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.misspellings import misspelled


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Words for readers; headings are not fixed, since links hang on their anchors."""
    headings = Spans(one.span for one in page.markdown.headings)
    for start, end, right in misspelled(page.text):
        if start in no_words(page):
            continue
        span = Span(start, end)
        edits = () if start in headings else (Edit(span, right),)
        yield Problem(span, f"'{page.document.slice(span)}' is misspelled", f"Write {right}.", edits=edits)


RULE = Rule(
    id="misspelling",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("[⟦offical⟧](https://x.org) ⟦Langauge⟧ models\n", "[official](https://x.org) Language models\n"),
        Example("## ⟦Traning⟧\n\nText\n"),
    ),
    good=(Example("official `offical` https://x.org/offical [a](https://x.org/traning) and @traning\n"),),
)
