"""Ids of the entries, tags and organisations of one page, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from modelist.catalog.ids import make_id
from modelist.core.patterns import lazy_pattern


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
    """What an id is made of: the name, but for one like 雅意2.0 or 早大GPT.

    Of these only a number, or a word that any model may have, would be left: the others' digest goes before it.
    """
    others = "".join(one for one in name if one.isalpha() and not one.isascii())
    if not others or _WORD.search(_GENERIC.sub(" ", name)) is not None:
        return name
    return f"{make_id(others)} {name}" if _WORD.search(name) is not None else others


_GENERIC = lazy_pattern(
    r"(?<![a-z])(?:gpt|bert|roberta|deberta|albert|electra|t5|bart|llama|llm|vlm|lm|ai|base|large|small|tiny|mini|medium|nano|xl"
    r"|pro|plus|max|chat|instruct|models?|moe|v|ver|version|[bmk])(?![a-z])",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"[A-Za-z]")
