"""Two entries of different organisations have one paper.

An entry is begun as a copy of another, and the paper stays: readers of the second model are led to the paper of the
first. Where both organisations wrote it, name both in each entry; where it is cited for another reason, put it under
`sources`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.core.quantities import ArxivId
from modelist.linting.addresses.anchors import name_key
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.models.releases import is_repacked
from modelist.linting.names.link_names import address_of
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry, Link, Model

_MIN_NAME = 3


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers of a model that a model of wholly other organisations names too, and that is not its predecessor."""
    if not is_model(entry) or not entry.organization:
        return
    for index, others in _shared(context).get(entry.path, ()):
        for other in others:
            if other is not entry and not _related(entry, other):
                message = f"{entry.name} and {other.name} name one paper, but are by different organisations"
                related = ((other.at("links", "paper"), f"the paper of {other.name}"),)
                advice = "Give each its own paper, or name both organisations."
                yield Problem(entry.at("links", "paper", index).span, message, advice, related=related)


def _shared(context: ListContext) -> Mapping[str, list[tuple[int, list[Model]]]]:
    """For each file, which of its entry's papers several entries name, with all of these."""
    found = _SHARED.get(context)
    if found is None:
        by_paper: dict[str, list[tuple[Model, int]]] = {}
        for entry in filter(is_model, context.catalog.entries):
            for index, link in enumerate(entry.links.paper):
                by_paper.setdefault(_key(link), []).append((entry, index))
        found = _SHARED[context] = {}
        for uses in by_paper.values():
            for entry, index in uses if len(uses) > 1 else ():
                found.setdefault(entry.path, []).append((index, [one for one, _ in uses]))
    return found


def _key(link: Link) -> str:
    """What two addresses of one paper have in common."""
    address = address_of(link.url)
    paper = link.arxiv or (ArxivId.parse(address.name) if address is not None and address.kind == "paper" else None)
    return paper.paper_id if paper is not None else link.url


def _related(entry: Model, other: Model) -> bool:
    """Whether one may well have the other's paper: it has a maker with it in common, or is made of it."""
    if is_repacked(entry.name) or is_repacked(other.name) or _is_part(entry, other) or _is_part(other, entry):
        return True
    return (
        not other.organization
        or bool(set(entry.organization) & set(other.organization))
        or entry.predecessor == other.id
        or other.predecessor == entry.id
    )


def _is_part(entry: Model, other: Model) -> bool:
    """Whether an entry has another's name in its own, or names it as its language model."""
    name = name_key(other.name)
    language = str(entry.vision.language_model or "") if entry.vision is not None else ""
    return len(name) >= _MIN_NAME and (name in name_key(entry.name) or name in name_key(language))


_SHARED: WeakKeyDictionary[ListContext, dict[str, list[tuple[int, list[Model]]]]] = WeakKeyDictionary()
_ENTRY = "name: {}\norganization: {}\nreleased: 2024-01\nlinks:\n  paper: {}\n"
_ORGANIZATIONS = "one: {name: One}\ntwo: {name: Two}\n"
_FILES = {
    "entries/organizations.yaml": _ORGANIZATIONS,
    "entries/llm/beta.yaml": _ENTRY.format("Beta", "two", "arXiv:2310.06825"),
}

RULE = Rule(
    id="entry-paper-of-other",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("Alpha", "one", "⟦arXiv:2310.06825⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(
            _ENTRY.format("Alpha", "one", "⟦https://huggingface.co/papers/2310.06825⟧"),
            path="entries/llm/alpha.yaml",
            files=_FILES,
        ),
    ),
    good=(
        Example(_ENTRY.format("Beta Chat", "one", "arXiv:2310.06825"), path="entries/llm/beta-chat.yaml", files=_FILES),
        Example(
            _ENTRY.format("Alpha", "one", "arXiv:2310.06825") + "vision:\n  language_model: Beta 7B\n",
            path="entries/vlm/alpha.yaml",
            files=_FILES,
        ),
        Example(_ENTRY.format("Alpha", "one", "arXiv:2307.09288"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("Alpha", "[one, two]", "arXiv:2310.06825"), path="entries/llm/alpha.yaml", files=_FILES),
    ),
)
