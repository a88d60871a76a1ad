"""Text in another language than its page or field.

Somebody who reads the Chinese page may not read English, and the other way round; a description under ``en`` that is
Chinese comes up on the English page. Translate it, or move it to the field or page of its language. A section is only
reported where nearly all others of its page are in one language, and so is a line; examples, quotes and titles stay in
the language that they are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

from modelist.catalog.page_languages import guess_language, read_page_name, sibling
from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.code_lines import prose_lines
from modelist.documents.markdown_nodes import Table
from modelist.linting.addresses.services import service_of
from modelist.linting.context import Page, Section
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import fields_of

_HAN = lazy_pattern(f"[{HAN}]")
_KANA_OR_HANGUL = lazy_pattern("[\u3040-\u30ff\uac00-\ud7af]")
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
_PART = lazy_pattern(rf"[{HAN}，。；：！？、（）]+|[^\s{HAN}，。；：！？、（）]+")
_RUN = lazy_pattern(r"(?<![\w\"'“‘(\[*`])[A-Za-z][A-Za-z'’-]*(?:(?:, | )[A-Za-z0-9][A-Za-z0-9'’-]*){11,60}")
_MIN_RUN_SMALL = 4
_SHOWN = 80
_MIN_TABLES, _MIN_FIELDS = 2, 3
_MIN_HAN, _MIN_WORDS = 20, 25
_MIN_SECTIONS, _SHARE = 5, 0.85
_NAMES = {"en": "English", "zh": "Chinese"}
_MIN_LINES, _LINE_HAN, _LINE_WORDS, _MIN_SMALL_WORDS = 8, 12, 9, 3
_MIN_NAMED, _SHARE_NAMED = 3, 0.5
"""In a page whose name tells its language, such as ``README_EN.md``, a line of the other one is soon out of place."""

_SMALL_WORD = lazy_pattern(r"\b(?:the|is|are|was|were|of|and|to|with|a|an|for|in|on|by|that|which|it|its|this)\b")
_LABEL = lazy_pattern(r"[ \t]*[-*+•]?[ \t]*[*_]{0,2}(?:简介|介绍|说明|描述|概述|特点|备注)[*_]{0,2}[:：][*_ ]{0,3}")
_NO_PROSE = lazy_pattern(
    r"\s*(?:>(?!\s*(?:注意?|说明|提示|note|tip)[:：])|[|#]|```|~~~|<|\{|@|\$|[\"'“‘«]|\(?[A-Ea-e][).]\s|\[\^"
    r"|[\w ]{1,20}[:：]\s*[\"“(\[])"
)
_GIVEN = lazy_pattern(
    r"示例|举例|例如|例子|样例|比如|案例|实例|问题|提问|题目|回答|答案|选项|输入|输出|提示词?|模板|摘要|原文|原句|引用|引文|翻译|英文|对话"
    r"|\b(?:examples?|e\.g|prompts?|questions?|answers?|inputs?|outputs?|abstract|templates?|quoted?|sentences?|premise|chinese)\b",
    re.IGNORECASE,
)
_FORMAL = lazy_pattern(r"\b(?:licen[cs]ed|hereby|copyright|cite|proceedings|et al|university)\b", re.IGNORECASE)
"""Words of licences, of requests to cite and of lines of authors, which stay as they are."""


_RECORDINGS = ("youtube", "bilibili")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Descriptions in the wrong field, and sections unlike the rest of their page."""
    if page.is_fragment:
        yield from _fragment(page)
    elif _has_both(page.text):
        yield from _sections(page)
        yield from _headers(page)


def _headers(page: Page) -> Iterator[Problem]:
    """Tables with English headers in a Chinese page whose other tables have Chinese ones."""
    if page.lang != "zh" or len(page.markdown.tables) < _MIN_TABLES:
        return
    judged = [(table, _header_language(table)) for table in page.markdown.tables]
    english = [table for table, lang in judged if lang == "en"]
    if len(english) * 2 < sum(lang == "zh" for _, lang in judged) + 1:
        for table in english:
            cell = next(cell for cell in table.header.cells if cell.source)
            message = f"the header {shown(cell.source)} is English, and those of other tables are Chinese"
            yield Problem(cell.span, message, "Translate the header.")


def _header_language(table: Table) -> str:
    """The language of a header; that of names of benchmarks alone is none."""
    texts = [cell.markdown for cell in table.header.cells if cell.source]
    if any(map(_HAN.search, texts)):
        return "zh"
    return "en" if sum(bool(fields_of(text)) for text in texts) >= _MIN_FIELDS else ""


def _has_both(text: str) -> bool:
    """Whether a page has enough of Chinese for a line of it; nearly all pages have some English."""
    if text.isascii() or _KANA_OR_HANGUL.search(text):
        return False
    return next(islice(_HAN.finditer(text), _LINE_HAN - 1, None), None) is not None


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
            if lang == "zh" and _has_chinese_sibling(page):
                yield _whole(page, next(section.own for section, found in judged if found == lang))
                continue
            for section in others:
                other = next(one for one in _NAMES if one != lang)
                yield _problem(page, section.own, other, lang, None)
            yield from _lines(page, lang, [section.own for section in others])
            return
    named = read_page_name(page.path)
    if named.mark and (lang := named.lang) in _NAMES:
        yield from _lines(page, lang, [])


def _has_chinese_sibling(page: Page) -> bool:
    """Whether a page that is not named as Chinese has a sibling that is, such as ``README_zh.md``."""
    return guess_language(page.path) == "en" and sibling(page.path, page.context.files.paths) is not None


def _whole(page: Page, own: Span) -> Problem:
    start = next(start for start, word in _words(page, own) if _HAN.search(word))
    line_end = page.text.find("\n", start)
    span = Span(start, min(line_end if line_end >= 0 else len(page.text), start + _SHOWN))
    message = "the page is Chinese, although it has a Chinese sibling and is named as the other one"
    return Problem(span, message, "Put the English text back, or translate it.")


def _lines(page: Page, lang: str, told: list[Span]) -> Iterator[Problem]:
    """Lines of prose in the other language than nearly all lines of the page."""
    judged = [(span, _line_language(page, span)) for span in _prose_lines(page, told)]
    others = [span for span, found in judged if found and found != lang]
    own = sum(found == lang for _, found in judged)
    named = read_page_name(page.path)
    says_so = bool(named.mark) and named.lang == lang
    few, share = (_MIN_NAMED, _SHARE_NAMED) if says_so else (_MIN_LINES, _SHARE)
    if own >= few and own >= share * (own + len(others)):
        for span in others:
            if not _is_given(page, span):
                yield _problem(page, span, "en" if lang == "zh" else "zh", lang, None)
        if lang == "zh":
            yield from _runs(page, [span for span, found in judged if not found])


def _runs(page: Page, spans: Iterable[Span]) -> Iterator[Problem]:
    """Long runs of English words within lines that are Chinese before them."""
    hidden = no_words(page)
    for span in spans:
        match = _RUN.search(page.text, span.start, span.end)
        if match is None or match.start() in hidden or len(_SMALL_WORD.findall(match[0])) < _MIN_RUN_SMALL:
            continue
        before = _HAN.findall(page.text, span.start, match.start())
        long = [one for one in match[0].split() if len(one) > 3]
        within = any(link.span.start <= match.start() < link.span.end for link in page.links_in(span))
        if len(before) >= _LINE_HAN and not _is_titled(long) and not within and not _is_given(page, span):
            yield _problem(page, Span(match.start(), match.end()), "en", "zh", None)


def _prose_lines(page: Page, told: list[Span]) -> Iterator[Span]:
    hidden = Spans(told)
    for start, line in prose_lines(page.text):
        if len(line) > 2 * _LINE_HAN and start not in hidden and not _NO_PROSE.match(line):
            yield Span(start, start + len(line))


def _line_language(page: Page, span: Span) -> str:
    """The language of a line that is surely prose in one; a line of few words says nothing."""
    text = page.document.slice(span)
    label = _LABEL.match(text)
    if label is not None:
        span = Span(span.start + label.end(), span.end)
        text = page.document.slice(span)
    han = len(_HAN.findall(text))
    if han >= _LINE_HAN:
        return _language(_words(page, span), _LINE_HAN, _LINE_WORDS)
    if han or len(_SMALL_WORD.findall(text)) < _MIN_SMALL_WORDS:
        return ""
    words = [word for _, word in _words(page, span) if _WORD.search(word)]
    return "en" if len(words) >= _LINE_WORDS and not _is_titled(words) else ""


def _is_titled(words: Sequence[str]) -> bool:
    """Whether so many words have a capital that they are a title."""
    return 2 * sum(word[:1].isupper() for word in words if len(word) > 3) >= len(words)


def _is_given(page: Page, span: Span) -> bool:
    """Whether a line or what leads up to it tells that it is an example or a quote, kept in its own language."""
    line = page.document.lines.line_of(span.start)
    if _FORMAL.search(page.document.slice(span)):
        return True
    if any(service_of(link.destination) in _RECORDINGS for link in page.links_in(span)):
        return True  # the title of a talk
    return any(_GIVEN.search(page.document.line_text(at)) for at in range(max(0, line - 4), line + 1))


def _words(page: Page, span: Span) -> list[tuple[int, str]]:
    """The words of a span with their places, but for code, addresses, tables and links, often titles."""
    hidden = no_words(page)
    tables, others = _tables(page), Spans(one.span for one in page.links_in(span))
    parts = ((span.start + one.start(), one[0]) for one in _PART.finditer(page.document.slice(span)))
    hidden_too = (hidden, others, tables)
    return [(start, word) for start, word in parts if not any(start in one for one in hidden_too)]


def _tables(page: Page) -> Spans:
    found = _TABLES.get(page)
    if found is None:
        found = _TABLES[page] = Spans(one.span for one in page.markdown.tables)
    return found


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


_TABLES: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()

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
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(9))
            + f"⟦The model is built upon a small yet powerful base, and trained on the same data⟧\n\n{_ZH}\n"
        ),
        Example(
            "## A0\n\n⟦"
            + _ZH
            + "⟧\n\n"
            + "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(1, 9))
            + f"The model is built upon a small base, and it was trained on the same data.\n\n{_ZH}\n",
            path="VLMs.md",
            files={"VLMs_zh.md": "# 模型\n"},
        ),
        Example(f"# A\n\n{3 * (_EN + chr(10) * 2)}⟦{_ZH}⟧\n", path="README_EN.md"),
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(9))
            + "这个模型是为促进可解释性研究而开发的，⟦is a suite of 16 models all trained on "
            "the same data in the exact same order and⟧ of many sizes。\n"
        ),
        Example(
            "|模型|时间|参数量|\n|-|-|-|\n|A|2024|7B|\n\n"
            + _ZH
            + "\n\n|⟦Model⟧|Date|Parameters|\n|-|-|-|\n|B|2024|7B|\n\n"
            "|模型|时间|参数量|\n|-|-|-|\n|C|2024|7B|\n"
        ),
    ),
    good=(
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(9))
            + "这篇论文的标题为大语言模型综述 Survey of the State of the Art in "
            "Large Language Models for Code in the Wild\n\n" + "这个模型支持的许可协议为如下文字 permission is "
            "hereby granted to any person to use a copy of the files in the\n"
        ),
        Example(f"# A\n\n{3 * (_EN + chr(10) * 2)}{_ZH}\n"),
        Example(
            f"# A\n\n{3 * (_EN + chr(10) * 2)}- {_ZH[:30]} [Video](https://www.youtube.com/watch?v=e0aKI2GGZNg)\n",
            path="README_EN.md",
        ),
        Example(f"# A\n\n{3 * (_EN + chr(10) * 2)}For example:\n\n{_ZH}\n", path="README_EN.md"),
        Example("".join(f"## A{one}\n\n{_ZH}\n\n## B{one}\n\n{_EN}\n\n" for one in range(6))),
        Example("".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(6)) + f"## B\n\n[{_EN}](https://x.org)\n"),
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(9))
            + f"例如：\n\nThe trophy does not fit into the suitcase, since it is too big for it.\n\n{_ZH}\n"
        ),
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(9))
            + "## 许可\n\nThis project is licensed under the terms of the license that is in the file beside it.\n"
        ),
        Example(
            "".join(f"## A{one}\n\n{_ZH}\n\n" for one in range(9))
            + "- A Survey on Evaluation of Large Language Models for the Planning of Tasks in a Home\n"
        ),
    ),
)
