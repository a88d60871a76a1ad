"""A mark by which a chat assistant pointed at its sources was pasted along with its answer.

`:contentReference[oaicite:3]`, `【4†source】`, `[cite: 12]`, `[INDEX: 7]` or `turn0search2` meant a page of that chat.
Here they are shown as they stand and lead nowhere. Remove them, and check what the sentence before them says: its
source is gone. Cite the source itself where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIGNS = ("oaicite", "†", "[cite", "[index:", "turn0", "turn1", "citeturn", "cite\ue202")
_NUMBERS = r"\d{1,3}(?:\s?[,-]\s?\d{1,3}){0,9}"
_TURN = r"turn\d{1,2}(?:search|view|news|fetch|file)\d{1,2}"
_MARK = lazy_pattern(
    r"(?:"
    r":contentReference\[oaicite:\d{1,3}\](?:\{index=\d{1,3}\})?"
    r"|\[oaicite:\d{1,3}\]"
    r"|【\d{1,3}(?::\d{1,3})?†[^】\n]{0,80}】"
    rf"|\[(?:cite|INDEX): ?{_NUMBERS}\](?![(\[:])"
    r"|\[cite_(?:start|end)\](?![(\[:])"
    rf"|\ue200?(?:file)?cite\ue202?{_TURN}(?:\ue202?{_TURN}){{0,20}}\ue201?"
    rf"|\b(?=turn[01]){_TURN}\b\ue201?"
    r")",
    re.IGNORECASE,
)
_AT_START = lazy_pattern(r"[\n|][ \t>]{0,20}(?:(?:[-*+]|\d{1,3}[.)])[ \t]{1,8})?\Z")
"""What stands before a mark that a line, an item or a cell begins with."""

_ENDS = lazy_pattern(r"[ \t]|[.,;:!?)\]|。，、；：！？）】]|$", re.MULTILINE)
"""What may follow without a blank, or brings its own."""

_REACH, _BLANKS = 60, 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Each such mark outside of code."""
    if not any(sign in page.lower for sign in _SIGNS):
        return
    links = Spans(one.span for one in page.links)
    spans = (Span(*match.span()) for match in _MARK.finditer(page.text))
    marks = [one for one in spans if one.start not in no_text(page) and one.start not in links]
    for run in _runs(marks):
        for span in run:
            message = f"{shown(page.document.slice(span))} points at a source in a chat, and at nothing here"
            edits = (Edit(_with_blanks(page.text, span, run), ""),)
            advice = "Remove it, and name the source itself."
            yield Problem(span, message, advice, edits=edits, fix_title="Remove it", safety=Safety.UNSAFE)


def _runs(marks: Sequence[Span]) -> Iterator[list[Span]]:
    """Marks without anything between them."""
    run: list[Span] = []
    for one in marks:
        if run and run[-1].end != one.start:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _with_blanks(text: str, span: Span, run: Sequence[Span]) -> Span:
    """A mark with the blanks that would be left over: those behind the marks where a line begins, else before them."""
    start, end = run[0].start, run[-1].end
    before = text[start - _REACH : start] if start > _REACH else f"\n{text[:start]}"
    if _AT_START.search(before):
        blanks = len(text[end : end + _BLANKS]) - len(text[end : end + _BLANKS].lstrip(" \t"))
        return Span(span.start, end + blanks) if span.end == end else span
    if span.start > start or not _ENDS.match(text, end):
        return span
    blanks = len(before) - len(before.rstrip(" "))
    return Span(start - min(blanks, _BLANKS), span.end)


RULE = Rule(
    id="chat-citation",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("[", "【", "turn"),
    family="structure",
    bad=(
        Example("Qwen has 7B parameters ⟦:contentReference[oaicite:3]{index=3}⟧.\n"),
        Example("It came in May⟦【12†source】⟧ and June⟦【4:0†README.md】⟧.\n"),
        Example("1. Attention is all you need, 30 ⟦[INDEX: 11, 15]⟧.\n"),
        Example("⟦[cite_start]⟧It is open. ⟦[cite: 1, 2]⟧\n"),
        Example(
            "It does well ⟦citeturn0search2turn3news14⟧ and more ⟦\ue200cite\ue202turn2view0\ue202turn2view1\ue201⟧.\n"
        ),
        Example("| Model | Note |\n| - | - |\n| A | fast ⟦turn0search2⟧ |\n"),
    ),
    good=(
        Example("`[INDEX: 11]` and [cite: 1](https://x.org), p. 4†, [index]: see [1] and turn0\n\n    【1†source】\n"),
        Example("[cite: 3]: https://x.org\n\nAs told in [cite: 3].\n"),
    ),
)
