"""Which entries a region shows, and in what order; the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence

from modelist.catalog.catalog import Catalog
from modelist.catalog.entry import Entry, Model
from modelist.pages.options import Options


def select_entries(catalog: Catalog, options: Options) -> list[Entry]:
    """The entries of a region in its order; members of a series come with their series and are left out here."""
    members = {name for one in catalog.of_kind(options.kind) if isinstance(one, Model) for name in one.members}
    chosen = [
        one
        for one in catalog.of_kind(options.kind)
        if one.id not in members and (options.tag is None or options.tag in one.tags)
    ]
    return sort_entries(chosen, options.sort)


def sort_entries(entries: Sequence[Entry], order: str) -> list[Entry]:
    """Entries by a sort option such as ``-released``; equal ones by name and id, unknown dates last either way."""
    key = order.removeprefix("-")
    found = sorted(entries, key=lambda one: (one.name.casefold(), one.id), reverse=order in ("-name", "-id"))
    if key == "id":
        return sorted(entries, key=lambda one: one.id, reverse=order.startswith("-"))
    if key == "released":
        dated = [one for one in found if one.released is not None]
        undated = [one for one in found if one.released is None]
        return [*sorted(dated, key=lambda one: str(one.released), reverse=order.startswith("-")), *undated]
    if key == "organization":
        return sorted(found, key=lambda one: tuple(one.organization), reverse=order.startswith("-"))
    return found
