"""Reads context lengths as people write them: ``4,096``, ``4k tokens``, ``100万``, ``7B: 32K; 14B: 8K``."""

from __future__ import annotations

from modelist.core.quantities.by_size import read_by_size
from modelist.core.quantities.context import ContextLength
from modelist.core.quantities.lexemes import MORE, Kind, Lexeme, leftover, notes_of, qualifiers, scan
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import BySize, Reading

_UNREAD = (Kind.OTHER, Kind.ABOUT, Kind.MORE, Kind.LESS, Kind.ACTIVE, Kind.TO)


def read_context(text: str) -> Reading[ContextLength | BySize[ContextLength]]:
    """The context length in a field, or the lengths per size or variant where the field gives them."""
    return read_loosely(text, ContextLength.parse, _read)


def _read(text: str) -> Reading[ContextLength | BySize[ContextLength]]:
    by_size = read_by_size(text, _read_one) if ":" in text or "=" in text else None
    return by_size or _read_one(text)


def _read_one(text: str) -> Reading[ContextLength]:
    lexemes = scan(text)
    amounts = [at for at, one in enumerate(lexemes) if one.kind in (Kind.AMOUNT, Kind.NUMBER)]
    value = _length(lexemes[amounts[0]]) if len(amounts) == 1 else None
    if value is None:
        return Reading(None, text.strip())
    found = qualifiers(lexemes, amounts[0], amounts[0])
    rest = leftover(text, (one for at, one in enumerate(lexemes) if one.kind in _UNREAD and at not in found))
    # 'up to 128K' is no bound: the longest input is just what is asked for
    return Reading(value, rest, False, notes_of(found.values(), MORE))


def _length(one: Lexeme) -> ContextLength | None:
    if one.number is not None:  # written out, also where the scanner found a unit that would fit it
        return ContextLength.parse(str(one.number))
    if one.amount is None or not one.is_plain_amount or one.amount.unit not in "KM":
        return None
    return ContextLength.parse(str(one.amount))
