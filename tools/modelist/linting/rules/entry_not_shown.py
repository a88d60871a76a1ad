"""An entry is on no page: no region has its kind or its tag.

Somebody wrote it for readers who never see it. Add a region for it, or give it the tag that a region asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """One finding per entry that no region of any page shows."""
    if not context.catalog.entries or not any(page.regions for page in context.pages):
        return
    shown = context.rendering.shown()
    if shown is None:
        return
    for entry in context.catalog.entries:
        if entry.id not in shown:
            message = f"'{entry.name}' is on no page"
            advice = f"Add a region with kind={entry.kind} to a page, or change the entry's kind or tags."
            yield Problem(Span(0, 0), message, advice, subject=entry.name, path=entry.path)


_PAGE = {"README.md": "# List\n\n<!-- modelist:begin table kind=vlm -->\n<!-- modelist:end -->\n"}
_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\n"

RULE = Rule(
    id="entry-not-shown",
    scope=Scope.LIST,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(Example(f"⟦⟧{_ENTRY}", path="entries/llm/alpha.yaml", files=_PAGE),),
    good=(Example(_ENTRY, path="entries/vlm/alpha.yaml", files=_PAGE),),
)
