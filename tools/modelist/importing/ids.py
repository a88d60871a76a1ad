"""Ids of the entries, tags and organisations of one page, each once."""

from __future__ import annotations

from collections.abc import Iterable

from modelist.catalog.ids import make_id


class Ids:
    """Hands out ids, none of the ``taken``; a name used again gets the next number, without trying all those before."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def new(self, name: str) -> str:
        """A new id for a name."""
        stem = make_id(name)
        found, number = stem, self._numbers.get(stem, 1)
        while found in self._taken:
            number += 1
            found = f"{stem}-{number}"
        self._numbers[stem] = number
        self._taken.add(found)
        return found


def name_for_id(name: str) -> str:
    """What an id is made of: the name, but for one like 雅意2.0, of which only its number would be left."""
    if name.isascii() or any(one.isascii() and one.isalpha() for one in name):
        return name
    return "".join(one for one in name if not one.isascii()) or name
