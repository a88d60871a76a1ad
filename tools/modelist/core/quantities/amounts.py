"""A number with a decimal unit, as sizes and token counts are published: ``7B``, ``1.4T``, ``500M``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from operator import itemgetter
from typing import Literal, NamedTuple

from modelist.core.patterns import lazy_pattern

Unit = Literal["K", "M", "B", "T"]

UNITS: Mapping[Unit, int] = {"K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
"""Units from small to large: thousand, million, billion (1e9), trillion (1e12)."""

UNIT_BY_LETTER: Mapping[str, Unit] = {unit: unit for unit in UNITS}

NUMBER = r"(?:0\.[0-9]{0,8}[1-9]|[1-9][0-9]{0,14}(?:\.[0-9]{0,8}[1-9])?)"
"""A positive number without needless zeros; the bounds are far beyond any real amount and keep matching cheap."""

_NUMBER = lazy_pattern(NUMBER)


class Amount(NamedTuple):
    """A number and its unit, kept as published: ``500M`` and ``0.5B`` are the same count but two spellings."""

    number: Decimal
    unit: Unit

    def __str__(self) -> str:
        return f"{spell_number(self.number)}{self.unit}"

    @property
    def whole(self) -> int:
        """The amount written out as an integer, rounded down."""
        return int(self.number * UNITS[self.unit])


def spell_number(number: Decimal) -> str:
    """A number in plain digits, without exponent, trailing zeros or bare point."""
    text = f"{number:f}"
    return text.rstrip("0").removesuffix(".") if "." in text else text


def has_spelling(number: Decimal) -> bool:
    """Whether a number can be spelled canonically: positive, at most 15 digits before and 9 after the point."""
    return number.is_finite() and -16 < number.adjusted() < 16 and _NUMBER.fullmatch(spell_number(number)) is not None


def check_number(number: Decimal) -> None:
    """Refuse a number that has no canonical spelling.

    Raises:
        ValueError: the number is not positive, not finite, or has too many digits.
    """
    if not has_spelling(number):
        raise ValueError(f"not a positive number of at most 15 and 9 digits: {number}")


def best_amount(count: Decimal) -> Amount | None:
    """A bare count with the largest unit that leaves at least one of it; None below a thousand or with no spelling."""
    for unit, factor in sorted(UNITS.items(), key=itemgetter(1), reverse=True):
        if count >= factor:
            number = count / factor
            return Amount(number, unit) if has_spelling(number) else None
    return None
