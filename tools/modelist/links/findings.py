"""Results as diagnostics, so that every reporter of the tool can show them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document, Location, Position, Span
from modelist.core.wording import shortened
from modelist.links.durations import show_age
from modelist.links.report import LinkReport, LinkResult, Place
from modelist.providers.questions import VerdictKind

MAX_SHOWN = 200
"""Characters of an address or reason that a message quotes."""

RULES: Mapping[VerdictKind, tuple[str, Severity, str]] = {
    VerdictKind.BROKEN: ("link-broken", Severity.ERROR, "A link that leads nowhere, for certain."),
    VerdictKind.FORBIDDEN: ("link-forbidden", Severity.ERROR, "A link that is refused, or that readers may not open."),
    VerdictKind.REDIRECTED: ("link-redirected", Severity.WARNING, "A link whose page has moved for good."),
    VerdictKind.UNVERIFIED: ("link-unverified", Severity.INFO, "A link that this run could not check."),
}
"""Name, severity and meaning of what is reported; links that work are not."""

DOCUMENTATION = {name: words for name, _, words in RULES.values()}


def findings(report: LinkReport, documents: Mapping[str, Document], now: int, each: bool) -> list[Diagnostic]:
    """What is to be told of a run, in order of place; links that work, and those that are excluded, are left out.

    ``each`` gives one finding for each place, for reports that are shown beside the lines of a change; else one for
    each link, with its other places beside it.
    """
    found = [one for result in report.results for one in _of_link(result, documents, now, each)]
    return sorted(found, key=lambda one: (one.location, one.rule, one.message))


def message_of(result: LinkResult) -> str:
    """What became of a link, in one line."""
    verdict = result.verdict
    words = f"{cut(result.url)}: {cut(verdict.reason or verdict.note or verdict.kind.value)}"
    if verdict.final_url and verdict.kind is VerdictKind.REDIRECTED:
        return f"{words}, to {cut(verdict.final_url)}"
    return words


def advice_of(result: LinkResult) -> str:
    """What a maintainer can do about a link."""
    verdict = result.verdict
    if verdict.kind is VerdictKind.REDIRECTED:
        can_fix = not verdict.facts.get("front_page")
        return f"{cut(verdict.note)}; look before you change it." if not can_fix else "Run: modelist links --fix"
    if verdict.suggestion:
        return f"Try {cut(verdict.suggestion)}"
    return cut(verdict.note)


def history_of(result: LinkResult, now: int) -> str:
    """Since when a link has been bad, where it was so before this run; '' otherwise."""
    if result.bad_since is None or result.bad_times < 2:
        return ""
    day = datetime.datetime.fromtimestamp(min(result.bad_since, 253_402_300_799), datetime.UTC).date().isoformat()
    return f"no good answer since {day} ({show_age(now - result.bad_since)}, asked {result.bad_times} times)"


def cut(text: str) -> str:
    """A text from the web as a message quotes it: one line, not too long."""
    return shortened(text, MAX_SHOWN)


def _of_link(result: LinkResult, documents: Mapping[str, Document], now: int, each: bool) -> Iterator[Diagnostic]:
    known = RULES.get(result.verdict.kind)
    if known is None or not result.sources or not result.is_told:
        return
    rule, severity, _ = known
    if result.verdict.kind is VerdictKind.FORBIDDEN and not result.is_policy:
        severity = Severity.WARNING
    history = history_of(result, now)
    message = f"{message_of(result)}; {history}" if history else message_of(result)
    written = [one for one in result.sources if not one.generated] or list(result.sources[:1])
    locations = [_location(one, documents) for one in written]
    for index, location in enumerate(locations if each else locations[:1]):
        related = () if each else tuple((one, "here too") for one in locations[index + 1 :])
        yield Diagnostic(rule, severity, location, message, advice_of(result), related=related)


def _location(place: Place, documents: Mapping[str, Document]) -> Location:
    """A place as offsets; the file's start where the file is not at hand."""
    document = documents.get(place.path)
    if document is None:
        return Location(place.path, Span(0, 0))
    start = document.lines.offset(Position(place.line, place.column))
    end = document.lines.offset(Position(place.end_line, place.end_column)) if place.end_line else start
    return Location(place.path, Span(start, max(start, end)))
