"""A size that is not spelled as one.

`7BB`, `1.3.5B` or `7 13B` is a slip that readers must guess at, and a bare `7` among `7B` and `500M` may be either.
Write the number of parameters with its unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact, torn_numbers
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import unit_of

_SLIP = lazy_pattern(
    r"(?<![\w.-])\d+(?:\.\d+)?(?:[Bb]{2,}|[Mm]{2,}|[Bb][Mm]|[Mm][Bb]illion)(?![\w])"  # 7BB
    r"|(?<![\w.])\d+(?:\.\d+){2,}\s?[BMbm](?!\w)"  # 1.3.5B
    r"|(?<![\w.])\d+\.\.\d+\s?[BMbm](?!\w)"
    r"|(?<![\w.])\d+[,，]\d{1,2}\s?[BMbm](?!\w)(?=$)"  # 1,3B
    r"|(?<![\w.-])(?:[lI](?=\d)|\d{1,3}[OlI])\d{0,3}(?:\.\d+)?\s?[Bb](?!\w)"  # 7OB
    r"|\A\d{1,3}(?:\.\d+)? \d{1,3}(?:\.\d+)?\s?[Bb]\Z"  # 7 13B
)
_BARE = lazy_pattern(r"(?!0\Z)\d{1,3}(?:\.\d+)?(?:(?:\s?[/、]\s?|,\s)\d{1,3}(?:\.\d+)?)*")
_HELP = "Write the number of parameters with its unit, as in 7B or 500M."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Facts on sizes with a slip in a number, and bare numbers where the others have units."""
    models = read_models(page)
    for mentions in (*(table.rows for table in models.tables), models.sections):
        facts = [(one, fact) for one in mentions if (fact := one.fact("sizes")) is not None]
        units = sum(fact.value is not None and not _BARE.fullmatch(fact.text) for _, fact in facts)
        for one, fact in facts:
            what = _fault(fact, units * 4 >= 3 * len(facts))
            if what is not None:
                yield _problem(one, fact, what)


def _problem(one: Mention, fact: Fact, what: str) -> Problem:
    return Problem(fact.span, f"'{fact.text}' {what}", _HELP, one.name)


def _fault(fact: Fact, others_have_units: bool) -> str | None:
    if _SLIP.search(fact.text) or next(torn_numbers(fact.text), None) is not None:
        return "is not spelled as a size"
    if others_have_units and _BARE.fullmatch(fact.text) and not unit_of(fact.label):
        return "has no unit, unlike the other sizes"
    return None


RULE = Rule(
    id="size-malformed",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example("| Model | Size |\n| --- | --- |\n| Qwen | ⟦7BB⟧ |\n"),
        Example("| Model | Size |\n| --- | --- |\n| Qwen | ⟦1. 8B⟧ |\n"),
        Example("| Model | Size |\n| --- | --- |\n| Qwen | ⟦7OB⟧ |\n"),
        Example("| Model | Size |\n| --- | --- |\n| Qwen | ⟦7 13B⟧ |\n"),
        Example("| 模型 | 参数量 |\n| --- | --- |\n| A | 7B |\n| B | 13B |\n| C | 70B |\n| D | ⟦7⟧ |\n"),
    ),
    good=(
        Example(
            "| Model | Size |\n| --- | --- |\n| A | 7B/13B |\n| B | 8x7B |\n| C | 235B-A22B |\n| D | 130亿 |\n"
            "| E | 1,300M |\n"
        ),
        Example("| Model | Params (B) |\n| --- | --- |\n| A | 7, 13 |\n| B | 1.3 |\n"),
        Example("| Model | Size |\n| --- | --- |\n| A | 7 |\n| B | 400MB |\n| C | 70 |\n"),
    ),
)
