"""The link to the page in another language leads to this page.

In the row of languages at the top, `English` of the Chinese page opens the Chinese page again: it was copied from the
other page with its address. Link the page that has that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.emphasis import is_cjk
from modelist.linting.paths import local_target
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image

_LANGUAGES = {
    "en": lazy_pattern(r"\W*(?:english|en|英文|英语)(?: version|版)?\W*", re.IGNORECASE),
    "zh": lazy_pattern(r"\W*(?:(?:simplified )?chinese|zh(?:-cn)?|cn|(?:简体)?中文)(?: version|版)?\W*", re.IGNORECASE),
}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links without fragment to the page itself whose text is the name of the other language."""
    if page.is_fragment:
        return
    name = page.path.rsplit("/", 1)[-1]
    for link in page.links if name in page.text else ():
        language = next((key for key, names in _LANGUAGES.items() if names.fullmatch(link.text)), "")
        target = None if is_image(link) or not language else local_target(page, link)
        if target is None or target.path != page.path or target.fragment:
            continue
        if _language(page) not in (language, ""):
            message = f"'{link.text}' leads to this very page, which is not in that language"
            yield Problem(link.destination_span, message, "Link the page in that language.")


def _language(page: Page) -> str:
    """The language of a page that is clearly in one; the README of a Chinese project may be half in English."""
    letters = sum(map(str.isalpha, page.text))
    han = sum(map(is_cjk, page.text))
    return "zh" if han * 4 > letters else "en" if han * 50 < letters else ""


RULE = Rule(
    id="link-language-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(Example('<a href="⟦README.md⟧">English</a> ｜ 中文\n\n这是一份关于大语言模型的清单，由社区维护。\n'),),
    good=(
        Example("[English](README.md) ｜ [中文](README_zh.md)\n\nA list of language models, kept by its community.\n"),
        Example("[English](README_en.md) ｜ [中文](README.md)\n\n这是一份关于大语言模型的清单，由社区维护。\n"),
    ),
)
