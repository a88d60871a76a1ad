"""A heading without any text.

GitHub shows an empty heading as a gap, and nothing can link to it: mostly its text was deleted and the marks were
left. Write the heading, or delete the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_COMMENT = lazy_pattern(r"<!--.{0,1000}?-->", re.DOTALL)
_BARE_TAGS = lazy_pattern(r"<h[1-6](?:\s+align=[\"']?\w+[\"']?)?\s*>\s*</h[1-6]\s*>", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings in which nothing is written, neither an image nor an anchor."""
    if "#" not in page.text and "<h" not in page.lower:
        return
    for heading in page.markdown.headings:
        if heading.text.strip():
            continue
        source = page.document.slice(heading.span).strip()
        inner = page.document.slice(heading.text_span)
        if _BARE_TAGS.fullmatch(source) if heading.html else heading.atx and not _COMMENT.sub("", inner).strip():
            message = f"the heading {shown(source)} is empty"
            yield Problem(heading.span, message, f"Write it, or delete the {'tags' if heading.html else 'marks'}.")


RULE = Rule(
    id="heading-empty",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("# L\n\n⟦##⟧\n\nText\n"),
        Example("# L\n\n⟦## ##⟧\n\nText\n"),
        Example("# L\n\n⟦## <!-- soon -->⟧\n\nText\n\n⟦<h2 align='center'> </h2>⟧\n"),
    ),
    good=(
        Example("# ![logo](logo.png)\n\n## <a name='x'></a>\n\nText\n\n### `#`\n"),
        Example("```sh\n# \n```\n\n<h2 id='x'></h2>\n\n<h1><img src='a.png'></h1>\n"),
    ),
)
