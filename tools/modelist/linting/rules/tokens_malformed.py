"""An amount of training data that is not spelled as one.

In `0. 8T` the number is torn in two, `15TT` has a unit too many, `1T/1.4` lost one, and a bare `2` may be trillions or
billions. Write the amount with its unit, as in 800B or 1.5T.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact, torn_numbers
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import unit_of

_SLIP = lazy_pattern(
    r"(?<![\w.-])\d+(?:\.\d+)?\s?(?:[Tt]{2,}|[Bb]{2,}|[Bb][Tt]|[Tt][Bb](?=\s*tokens?))(?!\w)"
    r"|(?<![\w.])\d+(?:\.\d+){2,}\s?[TBtb](?!\w)"
)
_BARE = lazy_pattern(r"[1-9]\d{0,2}(?:\.\d+)?")
_LOST = lazy_pattern(
    r"(?:\d{1,4}(?:\.\d{1,3})?[ ]?(?P<unit>[KMBTkmbt])[ ]?[/,、][ ]?){1,6}(?P<bare>\d{1,3}(?:\.\d{1,3})?)"
)
_MIN_OTHERS = 3
_HELP = "Write the amount with its unit, as in 800B or 1.5T."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Facts on training data with a slip in a number, and bare numbers where the others have units."""
    models = read_models(page)
    for mentions in (*(table.rows for table in models.tables), models.sections):
        facts = [(one, fact) for one in mentions if (fact := one.fact("pretraining_tokens")) is not None]
        others = sum(fact.value is not None and not _BARE.fullmatch(fact.text) for _, fact in facts)
        have_units = others >= _MIN_OTHERS and others * 4 >= 3 * len(facts)
        for mention, fact in facts:
            problem = _check_fact(page, mention, fact)
            if problem is not None:
                yield problem
            elif have_units and _BARE.fullmatch(fact.text) and not unit_of(fact.label):
                yield Problem(fact.span, f"'{fact.text}' has no unit, unlike the other amounts", _HELP, mention.name)


def _check_fact(page: Page, mention: Mention, fact: Fact) -> Problem | None:
    if next(torn_numbers(fact.text), None) is not None:
        edits = tuple(_mended(page, fact))
        message = f"'{fact.text}' has a blank inside a number"
        return Problem(fact.span, message, "Take the blank out.", mention.name, edits=edits)
    if _SLIP.search(fact.text):
        return Problem(fact.span, f"'{fact.text}' is not spelled as an amount of tokens", _HELP, mention.name)
    lost = _LOST.fullmatch(fact.text)
    if lost is not None and not unit_of(fact.label):
        message = f"'{lost['bare']}' of '{fact.text}' has no unit, unlike the amount before it"
        return Problem(fact.span, message, _HELP, mention.name)
    return None


def _mended(page: Page, fact: Fact) -> Iterator[Edit]:
    for match in torn_numbers(page.text, fact.span.start, fact.span.end):
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
        Example("| Model | Tokens |\n| --- | --- |\n| A | 2T/2.6T |\n| B | ⟦1T/1.4⟧ |\n"),
        Example("| 模型 | 训练token数 |\n| --- | --- |\n| A | 2T |\n| B | 300B |\n| C | 15 T |\n| D | ⟦2⟧ |\n"),
    ),
    good=(
        Example("| Model | Tokens |\n| --- | --- |\n| A | 1/1.4T |\n| B | 1T/1.4T |\n| C | 2T/10 epochs |\n"),
        Example(
            "| Model | Tokens |\n| --- | --- |\n| Yi | 3T |\n| B | 1.4万亿 |\n| C | >15T |\n"
            "| D | 2.2T~3T(1.8B:2.2T;7B:2.4T) |\n| E | 1.2TB |\n| F | 2T (1. 1.5T web; 2. 0.5T code) |\n"
            "| G | 3.3T (Phase 1. 2T) |\n"
        ),
        Example("| Model | Training Data |\n| --- | --- |\n| A | v1. 5 sets of text |\n"),
    ),
)
