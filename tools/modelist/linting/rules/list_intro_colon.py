"""The words before a list announce it, but have no colon.

"以下几个方面" or "in the following steps" with nothing behind: the reader takes the line for a sentence that was cut
off. Add the colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import ListItem
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_ANNOUNCED = lazy_pattern(
    r"(?:如下(?:所示)?|包括(?:了)?|包含(?:了)?|分别(?:是|为)|具体(?:是|为|来说)|有以下[^，。；：、:,;!?]{0,12}|以下[^，。；：、:,;!?]{1,12}"
    r"|(?<!第)[一二三四五六七八九十两几]个?(?:大|主要|关键|重要)?[^，。；：、:,;!?\s]{0,12}"
    r"(?:步骤|阶段|方面|部分|类|点|种|原因|研究|贡献|特点))[*_]{0,3}\Z"
    r"|(?i:\b(?:as follows|the following(?: [a-z-]+){0,3}|includes?|including|such as|namely|these are|they are"
    r"|listed below|shown below))[*_]{0,3}\Z"
)
_LONGEST = 2_000


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The last line of text before the first item of a list, blank lines aside."""
    before: ListItem | None = None
    told: set[int] = set()
    for item in page.markdown.lists:
        is_first = before is None or item.depth > before.depth or _is_apart(page, before, item)
        before = item
        line = _line_before(page, item) if is_first else None
        if line is not None and line.start not in told:
            told.add(line.start)
            yield from _check_line(page, line)


def _is_apart(page: Page, before: ListItem, item: ListItem) -> bool:
    return bool(page.text[before.span.end : item.span.start].strip())


def _line_before(page: Page, item: ListItem) -> Span | None:
    lines = page.document.lines
    number = lines.line_of(item.span.start) - 1
    while number >= 0 and not page.document.line_text(number).strip(" \t>"):
        number -= 1
    if number < 0:
        return None
    start, text = lines.start_of(number), page.document.line_text(number).rstrip()
    is_other = text.lstrip(" \t>").startswith(("#", "|", "<", "=", "![", "```")) or len(text) > _LONGEST
    return None if is_other or start in no_words(page) else Span(start, start + len(text))


def _check_line(page: Page, line: Span) -> Iterator[Problem]:
    text = page.document.slice(line)
    match = _ANNOUNCED.search(text)
    if match is None or line.end - 1 in no_words(page):
        return
    mark = "：" if not text[match.start() : match.end()].isascii() else ":"
    edits = (Edit(Span(line.end, line.end), mark),)
    span = Span(line.start + match.start(), line.end)
    yield Problem(span, "no colon stands behind the words that announce a list", f"Add {mark}", edits=edits)


RULE = Rule(
    id="list-intro-colon",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("具体措施⟦包括⟧\n\n- 甲\n- 乙\n", "具体措施包括：\n\n- 甲\n- 乙\n"),
        Example("- 方法由⟦以下几个阶段⟧\n  1. 甲\n  2. 乙\n", "- 方法由以下几个阶段：\n  1. 甲\n  2. 乙\n"),
        Example("It is trained in ⟦the following steps⟧\n\n1. a\n", "It is trained in the following steps:\n\n1. a\n"),
    ),
    good=(
        Example("## 以下几个方面\n\n- 甲\n\n措施包括：\n\n- 乙\n\n以下几个方面\n\n文字\n"),
        Example("建议使用以下设置来评估模型:\n\n- a\n\n- 第一部分\n  - a\n"),
        Example("包括 https://x.org/包括\n\n- a\n\n[a]: https://x.org/includes\n"),
        Example("It is a list\n\n- a\n\nThis is what it includes.\n\n- b\n"),
    ),
)
