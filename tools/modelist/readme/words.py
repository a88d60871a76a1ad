"""Small questions about text: what is the same name, what language it is, what fits on one line."""

from __future__ import annotations

import unicodedata

from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN

_HIDDEN = lazy_pattern("[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_COMMENT_UNSAFE = lazy_pattern("[^\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_POINT = lazy_pattern(r"(?<=\d)\.(?=\d)")
_HAN = lazy_pattern(f"[{HAN}]")
_LETTER = lazy_pattern(r"[^\W\d_]")
_WORDS = lazy_pattern(r"\w+")
_EDGE = " \t\"'`*_.,;:!?()[]{}<>|~，。；：！？（）【】《》、“”‘’"


def same_name(text: str) -> str:
    """What is left of a name when letter case, blanks, punctuation and emoji do not count; ``+`` and ``1.5`` do."""
    plain = _POINT.sub("\0", unicodedata.normalize("NFKC", text).casefold().replace("+", "plus"))
    return "".join("." if one == "\0" else one for one in plain if one == "\0" or one.isalnum())


def like_anchor(text: str) -> str:
    """A name as an anchor may have it, which knows no points."""
    return same_name(text).replace(".", "")


def one_line(text: str) -> str:
    """Text on one line without characters that an entry's line may not have."""
    return " ".join(_HIDDEN.sub(" ", text).split())


def for_comment(text: str) -> str:
    """Text that may stand in a YAML comment."""
    return " ".join(_COMMENT_UNSAFE.sub(" ", text).split())


def language_of(text: str) -> str:
    """``zh`` where a tenth of the letters or more are Chinese characters, each of which says as much as a word."""
    han, letters = len(_HAN.findall(text)), len(_LETTER.findall(text))
    return "zh" if han * 8 >= max(letters, 1) else "en"


def has_words(text: str) -> bool:
    """Whether there is any letter or digit."""
    return _WORDS.search(text.replace("_", " ")) is not None


def tokens(text: str) -> set[str]:
    """The words of a text between blanks, without punctuation at their ends."""
    return {word for one in text.split() if (word := one.strip(_EDGE)) and has_words(word)}


def count_words(text: str) -> int:
    """How many words; a Chinese character counts as half of one."""
    return len(_WORDS.findall(_HAN.sub(" ", text))) + (len(_HAN.findall(text)) + 1) // 2
