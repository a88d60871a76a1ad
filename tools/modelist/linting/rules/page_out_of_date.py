"""A region of a page is not what the entries make of it: a forgotten build, or an edit by hand.

Readers see old facts, and the next build silently drops what was written by hand. Put the change into the entry's
file, then run `modelist build`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_SHOWN, _BEFORE = 100, 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The first line of each region that a build would change."""
    if not page.regions:
        return
    texts = page.context.rendering.texts()
    wanted = texts.get(page.path) if texts is not None else None
    if wanted is None or wanted == page.source.text:
        return
    shift = 0
    for region in page.regions:
        start, end = region.body_span
        after = wanted.find(page.source.slice(region.end_span), start + shift) if region.end_span else -1
        made = wanted[start + shift : after] if after >= 0 else ""
        written = page.source.text[start:end]
        if made != written:
            yield _problem(page, written, made, start, region.name)
        shift += len(made) - len(written)


def _problem(page: Page, written: str, made: str, start: int, name: str) -> Problem:
    lines, wanted = written.split("\n"), made.split("\n")
    shared = min(len(lines), len(wanted))
    number = next((n for n, (a, b) in enumerate(zip(lines, wanted, strict=False)) if a != b), shared)
    offset = min(start + sum(len(line) + 1 for line in lines[:number]), start + len(written))
    line = lines[number] if number < len(lines) else ""
    better = wanted[number] if number < len(wanted) else ""
    place = _differing(line, better)
    message = f"the region '{name}' is not what the entries say"
    if better.strip():
        message += f"; a build would write '{_around(better, place.start)}' here"
    advice = "Put changes into the entry's file, then run: modelist build"
    return Problem(place.shifted(offset), message, advice)


def _differing(line: str, better: str) -> Span:
    """What of a line is otherwise than it should be; all of it where one of the two is missing or nothing is alike."""
    start = _alike(line, better)
    same = _alike(line[start:][::-1], better[start:][::-1])
    return Span(start, len(line) - same) if start and start < len(line) - same else Span(0, len(line))


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    shared = min(len(one), len(other))
    return next((at for at in range(shared) if one[at] != other[at]), shared)


def _around(text: str, at: int) -> str:
    """A line, or in a long one what stands around a place."""
    start = max(0, at - _BEFORE) if len(text) > _SHOWN else 0
    shown = text[start : start + _SHOWN].strip()
    return f"{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}"


_PAGE = "# List\n\n<!-- modelist:begin count -->\n\n{}\n\n<!-- modelist:end -->\n"
_ENTRY = {"entries/llm/alpha.yaml": "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\n"}

RULE = Rule(
    id="page-out-of-date",
    scope=Scope.PAGE,
    severity=Severity.ERROR,
    check=check,
    family="list",
    sees_regions=True,
    bad=(
        Example(_PAGE.format("**⟦7** language models, newest: 2023⟧-01."), files=_ENTRY),
        Example(_PAGE.format("**1** language models, newest: 2024-01.\n\n⟦Written by hand.⟧"), files=_ENTRY),
    ),
    good=(
        Example(_PAGE.format("**1** language models, newest: 2024-01."), files=_ENTRY),
        Example("# A page without regions\n"),
    ),
)
