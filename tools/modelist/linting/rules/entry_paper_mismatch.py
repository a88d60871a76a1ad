"""An entry's paper is known to be another model's, and its own has another arXiv id.

The entry was begun as a copy, or the id was mistyped, and readers are led to the paper of something else. What some
thousand papers are called is known from many public lists that agree on it, so this needs no network. Give the id of
the model's own paper; one that is cited for another reason belongs under `sources`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.names.link_names import address_of
from modelist.linting.papers.paper_of_name import own_paper
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.known_papers import titles_of

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry, Link


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers of a model whose name begins the title of another one that the entry does not link."""
    found = [*map(_paper, entry.links.paper)] if is_model(entry) else []
    for index, paper in enumerate(found):
        own = own_paper(entry.name, paper)
        if own and own not in found:
            message = f"{paper} is the paper {shown(titles_of(paper)[0])}; that of {entry.name} is arXiv:{own}"
            advice = f"Write arXiv:{own}, or put the paper under sources."
            yield Problem(entry.at("links", "paper", index).span, message, advice)


def _paper(link: Link) -> str:
    """The id without version that a link names; '' for a paper elsewhere."""
    address = address_of(link.url)
    return link.arxiv.paper_id if link.arxiv else address.name if address is not None else ""


_ENTRY = "name: {}\norganization: a\nreleased: 2024-01\nlinks:\n  paper: {}\n"

RULE = Rule(
    id="entry-paper-mismatch",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(Example(_ENTRY.format("BLIP-2", "⟦arXiv:1706.03762⟧"), path="entries/vlm/blip-2.yaml"),),
    good=(
        Example(_ENTRY.format("BLIP-2", "arXiv:2301.12597"), path="entries/vlm/blip-2.yaml"),
        Example(_ENTRY.format("BLIP-2", "[arXiv:2301.12597, arXiv:1706.03762]"), path="entries/vlm/blip-2.yaml"),
        Example(_ENTRY.format("Road Signs 7B", "arXiv:1706.03762"), path="entries/vlm/road-signs-7b.yaml"),
    ),
)
