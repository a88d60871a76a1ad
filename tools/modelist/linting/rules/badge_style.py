"""The same badge has several looks on a page.

One arXiv badge is flat and red, the next square and blue: a reader looks for a meaning that is not there. Give badges
of one label one style, colour and logo.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.linting.addresses.badges import PageBadge, badges, is_written_here, key_of, raw_parts
from modelist.linting.addresses.urls import faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_BADGES = 3
Look = tuple[str, str, str]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges that differ from most others of their label, and styles that shields.io does not have."""
    if "shields.io" not in page.text:
        return
    for written, fault in faults(page, ("badge-style",)):
        if written.is_image:
            yield problem(written, fault)
    groups: dict[str, list[PageBadge]] = {}
    for badge in badges(page):
        if badge.static is not None and badge.message and is_written_here(page, badge):
            groups.setdefault(_group(badge), []).append(badge)
    for group in groups.values():
        yield from _check_group(page, group)


def _check_group(page: Page, group: list[PageBadge]) -> Iterator[Problem]:
    looks = Counter(map(_look, group))
    usual, count = looks.most_common(1)[0]
    if len(looks) == 1 or len(group) < _MIN_BADGES or count * 2 <= len(group):
        return
    model = next((one for one in group if _look(one) == usual and raw_parts(page, one) is not None), None)
    for badge in group:
        if _look(badge) != usual:
            yield _problem(page, badge, model, usual)


def _group(badge: PageBadge) -> str:
    """Figures and ids do not tell badges of one label apart, words do."""
    has_digit = any(one.isdigit() for one in badge.message)
    return key_of(badge.label) + ("" if has_digit else f" {key_of(badge.message)}")


def _look(badge: PageBadge) -> Look:
    static = badge.static
    return (static.color.lower(), static.style, static.logo.lower()) if static is not None else ("", "", "")


def _problem(page: Page, badge: PageBadge, model: PageBadge | None, usual: Look) -> Problem:
    differing = [
        f"{what} {mine or 'none'} instead of {theirs or 'none'}"
        for what, mine, theirs in zip(("colour", "style", "logo"), _look(badge), usual, strict=True)
        if mine != theirs
    ]
    span = badge.image.destination_span
    message = f"the badge '{badge.label}' has {', '.join(differing)}, unlike most on this page"
    own, other = raw_parts(page, badge), raw_parts(page, model) if model is not None else None
    edits: tuple[Edit, ...] = ()
    if own is not None and other is not None:
        mine, theirs = page.document.slice(own.rest), page.document.slice(other.rest)
        edits = (Edit(own.rest, theirs),) if "label=" not in mine + theirs else ()
    return Problem(span, message, "Give badges of one label one look.", edits=edits)


_ARXIV = "![x](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)\n"

RULE = Rule(
    id="badge-style",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="badges",
    default=False,
    bad=(
        Example(
            _ARXIV * 2 + "![x](⟦https://img.shields.io/badge/arXiv-2401.00001-red.svg?style=flat-square⟧)\n",
            _ARXIV * 2 + "![x](https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg)\n",
        ),
        Example("![x](https://img.shields.io/badge/a-b-blue?⟦style=flat-round⟧)\n"),
    ),
    good=(
        Example(_ARXIV * 3 + "![x](https://img.shields.io/badge/GitHub-Code-blue?style=flat-square)\n"),
        Example(_ARXIV + "![x](https://img.shields.io/badge/arXiv-2401.00001-red.svg)\n"),
    ),
)
