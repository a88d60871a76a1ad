"""Characters that a reader cannot see or tell from others."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern

BIDI = lazy_pattern("[\u061c\u202a-\u202e\u2066-\u2069]")
MARKS = lazy_pattern("[\u200e\u200f]")
INVISIBLE = lazy_pattern(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")

NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}

_JOINS = lazy_pattern("[\u0600-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
_JOINS_EMOJI = lazy_pattern("[\u2190-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]")

LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеорсухіјѕԁһԛԝɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲνι",
        "ABESIJKMHOPCTXYaeopcyxijsdhqwgABEZHIKMNOPTYXocvi",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look like Latin ones."""


_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FLAG = lazy_pattern("\U0001f3f4[\U000e0020-\U000e007f]*\\Z")
_MAX_FLAG, _MAX_LINE = 8, 400


def joins_letters(text: str, offset: int) -> bool:
    """Whether a character has work to do: in an emoji, in a script that needs it, or in a line of Hebrew or Arabic."""
    if MARKS.match(text, offset):
        line = text.rfind("\n", max(0, offset - _MAX_LINE), offset) + 1 or max(0, offset - _MAX_LINE)
        end = text.find("\n", offset, offset + _MAX_LINE)
        return _RIGHT_TO_LEFT.search(text, line, end if end >= 0 else offset + _MAX_LINE) is not None
    if text[offset] >= "\U000e0020":
        return _FLAG.search(text[max(0, offset - _MAX_FLAG) : offset]) is not None
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    patterns = (_JOINS, _JOINS_EMOJI) if text[offset] == "\u200d" else (_JOINS,)
    return any((before and after and one.match(before)) or (after and one.match(after)) for one in patterns)


def name_of(character: str) -> str:
    """A character's name for a message, with its code point."""
    code = f"U+{ord(character):04X}"
    return f"{NAMES[character]} ({code})" if character in NAMES else code
