"""Reads sizes as people write them: ``7B/13B/70B``, ``14M～12B``, ``8×7B``, ``130亿``, ``235B (22B active)``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modelist.core.quantities.amounts import Amount
from modelist.core.quantities.lexemes import FILLERS, LESS, MORE, Kind, Lexeme, leftover, notes_of, qualifiers, scan
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import Note, Reading
from modelist.core.quantities.size import AnySize, NamedSize, Size

_UNREAD = (Kind.AMOUNT, Kind.OTHER, Kind.NUMBER, Kind.ABOUT, Kind.MORE, Kind.LESS, Kind.TO, Kind.COLON)
_JOINTS = (Kind.TO, Kind.TILDE)


def read_sizes(text: str) -> Reading[tuple[AnySize, ...]]:
    """The sizes in a cell or field, in their order and each once.

    A range gives its two ends with ``Note.RANGE``. ``16x17B (109B, 17B active)``, as pages show a size that goes by
    a name, gives a ``NamedSize``. Remarks and model names are left in ``rest``.
    """
    return read_loosely(text, _parse_list, _read)


def read_size(text: str) -> Reading[AnySize]:
    """One size; a text with several gives no value."""
    several = read_sizes(text)
    if several.value is None or len(several.value) != 1:
        return Reading(None, several.rest if several.value is None else text.strip())
    return Reading(several.value[0], several.rest, several.exact, several.notes)


def _parse_list(text: str) -> tuple[AnySize, ...] | None:
    """Most lists have one size, in its canonical spelling."""
    size = Size.parse(text)
    return None if size is None else (size,)


def _read(text: str) -> Reading[tuple[AnySize, ...]]:
    reader = _SizeReader(scan(text))
    reader.read()
    rest = leftover(
        text, (one for at, one in enumerate(reader.lexemes) if at not in reader.used and one.kind in _UNREAD)
    )
    return Reading(tuple(dict.fromkeys(reader.found)) or None, rest, False, tuple(sorted(reader.notes)))


class _SizeReader:
    """One pass over the lexemes, gathering sizes and what was used of the text."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self.lexemes = _mark_active(lexemes)
        self.found: list[AnySize] = []
        self.used: set[int] = set()
        self.notes: set[Note] = set()
        self.waiting: int | None = None  # an active part whose total has not come yet

    def read(self) -> None:
        for at, one in enumerate(self.lexemes):
            if one.amount is None:
                continue
            if one.active:
                taken = self._add_active(at, one.amount)
            elif self._is_total(at):
                taken = self._add_total(one.amount)
            else:
                taken = self._add(at, Size(*one.amount, one.experts, effective=one.effective))
            if taken:
                self.used.add(at)
                self._read_neighbours(at)

    def _add(self, at: int, size: Size) -> bool:
        if self.waiting is not None and Kind.TOTAL in (self._kind(at - 1), self._kind(at + 1)):
            size = replace(size, active=self.lexemes[self.waiting].amount)
            self.used.add(self.waiting)
        self.waiting = None
        self.found.append(size)
        return True

    def _add_active(self, at: int, amount: Amount) -> bool:
        """To the size before; else, as in ``7B active (14B total)``, it waits for the total."""
        last = self.found[-1] if self.found else None
        if last is None or last.active is not None:
            self.waiting = at
            return False
        active = replace(last, active=amount) if isinstance(last, Size) else replace(last, active=Size(*amount))
        self.found[-1] = active
        return True

    def _add_total(self, amount: Amount) -> bool:
        """In ``8x7B (46.7B)`` the product only names the size; elsewhere a second number in brackets is a remark."""
        last = self.found[-1]
        if not isinstance(last, Size) or last.experts is None or last.active is not None:
            return False
        self.found[-1] = NamedSize(str(last), Size(*amount))
        return True

    def _is_total(self, at: int) -> bool:
        """Whether an amount in brackets is the total of the size before: alone, before an active part, or in words."""
        if not self.found or self._kind(at - 1) is not Kind.OPEN:
            return False
        if self._kind(at + 1) is Kind.TOTAL:
            return True
        if at - 2 not in self.used or self._kind(at + 1) is Kind.CLOSE:
            return at - 2 in self.used
        return self._kind(at + 1) is Kind.SEPARATOR and at + 2 < len(self.lexemes) and self.lexemes[at + 2].active

    def _read_neighbours(self, at: int) -> None:
        before = self._kind(at - 1)
        if before in _JOINTS and at - 2 in self.used and not self.lexemes[at].active:
            self.notes.add(Note.RANGE)
        if before in _JOINTS or before is Kind.COLON:
            self.used.add(at - 1)
        found = qualifiers(self.lexemes, at, at)
        self.used.update(found)
        self.notes.update(notes_of(found.values(), MORE | LESS))

    def _kind(self, at: int) -> Kind | None:
        return self.lexemes[at].kind if 0 <= at < len(self.lexemes) else None


def _mark_active(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """Each word 'active' belongs to the amount right before it (``22B active``), else right after (``激活22B``)."""
    marked = list(lexemes)
    for at, one in enumerate(marked):
        if one.kind is Kind.ACTIVE:
            for step, fillers in ((-1, FILLERS), (1, (*FILLERS, Kind.COLON))):
                near = _next(marked, at, step, fillers)
                if near is not None and marked[near].is_plain_amount:
                    marked[near] = marked[near]._replace(active=True)
                    break
    return marked


def _next(lexemes: Sequence[Lexeme], at: int, step: int, fillers: tuple[Kind, ...]) -> int | None:
    at += step
    while 0 <= at < len(lexemes) and lexemes[at].kind in fillers:
        at += step
    return at if 0 <= at < len(lexemes) else None
