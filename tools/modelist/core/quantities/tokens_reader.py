"""Reads amounts of training data as people write them: ``3.3T～4.8T``, ``1.4万亿``, ``15T+``, ``1.8B:2.2T;7B:2.4T``."""

from __future__ import annotations

from modelist.core.quantities.by_size import read_by_size
from modelist.core.quantities.lexemes import FILLERS, LESS, MORE, Kind, leftover, notes_of, qualifiers, scan
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import BySize, Note, Reading
from modelist.core.quantities.tokens import Tokens

_UNREAD = (Kind.OTHER, Kind.NUMBER, Kind.ABOUT, Kind.MORE, Kind.LESS, Kind.ACTIVE, Kind.TO)


def read_tokens(text: str) -> Reading[Tokens | BySize[Tokens]]:
    """The amount of tokens in a field, or the amounts per size where the field gives them."""
    return read_loosely(text, Tokens.parse, _read)


def _read(text: str) -> Reading[Tokens | BySize[Tokens]]:
    by_size = read_by_size(text, _read_one) if ":" in text or "=" in text else None
    return by_size or _read_one(text)


def _read_one(text: str) -> Reading[Tokens]:
    lexemes = scan(text)
    amounts = [at for at, one in enumerate(lexemes) if one.amount is not None]
    low = lexemes[amounts[0]].amount if amounts else None
    high = lexemes[amounts[-1]].amount if amounts else None
    if low is None or high is None or not all(lexemes[at].is_plain_amount for at in amounts):
        return Reading(None, text.strip())
    between = [one.kind for one in lexemes[amounts[0] + 1 : amounts[-1]] if one.kind not in FILLERS]
    if len(amounts) > 2 or (len(amounts) == 2 and (len(between) != 1 or between[0] not in (Kind.TO, Kind.TILDE))):
        return Reading(None, text.strip())
    found = qualifiers(lexemes, amounts[0], amounts[-1])
    used = {*found, *range(amounts[0], amounts[-1] + 1)}
    rest = leftover(text, (one for at, one in enumerate(lexemes) if one.kind in _UNREAD and at not in used))
    if len(amounts) == 2:
        return Reading(Tokens.between(low, high), rest, False, notes_of(found.values(), MORE | LESS))
    notes = notes_of(found.values(), LESS)
    more = bool(MORE & set(found.values())) and Note.BOUND not in notes
    return Reading(Tokens(low, more_than=more), rest, False, notes)
