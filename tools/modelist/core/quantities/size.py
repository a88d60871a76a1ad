"""Model sizes: parameter counts as their makers publish them.

Grammar, with the conventions of model names on the Hugging Face Hub: ``7B``, ``0.5B``, ``500M``; ``8x7B`` for eight
experts of 7B each; ``235B-A22B`` for 235B in total of which 22B are active for one token; ``E2B`` for an effective
size, where part of the parameters need not be in fast memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.amounts import NUMBER, UNIT_BY_LETTER, Amount, Unit, check_number
from modelist.core.quantities.reading import MAX_CANONICAL, Ordered

_SIZE = lazy_pattern(rf"(?:([1-9][0-9]{{0,5}})x|(E))?({NUMBER})([KMBT])(?:-A({NUMBER})([KMBT]))?")


@dataclass(frozen=True, slots=True)
class Size(Ordered):
    """A parameter count: ``amount`` in ``unit``, times ``experts`` where it is written so.

    ``active`` is the part used for one token; ``effective`` marks a size like ``E2B``.
    """

    amount: Decimal
    unit: Unit
    experts: int | None = None
    active: Amount | None = None
    effective: bool = False

    def __post_init__(self) -> None:
        check_number(self.amount)
        if self.active is not None:
            check_number(self.active.number)
        if self.experts is not None and (self.effective or not 1 <= self.experts < 10**6):
            raise ValueError("experts must be 1 to 999999, and an effective size has none")

    def __str__(self) -> str:
        head = "E" if self.effective else "" if self.experts is None else f"{self.experts}x"
        tail = "" if self.active is None else f"-A{self.active}"
        return f"{head}{Amount(self.amount, self.unit)}{tail}"

    @staticmethod
    def parse(text: str) -> Size | None:
        """The size that a canonical spelling stands for; None for any other text."""
        return _parse(text) if len(text) <= MAX_CANONICAL else None

    @property
    def parameters(self) -> int:
        """Number of parameters, for ordering: experts multiply, though they share layers (8x7B really holds 46.7B)."""
        return Amount(self.amount, self.unit).whole * (self.experts or 1)

    @property
    def active_parameters(self) -> int:
        """Number of parameters used for one token; all of them where nothing else is said."""
        return self.parameters if self.active is None else self.active.whole

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By parameters, then by those active, then by spelling."""
        return (self.parameters, self.active_parameters, str(self))


@dataclass(frozen=True, slots=True)
class NamedSize(Ordered):
    """A size that goes by a name which does not tell its parameters, as ``16x17B`` with 109B in all, 17B active.

    In YAML it is the mapping ``{name: 16x17B, total: 109B, active: 17B}``; as text, for readers and for
    ``read_sizes``, it is ``16x17B (109B, 17B active)``.
    """

    name: str
    total: Size
    active: Size | None = None

    def __str__(self) -> str:
        counts = [] if str(self.total) == self.name else [str(self.total)]
        counts += [] if self.active is None else [f"{self.active} active"]
        return f"{self.name} ({', '.join(counts)})" if counts else self.name

    def plain(self) -> dict[str, str]:
        """The mapping of its YAML form."""
        parts = {"name": self.name, "total": str(self.total)}
        return parts if self.active is None else {**parts, "active": str(self.active)}

    @property
    def parameters(self) -> int:
        """Number of parameters in all."""
        return self.total.parameters

    @property
    def active_parameters(self) -> int:
        """Number of parameters used for one token; all of them where nothing else is said."""
        return self.total.active_parameters if self.active is None else self.active.parameters

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By parameters, then by those active, then by name; it compares with the key of a ``Size``."""
        return (self.parameters, self.active_parameters, self.name, str(self.total), str(self.active or ""))


AnySize = Size | NamedSize
"""What a list of sizes holds."""


@lru_cache(maxsize=4096)
def _parse(text: str) -> Size | None:
    match = _SIZE.fullmatch(text)
    if match is None:
        return None
    experts, effective, number, unit, active, active_unit = match.groups()
    return Size(
        Decimal(number),
        UNIT_BY_LETTER[unit],
        None if experts is None else int(experts),
        None if active is None else Amount(Decimal(active), UNIT_BY_LETTER[active_unit]),
        effective is not None,
    )
