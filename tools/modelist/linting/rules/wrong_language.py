"""Text in another language than its page or field.

Somebody who reads the Chinese page may not read English, and the other way round; a description under ``en`` that is
Chinese comes up on the English page. Translate it, or move it to the field or page of its language. A section is only
reported where nearly all others of its page are in one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page, Section
from modelist.linting.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_HAN = lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA_OR_HANGUL = lazy_pattern("[\u3040-\u30ff\uac00-\ud7af]")
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
_SHOWN = 80
_MIN_HAN, _MIN_WORDS = 20, 25
_MIN_SECTIONS, _SHARE = 5, 0.85
_NAMES = {"en": "English", "zh": "Chinese"}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Descriptions in the wrong field, and sections unlike the rest of their page."""
    if page.is_fragment:
        yield from _fragment(page)
    elif not page.text.isascii() and not _KANA_OR_HANGUL.search(page.text):
        yield from _sections(page)


def _fragment(page: Page) -> Iterator[Problem]:
    other = _WORD if page.lang == "zh" else _HAN
    if len(other.findall(page.text)) < 5:
        return  # whatever of it is code or a link: too little to be the other language
    found = _language(_words(page, Span(0, len(page.text))), 5, 5)
    if found and page.lang in _NAMES and found != page.lang:
        yield _problem(page, Span(0, len(page.text)), found, page.lang, Severity.ERROR)


def _sections(page: Page) -> Iterator[Problem]:
    judged: list[tuple[Section, str]] = []
    for section in page.sections:
        found = _language(_words(page, section.own), _MIN_HAN, _MIN_WORDS)
        if found:
            judged.append((section, found))
    for lang in _NAMES:
        others = [section for section, found in judged if found != lang]
        if len(judged) >= _MIN_SECTIONS and len(judged) - len(others) >= _SHARE * len(judged):
            for section in others:
                other = next(one for one in _NAMES if one != lang)
                yield _problem(page, section.own, other, lang, None)


def _words(page: Page, span: Span) -> list[tuple[int, str]]:
    """The words of a span with their places, but for code, addresses, tables and links, often titles."""
    hidden = no_words(page)
    inside = (one.span for one in page.markdown.tables if span.start <= one.span.start < span.end)
    others = Spans((*(one.span for one in page.links_in(span)), *inside))
    parts = ((span.start + one.start(), one[0]) for one in re.finditer(r"\S+", page.document.slice(span)))
    return [(start, word) for start, word in parts if start not in hidden and start not in others]


def _language(placed: list[tuple[int, str]], min_han: int, min_words: int) -> str:
    """``zh`` or ``en`` where words are surely of that language, else ''."""
    words = " ".join(word for _, word in placed)
    han, latin = len(_HAN.findall(words)), len(_WORD.findall(words))
    if han >= min_han and han > 2 * latin:
        return "zh"
    return "en" if latin >= min_words and han * 20 < latin else ""


def _problem(page: Page, span: Span, found: str, wanted: str, severity: Severity | None) -> Problem:
    pattern = _HAN if found == "zh" else _WORD
    start = next(start for start, word in _words(page, span) if pattern.search(word))
    line_end = page.text.find("\n", start)
    place = Span(start, min(line_end if line_end >= 0 else len(page.text), start + _SHOWN))
    message = f"{shown(page.document.slice(place))} is {_NAMES[found]}, and the text around it {_NAMES[wanted]}"
    if page.is_fragment:
        message = f"the description for '{wanted}' is {_NAMES[found]}: {shown(page.document.slice(place))}"
    return Problem(place, message, f"Translate it into {_NAMES[wanted]}.", severity=severity)


_ZH = "这个模型由研究团队发布，支持多种语言，并且在许多任务上表现很好。"
_EN = (
    "This model was released by a research team; it knows many languages and does well on a long list "
    "of tasks, both in the lab and in daily work with tools. "
)

RULE = Rule(
    id="wrong-language",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="typography",
    bad=(
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(6))
            + "## B\n\n⟦"
            + _EN[:80]
            + "⟧"
            + _EN[80:]
            + _EN
            + "\n"
        ),
    ),
    good=(
        Example("".join(f"## A{one}\n\n{_ZH}\n\n## B{one}\n\n{_EN}\n\n" for one in range(6))),
        Example("".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(6)) + f"## B\n\n[{_EN}](https://x.org)\n"),
    ),
)
