"""A heading is more than one level below the one before it.

Readers who listen to a page, and GitHub's own outline, see a gap where a level is left out. Use the next level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings that go down by two levels or more."""
    for before, heading in pairwise(page.markdown.headings):
        if heading.level > before.level + 1:
            message = f"a heading of level {heading.level} follows one of level {before.level}"
            yield Problem(heading.span, message, f"Use level {before.level + 1}.")


RULE = Rule(
    id="heading-level-skipped",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    bad=(Example("# A\n\n⟦### B⟧\n"),),
    good=(Example("# A\n\n## B\n\n### C\n\n# D\n"),),
    default=False,
)
