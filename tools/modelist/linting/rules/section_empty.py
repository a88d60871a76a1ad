"""A heading with nothing below it.

The next heading of the same or a higher level follows at once, or the page ends, and the table of contents leads
readers to nothing. Write the section, or leave its heading out until there is something to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FRAME = lazy_pattern(
    r"</[a-z]{1,10}>|<br ?/?>|^(?:-{3,}|\*{3,}|_{3,}|[-*+])[ \t]*$"
    r"|\[[^\[\]\n]{0,40}(?:\bback\b|\btop\b|返回|回到|顶部)[^\[\]\n]{0,40}\]\(#[^()\s]{0,100}\)",
    re.MULTILINE | re.IGNORECASE,
)
"""What ends a part of the page, or leads back to its start, and is nothing to read."""

_MIN_HEADINGS = 4
"""A page with fewer is an outline or a title page."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of marks, of the second level and below, with nothing before the next one or the page's end."""
    headings = [one for one in page.markdown.headings if one.top_level] if "\n#" in page.text else []
    if len(headings) < _MIN_HEADINGS:
        return
    empty = [one for one, after in pairwise((*headings, None)) if one is not None and _is_empty(page, one, after)]
    if not empty or 2 * len(empty) > len(headings):
        return  # an outline
    linked = {link.destination[1:].lower() for link in page.links if link.destination.startswith("#")}
    for one in empty:
        if one.slug not in linked or page.links_in(one.span):
            continue
        message = f"nothing stands below '{one.text.strip()}', to which the page links"
        yield Problem(one.span, message, "Write the section, or leave its heading out.", one.text.strip())


def _is_empty(page: Page, one: Heading, after: Heading | None) -> bool:
    if not one.atx or one.level < 2 or not one.text.strip():
        return False
    if after is not None and (not after.atx or not 1 < after.level <= one.level):
        return False
    end = after.span.start if after is not None else len(page.text)
    return not _FRAME.sub("", page.document.slice(Span(one.span.end, end))).strip()


_LIST = "# L\n\n[A](#a) [B](#b) [D](#d)\n\n## A\n\ntext\n\n{}\n\n## C\n\ntext\n"

RULE = Rule(
    id="section-empty",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(_LIST.format("⟦## B⟧")),
        Example(_LIST.format("## B\n\n⟦### D⟧\n\n### E\n\ntext")),
        Example(_LIST.format("⟦## B⟧\n\n[⬆ Back to top](#l)\n\n***")),
        Example(_LIST.format("## D\n\ntext") + "\n⟦## B⟧\n"),
        Example(_LIST.format("<details>\n\n⟦## B⟧\n\n</details>\n\n---")),
    ),
    good=(
        Example(_LIST.format("## B\n\n### D\n\ntext")),
        Example(_LIST.format("## B\n\n<!-- soon -->")),
        Example(_LIST.format("## B").replace(" [B](#b)", "")),
        Example("# L\n\n## A\n\n## B\n\n## C\n\n## D\n"),
    ),
)
