"""A run as Markdown for an issue or a job's summary, grouped by what a maintainer has to do.

Addresses and reasons come from strangers: all of them stand in code spans, in which GitHub reads no markup, mention
or reference (https://github.github.com/gfm/#code-spans), without the characters that would turn text around.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.links.findings import cut, history_of
from modelist.links.report import LinkReport, LinkResult, Place
from modelist.links.report_text import summary_line
from modelist.providers.questions import VerdictKind

MAX_CHARACTERS = 60_000
"""An issue of GitHub holds 65,536 characters, a job's summary a mebibyte."""

MAX_PLACES = 5
_TICKS = lazy_pattern(r"`+")
_ROOM = 200
"""Characters kept for the line that says how much was left out."""


class _Group(NamedTuple):
    heading: str
    advice: str
    belongs: Callable[[LinkResult], bool]


_GROUPS = (
    _Group(
        "Broken: mend or remove",
        "It is certain that these lead nowhere.",
        lambda one: one.verdict.kind is VerdictKind.BROKEN,
    ),
    _Group(
        "Refused: replace",
        "These point into private networks, or use a scheme that no reader can follow.",
        lambda one: one.is_policy,
    ),
    _Group(
        "Moved for good: run `modelist links --fix`",
        "These still work; the entry should name the new address.",
        lambda one: one.verdict.kind is VerdictKind.REDIRECTED,
    ),
    _Group(
        "Closed to readers",
        "These are private, disabled or blocked.",
        lambda one: one.verdict.kind is VerdictKind.FORBIDDEN and not one.is_policy,
    ),
    _Group(
        "Could not be verified: look at those that stay here",
        "A wall against programs, a fault of the server, or no answer in time.",
        lambda one: one.verdict.kind is VerdictKind.UNVERIFIED and one.is_told,
    ),
)


def report_markdown(report: LinkReport, now: int, limit: int = MAX_CHARACTERS) -> str:
    """The whole summary, at most ``limit`` characters; what does not fit is counted."""
    parts = [f"## Links\n\n{summary_line(report)}.\n"]
    room = limit - len(parts[0]) - _ROOM
    left_out = 0
    for group in _GROUPS:
        results = sorted(filter(group.belongs, report.results), key=lambda one: (one.bad_since or now, one.url))
        lines = list(_lines(group, results, now))
        kept = _fitting(lines, room)
        room -= sum(map(len, kept))
        parts += kept
        left_out += len(lines) - len(kept)
    if left_out:
        parts.append(f"\n{left_out} more lines did not fit; the JSON report has everything.\n")
    return "".join(parts)


def _lines(group: _Group, results: Sequence[LinkResult], now: int) -> Iterator[str]:
    if results:
        yield f"\n### {group.heading} ({len(results)})\n\n{group.advice}\n\n"
    for one in results:
        yield _item(one, now)


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        room -= len(line)
        if room < 0 or (len(lines) > 1 and not kept and room < len(lines[1])):
            break
        kept.append(line)
    return kept


def _item(result: LinkResult, now: int) -> str:
    verdict = result.verdict
    lines = [f"- [ ] {code(result.url)}"]
    if verdict.kind is VerdictKind.REDIRECTED and verdict.final_url:
        lines.append(f"  now {code(verdict.final_url)}")
    elif verdict.reason:
        lines.append(f"  {code(verdict.reason)}")
    lines += [f"  {code(verdict.note)}"] if verdict.note else []
    history = history_of(result, now)
    lines += [f"  {history}"] if history else []
    lines += [f"  try {code(verdict.suggestion)}"] if verdict.suggestion else []
    lines.append(f"  in {_places(result.sources)}")
    return " \\\n".join(lines) + "\n"


def _places(places: Sequence[Place]) -> str:
    written = [one for one in places if not one.generated] or list(places)
    shown = ", ".join(code(f"{one.path}:{one.line}") for one in written[:MAX_PLACES])
    return f"{shown} and {len(written) - MAX_PLACES} more" if len(written) > MAX_PLACES else shown


def code(text: str) -> str:
    """Text in a code span, on one line, without characters that cannot be seen."""
    seen = "".join(one if one.isprintable() and unicodedata.category(one) != "Cf" else "\ufffd" for one in cut(text))
    longest = max((len(one) for one in _TICKS.findall(seen)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if seen.startswith("`") or seen.endswith("`") or not seen.strip() else ""
    return f"{fence}{pad}{seen}{pad}{fence}"
