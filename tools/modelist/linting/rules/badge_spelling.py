"""The same badge is spelled in several ways on a page.

`Github` beside `GitHub`, or `Hugging Face` beside `HuggingFace`, looks careless, and makes the list hard to search. Use
one spelling, the service's own where it is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.badges import PageBadge, badges, is_written_here, key_of, raw_parts
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import NAMES


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels, and messages without figures, that differ from the page's usual spelling."""
    if "shields.io" not in page.text:
        return
    parts = list(_parts(page))
    counts: dict[str, Counter[str]] = {}
    raw_of: dict[str, str] = {}
    for shown, span in parts:
        counts.setdefault(key_of(shown), Counter())[shown] += 1
        raw_of.setdefault(shown, page.document.slice(span))
    best = {key: _best(key, found) for key, found in counts.items() if len(found) > 1}
    for shown, span in parts:
        right = best.get(key_of(shown), shown)
        if shown != right:
            edits = (Edit(span, raw_of[right]),)
            yield Problem(span, f"'{shown}' is spelled '{right}' in other badges", f"Write '{right}'.", edits=edits)


def _parts(page: Page) -> Iterator[tuple[str, Span]]:
    for badge in badges(page):
        raw = raw_parts(page, badge) if is_written_here(page, badge) else None
        if raw is None or badge.static is None:
            continue
        if raw.label is not None:
            yield from _part(badge, badge.static.label, raw.label)
        yield from _part(badge, badge.static.message, raw.message)


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
    ),
    good=(
        Example(_GITHUB.format("GitHub") + _GITHUB.format("Model")),
        Example(
            "![a](https://img.shields.io/badge/arXiv-2307.09288-red) ![a](https://img.shields.io/badge/arXiv-2401.1-red)\n"
        ),
    ),
)
