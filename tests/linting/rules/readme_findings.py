"""What rules find in a README, in a form that tests can read."""

from __future__ import annotations

from modelist.linting.examples import make_context
from modelist.linting.linter import lint
from modelist.linting.registry import all_rules, select_rules

FAMILIES = ("models", "tables", "dates", "numbers")
MODEL_RULES = [one.id for one in all_rules().values() if one.family in FAMILIES]


def findings(text: str, *rules: str) -> list[tuple[str, int, str]]:
    """Rule, line and marked text of each finding of some rules, or of all about models."""
    context = make_context({"README.md": text})
    page = context.pages[0]
    return [
        (one.rule, page.source.position(one.location.span.start).line, page.source.slice(one.location.span))
        for one in lint(context, select_rules(rules or MODEL_RULES, [], {}))
    ]
