"""A mark by which a chat assistant pointed at its sources was pasted along with its answer.

`:contentReference[oaicite:3]`, `【4†source】`, `[cite: 12]`, `[INDEX: 7]` or `turn0search2` meant a page of that chat.
Here they are shown as they stand and lead nowhere. Remove them, and check what the sentence before them says: its
source is gone. Cite the source itself where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIGNS = ("oaicite", "†", "[cite", "[index:", "turn0", "turn1")
_NUMBERS = r"\d{1,3}(?:\s?[,-]\s?\d{1,3}){0,9}"
_MARK = lazy_pattern(
    r" {0,2}(?:"
    r":contentReference\[oaicite:\d{1,3}\](?:\{index=\d{1,3}\})?"
    r"|\[oaicite:\d{1,3}\]"
    r"|【\d{1,3}(?::\d{1,3})?†[^】\n]{0,80}】"
    rf"|\[(?:cite|INDEX): ?{_NUMBERS}\](?![(\[:])"
    r"|\[cite_(?:start|end)\](?![(\[:])"
    r"|(?:\ue200?cite\ue202?)?\bturn[01](?:search|view|news|fetch)\d{1,2}\b\ue201?"
    r")",
    re.IGNORECASE,
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Each such mark outside of code."""
    if not any(sign in page.lower for sign in _SIGNS):
        return
    links = Spans(one.span for one in page.links)
    for match in _MARK.finditer(page.text):
        mark = match[0].lstrip(" ")
        span = Span(match.end() - len(mark), match.end())
        if span.start not in no_text(page) and span.start not in links:
            message = f"{shown(mark)} points at a source in a chat, and at nothing here"
            edits = (Edit(Span(*match.span()), ""),)
            advice = "Remove it, and name the source itself."
            yield Problem(span, message, advice, edits=edits, fix_title="Remove it", safety=Safety.UNSAFE)


RULE = Rule(
    id="chat-citation",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example("Qwen has 7B parameters ⟦:contentReference[oaicite:3]{index=3}⟧.\n"),
        Example("It came in May⟦【12†source】⟧ and June⟦【4:0†README.md】⟧.\n"),
        Example("1. Attention is all you need, 30 ⟦[INDEX: 11, 15]⟧.\n"),
        Example("⟦[cite_start]⟧It is open. ⟦[cite: 1, 2]⟧\n"),
        Example("| Model | Note |\n| - | - |\n| A | fast ⟦turn0search2⟧ |\n"),
    ),
    good=(
        Example("`[INDEX: 11]` and [cite: 1](https://x.org), p. 4†, [index]: see [1] and turn0\n\n    【1†source】\n"),
        Example("[cite: 3]: https://x.org\n\nAs told in [cite: 3].\n"),
    ),
)
