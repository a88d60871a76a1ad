"""An amount of training data that is not spelled as one.

In `0. 8T` the number is torn in two, `15TT` has a unit too many, and a bare `2` may be trillions or billions. Write the
amount with its unit, as in 800B or 1.5T.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.cells import TORN_NUMBER, Fact
from modelist.linting.context import Page
from modelist.linting.models import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_SLIP = lazy_pattern(
    r"(?<![\w.-])\d+(?:\.\d+)?(?:[TtBb]{2,}|[Tt][Bb](?=\s*tokens?))(?!\w)|(?<![\w.])\d+(?:\.\d+){2,}\s?[TBtb](?!\w)"
)
_HELP = "Write the amount with its unit, as in 800B or 1.5T."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Facts on training data with a slip in a number."""
    for mention in read_models(page).mentions:
        fact = mention.fact("pretraining_tokens")
        if fact is None:
            continue
        if TORN_NUMBER.search(fact.text):
            edits = tuple(_mended(page, fact))
            message = f"'{fact.text}' has a blank inside a number"
            yield Problem(fact.span, message, "Take the blank out.", mention.name, edits=edits)
        elif _SLIP.search(fact.text):
            yield Problem(fact.span, f"'{fact.text}' is not spelled as an amount of tokens", _HELP, mention.name)


def _mended(page: Page, fact: Fact) -> Iterator[Edit]:
    for match in TORN_NUMBER.finditer(page.text, fact.span.start, fact.span.end):
        point = page.text.index(".", match.start())
        yield Edit(Span(point + 1, match.end() - 1), "")


RULE = Rule(
    id="tokens-malformed",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(
            "| Model | Tokens |\n| --- | --- |\n| Yi | ⟦0. 8T～3T⟧ |\n",
            fixed="| Model | Tokens |\n| --- | --- |\n| Yi | 0.8T～3T |\n",
        ),
        Example("# L\n\n## Llama 3\n\n- Date: 2024-04\n- Pretrain Data Scale: ⟦15TT⟧\n"),
    ),
    good=(
        Example(
            "| Model | Tokens |\n| --- | --- |\n| Yi | 3T |\n| B | 1.4万亿 |\n| C | >15T |\n"
            "| D | 2.2T~3T(1.8B:2.2T;7B:2.4T) |\n"
        ),
        Example("| Model | Training Data |\n| --- | --- |\n| A | v1. 5 sets of text |\n"),
    ),
)
