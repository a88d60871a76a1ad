"""An address with http: whose site answers over https.

The reader's first request goes out unencrypted, and is redirected anyway. Write https:.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.urls import faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = ("http-link",)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "http:" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        yield problem(written, fault)


RULE = Rule(
    id="link-http",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](⟦http⟧://arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example(
            "[![PRs](https://img.shields.io/badge/PRs-welcome-green)](⟦http⟧://makeapullrequest.com)\n",
            "[![PRs](https://img.shields.io/badge/PRs-welcome-green)](https://makeapullrequest.com)\n",
        ),
        Example(
            '<img src="⟦http⟧://img.shields.io/badge/a-b-blue">\n',
            '<img src="https://img.shields.io/badge/a-b-blue">\n',
        ),
    ),
    good=(
        Example("[a](http://nlp.example.edu/x) [b](https://arxiv.org/abs/2307.09288) [c](http://arxiv.org:8080/)\n"),
    ),
)
