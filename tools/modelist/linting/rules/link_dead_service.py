"""A link to a site that is known to be gone.

The site was shut down, or moved for good: a reader gets an error, or lands somewhere else than the link says. Link what
took its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.urls import faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = ("dead-service",)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if not written.is_image:
            yield problem(written, fault)


RULE = Rule(
    id="link-dead-service",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[leaderboard](https://⟦arena.lmsys.org⟧/)\n"),
        Example("[![p](https://img.shields.io/badge/PwC-MMLU-blue)](https://⟦paperswithcode.com⟧/dataset/mmlu)\n"),
        Example("| Demo |\n| --- |\n| [x](https://⟦bard.google.com⟧/) |\n"),
    ),
    good=(Example("[l](https://lmarena.ai/) ![b](https://travis-ci.org/a/b.svg)\n"),),
)
