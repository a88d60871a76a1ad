"""Whether two names may be of one family, and whether they contradict each other in a version or size."""

from __future__ import annotations

import re
from collections.abc import Iterable

from modelist.core.patterns import lazy_pattern
from modelist.linting.names.model_names import Name

_NUMBERED = frozenset(
    "top week lecture lec chapter table figure part day section lesson module unit vol volume episode step assignment"
    " homework hw tutorial session".split()
)
"""Words whose numbers are no versions: lists of the best grow, and courses are numbered from 0 or from 1."""


_UNNUMBERED = frozenset({"falcon11b", "falcon11bvlm"})
"""Weights of later versions whose names do not have the number: Falcon 2 (https://huggingface.co/tiiuae/falcon-11B)."""


_ATTACHED = lazy_pattern(
    r"lora|adapt[eo]r|delta|control|eagle|medusa|draft|specul|peft|projector|connector|mm_?proj|head\b|encoder",
    re.IGNORECASE,
)


def is_attached(text: str) -> bool:
    """Whether a text tells of what is small itself, and called by the size of the model that it belongs to."""
    return _ATTACHED.search(text) is not None


def are_related(one: Name, other: Name) -> bool:
    """Whether two names may be of one family: they share a word, or a word of one is inside one of the other."""
    if one.words & other.words or (one.key and one.key == other.key):
        return True
    return any(_alike(left, right) for left in one.words for right in other.words) or _abbreviates(one, other)


class Relatives:
    """Many names, asked whether one of them may be of another's family, without comparing it with each."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_piece: dict[str, list[Name]] = {}
        for name in names:
            for piece in _pieces(name):
                self._by_piece.setdefault(piece, []).append(name)

    def has(self, name: Name) -> bool:
        """Whether ``are_related`` holds for the name and one of them."""
        near = (self._by_piece.get(piece, ()) for piece in _pieces(name))
        return any(are_related(name, other) for names in near for other in names)


def _pieces(name: Name) -> frozenset[str]:
    """The beginnings of a name's words and all of three letters in a row: related names have one in common."""
    texts = (*name.words, name.key)
    return frozenset((*(one[:2] for one in texts), *(one[at : at + 3] for one in texts for at in range(len(one) - 2))))


def _alike(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= 3 and short in long:
        return True
    return not short.isascii() and short[:2] == long[:2]


def _abbreviates(one: Name, other: Name) -> bool:
    """``MGM`` for ``MiniGemini``, or a name that the other holds without its blanks."""
    short, long = (one.key, other.key) if len(one.key) <= len(other.key) else (other.key, one.key)
    return len(short) >= 3 and (short in long or long.startswith(short[:5]) if len(short) >= 5 else short in long)


def sizes_contradict(said: Name, found: Name) -> bool:
    """Whether two names give sizes of which none agree; sizes are rounded in names, so 7B and 6.7B agree."""
    if not said.sizes or not found.sizes or said.experts != found.experts:
        return False
    if len(said.sizes) > 1 and any(min(said.sizes) <= one <= max(said.sizes) for one in found.sizes):
        return False
    return not any(near_sizes(left, right) for left in said.sizes for right in found.sizes)


def near_sizes(one: float, other: float) -> bool:
    """Whether two parameter counts, in millions, may be the same one, rounded in either direction."""
    small, large = sorted((one, other))
    return large <= small * 1.18 or (small >= 1000 and small % 1000 == 0 and large < small + 1000)


def is_of_no_size(found: Name, sizes: Iterable[float]) -> bool:
    """Whether a name says one size, and none of some, in millions, may be it."""
    if len(found.sizes) != 1 or found.experts:
        return False
    (said,) = found.sizes
    return not any(near_sizes(said, one) for one in sizes)


def version_conflict(said: Name, found: Name, strict: bool) -> str | None:
    """The word whose version the two names contradict each other in; None where there is none.

    A shorter version may stand for a longer one (``Llama 3`` for ``Llama-3.1``); with ``strict``, the longer one does
    not stand for the shorter.
    """
    for word, versions in said.versions.items():
        others = found.versions.get(word) if word not in _NUMBERED else None
        if others and not any(_agree(one, other, strict) for one in versions for other in others):
            return word
    return None


def is_of_first_version(said: Name, found: Name) -> bool:
    """Whether the second name is that of a family's first version, which has no number, and the first is a later's."""
    if found.versions or found.key in _UNNUMBERED:
        return False
    return any(
        word in found.words
        and word not in _NUMBERED
        and not any(_is_first_number(one) or f"{word}{one}" in found.key for one in versions)
        for word, versions in said.versions.items()
    )


def _is_first_number(version: str) -> bool:
    """Whether digits without their points are those of a first version: 0.1, 1 and 1.0 are, and 1.5 and 2 are not."""
    return version.startswith("0") or version in ("1", "10")


def _agree(said: str, found: str, strict: bool) -> bool:
    return found.startswith(said) or (not strict and said.startswith(found))
