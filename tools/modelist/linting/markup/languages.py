"""Which language a page is clearly in, by its words."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk

_ADDRESS = lazy_pattern(r"https?://[^\s()<>|\"']+|\]\([^\s()]*\)")


def clear_language(page: Page) -> str:
    """The language of a page that is clearly in one; the README of a Chinese project may be half in English."""
    found = _LANGUAGE.get(page)
    if found is None:
        text = _ADDRESS.sub("", page.text)
        letters = sum(map(str.isalpha, text))
        han = sum(map(is_cjk, text))
        found = _LANGUAGE[page] = "zh" if han * 4 > letters else "en" if han * 50 < letters else ""
    return found


_LANGUAGE: WeakKeyDictionary[Page, str] = WeakKeyDictionary()
