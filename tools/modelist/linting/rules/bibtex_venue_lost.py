"""A BibTeX entry names its venue in a field that entries of its type do not have.

BibTeX silently leaves such a field out: of `@article` with a `booktitle` and no `journal` nothing tells where the work
was printed, and neither does the `journal` of `@inproceedings` or `@misc`. Whoever copies the entry cites the work as
printed nowhere. Give the entry the type that its venue has: `@inproceedings` with `booktitle` for a conference,
`@article` with `journal` for a journal or a preprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.papers.bibtex import BibEntry, BibField, find_entries, read_fields
from modelist.linting.rule import Example, Problem, Rule, Scope

_TYPE = lazy_pattern(r"@(?P<type>\w{1,20})")


class _Case(NamedTuple):
    """A field that a type has not, those which tell of the venue in its place, and what to do."""

    field: str
    instead: tuple[str, ...]
    advice: str


_TO_JOURNAL = "Name the field 'booktitle' where it is a conference, or make it an '@article'."
_CASES = {
    "article": (_Case("booktitle", ("journal", "journaltitle"), "Make it an '@inproceedings', or name it 'journal'."),),
    "inproceedings": (_Case("journal", ("booktitle", "crossref"), _TO_JOURNAL),),
    "conference": (_Case("journal", ("booktitle", "crossref"), _TO_JOURNAL),),
    "misc": (
        _Case("booktitle", ("howpublished", "eprint"), "Make it an '@inproceedings'."),
        _Case("journal", ("howpublished", "eprint"), "Make it an '@article'."),
    ),
}
_FIELD = lazy_pattern(r"[\s,](?P<name>[A-Za-z]{1,20})\s{0,5}=")
"""Also fields whose value is a word without braces, or a number."""

_MEETING = lazy_pattern(r"\b(?:conference|proceedings|workshop|symposium|meeting)\b", re.IGNORECASE)
_NO_VENUE = lazy_pattern(r"\W{0,3}(?:git(?:hub|lab)\b|online\b|https?:|website\b|hugging ?face\b|\Z)", re.IGNORECASE)
"""What is written as the journal of a repository that was printed nowhere."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Entries of the common types with the field of another one, and without their own."""
    for entry in find_entries(page):
        kind = _TYPE.match(page.text, entry.span.start)
        cases = _CASES.get(kind["type"].lower(), ()) if kind is not None else ()
        if kind is None or not cases:
            continue
        names = {match["name"].lower() for match in _FIELD.finditer(page.text, *entry.span)}
        for case in cases:
            if case.field in names and names.isdisjoint(case.instead):
                yield from _problems(page, entry, kind, case)


def _problems(page: Page, entry: BibEntry, kind: re.Match[str], case: _Case) -> Iterator[Problem]:
    for field in read_fields(page, entry):
        venue = page.document.slice(field.value)
        if field.name != case.field or _NO_VENUE.match(venue) is not None:
            continue
        name = Span(field.span.start, field.span.start + len(field.name))
        message = f"BibTeX drops the {field.name} of an @{kind['type']}, so that {shown(venue)} is lost"
        yield Problem(name, message, case.advice, edits=tuple(_edits(field, kind, case, venue)))
        return


def _edits(field: BibField, kind: re.Match[str], case: _Case, venue: str) -> Iterator[Edit]:
    """What is surely held as a meeting is in its proceedings."""
    if _MEETING.search(venue) is None:
        return
    if kind["type"].lower() in ("article", "misc"):
        yield Edit(Span(*kind.span("type")), "inproceedings")
    if case.field == "journal":
        yield Edit(Span(field.span.start, field.span.start + len(field.name)), "booktitle")


_CLOSE = ",\n  year={2025}\n}\n```\n"

RULE = Rule(
    id="bibtex-venue-lost",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("@",),
    family="structure",
    bad=(
        Example(
            "```bibtex\n@article{a,\n  title={A},\n  ⟦booktitle⟧={The Ninth Conference on Words}" + _CLOSE,
            "```bibtex\n@inproceedings{a,\n  title={A},\n  booktitle={The Ninth Conference on Words}" + _CLOSE,
        ),
        Example(
            '```\n@InProceedings{a,\n  title="A",\n  ⟦journal⟧ = "Proceedings of Words"' + _CLOSE,
            '```\n@InProceedings{a,\n  title="A",\n  booktitle = "Proceedings of Words"' + _CLOSE,
        ),
        Example("```\n@inproceedings{a, ⟦journal⟧={arXiv preprint arXiv:2401.01234}" + _CLOSE),
        Example("```\n@misc{a, ⟦journal⟧={Journal of Words}" + _CLOSE),
        Example("```\n@article{a, ⟦Booktitle⟧={ICLR}" + _CLOSE),
    ),
    good=(
        Example("```\n@article{a, booktitle={Conference on Words}, journal=jow" + _CLOSE),
        Example("```\n@article{a, title={A, booktitle = b}, journal={Journal of Words}" + _CLOSE),
        Example("```\n@inproceedings{a, journal={PMLR}, booktitle={Conference on Words}" + _CLOSE),
        Example("```\n@misc{a, journal={GitHub repository}" + _CLOSE),
        Example("```\n@misc{a, journal={arXiv}, eprint={2401.01234}" + _CLOSE),
        Example("```\n@incollection{a, booktitle={A Book of Words}" + _CLOSE),
        Example("```markdown\n@article{a, booktitle={Conference on Words}" + _CLOSE),
    ),
)
