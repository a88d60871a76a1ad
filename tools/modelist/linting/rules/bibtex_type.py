"""A BibTeX entry has the type of something else: a conference as a journal, or a repository with a journal.

Reference styles set `@article` as one of a journal, with volume and pages to come, and leave the `journal` of `@misc`
out. A paper of a conference is an `@inproceedings` with a `booktitle`, and `howpublished` tells of a repository. Only
style, since the words of the entry are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.papers.bibtex import find_entries, read_fields
from modelist.linting.rule import Example, Problem, Rule, Scope

_TYPE = lazy_pattern(r"@(?P<type>article|misc)\b", re.IGNORECASE)
_MEETING = lazy_pattern(r"\b(?:conference|workshop|symposium)\b(?! (?:series|papers?)\b)", re.IGNORECASE)
_REPOSITORY = lazy_pattern(r"git(?:hub|lab)(?: (?:repository|repo))?", re.IGNORECASE)
_PREPRINT = lazy_pattern(r"\W{0,3}(?:arxiv|corr|preprint)\b", re.IGNORECASE)
_OWN = frozenset({"booktitle", "howpublished"})


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Articles whose journal is a meeting, and the repository that is the journal of something else."""
    for entry in find_entries(page):
        kind = _TYPE.match(page.text, entry.span.start)
        if kind is None:
            continue
        fields = {field.name: field for field in read_fields(page, entry)}
        journal = fields.get("journal")
        if journal is None or not _OWN.isdisjoint(fields):
            continue
        venue = page.document.slice(journal.value).strip()
        name = Span(journal.span.start, journal.span.start + len(journal.name))
        if kind["type"].lower() == "misc":
            if _REPOSITORY.fullmatch(venue) is not None:
                message = "BibTeX drops the journal of a @misc"
                yield Problem(name, message, "Name it 'howpublished'.", edits=(Edit(name, "howpublished"),))
        elif _MEETING.search(venue) is not None and _PREPRINT.match(venue) is None:
            message = f"{shown(venue)} is no journal, as an @article has"
            edits = (Edit(Span(*kind.span("type")), "inproceedings"), Edit(name, "booktitle"))
            yield Problem(name, message, "Make it an '@inproceedings' with a 'booktitle'.", edits=edits)


RULE = Rule(
    id="bibtex-type",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            "```bibtex\n@misc{a,\n  title = {A},\n  ⟦journal⟧ = {GitHub repository},\n}\n```\n",
            "```bibtex\n@misc{a,\n  title = {A},\n  howpublished = {GitHub repository},\n}\n```\n",
        ),
        Example(
            "```\n@article{a,\n  ⟦journal⟧={Tenth International Conference on Words},\n  year={2025}\n}\n```\n",
            "```\n@inproceedings{a,\n  booktitle={Tenth International Conference on Words},\n  year={2025}\n}\n```\n",
        ),
    ),
    good=(
        Example("```\n@article{a, journal={Proceedings of the National Academy of Words}, year={2025}}\n```\n"),
        Example("```\n@article{a, journal={Journal of Words: Conference Series}, year={2025}}\n```\n"),
        Example("```\n@article{a, journal={arXiv preprint, accepted at the Workshop on Words}, year={2025}}\n```\n"),
        Example("```\n@misc{a, howpublished={GitHub repository}, journal={GitHub}, year={2025}}\n```\n"),
        Example("```\n@misc{a, title={Journal of a Conference}, year={2025}}\n```\n"),
    ),
)
