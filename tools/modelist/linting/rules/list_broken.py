"""A line that was meant as a list item is shown as text.

Without a blank after its dash or number a line is no item: ``-Item`` runs into the item or line before it. And a list
that is indented by four columns or more after a blank line is code, in which links do not work. Put a blank after the
mark, or remove the indentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.catalog.reader import shown
from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.documents.markdown_nodes import CodeBlock
from modelist.linting.context import Page
from modelist.linting.emphasis import is_cjk
from modelist.linting.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_NO_BLANK = re.compile(r"^([ \t>]*)([-+•·]|\d{1,2}[.)])(?=[^\W\d_]|[\[`])([^\n]*)$", re.MULTILINE)
_ITEM = re.compile(r"[ \t>]*(?:[-+*•·]|\d{1,2}[.)])[ \t]*\S")
_CODE_ITEM = re.compile(r"[ \t]+(?:[-*+]|\d{1,2}[.)])[ \t]+.*\[[^\]\n]*\]\(\S+\)")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines with a mark but no blank beside other items, and lists of links that are code."""
    yield from _without_blank(page)
    may_be_code = "](" in page.text and ("    " in page.text or "\t" in page.text)
    for block in page.markdown.code_blocks if may_be_code else ():
        if not block.fenced and (first := _list_in_code(page, block)) is not None:
            message = f"{shown(page.document.slice(first))} is shown as code, because it is indented by four or more"
            yield Problem(first, message, "Indent it as the text of the item above, or not at all.")


def _without_blank(page: Page) -> Iterator[Problem]:
    hidden = None
    for match in _NO_BLANK.finditer(page.text):
        start = match.start(2)
        mark, text = match[2], match[3]
        if not _is_item(page, match):
            continue
        hidden = hidden or code_and_html(page)
        if start in hidden:
            continue
        message = f"{shown(mark + text)} is no list item"
        bullet = "- " if mark in "•·" else f"{mark} "
        edits = (Edit(Span(start, match.end(2)), bullet),)
        yield Problem(Span(start, match.end()), message, "Put a blank after the mark.", edits=edits)


def _is_item(page: Page, match: re.Match[str]) -> bool:
    """Whether a neighbouring line is an item too, so that the mark is no minus sign or version number."""
    mark, text = match[2], match[3]
    if mark == "+" and not text.startswith("["):
        return False
    if mark[0].isdigit() and not (text[0] == "[" or is_cjk(text[0]) or text[0].isupper()):
        return False
    number = page.document.lines.line_of(match.start(2))
    if mark in "•·":
        return False
    around = [
        page.document.line_text(one) for one in (number - 1, number + 1) if 0 <= one < page.document.lines.line_count
    ]
    same = re.compile(rf"[ \t>]*{re.escape(mark) if not mark[0].isdigit() else r'[0-9]{1,2}[.)]'}")
    return any(same.match(line) and _ITEM.match(line) for line in around)


def _list_in_code(page: Page, block: CodeBlock) -> Span | None:
    lines = [line for line in page.document.slice(block.span).split("\n") if line.strip()]
    if not lines or not all(_CODE_ITEM.match(line) for line in lines):
        return None
    start = block.span.start + len(lines[0]) - len(lines[0].lstrip())
    return Span(start, block.span.start + len(lines[0].rstrip()))


RULE = Rule(
    id="list-broken",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example("- Phi\n⟦-Gemma⟧\n- Qwen\n", "- Phi\n- Gemma\n- Qwen\n"),
        Example("⟦1.[Phi](a)⟧\n⟦2.[Gemma](b)⟧\n", "1. [Phi](a)\n2. [Gemma](b)\n"),
        Example("Text.\n\n    ⟦- [a](b)⟧\n    - [c](d)\n"),
    ),
    good=(
        Example("- a\n  - b\n- -1 and -x\n\n1.5B\n2.7B\n\n-Xmx1g\n\ntext\n-- dash\n"),
        Example("```\n-a\n-b\n```\n\n- a\n\n    - [b](c)\n"),
    ),
)
