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
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.linting.addresses.badges import PageBadge, badges, is_written_here, key_of, raw_parts
from modelist.linting.addresses.services import NAMES, read_label
from modelist.linting.context import Page
from modelist.linting.names.link_names import papers
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels, and messages without figures, that differ from the page's usual spelling."""
    if "shields.io" not in page.text:
        return
    yield from _spellings(page, [*_parts(page)])
    yield from _spellings(page, [*_alternatives(page)])


def _spellings(page: Page, parts: list[tuple[str, Span]]) -> Iterator[Problem]:
    counts: dict[str, Counter[str]] = {}
    lines: dict[str, set[int]] = {}
    raw_of: dict[str, str] = {}
    for shown, span in parts:
        counts.setdefault(_key(shown), Counter())[shown] += 1
        lines.setdefault(shown, set()).add(page.document.lines.line_of(span.start))
        raw_of.setdefault(shown, page.document.slice(span))
    best = {key: _best(key, found) for key, found in counts.items()}
    for shown, span in parts:
        right = best[_key(shown)]
        if shown != right and _is_name(page, shown, right, lines):
            continue
        if shown != right:
            edits = (Edit(span, raw_of[right]),)
            yield Problem(span, f"'{shown}' is spelled '{right}' in other badges", f"Write '{right}'.", edits=edits)
        else:
            yield from _as_owner(page, shown, span)


def _key(text: str) -> str:
    """What two spellings have in common; ``A++`` is another name than ``A``."""
    return key_of(text) + "+" * text.count("+")


def _is_name(page: Page, one: str, other: str, lines: Mapping[str, set[int]]) -> bool:
    """Whether two spellings are names of two works: each stands on one line, and these link other papers."""
    promise = read_label(one)
    if not one.isalnum() or one.lower() != other.lower():
        return False  # `Looped Transformer` and `LoopedTransformer`
    if promise.role or promise.service or len(lines[one]) > 1 or len(lines[other]) > 1:
        return False
    here, there = (_papers(page, line) for text in (one, other) for line in lines[text])
    return bool(here) and bool(there) and here.isdisjoint(there)


def _papers(page: Page, line: int) -> frozenset[ArxivId]:
    """The papers on arXiv that a line links."""
    start = page.document.lines.start_of(line)
    links = page.links_in(Span(start, start + len(page.document.line_text(line))))
    return frozenset(paper for _, paper in papers(links))


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
        Example(
            "- A1 [a](https://arxiv.org/abs/2501.00001) ![a](https://img.shields.io/badge/Mirage-blue)\n"
            "- A2 [a](https://arxiv.org/abs/2501.00002) ![a](https://img.shields.io/badge/MIRAGE-blue)\n"
            "- A3 ![a](https://img.shields.io/badge/Mirage++-blue)\n"
        ),
        Example(_GITHUB.format("GitHub") + _GITHUB.format("Model")),
        Example(
            "![a](https://img.shields.io/badge/arXiv-2307.09288-red) ![a](https://img.shields.io/badge/arXiv-2401.1-red)\n"
        ),
    ),
)
