"""Context lengths: the longest input a model takes, in tokens.

Either the exact number (``4096``) or the rounded form that was published (``32K``, ``128K``, ``1M``). Which one is
kept: ``4096`` and ``4K`` are two values, since a rounded form does not tell the exact number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.amounts import NUMBER, check_number, spell_number
from modelist.core.quantities.reading import MAX_CANONICAL, Ordered

ContextUnit = Literal["", "K", "M"]

_CONTEXT = lazy_pattern(rf"[1-9][0-9]{{0,14}}|({NUMBER})([KM])")
_UNITS: Mapping[str, ContextUnit] = {"": "", "K": "K", "M": "M"}
_POWER = {"": 0, "K": 1, "M": 2}


@dataclass(frozen=True, slots=True)
class ContextLength(Ordered):
    """A number of tokens: ``number`` alone where it is exact, with unit K or M where it is rounded."""

    number: Decimal
    unit: ContextUnit = ""

    def __post_init__(self) -> None:
        check_number(self.number)
        if not self.unit and self.number != self.number.to_integral_value():
            raise ValueError(f"not a whole number of tokens: {self.number}")

    def __str__(self) -> str:
        return f"{spell_number(self.number)}{self.unit}"

    @staticmethod
    def parse(text: str) -> ContextLength | None:
        """The length that a canonical spelling stands for; None for any other text."""
        return _parse(text) if len(text) <= MAX_CANONICAL else None

    def plain(self) -> int | str:
        """An exact length as an integer, a rounded one as its text: as they stand in YAML and JSON."""
        return str(self) if self.unit else int(self.number)

    @property
    def tokens(self) -> int:
        """Number of tokens, for ordering.

        In a rounded form K is 1024 (and M 1024 times that) where the number before it is a power of two, since
        ``8K``, ``32K``, ``128K`` and ``1M`` stand for powers of two; elsewhere it is 1000: ``200K`` is 200,000.
        """
        step = 1024 if _is_power_of_two(self.number) else 1000
        return int(self.number * step ** _POWER[self.unit])

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By tokens, then by spelling."""
        return (self.tokens, str(self))


def _is_power_of_two(number: Decimal) -> bool:
    whole = int(number)
    return whole == number and whole & (whole - 1) == 0


@lru_cache(maxsize=1024)
def _parse(text: str) -> ContextLength | None:
    match = _CONTEXT.fullmatch(text)
    if match is None:
        return None
    number, unit = match.groups()
    return ContextLength(Decimal(number or text), _UNITS[unit or ""])
