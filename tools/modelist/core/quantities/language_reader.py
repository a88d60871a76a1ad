"""Reads languages as people write them: ``en,zh``, ``English and Chinese``, ``中英文``, ``100+ languages``."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.language_table import HAN_INITIALS, WORDS
from modelist.core.quantities.languages import LANGUAGES_OF_COUNTRIES, MULTILINGUAL, Language
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import Reading

_MANY = lazy_pattern(
    r"multi-?\s?linguals?|multi(?:ple)?(?:\s?languages?)?|many\slanguages|polyglot|多国?语[言种文]?|[多各]种语言",
    re.IGNORECASE,
)
_COUNT = lazy_pattern(
    r"""(?:over|more\ than|about|超过|支持)?\s?[0-9]{2,4}\s?\+?\s?[多余]?\s?
        (?:(?:natural\s|human\s)?languages?|[种门国]语[言种])""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = lazy_pattern(r"[,;/|&+·\n()\[\]{}]|\s(?:and|or|plus|with|as well as)\s|[和与及]|以及|\s-\s", re.IGNORECASE)
_TAG = lazy_pattern(r"([a-z]{2,3})[-_]([a-z]{2}|hans|hant)", re.IGNORECASE)
_HAN_SUFFIX = lazy_pattern(r"[双三四]?[语文]+言?\Z")
_HAN_FRAME = lazy_pattern(r"(?:支持|主要为?是?)?(.+?)(?:等(?:语言)?)?")
_REGIONS = {  # countries behind a language whose letters are also those of another language
    "ar": "ae sa", "de": "ch", "en": "ca ie za sg", "es": "ar co", "fr": "be ca ch", "it": "ch", "ms": "my sg",
    "nl": "be", "pt": "br", "sv": "fi", "ta": "sg", "zh": "cn tw sg",
}  # fmt: skip
_NOISE = frozenset(("language", "languages", "only", "bilingual", "双语"))
_FOLD = str.maketrans("語韓漢華國", "语韩汉华国")


def read_languages(text: str) -> Reading[tuple[Language, ...]]:
    """The languages in a field, each once in their order; just ``multilingual`` where the text says that."""
    return read_loosely(text, _parse_one, _read)


def _parse_one(text: str) -> tuple[Language, ...] | None:
    language = Language.parse(text) if text not in LANGUAGES_OF_COUNTRIES else None
    return None if language is None else (language,)


def _read(text: str) -> Reading[tuple[Language, ...]]:
    plain = text.translate(_FOLD)
    rest = [count.strip() for count in _COUNT.findall(plain)]
    codes = dict.fromkeys([MULTILINGUAL] if rest else [])
    for piece in filter(None, map(_trim, _BETWEEN.split(_COUNT.sub(",", plain)))):
        found, unread = _piece(piece)
        codes.update(dict.fromkeys(found))
        rest += unread
    if MULTILINGUAL in codes:
        rest = [*(code for code in codes if code != MULTILINGUAL), *rest]
        codes = {MULTILINGUAL: None}
    return Reading(tuple(map(Language, codes)) or None, ", ".join(rest))


def _trim(piece: str) -> str:
    return piece.strip(" .'\"-_:?!*")


def _piece(piece: str) -> tuple[list[str], list[str]]:
    """Codes in what stands between two separators, and what is no language in it."""
    han = _HAN_FRAME.fullmatch(piece)
    found = _codes(piece) or (_codes(han[1]) if han is not None else [])
    if found:
        return found, ["等"] if piece.endswith(("等", "等语言")) else []
    words = [word for word in map(_trim, piece.split()) if word and word.casefold() not in _NOISE]
    read = [(word, _codes(word)) for word in words]
    if not all(codes for _, codes in read):
        # among other words a short one is English ('as', 'no', 'to') rather than a code
        read = [(word, codes if len(word) > 3 or not word.isascii() else []) for word, codes in read]
    return [code for _, codes in read for code in codes], [word for word, codes in read if not codes]


def _codes(text: str) -> list[str]:
    word = text.casefold()
    if _MANY.fullmatch(word):
        return [MULTILINGUAL]
    if word in LANGUAGES_OF_COUNTRIES:
        return [LANGUAGES_OF_COUNTRIES[word]]
    if word in WORDS:
        return [WORDS[word]]
    tag = _TAG.fullmatch(text)
    if tag is not None and tag[1].lower() in WORDS:
        return _codes_of_tag(tag[1].lower(), tag[2])
    parts = [WORDS.get(part) for part in word.split("-")]
    if all(parts):
        return [code for code in parts if code is not None]
    return [] if text.isascii() else _han_codes(word)


def _codes_of_tag(code: str, region: str) -> list[str]:
    """``zh-CN`` and ``pt-br`` are one language in a region, ``en-zh`` is two languages."""
    two = region.islower() and region in WORDS and region not in (code, *_REGIONS.get(code, "").split())
    return [WORDS[code], WORDS[region]] if two else [WORDS[code]]


def _han_codes(word: str) -> list[str]:
    """``英文`` as ``英语``, and compounds of initials such as ``中英双语``."""
    stem = _HAN_SUFFIX.sub("", word)
    if f"{stem}语" in WORDS:
        return [WORDS[f"{stem}语"]]
    initials = [HAN_INITIALS.get(character) for character in stem]
    return [code for code in initials if code is not None] if all(initials) else []
