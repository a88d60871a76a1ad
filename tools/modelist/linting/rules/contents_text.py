"""An entry of the contents is worded otherwise than the heading that it leads to.

Readers look for the words that they have clicked on. Copy the heading's; leaving out its end is fine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.anchors import decode_fragment, letters_key, targets_of
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line, item_lists, leading_link
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_LINKS = 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items that are one link to a heading of the page, in lists that have several; numbers and marks aside."""
    if page.text.count("](#") < _MIN_LINKS:
        return
    for items in item_lists(page):
        links = [leading_link(page, first_line(page, item)) for item in items]
        inner = [one for one in links if one is not None and one.destination.startswith("#")]
        yield from (problem for link in inner for problem in _compare(page, link))


def _compare(page: Page, link: Link) -> Iterator[Problem]:
    heading = targets_of(page).heading(decode_fragment(link.destination[1:]).lower())
    if heading is None or heading.span.start < link.span.start:
        return
    said, right = letters_key(link.text), letters_key(heading.text)
    if said and right and said not in right:
        message = f"{shown(link.text)} leads to the heading {shown(' '.join(heading.text.split()))}"
        related = ((Location(page.path, heading.span), "the heading"),)
        yield Problem(link.text_span, message, "Word it like the heading.", related=related)


_PAGE = "# L\n\n- [{}](#data-sets)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n\n## Data sets\n\n## B\n\n## C\n\n## D\n"

RULE = Rule(
    id="contents-text",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example(_PAGE.format("⟦Benchmark sets⟧")),),
    good=(
        Example(_PAGE.format("1. Data Sets")),
        Example(_PAGE.format("Data")),
        Example(_PAGE.format("🔥 `Data` sets")),
    ),
)
