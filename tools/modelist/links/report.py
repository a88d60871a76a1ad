"""What a run found of every link: the one value that all reports are made of, and that reports of shards add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from modelist.core.text import Document
from modelist.links.collect import FoundLink
from modelist.links.uses import LinkUse
from modelist.providers.questions import Verdict, VerdictKind

WORST_FIRST = (
    VerdictKind.BROKEN,
    VerdictKind.FORBIDDEN,
    VerdictKind.REDIRECTED,
    VerdictKind.UNVERIFIED,
    VerdictKind.OK,
    VerdictKind.EXCLUDED,
)

NOT_ASKED = "not asked, since the run is offline, and not known from an earlier one"
"""The reason of links that an offline run leaves open; they are counted, and not listed one by one."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place as 1-based lines and columns (code points); the end is exclusive.

    ``generated`` tells that the place is in a region of a page, which is mended in the entry.
    """

    path: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    generated: bool = False


@dataclass(frozen=True, slots=True)
class LinkResult:
    """One link: its verdict, how often it was asked, and for a bad one since when (seconds since 1970) and how often
    it has been bad."""

    url: str
    verdict: Verdict
    sources: tuple[Place, ...] = ()
    attempts: int = 0
    cached: bool = False
    bad_since: int | None = None
    bad_times: int = 0

    @property
    def is_policy(self) -> bool:
        """Whether it was refused before anything answered, by its scheme or its address."""
        return self.verdict.kind is VerdictKind.FORBIDDEN and self.verdict.status is None

    @property
    def is_told(self) -> bool:
        """Whether a report for people lists it: what works, is left out or was not asked is only counted."""
        silent = (VerdictKind.OK, VerdictKind.EXCLUDED)
        return self.verdict.kind not in silent and self.verdict.reason != NOT_ASKED

    @property
    def is_failure(self) -> bool:
        """Whether it fails a run: broken for certain, or refused."""
        return self.verdict.kind is VerdictKind.BROKEN or self.is_policy


@dataclass(frozen=True, slots=True)
class LinkReport:
    """All links of a run in order of address; ``requests`` is what went over the wire.

    ``stopped`` tells that the run ended before all was asked.
    """

    results: tuple[LinkResult, ...] = ()
    requests: int = 0
    stopped: bool = False
    counts: Mapping[VerdictKind, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", Counter(one.verdict.kind for one in self.results))

    @property
    def links(self) -> int:
        """How many places there are."""
        return sum(len(one.sources) for one in self.results)

    @property
    def cached(self) -> int:
        """How many verdicts are from earlier runs."""
        return sum(one.cached for one in self.results)

    @property
    def has_failures(self) -> bool:
        """Whether the run fails."""
        return any(one.is_failure for one in self.results)

    def of_kind(self, kind: VerdictKind) -> tuple[LinkResult, ...]:
        """The links with a verdict."""
        return tuple(one for one in self.results if one.verdict.kind is kind)


def make_report(results: Iterable[LinkResult], requests: int = 0, stopped: bool = False) -> LinkReport:
    """A report in order of address."""
    return LinkReport(tuple(sorted(results, key=lambda one: one.url)), requests, stopped)


def places_of(link: FoundLink, documents: Mapping[str, Document]) -> tuple[Place, ...]:
    """The places of a link in order of path and place."""
    return tuple(sorted({_place(one, documents) for one in link.uses}))


def _place(use: LinkUse, documents: Mapping[str, Document]) -> Place:
    document, span = documents[use.location.path], use.location.span
    start, end = document.position(span.start), document.position(span.end)
    return Place(use.location.path, start.line, start.column, end.line, end.column, use.generated)
