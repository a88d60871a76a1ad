"""A page has more than one heading of the first level.

The first level is the page's title; with several, outlines and search engines can't tell what the page is about. Use
one, and ``##`` for the chapters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.headings import has_text
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every first-level heading after the first."""
    first = [one for one in page.markdown.headings if one.level == 1 and has_text(page, one)]
    for heading in first[1:]:
        message = f"{shown(heading.text)} is another title; the first is {shown(first[0].text)}"
        yield Problem(heading.span, message, "Use a heading of the second level.")


RULE = Rule(
    id="multiple-h1",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    bad=(
        Example("# A\n\n⟦# B⟧\n"),
        Example("# [A](https://a.org) [![b](https://a.org/b.png)](https://b.org)\n\n⟦# B⟧\n"),
    ),
    good=(
        Example("# A\n\n## B\n\n## C\n"),
        Example("# A\n\n# ![b](https://a.org/b.png)\n\n# [Paper](https://a.org/p) | [Code](https://a.org/c)\n"),
    ),
    default=False,
)
