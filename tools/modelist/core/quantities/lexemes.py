"""The words of loosely written amounts: cuts ``8×7B, 约130亿 (激活22B)`` into amounts, joints and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.amounts import UNIT_BY_LETTER, Amount, best_amount, has_spelling
from modelist.core.quantities.reading import Note


class Kind(StrEnum):
    """What a lexeme is; the values are the names of the groups below."""

    SPACE = "space"
    AMOUNT = "amount"  # a number with a unit; also with experts, as effective, or after an A for 'active'
    NUMBER = "number"
    TO = "to"  # between the ends of a range
    TILDE = "tilde"  # a range after an amount, 'about' before one
    SEPARATOR = "separator"
    COLON = "colon"
    OPEN = "open"
    CLOSE = "close"
    PLUS = "plus"
    ABOUT = "about"
    MORE = "more"
    LESS = "less"
    ACTIVE = "active"
    TOTAL = "total"
    NOISE = "noise"  # says what is counted, which the field already tells
    OTHER = "other"


class Lexeme(NamedTuple):
    """A piece of a text from ``start`` to ``end``; amounts have an ``amount``, bare numbers a ``number``."""

    kind: Kind
    start: int
    end: int
    amount: Amount | None = None
    number: Decimal | None = None
    experts: int | None = None
    effective: bool = False
    active: bool = False

    @property
    def is_plain_amount(self) -> bool:
        """Whether it is a bare number with a unit."""
        return self.amount is not None and self.experts is None and not self.effective and not self.active


_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?!\.?[0-9])"
_LETTER_UNITS = r"(?:trillions?|billions?|millions?|thousands?|bn|mn|tn|[KMBT])(?:(?![A-Za-z0-9])|(?=x[0-9]))"
_HAN_UNITS: Mapping[str, int] = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4,
}  # fmt: skip
_SCANNER = lazy_pattern(
    rf"""
    (?P<space>\ +)
    | (?P<amount>(?:(?P<experts>[1-9][0-9]{{0,5}})\ ?[x*]\ ?|(?P<effective>E)|(?P<a>A))?
        (?P<digits>{_DIGITS})(?:\ |-(?=[A-Za-z]+illion))?(?P<unit>{_LETTER_UNITS}|{"|".join(_HAN_UNITS)})
        (?(experts)|(?:\ ?[x*]\ ?(?P<times>[1-9][0-9]{{0,4}})(?![0-9A-Za-z.]))?))
    | (?P<number>{_DIGITS})(?![A-Za-z])
    | (?P<to>-+>|=>|→|\.\.+|…+|至|到|to\b|-+)
    | (?P<tilde>~)
    | (?P<about>≈|大约|约为|约|左右|(?:about|around|approximately|approx|circa|roughly|nearly|ca)\b\.?)
    | (?P<more>>=?|≥|超过|大于|多于|不少于|至少|以上|(?:(?:more|greater)\ than|over|at\ least|above)\b)
    | (?P<less><=?|≤|最多|最大|最高|不超过|小于|少于|以下|以内|(?:less\ than|under|up\ to|at\ most|max|below)\b)
    | (?P<active>激活|(?:activated|activation|activate|active)\b)
    | (?P<total>总计|总共|总|(?:in\ )?total\b)
    | (?P<noise>个|的|参数量?|词元|模型|共|(?:parameters?|params?|tokens?|with|of|models?|context|length|window)\b)
    | (?P<separator>[,;/|&·\n\\]|和|与|及|或|(?:and|or)\b)
    | (?P<colon>[:=])
    | (?P<open>[(\[{{])
    | (?P<close>[)\]}}])
    | (?P<plus>\+)
    | (?P<other>[A-Za-z_][A-Za-z0-9_.']*|[0-9][0-9.,]*|.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

FILLERS = (Kind.NOISE, Kind.TOTAL)
_BEFORE = (Kind.ABOUT, Kind.MORE, Kind.LESS, Kind.TILDE)
_AFTER = (Kind.ABOUT, Kind.MORE, Kind.LESS, Kind.PLUS)
MORE = frozenset({Kind.MORE, Kind.PLUS})
LESS = frozenset({Kind.LESS})


def scan(text: str) -> list[Lexeme]:
    """The lexemes of a tidied text, without blanks; a bare number borrows its unit from the list it stands in."""
    found = (_lexeme(match) for match in _SCANNER.finditer(text))
    return _lend_units([one for one in found if one.kind is not Kind.SPACE])


def qualifiers(lexemes: Sequence[Lexeme], first: int, last: int) -> dict[int, Kind]:
    """The words around the amount from ``first`` to ``last`` that qualify it: about, more, less; by their index."""
    found: dict[int, Kind] = {}
    at = first - 1
    while at >= 0 and lexemes[at].kind in (*FILLERS, *_BEFORE):
        if lexemes[at].kind is Kind.TILDE and at > 0 and lexemes[at - 1].amount is not None:
            break  # the joint of a range
        found[at] = lexemes[at].kind
        at -= 1
    at = last + 1
    while at < len(lexemes) and lexemes[at].kind in (*FILLERS, *_AFTER):
        found[at] = lexemes[at].kind
        at += 1
    if at < len(lexemes) and lexemes[at].kind in (Kind.AMOUNT, Kind.NUMBER):
        # 'about 13B' behind another amount looks ahead, only a plus sign looks back
        found = {here: kind for here, kind in found.items() if here < first or kind is Kind.PLUS}
    return {here: kind for here, kind in found.items() if kind not in FILLERS}


def notes_of(kinds: Iterable[Kind], bounds: frozenset[Kind]) -> tuple[Note, ...]:
    """What to note about qualifiers, where those in ``bounds`` cannot be expressed by the value."""
    seen = set(kinds)
    about = (Note.APPROXIMATE,) if seen & {Kind.ABOUT, Kind.TILDE} else ()
    return (*about, Note.BOUND) if seen & bounds else about


def leftover(text: str, unread: Iterable[Lexeme]) -> str:
    """The parts of ``text`` that the unread lexemes cover, neighbours together; bare punctuation is no loss."""
    parts: list[tuple[int, int]] = []
    for one in unread:
        if parts and not text[parts[-1][1] : one.start].strip():
            parts[-1] = (parts[-1][0], one.end)
        else:
            parts.append((one.start, one.end))
    pieces = (text[start:end].strip(" -_:=~+.") for start, end in parts)
    return ", ".join(piece for piece in pieces if any(map(str.isalnum, piece)))


def _lexeme(match: re.Match[str]) -> Lexeme:
    kind = Kind(match.lastgroup or "other")
    if kind is Kind.NUMBER:
        number = Decimal(match["number"].replace(",", ""))
        return Lexeme(kind, match.start(), match.end(), number=number)
    if kind is not Kind.AMOUNT:
        return Lexeme(kind, match.start(), match.end())
    amount = _amount(Decimal(match["digits"].replace(",", "")), match["unit"])
    if amount is None:
        return Lexeme(Kind.OTHER, match.start(), match.end())
    times = match["experts"] or match["times"]
    experts = int(times) if times is not None and not match["effective"] and not match["a"] else None
    return Lexeme(
        kind, match.start(), match.end(), amount, None, experts, match["effective"] is not None, match["a"] is not None
    )


def _amount(number: Decimal, unit: str) -> Amount | None:
    """Letters keep their unit as published; Chinese units count in steps of 10^4, so they become the nearest letter."""
    if unit in _HAN_UNITS:
        return best_amount(number.scaleb(_HAN_UNITS[unit]))
    return Amount(number, UNIT_BY_LETTER[unit[0].upper()]) if has_spelling(number) else None


def _lend_units(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """``7/13/70B`` means ``7B/13B/70B`` and ``3.3-4.8T`` means ``3.3T-4.8T``: go from the right, unit in hand."""
    lent = list(lexemes)
    joints = (Kind.SEPARATOR, Kind.TO, Kind.TILDE)
    for at in range(len(lent) - 3, -1, -1):
        number, after, lender = lent[at].number, lent[at + 1].kind, lent[at + 2]
        named = at > 0 and lent[at - 1].kind in (Kind.OTHER, Kind.NUMBER)  # 'Phi 2, 7B' is no list of sizes
        if number is None or named or after not in joints or lender.amount is None or not lender.is_plain_amount:
            continue
        if has_spelling(number):
            lent[at] = lent[at]._replace(kind=Kind.AMOUNT, amount=Amount(number, lender.amount.unit))
    return [_with_best_unit(one) for one in lent]


def _with_best_unit(one: Lexeme) -> Lexeme:
    """A bare count of a million or more is an amount written out; smaller ones may be anything."""
    if one.kind is not Kind.NUMBER or one.number is None or one.number < 10**6:
        return one
    amount = best_amount(one.number)
    return one if amount is None else one._replace(kind=Kind.AMOUNT, amount=amount)
