"""Two entries of different organisations have one paper.

An entry is begun as a copy of another, and the paper stays: readers of the second model are led to the paper of the
first. Where both organisations wrote it, name both in each entry; where it is cited for another reason, put it under
`sources`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
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

_MIN_NAME, _MAX_SHARING = 3, 36


class _Use(NamedTuple):
    """A model with a paper that is the one at ``place`` of its own, and what is compared of its name."""

    entry: Model
    place: int
    name: str
    language: str
    is_repacked: bool


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers of a model that a model of wholly other organisations names too, and that is not its predecessor."""
    if not is_model(entry) or not entry.organization:
        return
    for one, others in _shared(context).get(entry.path, ()):
        for use in others:
            other = use.entry
            if other is not entry and not _related(one, use):
                message = f"{entry.name} and {other.name} name one paper, but are by different organisations"
                related = ((other.at("links", "paper"), f"the paper of {other.name}"),)
                advice = "Give each its own paper, or name both organisations."
                yield Problem(entry.at("links", "paper", one.place).span, message, advice, related=related)


def _shared(context: ListContext) -> Mapping[str, list[tuple[_Use, list[_Use]]]]:
    """For each file, which of its entry's papers several entries name, with all of these.

    A paper that dozens have is one about them all, or of what they are made with.
    """
    found = _SHARED.get(context)
    if found is None:
        by_paper: dict[str, list[tuple[Model, int]]] = {}
        for entry in filter(is_model, context.catalog.entries):
            for index, link in enumerate(entry.links.paper):
                by_paper.setdefault(_key(link), []).append((entry, index))
        found = _SHARED[context] = {}
        for sharing in by_paper.values():
            uses = [_use(entry, index) for entry, index in sharing] if 1 < len(sharing) <= _MAX_SHARING else []
            for one in uses:
                found.setdefault(one.entry.path, []).append((one, uses))
    return found


def _use(entry: Model, place: int) -> _Use:
    language = str(entry.vision.language_model or "") if entry.vision is not None else ""
    return _Use(entry, place, name_key(entry.name), name_key(language), is_repacked(entry.name))


def _key(link: Link) -> str:
    """What two addresses of one paper have in common."""
    if link.arxiv is not None:
        return link.arxiv.paper_id
    address = address_of(link.url)
    paper = ArxivId.parse(address.name) if address is not None and address.kind == "paper" else None
    return paper.paper_id if paper is not None else link.url


def _related(one: _Use, use: _Use) -> bool:
    """Whether one may well have the other's paper: it has a maker with it in common, or is made of it."""
    entry, other = one.entry, use.entry
    if one.is_repacked or use.is_repacked or _is_part(one, use) or _is_part(use, one):
        return True
    return (
        not other.organization
        or not set(entry.organization).isdisjoint(other.organization)
        or entry.predecessor == other.id
        or other.predecessor == entry.id
    )


def _is_part(one: _Use, other: _Use) -> bool:
    """Whether an entry has another's name in its own, or names it as its language model."""
    return len(other.name) >= _MIN_NAME and (other.name in one.name or other.name in one.language)


_SHARED: WeakKeyDictionary[ListContext, dict[str, list[tuple[_Use, list[_Use]]]]] = WeakKeyDictionary()
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
