"""Two labels of one item lead to the same address.

`[[Google]]` and `[[Preprint]]` with one paper behind both: a reader who tries the second lands where he was. Leave one
out, or correct the address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_LABEL = 30


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links in doubled brackets that stand in one item without its inner items, and differ in their text only."""
    items = page.markdown.lists if "[[" in page.text else ()
    for index, item in enumerate(items):
        end = items[index + 1].span.start if index + 1 < len(items) else item.span.end
        seen: dict[str, Link] = {}
        for link in page.links_in(Span(item.content_span.start, min(item.span.end, end))):
            if _is_label(page, link):
                other = seen.setdefault(identity(link.destination), link)
                if other is not link and other.text != link.text:
                    yield _problem(page, other, link)


def _is_label(page: Page, link: Link) -> bool:
    start, end = link.text_span
    bracketed = page.text[start - 1 : start + 1] == "[[" or page.text[start - 2 : start] == "[["
    return link.kind is LinkKind.LINK and bool(link.destination) and bracketed and end - start <= _MAX_LABEL


def _problem(page: Page, one: Link, other: Link) -> Problem:
    """The finding stands at the label that names no kind of thing, since the other one's promise is kept."""
    promise = read_label(one.text)
    wrong, right = (other, one) if promise.role or promise.service else (one, other)
    message = f"{shown(wrong.text)} and {shown(right.text)} lead to the same page"
    related = ((Location(page.path, right.destination_span), f"the address of {shown(right.text)}"),)
    return Problem(wrong.destination_span, message, "Leave one out, or correct the address.", related=related)


RULE = Rule(
    id="label-link-twice",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "- LaMDA [[Google]](⟦https://arxiv.org/abs/2201.08239⟧)\n"
            "  Models for dialog [[Preprint]](https://arxiv.org/pdf/2201.08239)\n"
        ),
    ),
    good=(
        Example("- [Title](https://x.org/a) [[Paper]](https://x.org/a)\n- B [[Paper]](https://x.org/a)\n"),
        Example("- A [[Google]](https://x.org/a) [[Paper]](https://x.org/b)\n  - [[Code]](https://x.org/a)\n"),
    ),
)
