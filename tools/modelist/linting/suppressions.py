"""Findings that an author has excused, in place and with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from modelist.catalog.entry import Entry
from modelist.catalog.reader import nearest, shown
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.rule import Rule

DIRECTIVE = "modelist-ignore"
_COMMENT = re.compile(rf"\s*{DIRECTIVE}\s+(?P<rules>[^:]*?)\s*(?::\s*(?P<reason>.*?))?\s*\Z", re.DOTALL)
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
    if DIRECTIVE not in page.text:
        return [], []
    made: list[Suppression] = []
    wrong: list[Diagnostic] = []
    for comment in page.markdown.comments:
        match = _COMMENT.match(comment.text)
        if match is None:
            continue
        names = [one.strip() for one in match["rules"].split(",") if one.strip()]
        if not names or not match["reason"]:
            advice = f"Write <!-- {DIRECTIVE} rule-name: why it does not hold here -->."
            wrong.append(
                _finding(page.path, _place(page, comment.span), "a suppression names a rule and gives a reason", advice)
            )
            continue
        covers, place = _place(page, _covered(page, comment.span)), _place(page, comment.span)
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
    for diagnostic in diagnostics:
        path, span = diagnostic.location
        covering = [
            one for one in by_place.get((path, diagnostic.rule), ()) if one.covers.start <= span.start < one.covers.end
        ]
        for one in covering:
            one.used = True
        if not covering:
            yield diagnostic


def unused(made: Iterable[Suppression], active: Iterable[str]) -> list[Diagnostic]:
    """Suppressions that excused nothing, of rules that did run."""
    ran = set(active)
    return [
        Diagnostic(
            UNUSED,
            Severity.WARNING,
            Location(one.path, one.place),
            f"nothing here breaks the rule '{one.rule}' any more",
            "Remove the suppression.",
        )
        for one in made
        if not one.used and one.rule in ran
    ]


def _covered(page: Page, comment: Span) -> Span:
    """A comment alone on its line covers the block that follows; any other covers its own line."""
    lines = page.document.lines
    first = lines.line_of(comment.start)
    start, end = lines.start_of(first), lines.start_of(lines.line_of(comment.end) + 1)
    alone = not page.text[start : comment.start].strip() and not page.text[comment.end : end].strip()
    if not alone:
        return Span(start, end)
    blocks = page.markdown.blocks
    at = bisect_left([block.span.start for block in blocks], comment.end)
    return Span(comment.end, blocks[at].span.end + 1) if at < len(blocks) else Span(comment.end, len(page.text))


def _place(page: Page, span: Span) -> Span:
    return span if page.written is None else page.written.span(span)


def _finding(path: str, span: Span, message: str, advice: str) -> Diagnostic:
    return Diagnostic(INVALID, Severity.WARNING, Location(path, span), message, advice)
