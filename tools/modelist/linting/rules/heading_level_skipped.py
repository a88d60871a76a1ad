"""A heading is more than one level below the section that it stands in.

Readers who listen to a page, and GitHub's own outline, see a gap where a level is left out. Use the next level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings that go down by two levels or more from the one above them, and all that stand beside such a one."""
    for section in page.sections:
        heading, above = section.heading, section.parent
        if above is not None and heading.level > above.heading.level + 1:
            level = above.heading.level
            message = f"a heading of level {heading.level} stands below one of level {level}"
            yield Problem(heading.span, message, f"Use level {level + 1}.")


RULE = Rule(
    id="heading-level-skipped",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    bad=(
        Example("# A\n\n⟦### B⟧\n"),
        Example("## A\n\n### B\n\n⟦##### C⟧\n\n⟦##### D⟧\n\n###### E\n\n#### F\n\n##### G\n"),
    ),
    good=(Example("# A\n\n## B\n\n### C\n\n# D\n"), Example("### A\n\n# B\n\n## C\n")),
    default=False,
)
