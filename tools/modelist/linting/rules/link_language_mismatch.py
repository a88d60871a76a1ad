"""A link to the page in another language leads to this page, or one to another page to its other language.

In the row of languages at the top, `English` of the Chinese page opens the Chinese page again: it was copied from the
other page with its address. Or the Chinese page sends its readers to the English page of the VLMs, though there is a
Chinese one. Link the page that has the language.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.catalog.page_languages import read_page_name
from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.paths import LocalTarget, local_target, own_target
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.languages import clear_language
from modelist.linting.rule import Example, Problem, Rule, Scope

_LANGUAGES = {
    "en": lazy_pattern(r"\W*(?:english|en|英文|英语)(?: version|版)?\W*", re.IGNORECASE),
    "zh": lazy_pattern(r"\W*(?:(?:simplified )?chinese|zh(?:-cn)?|cn|(?:简体)?中文)(?: version|版)?\W*", re.IGNORECASE),
}
_NAMES = {"en": "English", "zh": "Chinese"}
_NEAR = 1_000
"""Characters around a link in which the other language may be offered."""

_OTHER = {"en": "zh", "zh": "en"}
_NAMES_LANGUAGE = lazy_pattern(r"\b(?:english|en|chinese|zh|cn)\b|英文|英语|中文", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to Markdown files of the list, by their text and by the languages that those files come in."""
    if page.is_fragment or ".md" not in page.text:
        return
    for link in page.links:
        if ".md" not in link.destination or is_image(link):
            continue
        target = local_target(page, link) or own_target(page, link)
        if target is None:
            continue
        if target.path != page.path:
            yield from _other(page, link, target)
        elif not target.fragment and any(names.fullmatch(link.text) for names in _LANGUAGES.values()):
            yield from _leads_back(link, clear_language(page))


def _leads_back(link: Link, own: str) -> Iterator[Problem]:
    language = next((key for key, names in _LANGUAGES.items() if names.fullmatch(link.text)), "")
    if own in (language, ""):
        return
    message = f"'{link.text}' leads to this very page, which is not in that language"
    yield Problem(link.destination_span, message, "Link the page in that language.")


def _other(page: Page, link: Link, target: LocalTarget) -> Iterator[Problem]:
    """A link to a page that has a sibling in this page's language, where nothing tells of a choice of languages."""
    own, other = read_page_name(page.path), read_page_name(target.path)
    meant = f"{other.stem}{own.mark}.md"
    if own.lang == other.lang or own.stem == other.stem:
        return
    if meant not in page.context.files.paths or _is_choice(page, link, meant):
        return
    if not own.mark and clear_language(page) not in (own.lang, ""):
        return  # the README of a Chinese project needs no mark to be Chinese
    lang = own.lang
    message = f"the {_NAMES[lang]} page links the {_NAMES[_OTHER[lang]]} one; there is {posixpath.basename(meant)}"
    name = posixpath.basename(target.path)
    at = page.text.find(name, *link.destination_span)
    span = Span(at, at + len(name)) if at >= 0 else link.destination_span
    edits = (Edit(span, posixpath.basename(meant)),) if at >= 0 else ()
    yield Problem(span, message, f"Link {posixpath.basename(meant)}.", edits=edits, safety=Safety.UNSAFE)


def _is_choice(page: Page, link: Link, meant: str) -> bool:
    """Whether the reader is offered both languages, or told which one the link is in."""
    lines = page.document.lines
    line = lines.line_of(link.span.start)
    start, end = lines.start_of(max(0, line - 2)), lines.start_of(line + 3)
    near = page.text[max(start, link.span.start - _NEAR) : min(end, link.span.end + _NEAR)]
    return posixpath.basename(meant) in near or _NAMES_LANGUAGE.search(link.text) is not None


_PAGES = {"README_VLMs.md": "# VLMs\n", "README_VLMs_zh.md": "# 视觉语言模型\n", "README.md": "# LLMs\n"}

RULE = Rule(
    id="link-language-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example('<a href="⟦README.md⟧">English</a> ｜ 中文\n\n这是一份关于大语言模型的清单，由社区维护。\n'),
        Example("[VLMs](./⟦README_VLMs.md⟧#x)\n", path="README_zh.md", files=_PAGES),
        Example("[VLMs](⟦README_VLMs_zh.md⟧)\n", path="README.md", files=_PAGES),
    ),
    good=(
        Example("[English](README.md) ｜ [中文](README_zh.md)\n\nA list of language models, kept by its community.\n"),
        Example("[English](README_en.md) ｜ [中文](README.md)\n\n这是一份关于大语言模型的清单，由社区维护。\n"),
        Example("[VLMs](README_VLMs.md) / [视觉](README_VLMs_zh.md)\n", path="README_zh.md", files=_PAGES),
        Example(
            "这是一份由社区维护的清单：[视觉](README_VLMs_zh.md) https://x.org/a/list\n", path="README.md", files=_PAGES
        ),
        Example("[LLMs](README.md) [VLMs, English](README_VLMs.md)\n", path="README_zh.md", files=_PAGES),
    ),
)
