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

_JOINS = lazy_pattern(
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
    "\u2190-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]"
)

LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеорсухіјѕԁһԛԝɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲνι",
        "ABESIJKMHOPCTXYaeopcyxijsdhqwgABEZHIKMNOPTYXocvi",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look like Latin ones."""


def joins_letters(text: str, offset: int) -> bool:
    """Whether a joiner stands in an emoji or in a script that needs it, such as Arabic, Persian or those of India."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return bool(before and after and _JOINS.match(before)) or bool(after and _JOINS.match(after))


def name_of(character: str) -> str:
    """A character's name for a message, with its code point."""
    code = f"U+{ord(character):04X}"
    return f"{NAMES[character]} ({code})" if character in NAMES else code
