"""A suppression names no rule that exists, or gives no reason.

Without a rule it excuses nothing, and without a reason nobody can tell later whether it may go. Write
`<!-- modelist-ignore rule-name: why it does not hold here -->` above the block, or `lint.ignore` in an entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Nothing: the engine reads suppressions before the rules run."""
    return iter(())


RULE = Rule(
    id="invalid-suppression",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="suppressions",
    bad=(
        Example("⟦<!-- modelist-ignore unused-suppression -->⟧\n\nText.\n"),
        Example("⟦<!-- modelist-ignore unused-supression: a reason -->⟧\n\nText.\n"),
    ),
    good=(Example("<!-- modelist-ignore unused-suppression: a reason -->\n\nText.\n"),),
)
