"""A page has no title: no heading of the first level, or its first one is that of the contents.

Search engines, tabs and screen readers take the first heading of level 1 for the page's name. Give the page one, above
all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.markup.contents import is_contents
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_HEADINGS = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The first heading of a page without one of level 1, or the contents that stand in its place."""
    headings = page.headings
    first = page.markdown.headings[0] if page.markdown.headings else None
    if first is None or len(headings) < _MIN_HEADINGS:
        return
    if all(one.level > 1 for one in headings):
        message = "the page has no heading of level 1"
        yield Problem(first.span, message, "Begin the page with # and its name.")
    elif first.level == 1 and headings[0].span == first.span and is_contents(first.text):
        message = "the page begins with its contents, and has no title"
        yield Problem(first.span, message, "Put # and the page's name before it, and begin the contents with ##.")


RULE = Rule(
    id="title-missing",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("⟦## Models⟧\n\n### Phi\n\n### Gemma\n"),
        Example("⟦# Table of Contents⟧\n\n# Models\n\n# Data\n"),
    ),
    good=(
        Example('<h1 align="center">Models</h1>\n\n## Phi\n\n## Gemma\n'),
        Example("## 目录\n\n# 模型\n\n## Phi\n"),
        Example("## Notes\n"),
    ),
)
