"""The examples in the rules' documentation are tests."""

from __future__ import annotations

import pytest

from modelist.commands.rendering import rendering_of
from modelist.linting.examples import run_example
from modelist.linting.registry import all_rules
from modelist.linting.rule import Example, Rule

RULES = all_rules()
BAD = [(rule, example) for rule in RULES.values() for example in rule.bad]
GOOD = [(rule, example) for rule in RULES.values() for example in rule.good]


def names(pairs: list[tuple[Rule, Example]]) -> list[str]:
    return [f"{rule.id}-{index}" for index, (rule, _) in enumerate(pairs)]


@pytest.mark.parametrize(("rule", "example"), BAD, ids=names(BAD))
def test_a_bad_example_yields_what_it_marks(rule: Rule, example: Example) -> None:
    outcome = run_example(rule, example, rendering_of)
    assert outcome.expected, "nothing is marked"
    shown = [
        (outcome.text[span.start : span.end], one.message)
        for span, one in zip(outcome.found, outcome.diagnostics, strict=True)
    ]
    assert outcome.found == outcome.expected, shown
    for one in outcome.diagnostics:
        assert one.rule == rule.id
        assert one.message
        assert one.help or one.fix
    if example.fixed is not None:
        assert outcome.fixed == example.fixed
        again = run_example(rule, Example(example.fixed, path=example.path, files=example.files), rendering_of)
        assert again.found == (), [one.message for one in again.diagnostics]
    elif outcome.fixed != outcome.text:
        pytest.fail(f"the fix makes {outcome.fixed!r}, which the example does not show")


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=names(GOOD))
def test_a_good_example_is_silent(rule: Rule, example: Example) -> None:
    outcome = run_example(rule, example, rendering_of)
    assert outcome.found == (), [
        (outcome.text[one.location.span.start : one.location.span.end], one.message) for one in outcome.diagnostics
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_documented_and_shown(rule: Rule) -> None:
    assert rule.summary
    assert len(rule.summary) <= 120
    assert len(rule.documentation.split("\n\n")) >= 2, "say why a reader is hurt and what to do"
    assert rule.bad
    assert rule.good
