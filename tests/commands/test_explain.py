"""``rules`` and ``explain`` on a terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from types import FunctionType

import pytest

from modelist.cli import run
from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.documentation import explain_rule, severities
from modelist.linting.examples import run_example
from modelist.linting.registry import all_rules
from modelist.linting.rule import Problem, Rule

RULES = all_rules()


def test_severities_are_those_of_findings(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in RULES.values():
        found = {one.severity for example in rule.bad for one in run_example(rule, example).diagnostics}
        assert found | {rule.severity} <= set(severities(rule))
    for name in ("table-ragged", "link-malformed", "html-unclosed"):
        assert run(["explain", name]) == 0
        facts = capsys.readouterr().out.split(" · ")[0].splitlines()[-1]
        assert "error" in facts
        assert "warning" in facts
        assert " or " in facts


def test_a_severity_that_no_example_shows_is_known_from_the_code() -> None:
    def check(page: object, options: object) -> list[Problem]:
        return [Problem(Span(0, 0), "x", severity=Severity.INFO) for _ in ()]

    scope = {"Problem": Problem, "Span": Span, "Severity": Severity}
    own = FunctionType(check.__code__, scope)
    scope["check"] = own  # type: ignore[assignment]
    rule = replace(RULES["heading-empty"], check=own, severity=Severity.ERROR, bad=())
    assert severities(rule) == (Severity.ERROR, Severity.INFO)


def test_rules_have_families_and_all_severities(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    lines = {line.split()[0]: line.split(maxsplit=1)[1] for line in capsys.readouterr().out.splitlines()}
    assert lines["table-ragged"].startswith("structure ")
    assert "error or warning" in lines["link-malformed"]
    assert set(lines) == set(RULES)
    assert run(["rules", "--format", "json"]) == 0
    (one,) = [one for one in json.loads(capsys.readouterr().out) if one["id"] == "table-ragged"]
    assert one["severity"] == "error"
    assert {"error", "warning"} <= set(one["severities"])


def test_a_family_is_explained_by_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "anchors"]) == 0
    out = capsys.readouterr().out
    for rule in RULES.values():
        assert (f"  {rule.id} " in out) == (rule.family == "anchors")
    assert "modelist lint --select anchors" in out
    assert run(["explain", "anchor"]) == 2
    assert "Did you mean 'anchors'?" in capsys.readouterr().err


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_explanation_is_short_and_whole(rule: Rule) -> None:
    text = explain_rule(rule)
    prose = text.split("\nReported:")[0]
    assert "``" not in prose
    assert "⟦ and ⟧ mark what is reported." in prose
    assert "To excuse a finding" in prose
    assert text.count("\nReported:\n") <= 2
    assert text.count("\nNot reported:\n") <= 2


def test_all_examples_are_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    rule = RULES["link-malformed"]
    assert run(["explain", rule.id]) == 0
    left = len(rule.bad) + len(rule.good) - 4
    assert f"{left} more: modelist explain link-malformed --all-examples" in (capsys.readouterr().out)
    assert run(["explain", rule.id, "--all-examples"]) == 0
    out = capsys.readouterr().out
    assert out.count("\nReported:\n") == len(rule.bad)
    assert out.count("\nNot reported:\n") == len(rule.good)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("table-ragged", ["<!-- modelist-ignore table-ragged: the reason -->", "{rule: table-ragged, reason:"]),
        (
            "entry-released-after-paper",
            ["add to the entry: lint: {ignore: [{rule: entry-released-after-paper, reason:"],
        ),
    ],
)
def test_an_explanation_tells_how_to_excuse_a_finding(rule: str, words: list[str]) -> None:
    text = explain_rule(RULES[rule])
    assert all(one in text for one in words)
