"""The same badge is spelled in several ways on a page, or a service on it otherwise than it spells itself.

`Github` beside `GitHub`, or `Hugging Face` beside `HuggingFace`, looks careless, and makes the list hard to search. Use
one spelling, the service's own where it is known. The same goes for the alternative texts of badges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.addresses.badges import PageBadge, badges, is_written_here, key_of, raw_parts
from modelist.linting.addresses.services import NAMES
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels, and messages without figures, that differ from the page's usual spelling."""
    if "shields.io" not in page.text:
        return
    yield from _spellings(page, [*_parts(page)])
    yield from _spellings(page, [*_alternatives(page)])


def _spellings(page: Page, parts: list[tuple[str, Span]]) -> Iterator[Problem]:
    counts: dict[str, Counter[str]] = {}
    raw_of: dict[str, str] = {}
    for shown, span in parts:
        counts.setdefault(key_of(shown), Counter())[shown] += 1
        raw_of.setdefault(shown, page.document.slice(span))
    best = {key: _best(key, found) for key, found in counts.items()}
    for shown, span in parts:
        right = best[key_of(shown)]
        if shown != right:
            edits = (Edit(span, raw_of[right]),)
            yield Problem(span, f"'{shown}' is spelled '{right}' in other badges", f"Write '{right}'.", edits=edits)
        else:
            yield from _as_owner(page, shown, span)


def _as_owner(page: Page, shown: str, span: Span) -> Iterator[Problem]:
    """A service's name that no badge spells as its owner does; initials and the like are left alone."""
    proper = NAMES.get(key_of(shown), "")
    if not proper or proper in shown or shown.isupper():
        return
    match = re.search(re.escape(proper), page.document.slice(span), re.IGNORECASE)
    edits = (Edit(Span(*match.span()).shifted(span.start), proper),) if match is not None else ()
    yield Problem(span, f"'{shown}' spells itself {proper}", f"Write {proper}.", edits=edits)


def _parts(page: Page) -> Iterator[tuple[str, Span]]:
    for badge in badges(page):
        raw = raw_parts(page, badge) if is_written_here(page, badge) else None
        if raw is None or badge.static is None:
            continue
        if raw.label is not None:
            yield from _part(badge, badge.static.label, raw.label)
        yield from _part(badge, badge.static.message, raw.message)


def _alternatives(page: Page) -> Iterator[tuple[str, Span]]:
    for badge in badges(page):
        span = badge.image.text_span
        if badge.static is not None and is_written_here(page, badge) and page.document.slice(span) == badge.image.text:
            yield from _part(badge, badge.image.text, span)


def _part(badge: PageBadge, text: str, span: Span) -> Iterator[tuple[str, Span]]:
    shown = text.strip()
    if key_of(shown) and not any(one.isdigit() for one in shown):
        yield shown, span


def _best(key: str, found: Counter[str]) -> str:
    """The service's own spelling where the page has it, else the commonest; the first of equals."""
    proper = NAMES.get(key)
    own = [one for one in found if proper is not None and proper in one]
    pool = own or list(found)
    return max(pool, key=lambda one: found[one])


_GITHUB = "[![x](https://img.shields.io/badge/{}-Code-blue)](https://github.com/a/b)\n"

RULE = Rule(
    id="badge-spelling",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="badges",
    default=False,
    bad=(
        Example(
            _GITHUB.format("GitHub") + _GITHUB.format("⟦Github⟧"), _GITHUB.format("GitHub") + _GITHUB.format("GitHub")
        ),
        Example(
            _GITHUB.format("Model_Card") + _GITHUB.format("Model_Card") + _GITHUB.format("⟦model%20card⟧"),
            _GITHUB.format("Model_Card") * 3,
        ),
        Example(
            _GITHUB.format("Model").replace("x", "Hugging Face model") * 2
            + _GITHUB.format("Model").replace("x", "⟦Hugging Face Model⟧"),
            _GITHUB.format("Model").replace("x", "Hugging Face model") * 3,
        ),
        Example(
            "![a](https://img.shields.io/badge/⟦Arxiv⟧-2307.09288-red)\n",
            "![a](https://img.shields.io/badge/arXiv-2307.09288-red)\n",
        ),
    ),
    good=(
        Example(_GITHUB.format("GitHub") + _GITHUB.format("Model")),
        Example(
            "![a](https://img.shields.io/badge/arXiv-2307.09288-red) ![a](https://img.shields.io/badge/arXiv-2401.1-red)\n"
        ),
    ),
)
