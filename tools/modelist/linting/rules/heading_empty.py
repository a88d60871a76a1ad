"""A heading without any text.

GitHub shows an empty heading as a gap, and nothing can link to it: mostly its text was deleted and the marks were
left. Write the heading, or delete the marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings in which nothing is written, neither an image nor an anchor."""
    if "#" not in page.text:
        return
    for heading in page.markdown.headings:
        if heading.atx and not heading.text and not page.document.slice(heading.text_span).strip():
            message = f"the heading '{page.document.slice(heading.span).strip()}' is empty"
            yield Problem(heading.span, message, "Write it, or delete the marks.")


RULE = Rule(
    id="heading-empty",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("# L\n\n⟦##⟧\n\nText\n"),
        Example("# L\n\n⟦## ##⟧\n\nText\n"),
    ),
    good=(
        Example("# ![logo](logo.png)\n\n## <a name='x'></a>\n\nText\n\n### `#`\n"),
        Example("```sh\n# \n```\n"),
    ),
)
