"""A link to an exit page of another site, which only passes readers on.

`link.zhihu.com/?target=...` came along when a link was copied from a page of that site: readers see its warning first,
and it learns who reads this list. Link what is behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.urls import faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses that hold another address for a known exit page."""
    if "?" not in page.text:
        return
    for written, fault in faults(page, ("redirector",)):
        yield problem(written, fault)


RULE = Rule(
    id="link-redirector",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            "[p](⟦https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2503.07536⟧)\n",
            "[p](https://arxiv.org/abs/2503.07536)\n",
        ),
        Example("[p](⟦https://www.google.com/url?q=https://x.org/a&sa=D⟧)\n", "[p](https://x.org/a)\n"),
    ),
    good=(Example("[p](https://www.google.com/search?q=https://x.org) [z](https://link.zhihu.com/)\n"),),
)
