"""The arXiv id that a badge or link shows is not the id of the paper that it leads to.

One of the two is wrong, often since the line was copied from another model: a reader who trusts the badge cites the
wrong paper, one who follows the link reads it. Look the paper up by its title, and correct the wrong one. A badge's id
that no paper can have, one slip away from its link's, was mistyped: show what the link has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import PageBadge, badges
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address, read_url
from modelist.providers.urls import is_near

_ID = lazy_pattern(
    r"(?<![\w./])(?P<id>\d{4}\.\d{4,5})(?:v\d+)?(?![\w.]\d|\d)|(?<![\w/])(?P<old>[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7})(?!\d)"
)
_HINT = lazy_pattern(r"\d{4}\.\d{3}|/\d{7}")
_NEARLY = lazy_pattern(r"(?<![\w./])(?P<id>\d{3,5}\.?\d{3,6})(?:v\d+)?(?![\w.]\d|\d)")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Ids shown in badges, and in the texts of links."""
    if not _HINT.search(page.text) or ("[" not in page.text and "<" not in page.text):
        return
    for badge in badges(page):
        if badge.link is not None:
            shown = badge.text or (badge.image.text if badge.live is None else "")
            yield from _compare(page, shown, badge.link, _badge_span(page, badge))
            yield from _mistyped(page, shown, badge.link, _badge_span(page, badge))
    for link in page.links:
        if not is_image(link) and link.text and link.text_span.end > link.text_span.start:
            yield from _compare(page, link.text, link, link.text_span)


def _badge_span(page: Page, badge: PageBadge) -> Span:
    return badge.image.destination_span if badge.text else badge.image.text_span


def _compare(page: Page, text: str, link: Link, where: Span) -> Iterator[Problem]:
    shown = {match[0]: ArxivId.parse(match["id"] or match["old"]) for match in _ID.finditer(text)}
    known = {one.paper_id: raw for raw, one in shown.items() if one is not None}
    target = _paper(link) if known else None
    if target is None or target.name in known:
        return
    raw = next(iter(known.values()))
    span = _span_of(page, raw, where)
    related = ((Location(page.path, link.destination_span), "what it leads to"),)
    message = f"'{raw}' is shown, but the link leads to {target.name}"
    yield Problem(span, message, "Look the paper up by its title, and correct the wrong id.", related=related)


def _mistyped(page: Page, text: str, link: Link, where: Span) -> Iterator[Problem]:
    """Ids of no form that an id can have, where one digit or full stop makes them what the link leads to."""
    written = [match["id"] for match in _NEARLY.finditer(text)]
    target = _paper(link) if len(written) == 1 and ArxivId.parse(written[0]) is None else None
    if target is None or not is_near(written[0], target.name) or ArxivId.parse(target.name) is None:
        return
    span = _span_of(page, written[0], where)
    exact = page.document.slice(span) == written[0]
    edits = (Edit(span, target.name),) if exact and is_local(page, link) else ()
    message = f"'{written[0]}' is no arXiv id, and the link leads to {target.name}"
    yield Problem(span, message, f"Show {target.name}.", edits=edits, safety=Safety.UNSAFE)


def _paper(link: Link) -> Address | None:
    target = read_url(link.destination)
    if target is None or not (target.provider == "arxiv" or target.kind == "paper") or target.kind == "listing":
        return None
    return target if target.name else None


def _span_of(page: Page, raw: str, where: Span) -> Span:
    at = page.text.find(raw, where.start, where.end)
    return Span(at, at + len(raw)) if at >= 0 else where


RULE = Rule(
    id="badge-arxiv-mismatch",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="badges",
    bad=(
        Example(
            "[![arXiv](https://img.shields.io/badge/arXiv-⟦2307.09288⟧-b31b1b.svg)](https://arxiv.org/abs/2302.13971)\n"
        ),
        Example(
            "| [![x](https://img.shields.io/badge/arXiv-⟦2307.09288⟧-red)](https://hf.co/papers/2302.13971) |\n| - |\n"
        ),
        Example("- [arXiv:⟦2307.09288⟧](https://arxiv.org/pdf/2307.09289.pdf)\n"),
        Example("- [⟦2307.09288⟧][p]\n\n[p]: https://arxiv.org/abs/2307.09289\n"),
        Example(
            '<a href="https://arxiv.org/abs/2302.13971"><img src="https://img.shields.io/badge/arXiv-⟦2307.09288⟧-red"></a>\n'
        ),
        Example("[![a](https://img.shields.io/badge/arXiv-⟦22312.03818⟧-red)](https://arxiv.org/abs/2312.03818)\n"),
        Example("[![a](https://img.shields.io/badge/arXiv-⟦2312.0381⟧-red)](https://arxiv.org/pdf/2312.03818v2)\n"),
    ),
    good=(
        Example("[![a](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/pdf/2307.09288v2.pdf)\n"),
        Example(
            "[2307.09288v1](https://arxiv.org/abs/2307.09288) [Qwen 2024.0415](https://arxiv.org/abs/2307.09288v2)\n"
        ),
        Example(
            "![a](https://img.shields.io/badge/arXiv-2307.09288-red) [hep-th/9901001](https://arxiv.org/abs/hep-th/9901001)\n"
        ),
        Example("[![a](https://img.shields.io/badge/arXiv-2023.120-red)](https://arxiv.org/abs/2312.03818)\n"),
        Example("[![a](https://img.shields.io/badge/arXiv-2412-red)](https://arxiv.org/abs/1412.1234)\n"),
    ),
)
