"""No blank between Chinese characters and Latin letters or digits.

Most Chinese style guides for technical text ask for one; mixed spelling in a page looks careless. In a heading a blank
changes the anchor, so there it is not inserted unasked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_BORDER = lazy_pattern(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%+])(?=[{HAN}])")

_ACROSS = lazy_pattern(rf"(?<=[{HAN}])(\*\*)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%+])(\*\*)(?=[{HAN}])")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Borders between the two scripts without a blank."""
    if page.text.isascii():
        return
    hidden = no_words(page)
    headings = [one.span for one in page.markdown.headings]
    starts = [one.start for one in headings]
    for match in _BORDER.finditer(page.text):
        at = match.start()
        if at in hidden or at - 1 in hidden:
            continue
        before = bisect_right(starts, at) - 1
        in_heading = before >= 0 and at < headings[before].end
        yield Problem(
            Span(at - 1, at + 1),
            f"no blank in '{page.text[at - 1 : at + 1]}'",
            "Put a blank between Chinese and Latin characters.",
            edits=(Edit(Span(at, at), " "),),
            safety=Safety.UNSAFE if in_heading else Safety.SAFE,
        )
    yield from _across_bold(page, Spans(headings))


def _across_bold(page: Page, headings: Spans) -> Iterator[Problem]:
    """The same with the marks of bold text at the border; the blank goes outside of it."""
    opening = {one.span.start for one in page.markdown.emphasis} if "**" in page.text else set()
    for match in _ACROSS.finditer(page.text) if opening else ():
        at = match.start() if match.start() in opening else match.end()
        if match.start() not in no_words(page) and match.start() - 1 not in no_words(page):
            span = Span(match.start() - 1, match.end() + 1)
            message = f"no blank in '{page.document.slice(span)}'"
            advice = "Put a blank between Chinese and Latin characters."
            safety = Safety.UNSAFE if at in headings else Safety.SAFE  # its anchor would change
            yield Problem(span, message, advice, edits=(Edit(Span(at, at), " "),), safety=safety)


RULE = Rule(
    id="zh-latin-space",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    bad=(
        Example("⟦用G⟧PT⟦4训⟧练\n", "用 GPT4 训练\n"),
        Example("1. **多模态能⟦力**M⟧iniCPM 用⟦于**G⟧PU** 训练\n", "1. **多模态能力** MiniCPM 用于 **GPU** 训练\n"),
    ),
    good=(Example("用 GPT4 训练，`用GPT` [论文](https://x.org/论文a)\n"),),
    default=False,
)
