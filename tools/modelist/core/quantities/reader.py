"""How every loose reader goes about a text: canonical first, then whether it says anything, then the messy part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from modelist.core.quantities.messy import tidy
from modelist.core.quantities.placeholder import is_placeholder
from modelist.core.quantities.reading import MAX_LOOSE, Reading

T = TypeVar("T")


def read_loosely(text: str, parse: Callable[[str], T | None], read: Callable[[str], Reading[T]]) -> Reading[T]:
    """What ``parse`` makes of a text, else what ``read`` makes of the tidied text, else the text as the rest."""
    if len(text) > MAX_LOOSE:
        return Reading(None, text)
    value = parse(text)
    if value is not None:
        reading = Reading(value)
        return replace(reading, exact=reading.canonical == text)
    if is_placeholder(text):
        return Reading(None)
    reading = read(tidy(text))
    if reading.value is None:
        return Reading(None, text.strip())
    return replace(reading, exact=reading.canonical == text)
