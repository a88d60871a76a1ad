"""The language that the name of a page tells, and the names of the same page in the other one."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern

_MARK = lazy_pattern(
    r"[._-](?:(?P<zh>(?:zh|cn|chinese)(?:[._-][a-z]+)?)|(?:en|english)(?:[._-](?:us|gb|uk))?)(?=\.md\Z)", re.IGNORECASE
)
_CHINESE = "_zh -zh .zh _CN _cn -CN -cn _zh-CN .zh-CN -zh-CN _ZH _Chinese _chinese".split()
_ENGLISH = ("", "_en", "-en", ".en", "_EN")


class PageName(NamedTuple):
    """A path in parts: ``docs/README`` and ``_zh`` of ``docs/README_zh.md``, and ``zh`` or ``en``."""

    stem: str
    mark: str
    lang: str


def read_page_name(path: str) -> PageName:
    """``README_zh.md``, ``README.zh-CN.md`` and the like are Chinese; everything else is English."""
    match = _MARK.search(path)
    if match is None:
        return PageName(path.removesuffix(".md"), "", "en")
    return PageName(path[: match.start()], match[0], "zh" if match["zh"] else "en")


def guess_language(path: str) -> str:
    """The language that a name tells, ``zh`` or ``en``."""
    return read_page_name(path).lang


def sibling(path: str, paths: Container[str]) -> str | None:
    """The same page in the other language, where it is among some paths."""
    name = read_page_name(path)
    marks = _ENGLISH if name.lang == "zh" else _CHINESE
    return next((found for mark in marks if (found := f"{name.stem}{mark}.md") != path and found in paths), None)


def missing_translation(name: str, lang: str) -> tuple[str, str]:
    """What is said of an entry without a description in the language of a page, and what to do about it."""
    message = f"'{name}' has no description in '{lang}', so pages in that language show another one"
    return message, f"Add description.{lang} if you can; somebody else can follow."
