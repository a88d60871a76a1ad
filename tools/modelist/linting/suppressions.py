"""Findings that an author has excused, in place and with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import nearest, shown
from modelist.linting.context import Page
from modelist.linting.rule import Rule

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

DIRECTIVE = "modelist-ignore"
_COMMENT = lazy_pattern(rf"\s*{DIRECTIVE}\s+(?P<rules>[^:]*?)\s*(?::\s*(?P<reason>.*?))?\s*\Z", re.DOTALL)
_MEANT = lazy_pattern(
    r"\s*(?:modelist|mdlist|model-list)[ _:-]{0,3}(?:lint)?[ _:-]{0,3}(?:ignore|disable|noqa|suppress)(?![a-z])",
    re.IGNORECASE,
)
"""What was probably meant for a suppression, so that its author waits for nothing."""

UNUSED, INVALID = "unused-suppression", "invalid-suppression"


@dataclass
class Suppression:
    """A rule that is excused in a part of a file, and whether any finding needed it."""

    rule: str
    path: str
    covers: Span
    place: Span
    used: bool = field(default=False)


def page_suppressions(page: Page, rules: Mapping[str, Rule]) -> tuple[list[Suppression], list[Diagnostic]]:
    """The suppressions that comments of a page make, and what is wrong with them."""
    if "<!--" not in page.text or "model" not in page.lower:
        return [], []
    made: list[Suppression] = []
    wrong: list[Diagnostic] = []
    block_starts = [block.span.start for block in page.markdown.blocks]
    for comment in page.markdown.comments:
        match = _COMMENT.match(comment.text)
        if match is None and _MEANT.match(comment.text) is None:
            continue
        names = [one.strip() for one in match["rules"].split(",") if one.strip()] if match is not None else []
        if match is None or not names or not match["reason"]:
            advice = f"Write <!-- {DIRECTIVE} rule-name: why it does not hold here -->."
            wrong.append(
                _finding(page.path, _place(page, comment.span), "a suppression names a rule and gives a reason", advice)
            )
            continue
        covers, place = _place(page, _covered(page, comment.span, block_starts)), _place(page, comment.span)
        for name in names:
            if name in rules:
                made.append(Suppression(name, page.path, covers, place))
            else:
                wrong.append(_finding(page.path, place, f"there is no rule {shown(name)}", nearest(name, rules)))
    return made, wrong


def entry_suppressions(entry: Entry, rules: Mapping[str, Rule]) -> tuple[list[Suppression], list[Diagnostic]]:
    """The suppressions of an entry's ``lint.ignore``; each holds for the whole file."""
    made: list[Suppression] = []
    wrong: list[Diagnostic] = []
    for index, one in enumerate(entry.lint.ignore):
        place = entry.at("lint", "ignore", index)
        if one.rule in rules:
            made.append(Suppression(one.rule, entry.path, Span(0, len(entry.source.document.text)), place.span))
        else:
            wrong.append(
                _finding(entry.path, place.span, f"there is no rule {shown(one.rule)}", nearest(one.rule, rules))
            )
    return made, wrong


def apply_suppressions(diagnostics: Iterable[Diagnostic], made: Iterable[Suppression]) -> Iterator[Diagnostic]:
    """The findings that nobody excused; the suppressions that excused one are marked as used."""
    by_place: dict[tuple[str, str], list[Suppression]] = {}
    for one in made:
        by_place.setdefault((one.path, one.rule), []).append(one)
    found = list(diagnostics)
    starts: dict[tuple[str, str], list[int]] = {key: [] for key in by_place}
    for diagnostic in found:
        if (key := (diagnostic.location.path, diagnostic.rule)) in starts:
            starts[key].append(diagnostic.location.span.start)
    excused = {key: _mark_used(group, sorted(starts[key])) for key, group in by_place.items()}
    for diagnostic in found:
        path, span = diagnostic.location
        if span.start not in excused.get((path, diagnostic.rule), ()):
            yield diagnostic


def _mark_used(group: Iterable[Suppression], starts: Sequence[int]) -> set[int]:
    """Of the sorted places where findings of a rule begin, those that are excused; each is looked at once or twice."""
    excused: set[int] = set()
    done = 0
    for one in sorted(group, key=lambda one: one.covers):
        first = bisect_left(starts, one.covers.start)
        one.used = first < len(starts) and starts[first] < one.covers.end
        after = bisect_left(starts, one.covers.end)
        excused.update(starts[max(first, done) : after])
        done = max(done, after)
    return excused


def unused(made: Iterable[Suppression], active: Iterable[str]) -> list[Diagnostic]:
    """Suppressions that excused nothing, of rules that did run."""
    ran = set(active)
    return [
        Diagnostic(
            UNUSED,
            Severity.WARNING,
            Location(one.path, one.place),
            f"nothing here breaks the rule '{one.rule}'",
            "Remove the suppression.",
        )
        for one in made
        if not one.used and one.rule in ran
    ]


def _covered(page: Page, comment: Span, block_starts: Sequence[int]) -> Span:
    """A comment alone on its line covers the block that follows; any other covers its own line."""
    lines = page.document.lines
    first = lines.line_of(comment.start)
    start, end = lines.start_of(first), lines.start_of(lines.line_of(comment.end) + 1)
    alone = not page.text[start : comment.start].strip() and not page.text[comment.end : end].strip()
    if not alone:
        return Span(start, end)
    blocks = page.markdown.blocks
    at = bisect_left(block_starts, comment.end)
    return Span(comment.end, blocks[at].span.end + 1) if at < len(blocks) else Span(comment.end, len(page.text))


def _place(page: Page, span: Span) -> Span:
    return span if page.written is None else page.written.span(span)


def _finding(path: str, span: Span, message: str, advice: str) -> Diagnostic:
    return Diagnostic(INVALID, Severity.WARNING, Location(path, span), message, advice)
