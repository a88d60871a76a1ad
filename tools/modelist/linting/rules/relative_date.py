"""A text says that something happened recently, and not when.

"The recently launched model" is old news within months, and nobody can tell how old. Write the month, or leave the
word out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_RECENT = lazy_pattern(
    r"\b(?P<word>recently)(?=[- ](?:been )?(?:launched|released|announced|open[- ]?sourced|published"
    r"|introduced|updated)\b)"
    r"|(?<![将于在])(?P<zh>最近|近日|近期|刚刚|日前)(?=新?(?:发布|推出|开源|公布|上线)了?)"
    r"|\b(?:launched|released|announced|published|updated) "
    r"(?P<late>recently|last (?:week|month)|this (?:week|month)|yesterday|today)\b",
    re.IGNORECASE,
)
_NEAR = 300
_DATED = lazy_pattern(r"(?:19|20)\d\d")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such words beside a release, in lines without a year."""
    headings = Spans(one.span for one in page.markdown.headings)
    for match in _RECENT.finditer(page.text):
        group = match.lastgroup or "word"
        span = Span(*match.span(group))
        line = page.document.lines.line_of(span.start)
        start, end = page.document.lines.start_of(line), page.document.lines.start_of(line + 1)
        around = Span(max(start, span.start - _NEAR), min(end, span.end + _NEAR))
        is_said = span.start not in no_words(page) and span.start not in headings
        if is_said and not _DATED.search(page.text, *around):
            message = f"'{match[group]}' does not say when"
            yield Problem(span, message, "Write the month, or leave it out.")


RULE = Rule(
    id="relative-date",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="dates",
    default=False,
    bad=(
        Example("The ⟦recently⟧ launched model! It was released ⟦last month⟧.\n"),
        Example("该团队⟦近期⟧发布了新模型。\n"),
    ),
    good=(
        Example("- 2024-05: recently released models\n\nIt recently became known; 近期的模型\n"),
        Example("## Recently Updated Papers\n"),
    ),
)
