"""A badge or image from a service that is known to be gone.

A reader sees a broken picture, or one that no longer says anything. Leave it out, or use https://img.shields.io.
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
        if written.is_image:
            yield problem(written, fault)


RULE = Rule(
    id="badge-dead-service",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("![b](https://⟦travis-ci.org⟧/a/b.svg)\n"),
        Example(
            "[![p](https://img.shields.io/endpoint.svg?url=⟦https://paperswithcode.com/badge/x/y⟧)](https://example.org/)\n"
        ),
        Example('<img src="https://⟦hits.seeyoufarm.com⟧/api/count/incr/badge.svg">\n'),
    ),
    good=(Example("![b](https://img.shields.io/badge/a-b-blue) [p](https://paperswithcode.com/)\n"),),
)
