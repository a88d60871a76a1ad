"""Compares an entry with what Hugging Face, GitHub and arXiv say of the things that it links.

Every difference is reported with both values and who says so. Only what is certain gets a fix: a renamed repository's
address, and a licence whose SPDX id the repository states. What a service knows roughly is compared roughly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modelist.catalog.entry import Entry, Model
from modelist.core.diagnostics import Diagnostic, Severity, sort_diagnostics
from modelist.core.edits import Edit, Fix, Safety
from modelist.links.evidence import Evidence, Seen, date_in, gather
from modelist.links.fixing import written_as
from modelist.links.from_yaml import links_of_entry
from modelist.links.uses import LinkUse, Style
from modelist.links.verify_dates import check_dates
from modelist.links.verify_license import check_license
from modelist.links.verify_papers import check_papers
from modelist.links.verify_sizes import check_sizes
from modelist.providers.questions import Verdict, VerdictKind

RULES = {
    "verify-archived": "The code's repository is archived, and the entry does not say so.",
    "verify-base-model": "The weights name another base model than the entry.",
    "verify-license": "The licence differs from the one that the repository states.",
    "verify-missing": "A link that should state facts leads nowhere.",
    "verify-moved": "A repository has another name than the entry's link.",
    "verify-paper": "The paper is another one than the weights or its title speak for.",
    "verify-released": "The release lies far from the dates that the services know.",
    "verify-size": "The number of parameters differs from the stated size.",
}
"""What is compared, by the name under which a difference is reported."""

YOUNGER_MONTHS = 3
"""A thing this much younger than the entry's release is probably another one under an address that became free."""


def verify_entry(entry: Entry, verdicts: Mapping[str, Verdict]) -> tuple[Diagnostic, ...]:
    """All differences between an entry and what is known of its links, in the order of the file."""
    evidence = gather(entry, verdicts)
    found = [*_check_addresses(evidence), *_check_archived(evidence), *check_papers(evidence), *check_dates(evidence)]
    if isinstance(entry, Model):
        found += [*check_license(evidence, entry), *check_sizes(evidence, entry)]
    return tuple(sort_diagnostics(found))


def unanswered(entry: Entry, verdicts: Mapping[str, Verdict]) -> tuple[Seen, ...]:
    """Links about which nobody could be asked this time."""
    return tuple(one for one in gather(entry, verdicts).seen if one.verdict.kind is VerdictKind.UNVERIFIED)


def _check_addresses(evidence: Evidence) -> Iterator[Diagnostic]:
    for one in evidence.seen:
        verdict = one.verdict
        if verdict.kind is VerdictKind.REDIRECTED and verdict.final_url:
            yield from _moved(evidence, one, verdict.final_url)
        elif verdict.kind in (VerdictKind.BROKEN, VerdictKind.FORBIDDEN):
            severity = Severity.ERROR if verdict.kind is VerdictKind.BROKEN else Severity.WARNING
            advice = f"Try {verdict.suggestion}" if verdict.suggestion else "Look for where it went, or take it out."
            message = f"links.{one.key}: {one.url}: {verdict.reason}"
            yield evidence.finding("verify-missing", severity, evidence.place(one), message, advice)


def _moved(evidence: Evidence, one: Seen, final: str) -> Iterator[Diagnostic]:
    stranger = _is_younger(evidence.entry, one)
    created = str(one.facts.get("created", ""))[:10]
    message = f"links.{one.key}: the entry has {one.url}, {one.source} now has {final}"
    if stranger:
        message += f", which was made on {created}, long after the release of {evidence.entry.released}"
    for use in links_of_entry(evidence.entry.source.document):
        if use.page != one.url:
            continue
        advice = "See whether it is still the same thing." if stranger else "Run: modelist verify --fix"
        fix = _address_fix(use, final, stranger)
        yield evidence.finding("verify-moved", Severity.WARNING, use.location, message, advice, fix)


def _address_fix(use: LinkUse, final: str, is_stranger: bool) -> Fix | None:
    if use.style is Style.FIXED:
        return None
    new = f"{final}#{use.fragment}" if use.fragment and "#" not in final else final
    edits = (Edit(use.location.span, written_as(new, use.style)),)
    return Fix(f"Write {new}", edits, Safety.UNSAFE if is_stranger else Safety.SAFE)


def _is_younger(entry: Entry, one: Seen) -> bool:
    created = date_in(one.facts.get("created"))
    if created is None or entry.released is None:
        return False
    return entry.released.months_between(created) > YOUNGER_MONTHS


def _check_archived(evidence: Evidence) -> Iterator[Diagnostic]:
    if evidence.entry.status in ("superseded", "withdrawn"):
        return
    for one in evidence.of("github", "code"):
        if one.facts.get("archived"):
            stated = evidence.entry.status or "not stated"
            message = f"links.code: GitHub says that {one.name} is archived; the entry's status is {stated}"
            advice = "Think of 'status: superseded', or of newer code to link."
            yield evidence.finding("verify-archived", Severity.INFO, evidence.place(one), message, advice)
