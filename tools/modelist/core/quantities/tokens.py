"""Amounts of training data in tokens: ``2T``, ``350B``, a range ``3.3T-4.8T``, or 'more than' as ``>15T``.

There is no spelling for 'about': published counts are rounded, so ``2T`` already means about two trillion.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.amounts import NUMBER, UNIT_BY_LETTER, Amount, check_number
from modelist.core.quantities.reading import MAX_CANONICAL, Ordered

_TOKENS = lazy_pattern(rf"(>)?({NUMBER})([KMBT])|({NUMBER})([KMBT])-({NUMBER})([KMBT])")


@dataclass(frozen=True, slots=True)
class Tokens(Ordered):
    """A number of tokens: ``low``, or from ``low`` to ``high``, or ``more_than`` low."""

    low: Amount
    high: Amount | None = None
    more_than: bool = False

    def __post_init__(self) -> None:
        check_number(self.low.number)
        if self.high is not None:
            check_number(self.high.number)
            if self.more_than or self.high.whole <= self.low.whole:
                raise ValueError("a range needs a higher end, and has no 'more than'")

    def __str__(self) -> str:
        if self.high is not None:
            return f"{self.low}-{self.high}"
        return f">{self.low}" if self.more_than else str(self.low)

    @staticmethod
    def parse(text: str) -> Tokens | None:
        """The amount that a canonical spelling stands for; None for any other text.

        A range with its ends swapped or alike is accepted too, and spelled properly from then on.
        """
        return _parse(text) if len(text) <= MAX_CANONICAL else None

    @staticmethod
    def between(one: Amount, other: Amount) -> Tokens:
        """The range between two amounts in either order; a single amount where they are alike."""
        if one.whole == other.whole:
            return Tokens(one)
        low, high = sorted((one, other), key=lambda amount: amount.whole)
        return Tokens(low, high)

    @property
    def count(self) -> int:
        """Number of tokens, for ordering: the lower end of a range."""
        return self.low.whole

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By the lower end, 'more than' after the bare amount, then by the upper end and the spelling."""
        return (self.low.whole, self.more_than, 0 if self.high is None else self.high.whole, str(self))


@lru_cache(maxsize=4096)
def _parse(text: str) -> Tokens | None:
    match = _TOKENS.fullmatch(text)
    if match is None:
        return None
    more, number, unit, low, low_unit, high, high_unit = match.groups()
    if number is not None:
        return Tokens(_amount(number, unit), more_than=more is not None)
    return Tokens.between(_amount(low, low_unit), _amount(high, high_unit))


def _amount(number: str, unit: str) -> Amount:
    return Amount(Decimal(number), UNIT_BY_LETTER[unit])
