"""A suppression excuses nothing: what it was for is mended, or it stands in the wrong place.

It would hide the next fault at this place. Remove it; or, where a finding is still shown, move the comment right
above the block that it is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Nothing: only the engine knows which suppressions were needed."""
    return iter(())


RULE = Rule(
    id="unused-suppression",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="suppressions",
    bad=(
        Example("⟦<!-- modelist-ignore unused-suppression: there was a reason once -->⟧\n\nNothing is wrong here.\n"),
    ),
    good=(Example("No suppression, nothing unused.\n"),),
)
