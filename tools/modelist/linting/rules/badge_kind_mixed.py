"""A badge says `models` and leads to a collection of the Hub, and the page has another badge for collections.

Where collections have a badge `collections`, one that says `models` was copied: a reader who scans the badges expects
one model. Say what the link leads to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.addresses.badges import badges, is_written_here, raw_parts
from modelist.linting.addresses.urls import read_link
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_HELD = frozenset({"model", "models", "dataset", "datasets"})
"""What a collection may hold."""

_OWN = frozenset({"collection", "collections"})


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges of collections whose word is what they hold, beside some that say what they are."""
    if "shields.io" not in page.text or "huggingface.co/collections" not in page.text:
        return
    said = [*_of_collections(page)]
    right = Counter(word for word, _ in said if word.lower() in _OWN).most_common(1)
    for word, span in said if right else ():
        if word.lower() in _HELD:
            message = f"the badge says '{word}', but leads to a collection, for which others say '{right[0][0]}'"
            yield Problem(span, message, f"Write {right[0][0]}.", edits=(Edit(span, right[0][0]),))


def _of_collections(page: Page) -> Iterator[tuple[str, Span]]:
    """The right side of each badge that leads to a collection, with its place."""
    for badge in badges(page):
        address = read_link(badge.link) if badge.link is not None else None
        parts = raw_parts(page, badge) if is_written_here(page, badge) else None
        if address is None or address.kind != "collection" or parts is None:
            continue
        if page.document.slice(parts.message) == badge.message:
            yield badge.message, parts.message


_HUB = "[![x](https://img.shields.io/badge/Hugging%20Face-{}-blue)](https://huggingface.co/{})\n"

RULE = Rule(
    id="badge-kind-mixed",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="badges",
    default=False,
    bad=(
        Example(
            _HUB.format("collections", "collections/a/b-65") + _HUB.format("⟦models⟧", "collections/a/c-66"),
            _HUB.format("collections", "collections/a/b-65") + _HUB.format("collections", "collections/a/c-66"),
        ),
    ),
    good=(
        Example(_HUB.format("models", "collections/a/b-65") + _HUB.format("models", "a/c")),
        Example(_HUB.format("collections", "collections/a/b-65") + _HUB.format("models", "a/c")),
        Example(_HUB.format("collections", "collections/a/b-65") + _HUB.format("models", "a")),
    ),
)
