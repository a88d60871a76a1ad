"""Full-width punctuation between Latin words.

A ``：`` or ``，`` in an English title was typed in the wrong mode: it stands far from its word, and a search for the
title misses the place. Write the ASCII mark and a blank. So it is with ``～`` in a range, ``——`` for a dash, and with
brackets around English words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import CJK
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARK = lazy_pattern(r"(?<=[A-Za-z0-9])[ ]?([：，；！？])[ ]?(?=[A-Za-z0-9\[(*_])")
_DASH = lazy_pattern(r"(?<=[A-Za-z0-9)])[ ]?(——|～)[ ]?(?=[A-Za-z0-9(*_])")
_BRACKETS = lazy_pattern(r"（(?P<inner>[!-~ ]{1,200})）")
_WORD = lazy_pattern(r"(?:[a-z]{3}|[.!?,;:]|\d)\Z")
_CJK = lazy_pattern(f"[{CJK}]")
_ASCII = {"：": ": ", "，": ", ", "；": "; ", "！": "! ", "？": "? ", "——": " — ", "～": "–"}
_AROUND = 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such marks with Latin words on both sides, or around them, and no Chinese or Japanese near them."""
    if page.text.isascii():
        return
    headings = Spans(one.span for one in page.markdown.headings)
    for match in (*_MARK.finditer(page.text), *_DASH.finditer(page.text)):
        is_range = match[1] == "～" and page.lang == "zh"
        if not is_range and match.start(1) not in no_text(page) and not _is_chinese(page, Span(*match.span())):
            yield _between(match, headings)
    for match in _BRACKETS.finditer(page.text):
        if match.start() not in no_text(page) and not _is_chinese(page, Span(*match.span())):
            yield _around(page, Span(*match.span()), headings)


def _between(match: re.Match[str], headings: Spans) -> Problem:
    span, mark = Span(*match.span()), _ASCII[match[1]]
    safety = Safety.UNSAFE if span.start in headings else Safety.SAFE  # a blank more changes the anchor
    message, advice = f"'{match[1]}' stands between Latin words", f"Write {mark.strip()}"
    return Problem(span, message, advice, edits=(Edit(span, mark),), safety=safety)


def _around(page: Page, span: Span, headings: Spans) -> Problem:
    blank = " " if _WORD.search(page.text[max(0, span.start - 3) : span.start]) else ""
    opening, closing = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
    edits = (Edit(opening, f"{blank}("), Edit(closing, ")"))
    safety = Safety.UNSAFE if span.start in headings else Safety.SAFE
    return Problem(span, "full-width brackets stand around Latin words", "Write ( and ).", edits=edits, safety=safety)


def _is_chinese(page: Page, span: Span) -> bool:
    """Whether Chinese or Japanese stands near, in the same line and cell."""
    before = page.text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2].rpartition("|")[2]
    after = page.text[span.end : span.end + _AROUND].partition("\n")[0].partition("|")[0]
    return not before.strip() or _CJK.search(before + after) is not None


RULE = Rule(
    id="latin-full-width-punctuation",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("PaLM⟦： ⟧Scaling language modelling\n", "PaLM: Scaling language modelling\n"),
        Example(
            "Sampling in Collaboration⟦， ⟧[arXiv](https://x.org)\n",
            "Sampling in Collaboration, [arXiv](https://x.org)\n",
        ),
        Example("Quick start⟦ —— ⟧models of 3.3T⟦～⟧4.8T\n", "Quick start — models of 3.3T–4.8T\n"),
        Example(
            "| MME⟦（P/C）⟧ |\n| - |\n| 模型 |\n\nIn this space!⟦（see below）⟧\n",
            "| MME(P/C) |\n| - |\n| 模型 |\n\nIn this space! (see below)\n",
        ),
    ),
    good=(
        Example("模型（LLM）, 提示（prompt engineering）和 3～4；（See below）\n"),
        Example("模型：GPT，Qwen 和 Llama；PaLM：谷歌的模型\n\n`a：b` [x](https://x.org/a：b)\n"),
    ),
)
