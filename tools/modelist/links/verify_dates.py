"""Compares an entry's release with the dates that the services know.

None of them is the release itself: arXiv knows when the paper was submitted, Hugging Face and GitHub when a
repository was made, which may be long before it was opened, or long after for weights that moved. So an entry is
doubted only where no date lies near its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.quantities import ArxivId, ReleaseDate
from modelist.links.evidence import Evidence, Seen, date_in

RULE = "verify-released"

NEAR_MONTHS = 1
"""Months that a release may lie beside a date: a paper is announced days later, weights come weeks earlier or later."""

HUB_RECORDS_SINCE = ReleaseDate(2022, 3, 3)
"""Older repositories on Hugging Face all say 2022-03-02, when it began to record dates (ModelInfo in hf_api.py)."""


def check_dates(evidence: Evidence) -> Iterator[Diagnostic]:
    """One finding where every date that is known lies far from the release."""
    released = evidence.entry.released
    known = sorted(set(known_dates(evidence)))
    if not known or released is None or any(_is_near(released, day) for day, _, _ in known):
        return
    earliest = known[0][0]
    listed = ", ".join(f"{source} has {day} for {name}" for day, source, name in known[:4])
    message = f"released: the entry has {released}, {listed}"
    severity = Severity.WARNING if any(source == "arXiv" for _, source, _ in known) else Severity.INFO
    advice = f"It is the month of the first public weights or paper; see whether {earliest.year}-{earliest.month:02}"
    place = evidence.entry.at("released")
    yield evidence.finding(RULE, severity, place, message, f"{advice} is meant.")


def known_dates(evidence: Evidence) -> Iterator[tuple[ReleaseDate, str, str]]:
    """Dates with the service that states each and what it is a date of."""
    for one in evidence.of("arxiv", "paper"):
        published = date_in(one.facts.get("published"))
        if published is not None:
            yield published, one.source, one.name
        announced = ArxivId.parse(str(one.facts.get("id", "")))
        if announced is not None and published is not None and published.months_between(_month(announced)) == 1:
            yield _month(announced), one.source, one.name
    for one in evidence.weights():
        created = hub_date(one)
        if created is not None:
            yield created, one.source, one.name


def hub_date(one: Seen) -> ReleaseDate | None:
    """When a repository on Hugging Face was made; None where that was not yet recorded."""
    created = date_in(one.facts.get("created"))
    return created if created is not None and created >= HUB_RECORDS_SINCE else None


def _month(arxiv: ArxivId) -> ReleaseDate:
    return ReleaseDate(*arxiv.month)


def _is_near(one: ReleaseDate, other: ReleaseDate) -> bool:
    return abs(one.months_between(other)) <= NEAR_MONTHS
