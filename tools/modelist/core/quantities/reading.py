"""What a loose reader gives back, and the ordering that every quantity shares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

T = TypeVar("T")

BySize = tuple[tuple[str, T], ...]
"""Pairs of a size or variant, as it is spelled as a key in YAML, and its value; each key once."""

MAX_CANONICAL = 64
"""Longest text, in characters, that is tried as a canonical spelling; real ones have about ten."""

MAX_LOOSE = 2000
"""Longest text, in characters, that a loose reader looks at; a table cell of forty sizes has a few hundred."""


class Note(StrEnum):
    """What a value does not say although the text did."""

    RANGE = "range"
    """A list of sizes was written as a range: both ends are kept, what lies between them is not known."""
    APPROXIMATE = "approximate"
    """The text said 'about'; published amounts are rounded anyway, so the value stands without it."""
    BOUND = "bound"
    """The text gave only a bound ('up to 7B', 'more than 7B') that the value cannot express."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """What a loose reader made of a text.

    ``value`` is None where nothing could be read; ``rest`` is what could not be read, so that nothing a person wrote
    is lost; ``exact`` tells that the text already was the canonical spelling. Neither value nor rest means that the
    text says nothing: it is empty or a placeholder such as ``TBD``.
    """

    value: T_co | None
    rest: str = ""
    exact: bool = False
    notes: tuple[Note, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the value says all that the text said, so that it may replace the text unasked."""
        return self.value is not None and not self.rest and not {Note.BOUND, Note.RANGE}.intersection(self.notes)

    @property
    def canonical(self) -> str | None:
        """The canonical spelling of a complete reading, otherwise None; items of a list are joined by ``, ``."""
        if not self.complete:
            return None
        return ", ".join(map(_spell, self.value)) if isinstance(self.value, tuple) else str(self.value)


def _spell(item: object) -> str:
    """An item of a list, or a pair as ``key: value``."""
    return ": ".join(map(str, item)) if isinstance(item, tuple) else str(item)


class Ordered:
    """Comparison of values of one type by their ``sort_key``, which no two different values share."""

    __slots__ = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """A tuple that sorts like the value."""
        raise NotImplementedError

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.sort_key <= other.sort_key if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.sort_key > other.sort_key if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.sort_key >= other.sort_key if isinstance(other, type(self)) else NotImplemented
