"""Brings the many characters that people use for one thing to one of them, before anything is read loosely."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern

_FOLD: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_FOLD |= dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x0B, 0x0C), " ")
_FOLD |= dict.fromkeys((0xAD, *range(0x200B, 0x2010), 0x2060, 0xFE0E, 0xFE0F, 0xFEFF), None)  # invisible
_FOLD |= dict.fromkeys((0x0D, 0x85, 0x2028, 0x2029), "\n")
_FOLD |= dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_FOLD |= dict.fromkeys(map(ord, "〜∼˜～"), "~")
_FOLD |= dict.fromkeys(map(ord, "×✕✖⨯"), "x")
_FOLD |= dict.fromkeys(map(ord, "⇒➔➜⟶⟹"), "→")
_FOLD |= {ord(old): new for old, new in zip("∗、。【】〔〕億萬約與", "*,.()()亿万约与", strict=True)}

_ENTITIES = {
    "&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&times;": "x", "&ndash;": "-", "&mdash;": "-",
    "&sim;": "~", "&tilde;": "~", "&asymp;": "≈", "&rarr;": "→", "&ge;": "≥", "&le;": "≤", "&hellip;": "…",
}  # fmt: skip
_ENTITY = lazy_pattern("|".join(_ENTITIES))
_BREAK = lazy_pattern(r"<br\s{0,9}/?>", re.IGNORECASE)
_MARKUP = lazy_pattern(
    r"</?(?:b|i|u|p|em|strong|code|center|nobr|small|span|div|font)(?:\s[^<>]{0,100})?/?>|\*\*|__|`", re.IGNORECASE
)
_BLANKS = lazy_pattern(r" {2,}")


def tidy(text: str) -> str:
    """``text`` with plain ASCII digits, punctuation and blanks, without markup; a line break is one line feed.

    Only characters that stand for the same thing in any quantity are brought together; superscripts, for one, are
    left alone, since ``7B²`` is a footnote and not a number.
    """
    if text.isascii() and text.isalnum():
        return text
    if "&" in text:
        text = _ENTITY.sub(lambda match: _ENTITIES[match.group()], text)
    text = _BREAK.sub("\n", text)
    return _BLANKS.sub(" ", _MARKUP.sub("", text).translate(_FOLD)).strip(" \n")
