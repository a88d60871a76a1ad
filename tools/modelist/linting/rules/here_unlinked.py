"""A sentence says `see here` or `请参见此处`, and nothing in it is a link.

The link was lost when the text was copied from another page, so there is nothing to press on. Copy the address, too, or
name what was linked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_POINTER = lazy_pattern(
    r"\b(?:see|click(?: on)?|(?:can be|is|are) (?:found|accessed|downloaded|viewed)(?: at| from| on)?"
    r"|(?:visit|follow|via|download (?:it|them) (?:from|via)))"
    r" (?:here(?=[.)!;]|, (?:and|which|or)\b| (?:for (?:more|details)|to (?:download|see|view))\b|\s*\Z|[ \t]*\|)"
    r"|this (?:link|url)(?=[.)!;]|\s*\Z))"
    r"|(?:请(?:参见|参考|参阅|查看|查阅|点击|见|看|移步|访问)|详见|详情见|点击|参见)(?:此处|这里|此链接|该链接|链接)"
    r"(?=[）)。；，,;.!！]|查看|下载|\s*\Z)"
    r"|여기(?:를|에서)? ?(?:참고|참조|확인|클릭|다운로드)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = (" here", " this link", " this url", "此处", "这里", "链接", "여기")
"""What all of these have: a page without any needs no closer look."""

_END = lazy_pattern(r"[。！？；\n]|[.!?](?=\s|\Z)")
_POINTS_ON = lazy_pattern(r"[:：`👇⬇↓→👉]|\b(?:below|following|above)\b|下方|下面|如下|以下|上方", re.IGNORECASE)
_AWAY = lazy_pattern(r"\bwon't|\bdon't|\bdo not\b|\bif you\b|\bbuttons?\b|\"[^\"\n]*\Z|按钮", re.IGNORECASE)
_OTHER = lazy_pattern(r"\n[ \t>]*(?:#|[-*+] |\d{1,3}[.)] |\|)")
"""Where something else begins: a heading, an item, or a row."""

_REACH, _NEAR = 600, 60


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Words that point to a link, in a sentence and a row of a table without any."""
    may_point = any(one in page.lower for one in _SIGNS)
    found = [one for one in _POINTER.finditer(page.text) if one.start() not in no_words(page)] if may_point else []
    if not found:
        return
    links = [link.span for link in (*page.links, *page.bare_links)]
    starts = sorted(one.start for one in (*links, *page.markdown.code_spans))
    linked = Spans(links)
    tables = Spans(one.span for one in page.markdown.tables)
    for match in found:
        sentence = _sentence(page, match, match.start() in tables)
        other = _OTHER.search(page.text, sentence.end - 1, sentence.end + _NEAR)
        reached = Span(max(0, sentence.start - 1), other.start() if other is not None else sentence.end + _NEAR)
        at = bisect_left(starts, reached.start)
        if match.start() in linked or (at < len(starts) and starts[at] < reached.end):
            continue
        sentence = Span(max(sentence.start, match.start() - _REACH), min(sentence.end, match.end() + _REACH))
        text = page.document.slice(sentence)  # a row may be long
        if _POINTS_ON.search(text) is None and _AWAY.search(text[: match.start() - sentence.start]) is None:
            message = f"'{match[0].strip()}' leads nowhere, since no link is in its sentence"
            yield Problem(Span(*match.span()), message, "Add the link that was there, or name what is meant.")


def _sentence(page: Page, match: re.Match[str], is_cell: bool) -> Span:
    """From the end of the sentence before to the end of this one; in a table, the whole row."""
    lines = page.document.lines
    line = lines.line_of(match.start())
    start, end = lines.start_of(line), lines.start_of(line + 1)
    if not is_cell:
        start = max(start, match.start() - _REACH)
        start = max((one.end() for one in _END.finditer(page.text, start, match.start())), default=start)
        closing = _END.search(page.text, match.end(), min(end, match.end() + _REACH))
        end = closing.end() if closing is not None else min(end, match.end() + _REACH)
    return Span(start, end)


RULE = Rule(
    id="here-unlinked",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("该工作收集了约64k条提示（统计数据⟦请参见此处⟧），模型列表⟦请参见此处⟧。\n"),
        Example("数据集⟦详见链接⟧。\n\n更多模型⟦点击这里⟧查看\n"),
        Example("模型列表⟦请参见此处⟧。\n\n### [Qwen](https://x.org)\n"),
        Example("The data ⟦can be found here⟧. For the weights, ⟦click here⟧.\n"),
        Example("The paper is out (⟦see here⟧). The licence ⟦is found at this link⟧.\n"),
        Example("| A | ⟦See here⟧ for more |\n| --- | --- |\n| B | ⟦click here⟧ |\n"),
        Example("자세한 내용은 ⟦여기를 참고⟧하세요.\n"),
    ),
    good=(
        Example(
            "统计数据请参见[此处](https://x.org)。模型请参见此处：https://x.org/a。\n\n请点击这里下载：\n\nhttps://x.org\n"
        ),
        Example("The data can be found here: <https://x.org>. For the weights, click [here](https://y.org).\n"),
        Example("자세한 내용은 [여기](https://x.org)를 참고하세요.\n"),
        Example("Click here.\n\n[![a](https://x.org/a.png)](https://x.org)\n\nThe list below can be found here.\n"),
        Example("Many models are found here in China; see here how they work, `see here`. Do not click here.\n"),
        Example("| A | see here for more | [a](https://x.org) |\n| --- | --- | --- |\n"),
    ),
)
