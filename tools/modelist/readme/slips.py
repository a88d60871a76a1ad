"""Words that are one slip of the hand from a common word: a letter left out, doubled, changed or swapped.

The first letter and the last two of both must be the same, since an ending makes another word, and other languages have
other endings; but a first letter is typed twice, and of *-ing*, *-ion* and *-ity* a letter gets lost. Of words of six
to eight letters, many differ from others by one that is changed; so only letters that are left out, doubled or swapped
are slips there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from modelist.core.patterns import lazy_pattern
from modelist.readme.common_words import COMMON, NEIGHBOURS
from modelist.readme.short_words import SHORT, SHORT_NEIGHBOURS

_LENGTHS = range(8, 25)
_SHORT_LENGTHS = range(5, 10)
_HEAD, _TAIL = 1, 2
_WORD = lazy_pattern(r"(?<![A-Za-z0-9_À-ɏ/.@#’'-])[A-Z]?[a-z]{4,24}(?![A-Za-z0-9_À-ɏ@-]|\.[A-Za-z0-9]|/)")
_ACCENT = lazy_pattern("[à-öø-ÿ]")
_CUT = ("<", "..", "…")
"""What stands behind a word that was cut off, or that goes on behind a tag."""

_ENDINGS = {"in": "ing", "ig": "ing", "io": "ion", "iy": "ity", "ss": "s", "nn": "n"}
_MAX_ACCENTS = 0.005
"""The share of letters with accents from which on a text is in another language."""


def slips(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and right spelling, in the letter case of the text, of each such word of an English text."""
    if not text.isascii() and len(_ACCENT.findall(text)) > _MAX_ACCENTS * len(text):
        return
    for match in _WORD.finditer(text):
        right = meant(match[0].lower())
        is_cut = right.startswith(match[0].lower()) and text.startswith(_CUT, match.end())
        if right and not is_cut:
            yield match.start(), match.end(), right.capitalize() if match[0][0].isupper() else right


def is_common(word: str) -> bool:
    """Whether a word in small letters is one of the common ones that slips are told by."""
    return word in COMMON or word in SHORT


@lru_cache(maxsize=65536)
def meant(word: str) -> str:
    """The common word that a word in small letters was meant to be; empty where it is no slip, or of several."""
    short = _short_slips().get(word, "") if len(word) in _SHORT_LENGTHS else ""
    short = short or _at_edge(word)
    if short or len(word) not in _LENGTHS or word in COMMON or word in NEIGHBOURS or word in SHORT:
        return short
    found = {one for one in _candidates(word) if _is_slip(word, one)}
    is_plural = word.endswith("s") and not word.endswith("ss")
    if not found and is_plural and (one := meant(word[:-1])):
        return f"{one}s"
    return found.pop() if len(found) == 1 else ""


def _at_edge(word: str) -> str:
    """The word whose first letter was typed twice, or whose ending lost a letter or has one twice."""
    is_known = _is_word(word) or word in NEIGHBOURS
    whole = word[1:] if word[:1] == word[1:2] else word[:-2] + _ENDINGS.get(word[-2:], word[-2:])
    is_long = len(whole) >= min(_LENGTHS)
    return whole if is_long and not is_known and whole != word and (whole in COMMON or whole in SHORT) else ""


def _candidates(word: str) -> Iterator[str]:
    shorter = _shorter(word)
    known = _without_letter()
    yield from known.get(word, ())
    for one in shorter:
        yield from known.get(one, ())
        if one in COMMON:
            yield one


def _is_slip(word: str, right: str) -> bool:
    start = 0
    while start < min(len(word), len(right)) and word[start] == right[start]:
        start += 1
    mine, theirs = word[start:], right[start:]
    swapped = mine[:2][::-1] == theirs[:2] and mine[2:] == theirs[2:]
    near = swapped or mine[1:] == theirs or mine == theirs[1:] or mine[1:] == theirs[1:]
    return near and start >= _HEAD and word[-_TAIL:] == right[-_TAIL:]


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


@cache
def _short_slips() -> Mapping[str, str]:
    """What people write instead of the shorter words, by the slip; none that may be of two words."""
    found: dict[str, str] = {}
    for word in sorted(SHORT):
        middle = range(1, len(word) - 1)
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in middle if at + 2 < len(word))
        doubled = (word[: at + 1] + word[at:] for at in range(len(word)))
        for one in {*swapped, *(word[:at] + word[at + 1 :] for at in middle), *doubled} - {word}:
            found[one] = "" if one in found else word
    return {one: word for one, word in found.items() if word and not _is_word(one)}


def _is_word(one: str) -> bool:
    return one in SHORT or one in SHORT_NEIGHBOURS or one in COMMON


@cache
def _without_letter() -> Mapping[str, tuple[str, ...]]:
    """The common words by what is left of each when a letter is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(COMMON):
        for one in dict.fromkeys(_shorter(word)):
            found[one] = (*found.get(one, ()), word)
    return found
