"""A blank stands beside full-width punctuation.

A full-width mark brings its own room; a blank more makes a hole in the line, and text that looks alike is not found by
a search. Leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARKS = "，。；：！？、）】》」（【《「"
_BLANK = lazy_pattern(
    rf"(?<=[{HAN}A-Za-z0-9)％%”])(?<![\n ]\d)[ ]{{1,3}}(?=[{_MARKS}])|(?<=[{_MARKS}])[ ]{{1,3}}(?=[{HAN}“”])"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Blanks before such a mark, and between one and a Chinese character; in headings they are part of the anchor."""
    if page.text.isascii():
        return
    headings = Spans(one.span for one in page.markdown.headings)
    for match in _BLANK.finditer(page.text):
        span = Span(*match.span())
        if span.start in no_text(page) or span.start - 1 in no_text(page) or span.end in no_text(page):
            continue
        near = page.text[span.end] if page.text[span.end] in _MARKS else page.text[span.start - 1]
        edits = (Edit(span, ""),) if span.start not in headings else ()
        yield Problem(span, f"a blank stands beside '{near}'", "Leave it out.", edits=edits)


RULE = Rule(
    id="zh-punctuation-blank",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(Example("稀疏集成⟦ ⟧（STI），训练数据。⟦ ⟧中文模型\n", "稀疏集成（STI），训练数据。中文模型\n"),),
    good=(Example("- （一）模型，GPT 和 LLM： `a ，b` [x](https://x.org/a%20，b)\n\n| 甲 | （乙） |\n| - | - |\n"),),
)
