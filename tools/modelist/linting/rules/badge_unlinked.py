"""A badge that is no link, or links its own picture, where others like it lead somewhere.

A reader presses *arXiv* and sees a picture of the word. Put the badge into a link: `[![arXiv](badge)](address)`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_placeholder
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import PageBadge, badges, key_of
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import is_badge

_NOTHING = lazy_pattern(
    r"\b(?:soon|none|no|not|unavailable|unreleased|closed|private|pending|WIP|TB[AD]|N/A)\b|未|无|暂|即将|待",
    re.IGNORECASE,
)
_NEAR = 1_000
"""Characters around a badge in which its line may tell what it means."""

_LEGEND = lazy_pattern(r"\b(?:legend|icons?|means?|indicates?|stands for)\b|图例|表示|代表", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges without a link whose label is mostly linked on the page; links whose address is a badge."""
    if "badge" not in page.text.lower() and "shields.io" not in page.text:
        return
    found = badges(page)
    linked = Counter(_key(one) for one in found if one.link is not None and one.text)
    alone = Counter(_key(one) for one in found if one.link is None and one.text)
    for badge in found:
        is_odd = badge.link is None and badge.text and linked[_key(badge)] >= alone[_key(badge)]
        if is_odd and _promises(badge) and not _is_explained(page, badge):
            message = f"the badge '{badge.text}' is no link, while others like it are"
            yield Problem(badge.image.span, message, "Put it into a link: [![text](badge)](address).")
    yield from _in_brackets(page, found)
    for link in page.links:
        if not is_image(link) and is_badge(link.destination) and not _is_page(link):
            message = "the link leads to the picture of a badge"
            yield Problem(
                link.destination_span, message, "Link what the badge stands for; a badge itself begins with !."
            )


def _in_brackets(page: Page, found: Sequence[PageBadge]) -> Iterator[Problem]:
    """Badges between brackets that are shown, since no address follows them."""
    for badge in found:
        span = badge.image.span
        around = page.text[span.start - 1 : span.start], page.text[span.end : span.end + 1]
        after = page.text[span.end + 1 : span.end + 2]
        is_alone = around == ("[", "]") and page.text[span.start - 2 : span.start - 1] not in ("[", "\\")
        if badge.link is None and is_alone and after not in ("(", "["):
            message = f"the badge {shown(badge.text)} stands in brackets, and no address follows them"
            yield Problem(Span(span.start - 1, span.end + 1), message, "Write [![text](badge)](address).")


def _key(badge: PageBadge) -> str:
    return key_of(badge.label)


def _promises(badge: PageBadge) -> bool:
    """Whether the label names something to be seen elsewhere, and the rest does not say that there is nothing yet."""
    if badge.message and (_NOTHING.search(badge.message) or is_placeholder(badge.message)):
        return False
    return bool(read_label(badge.label).service or read_label(badge.label).role)


def _is_explained(page: Page, badge: PageBadge) -> bool:
    """Whether the line tells what such badges mean."""
    lines = page.document.lines
    line, span = lines.line_of(badge.image.span.start), badge.image.span
    start, end = max(lines.start_of(line), span.start - _NEAR), min(lines.start_of(line + 1), span.end + _NEAR)
    return _LEGEND.search(page.text, start, end) is not None


def _is_page(link: Link) -> bool:
    """Whether a link is about badges, or leads on to the page of a DOI, as the badges of Zenodo do."""
    if "/badge/latestdoi/" in link.destination:
        return True
    return "badge" in link.text.lower() or "shield" in link.text.lower()


RULE = Rule(
    id="badge-unlinked",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("⟦[![Blog](https://img.shields.io/badge/Blog-orange)]⟧<br>more\n"),
        Example(
            "[![a](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/abs/2307.09288)\n"
            "⟦![a](https://img.shields.io/badge/arXiv-2302.13971-red)⟧\n"
        ),
        Example("[arXiv](⟦https://img.shields.io/badge/arXiv-2302.13971-red⟧)\n"),
        Example("[![a](https://img.shields.io/badge/Blog-x-red)](⟦https://img.shields.io/badge/Blog-x-red⟧)\n"),
    ),
    good=(
        Example(
            "[![a](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/abs/2307.09288)\n"
            "[A](https://a.org) ![a](https://img.shields.io/badge/arXiv-2025.01-red)\n"
            "[B](https://b.org) ![a](https://img.shields.io/badge/arXiv-2025.02-red)\n"
        ),
        Example("[![Blog](https://img.shields.io/badge/Blog-orange)][blog] a\n\n[blog]: https://a.org\n"),
        Example("![a](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
        Example(
            "[![a](https://img.shields.io/badge/Code-x-red)](https://a.org) ![a](https://img.shields.io/badge/Code-TBA-red)\n"
            "![b](https://img.shields.io/badge/Code-Coming%20soon-red)\n"
        ),
        Example(
            "Legend: ![a](https://img.shields.io/badge/Code-red)\n\n[![a](https://img.shields.io/badge/Code-red)](https://a.org)\n"
        ),
        Example(
            "![s](https://img.shields.io/github/stars/a/b) [![x](https://img.shields.io/badge/PRs-welcome-red)](https://x.org)\n"
        ),
        Example("[![DOI](https://zenodo.org/badge/12.svg)](https://zenodo.org/badge/latestdoi/12)\n"),
        Example("[shields.io badges](https://img.shields.io/badge/a-b-red)\n"),
    ),
)
