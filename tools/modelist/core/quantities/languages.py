"""Languages: ISO 639-1 codes such as ``en`` and ``zh``, and ``multilingual`` for a list that nobody wrote out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from modelist.core.quantities.reading import Ordered

MULTILINGUAL = "multilingual"
"""Stands in the place of a whole list of codes."""

LANGUAGES_OF_COUNTRIES: Mapping[str, str] = {"cn": "zh", "ch": "zh", "jp": "ja", "kr": "ko", "vn": "vi"}
"""Codes of countries that people write for their languages, two of which are codes of others: Chamorro and Kanuri."""


@dataclass(frozen=True, slots=True)
class Language(Ordered):
    """A language by its code, or ``multilingual``."""

    code: str

    def __post_init__(self) -> None:
        if self.code != MULTILINGUAL and not is_language(self.code):
            raise ValueError(f"no ISO 639-1 code: {self.code}")

    def __str__(self) -> str:
        return self.code

    @staticmethod
    def parse(text: str) -> Language | None:
        """The language of a lower-case code, or ``multilingual``; None for any other text."""
        return Language(text) if text == MULTILINGUAL or is_language(text) else None

    @property
    def english(self) -> str:
        """The name in English."""
        return language_name(self.code) or self.code

    @property
    def chinese(self) -> str:
        """The name in Chinese."""
        return language_name(self.code, "zh") or self.code

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By code."""
        return (self.code,)


@lru_cache(maxsize=1)
def language_codes() -> tuple[str, ...]:
    """All ISO 639-1 codes, sorted."""
    return tuple(sorted(_table()))


def is_language(text: str) -> bool:
    """Whether a text is an ISO 639-1 code; ``multilingual`` is none."""
    return len(text) == 2 and text in _table()


def language_name(code: str, lang: str = "en") -> str | None:
    """A language's name in English, or in Chinese for ``zh``; None for an unknown code."""
    if code == MULTILINGUAL:
        return "多语言" if lang == "zh" else MULTILINGUAL
    names = _table().get(code)
    return None if names is None else names[lang == "zh"]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, str]]:
    from modelist.core.quantities.language_table import LANGUAGES

    return LANGUAGES
