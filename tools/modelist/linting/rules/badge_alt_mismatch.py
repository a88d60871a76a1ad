"""The alternative text of a badge names another service than the badge shows.

Who hears the page, or sees it without its pictures, is told *arXiv* where the badge says *GitHub*. Say in the
alternative text what the badge says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.badges import badges
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import NAMES, read_label


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges whose label and alternative text name two services."""
    for badge in badges(page):
        said, shown = read_label(badge.image.text).service, read_label(badge.label).service
        if not said or not shown or said == shown or said in badge.text.casefold():
            continue
        markdown = badge.image.kind is LinkKind.IMAGE
        edits = (Edit(badge.image.text_span, NAMES[shown]),) if markdown else ()
        message = f"the alternative text says {NAMES[said]}, the badge {NAMES[shown]}"
        yield Problem(badge.image.text_span, message, "Say what the badge says.", edits=edits, safety=Safety.UNSAFE)


RULE = Rule(
    id="badge-alt-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("![⟦GitHub⟧](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
        Example('<img alt="⟦arXiv⟧" src="https://badges.aleen42.com/src/github.svg">\n'),
    ),
    good=(
        Example("![arXiv paper](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
        Example("![Paper](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
    ),
)
