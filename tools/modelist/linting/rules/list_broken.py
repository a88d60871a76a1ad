"""A line that was meant as a list item is shown as text.

Without a blank after its dash or number a line is no item: ``-Item`` runs into the item or line before it. So does a
line that lost its dash among items that begin with links. And a list that is indented by four columns or more after a
blank line is code, in which links do not work. Put a blank after the mark, add the mark, or remove the indentation.
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
from modelist.documents.markdown_nodes import CodeBlock, ListItem
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.items import first_line, item_lists, leading_link
from modelist.linting.markup.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_NO_BLANK = lazy_pattern(r"^([ \t>]*)([-+]|\*(?=\[)|\d{1,2}[.)])(?=[^\W\d_]|[\[`]|\*\*\w)([^\n]*)$", re.MULTILINE)
_FLAG = lazy_pattern(r"[A-Za-z](?:[\s,=]|\Z)")
_LINE_END = r"[^\s>\\](?:\n|\Z)"
"""The end of a line behind which no line break is asked for."""

_PLAIN_ITEMS = lazy_pattern(
    rf"(?:^[ \t]{{0,3}}(?P<mark>[•·●▪◦‣➢–—])[ \t]*[^\s–—](?:[^\n]*{_LINE_END}|(?:\n|\Z))"
    rf"(?:[ \t]{{0,3}}(?P=mark)[^\n]*{_LINE_END}){{2,}}|(?:^[ \t]{{0,3}}\d{{1,2}}、[^\n]*{_LINE_END}){{3,}})",
    re.MULTILINE,
)
_PLAIN_MARK = lazy_pattern(r"[ \t]*(?:[•·●▪◦‣➢–—]|(?P<number>\d{1,2})、)[ \t]*")
_ITEM = lazy_pattern(r"[ \t>]*(?:[-+*•·]|\d{1,2}[.)])[ \t]*\S")
_MIN_ITEMS = 4
_SEPARATOR = lazy_pattern(r"\[[^\]\n]{1,80}\]\([^()\s]{1,300}\)[ \t]{0,2}(?P<mark>[-–—:：])[ \t]")
_PARAGRAPH = lazy_pattern(
    r"(?:^\[[^\]\n]{1,80}\]\([^()\s]{1,300}\)[ \t]{0,2}[-–—:：][ \t][^\n]*(?<![ \\>])(?:\n|\Z)){3,}", re.MULTILINE
)
_CONTENTS = lazy_pattern(r"^[ \t]{0,3}\[[^\]\n]{1,120}\]\(#[^()\s]{1,200}\)(?:\n|\Z)", re.MULTILINE)
_MIN_LINES = 3
_CODE_ITEM = lazy_pattern(r"[ \t]+(?:[-*+]|\d{1,2}[.)])[ \t]+.*\[[^\]\n]*\]\(\S+\)")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines with a mark but no blank beside other items, and lists of links that are code."""
    yield from _without_blank(page)
    yield from _without_mark(page)
    yield from _run_together(page)
    yield from _plain_items(page)
    may_be_code = "](" in page.text and ("    " in page.text or "\t" in page.text)
    for block in page.markdown.code_blocks if may_be_code else ():
        if not block.fenced and (first := _list_in_code(page, block)) is not None:
            message = f"{shown(page.document.slice(first))} is shown as code, because it is indented by four or more"
            yield Problem(first, message, "Indent it as the text of the item above, or not at all.")


def _without_blank(page: Page) -> Iterator[Problem]:
    hidden = emphasized = None
    for match in _NO_BLANK.finditer(page.text):
        start = match.start(2)
        mark, text = match[2], match[3]
        if not _is_item(page, match):
            continue
        hidden = hidden or code_and_html(page)
        if mark == "*" and emphasized is None:
            emphasized = {one.span.start for one in page.markdown.emphasis}
        if start in hidden or (emphasized is not None and start in emphasized):
            continue
        message = f"{shown(mark + text)} is no list item"
        edits = (Edit(Span(match.end(2), match.end(2)), " "),)
        yield Problem(Span(start, match.end()), message, "Put a blank after the mark.", edits=edits)


def _without_mark(page: Page) -> Iterator[Problem]:
    """Lines of an item that begin with a link and go on as the item itself does, between items of the same kind."""
    for items in item_lists(page) if "](" in page.text else ():
        if len(items) < _MIN_ITEMS or any(leading_link(page, first_line(page, one)) is None for one in items):
            continue
        for item in items:
            yield from _lost_items(page, item)


def _run_together(page: Page) -> Iterator[Problem]:
    """Paragraphs whose lines all begin with a link and go on in the same way, or are links of a table of contents."""
    runs: list[list[re.Match[str]]] = []
    for match in _CONTENTS.finditer(page.text) if "](#" in page.text else ():
        if runs and runs[-1][-1].end() == match.start():
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        start, end = run[0].start(), run[-1].end()
        if len(run) >= _MIN_LINES and _is_own_paragraph(page, start, end) and start not in code_and_html(page):
            yield _as_one(start, [match[0].rstrip("\n") for match in run])
    for match in _PARAGRAPH.finditer(page.text) if "\n[" in page.text else ():
        lines = match[0].rstrip("\n").split("\n")
        marks = {found["mark"] for line in lines if (found := _SEPARATOR.match(line)) is not None}
        before = page.text[max(0, match.start() - 2) : match.start()]
        is_own = before in ("\n\n", "") and not page.text.startswith(("[", " "), match.end())
        if len(marks) == 1 and is_own and match.start() not in code_and_html(page):
            yield _as_one(match.start(), lines)


def _plain_items(page: Page) -> Iterator[Problem]:
    """Paragraphs whose lines all begin with a mark that makes no item, such as a bullet or ``1、``."""
    if not any(one in page.text for one in "•·●▪◦‣➢–—、"):
        return
    for match in _PLAIN_ITEMS.finditer(page.text):
        if not _is_own_paragraph(page, *match.span()) or match.start() in code_and_html(page):
            continue
        edits: list[Edit] = []
        start = match.start()
        for line in match[0].rstrip("\n").split("\n"):
            mark = _PLAIN_MARK.match(line)
            if mark is not None:
                new = f"{mark['number']}. " if mark["number"] else "- "
                edits.append(Edit(Span(start, start + mark.end()), new))
            start += len(line) + 1
        problem = _as_one(match.start(), match[0].rstrip("\n").split("\n"))
        advice = "Begin each with a dash, or a number and a point, and a blank."
        yield problem._replace(help=advice, edits=tuple(edits), safety=Safety.UNSAFE)


def _is_own_paragraph(page: Page, start: int, end: int) -> bool:
    """Whether blank lines or headings stand around some lines."""
    lines = page.document.lines
    first, after = lines.line_of(start), page.text[end : end + 4].lstrip(" \t")
    before = page.document.line_text(first - 1).strip() if first else ""
    return (not before or before.startswith("#")) and (not after or after[0] in "\r\n#")


def _as_one(start: int, lines: list[str]) -> Problem:
    message = f"these {len(lines)} lines are shown as one paragraph, in which they run together"
    return Problem(Span(start, start + len(lines[0])), message, "Begin each with a dash and a blank.")


def _lost_items(page: Page, item: ListItem) -> Iterator[Problem]:
    lines = page.document.lines
    first = lines.line_of(item.span.start)
    mark = page.text[item.span.start : item.content_span.start]
    separator = _SEPARATOR.match(page.document.line_text(first)[len(mark) :])
    for number in range(first + 1, lines.line_of(max(item.span.end - 1, item.span.start)) + 1):
        text = page.document.line_text(number)
        other = _SEPARATOR.match(text)
        if separator is not None and other is not None and other["mark"] == separator["mark"]:
            start = lines.start_of(number)
            message = f"{shown(text)} runs into the item before it"
            edits = (Edit(Span(start, start), mark),)
            yield Problem(Span(start, start + len(text.rstrip())), message, "Begin it as the other items.", edits=edits)


def _is_item(page: Page, match: re.Match[str]) -> bool:
    """Whether a neighbouring line is an item too, so that the mark is no minus sign or version number."""
    mark, text = match[2], match[3]
    if (mark == "+" and not text.startswith("[")) or (mark == "-" and _FLAG.match(text)):
        return False
    if mark[0].isdigit() and not (text[0] in "[*" or is_cjk(text[0]) or text[0].isupper()):
        return False
    number = page.document.lines.line_of(match.start(2))
    around = [_next_text(page, number, -1), _next_text(page, number, 1)]
    same = re.compile(rf"[ \t>]*{re.escape(mark) if not mark[0].isdigit() else r'[0-9]{1,2}[.)]'}")
    return any(same.match(line) and _ITEM.match(line) for line in around)


def _next_text(page: Page, number: int, step: int) -> str:
    """The line before or behind one, or the one beyond it, if that is blank."""
    for one in (number + step, number + 2 * step):
        text = page.document.line_text(one) if 0 <= one < page.document.lines.line_count else ""
        if text.strip(" \t>"):
            return text
    return ""


def _list_in_code(page: Page, block: CodeBlock) -> Span | None:
    lines = [line for line in page.document.slice(block.span).split("\n") if line.strip()]
    if not lines or not all(_CODE_ITEM.match(line) for line in lines):
        return None
    start = block.span.start + len(lines[0]) - len(lines[0].lstrip())
    return Span(start, block.span.start + len(lines[0].rstrip()))


_LINKS = (
    "* [a](https://x.org/a) - a tool\n* [b](https://x.org/b) - a tool\n{}\n* [c](https://x.org/c) - a tool\n"
    "* [d](https://x.org/d) - a tool\n"
)

RULE = Rule(
    id="list-broken",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example("- Phi\n⟦-Gemma⟧\n- Qwen\n", "- Phi\n- Gemma\n- Qwen\n"),
        Example("⟦-**Phi**⟧\n⟦-**Qwen**⟧\n", "- **Phi**\n- **Qwen**\n"),
        Example("- Phi\n\n⟦-Gemma: small⟧\n\n- Qwen\n", "- Phi\n\n- Gemma: small\n\n- Qwen\n"),
        Example("* [Phi](a)\n⟦*[Gemma](b)⟧\n", "* [Phi](a)\n* [Gemma](b)\n"),
        Example("# L\n\n⟦• Phi⟧\n• Qwen\n• Yi\n\n⟦1、甲⟧\n2、乙\n3、丙\n"),
        Example("⟦1.[Phi](a)⟧\n⟦2.[Gemma](b)⟧\n", "1. [Phi](a)\n2. [Gemma](b)\n"),
        Example("⟦[a](https://x.org/a) - a tool⟧\n[b](https://x.org/b) - a tool\n[c](https://x.org/c) - a tool\n"),
        Example(
            _LINKS.format("⟦[f](https://x.org/f) - a tool⟧"),
            _LINKS.format("* [f](https://x.org/f) - a tool"),
        ),
        Example("# L\n\n## Contents\n⟦[1. A](#a)⟧\n[2. B](#b)\n[3. C](#c)\n\n## A\n\n## B\n\n## C\n"),
        Example("Text.\n\n    ⟦- [a](b)⟧\n    - [c](d)\n"),
    ),
    good=(
        Example("[a](https://x.org/a) - a tool  \n[b](https://x.org/b) - a tool\\\n[c](https://x.org/c) - a tool\n"),
        Example(_LINKS.format("[f](https://x.org/f) is like it.")),
        Example("- a\n  - b\n- -1 and -x\n\n1.5B\n2.7B\n\n-Xmx1g\n\ntext\n-- dash\n"),
        Example("[A](#a)  \n[B](#b)  \n[C](#c)\n\nSee\n[A](#a)\n[B](#b)\n[C](#c)\n\n## A\n\n## B\n\n## C\n"),
        Example("Options:\n-h help\n-v\n\n• a  \n• b<br>\n• c\n\n– a\n– b\n\n— a\nand more\n— b\n\n1、a  \n2、b\n"),
        Example("* [Phi](a)\n\n*[Phi](a) and [Gemma](b)*\n\n* [Qwen](c)\n\n-Xmx1g\n\ntext\n"),
        Example("```\n-a\n-b\n```\n\n- a\n\n    - [b](c)\n"),
    ),
)
