"""A badge that hangs on one person's web site.

If its domain lapses, every row of the list shows a broken picture. shields.io draws the same badge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.urls import faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = ("badge-fragile",)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "aleen42" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if written.is_image:
            yield problem(written, fault)


RULE = Rule(
    id="badge-fragile",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="badges",
    default=False,
    bad=(
        Example(
            "[![GitHub](⟦https://badges.aleen42.com/src/github.svg⟧)](https://github.com/a/b)\n",
            "[![GitHub](https://img.shields.io/badge/GitHub-181717?logo=github)](https://github.com/a/b)\n",
        ),
    ),
    good=(Example("[![GitHub](https://img.shields.io/badge/GitHub-181717?logo=github)](https://github.com/a/b)\n"),),
)
