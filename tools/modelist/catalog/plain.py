"""The containers of entry values, and every value as plain data in its canonical spelling."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, TypeVar

T = TypeVar("T")


class Pairs(tuple[tuple[str, T], ...]):
    """An immutable mapping that keeps the order of its keys: a tuple of (key, value) pairs."""

    __slots__ = ()

    def get(self, key: str) -> T | None:
        """The value of a key; None where there is no such key."""
        return next((value for name, value in self if name == key), None)


class Several(tuple[T, ...]):
    """One or more values; a single one is written without a list."""

    __slots__ = ()


def to_plain(value: Any) -> Any:
    """A value as JSON-like data: what a reader of the entry's YAML would see, in canonical spelling.

    Keys that are not set are left out. A dataclass with ``plain()`` spells itself; another is a mapping of its
    fields where it has a field of its own to show, and quantities are their text.
    """
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Pairs):
        return {key: to_plain(one) for key, one in value}
    if isinstance(value, Several) and len(value) == 1:
        return to_plain(value[0])
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if hasattr(value, "plain"):
        return value.plain()
    return str(value)


def record_to_plain(record: Any, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """The set fields of a dataclass, in their order."""
    assert is_dataclass(record)
    named = ((one.name, getattr(record, one.name)) for one in fields(record) if one.name not in leave_out)
    return {name: to_plain(value) for name, value in named if value is not None and value != ()}
