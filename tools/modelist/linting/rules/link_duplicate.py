"""The same address twice among the links of one cell or one row of badges.

Two badges side by side that open the same page: one of them was copied, and its address was not changed, so a reader
does not find what the other label promises. Correct the address, or remove the second one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import PageBadge, badges
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_GAP = 40
_BETWEEN = lazy_pattern(r"(?:\s|<br\s*/?>|&nbsp;|[,/、，;；·•+]|\\\|)*", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Neighbours in a cell with one text and address, and badges of a row of which each promises something else."""
    if "](" not in page.text and "<a" not in page.text.lower():
        return
    labels = {one.link.span: one for one in badges(page) if one.link is not None}
    last: Link | None = None
    row: dict[str, Link] = {}
    for link in page.links:
        if is_image(link) or link.parent is not None or not link.destination:
            continue
        if link.destination.startswith("#") and not any(map(str.isalpha, link.text)):
            continue  # the number of a note
        if last is None or not _are_neighbours(page, last, link):
            row = {}
        key = identity(link.destination)
        other = row.get(key)
        if other is not None:
            yield from _compare(page, other, link, labels)
        row.setdefault(key, link)
        last = link


def _are_neighbours(page: Page, one: Link, other: Link) -> bool:
    """Whether nothing but blanks and marks that part a list stands between two links."""
    if other.span.start - one.span.end > _MAX_GAP:
        return False
    between = page.text[one.span.end : other.span.start]
    if between.count("|") == 1 and "\\|" not in between and not _in_table(page, other):
        between = between.replace("|", "")  # a line of links to the parts of the page
    return _BETWEEN.fullmatch(between) is not None and "\n\n" not in between


def _in_table(page: Page, link: Link) -> bool:
    """Whether a pipe before a link is the edge of a cell."""
    tables = page.markdown.tables
    at = bisect_right(tables, link.span.start, key=lambda table: table.span.start) - 1
    return at >= 0 and link.span.start < tables[at].span.end


def _compare(page: Page, one: Link, other: Link, labels: Mapping[Span, PageBadge]) -> Iterator[Problem]:
    first, second = labels.get(one.span), labels.get(other.span)
    related = ((Location(page.path, one.destination_span), "the first one"),)
    advice = "Correct the address, or remove one."
    if first is None and second is None and one.text and one.text == other.text:
        message = f"'{shortened(one.text)}' stands here twice, with the same address"
        yield Problem(other.destination_span, message, advice, related=related)
    elif first is not None and second is not None and first.text and second.text:
        promises = read_badge(first), read_badge(second)
        if _look_alike(first, second) or (all(promises) and promises[0] != promises[1]):
            message = f"the badges '{first.text}' and '{second.text}' lead to the same page"
            yield Problem(other.destination_span, message, advice, related=related)


def _look_alike(first: PageBadge, second: PageBadge) -> bool:
    """Whether two badges show the same; what other hosts than shields.io draw for one text may differ."""
    is_known = first.static is not None and second.static is not None
    return first.text == second.text and (is_known or first.image.destination == second.image.destination)


def read_badge(badge: PageBadge) -> str:
    """The service or kind of page that a badge's label names."""
    promise = read_label(badge.label)
    return promise.service or promise.role


RULE = Rule(
    id="link-duplicate",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[News](#news) | [Sponsors](#sponsors) | [Sponsors](⟦#sponsors⟧)\n"),
        Example("| Link |\n| --- |\n| [HF](https://x.org/a) \\| [HF](⟦https://x.org/a⟧) |\n"),
        Example("| Link |\n| --- |\n| [7B](https://x.org/a)<br>[7B](⟦https://x.org/a/⟧) |\n"),
        Example(
            "[![a](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/abs/2307.09288)\n"
            "[![a](https://img.shields.io/badge/Blog-Meta-red)](⟦https://arxiv.org/pdf/2307.09288⟧)\n"
        ),
    ),
    good=(
        Example("[News](#news) | [Code](#code) | [Models](#models)\n\n[1](#a) [1](#a) [2](#b)\n"),
        Example("| [7B](https://x.org/a)<br>[13B](https://x.org/b) |\n| --- |\n"),
        Example("- [**Title**](https://arxiv.org/abs/2307.09288) [Paper](https://arxiv.org/abs/2307.09288)\n"),
        Example("| [Qwen](https://x.org/a) | [Qwen](https://x.org/a) |\n| --- | --- |\n"),
        Example(
            "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n"
            "[![Awesome](https://awesome.re/badge-flat.svg)](https://awesome.re)\n"
        ),
    ),
)
