"""Two entries are of one model: they have the same name, and a maker or a link in common.

The page shows the model twice, and sooner or later with two dates or licences. It mostly comes of a copied file whose
name was not changed, or of a model that somebody added again. Keep one of the two, or give each its own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_MAX_NAMESAKES = 20
_MARKS = str.maketrans("", "", "-_‐‑")


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Entries of one kind whose names are the same, letter case and marks aside."""
    for other in _namesakes(context).get(entry.path, ())[:_MAX_NAMESAKES]:
        if other is not entry and _may_be_one(entry, other):
            message = f"'{entry.name}' is the name of {other.path}, too"
            related = ((other.at("name"), f"'{other.name}'"),)
            advice = "Keep one of the two, or give each its own name."
            yield Problem(entry.at("name").span, message, advice, related=related)
            return


def _namesakes(context: ListContext) -> Mapping[str, list[Entry]]:
    """For the file of each entry whose name others have, all that have it."""
    found = _NAMESAKES.get(context)
    if found is None:
        by_name: dict[tuple[str, str], list[Entry]] = {}
        for entry in context.catalog.entries:
            by_name.setdefault((entry.kind, _key(entry.name)), []).append(entry)
        several = (same for same in by_name.values() if len(same) > 1)
        found = _NAMESAKES[context] = {one.path: same for same in several for one in same}
    return found


def _key(name: str) -> str:
    """A name without blanks and hyphens in small letters; other marks tell names apart, as in `Elm+`."""
    return "".join(name.casefold().split()).translate(_MARKS)


def _may_be_one(entry: Entry, other: Entry) -> bool:
    """Whether nothing speaks against it: two labs may each have a model of one name."""
    makers = set(entry.organization) & set(other.organization)
    links = {link.url for _, link in entry.links.all()} & {link.url for _, link in other.links.all()}
    return bool(makers or links or not entry.organization or not other.organization)


_NAMESAKES: WeakKeyDictionary[ListContext, dict[str, list[Entry]]] = WeakKeyDictionary()
_ENTRY = "name: {}\norganization: {}\nreleased: 2024-01\nlinks: unknown\n"
_FILES = {
    "entries/organizations.yaml": "one: {name: One}\ntwo: {name: Two}\n",
    "entries/llm/elm-7b.yaml": _ENTRY.format("Elm-7B", "one"),
}

RULE = Rule(
    id="entry-twice",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(Example(_ENTRY.format("⟦elm 7B⟧", "one"), path="entries/llm/elm.yaml", files=_FILES),),
    good=(
        Example(_ENTRY.format("Elm 7B", "two"), path="entries/llm/elm.yaml", files=_FILES),
        Example(_ENTRY.format("Elm-7B+", "one"), path="entries/llm/elm.yaml", files=_FILES),
        Example(_ENTRY.format("Elm 13B", "one"), path="entries/llm/elm.yaml", files=_FILES),
        Example(_ENTRY.format("Elm 7B", "one"), path="entries/vlm/elm.yaml", files=_FILES),
    ),
)
