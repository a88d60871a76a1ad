"""Blanks at the end of a line, or before the backslash that breaks it.

One alone does nothing and makes noise in diffs; two are a line break that nobody sees in the source. Write ``<br />``
or a backslash for a line break, right behind the text, and nothing otherwise. Only blanks that change nothing are
reported: rows of tables and headings end with their line, whatever follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_TRAILING = lazy_pattern(r"(?<![ \t\n])[ \t]+(?=\n|\Z)|(?<=\n)[ \t]+(?=\n|\Z)")
_BEFORE_BREAK = lazy_pattern(r"(?<![ \t\n\\])[ \t]+(?=\\\n[ \t>]*[^\s>])")
_BEGINS = lazy_pattern(r"(?P<indent>[ \t]*)(?:[-+*] |#{1,6} |```[^`]*$|1[.)] )")
_ITEM = lazy_pattern(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_FENCE = lazy_pattern(r"[ \t>]{0,20}(?:`{3,9}|~{3,9})[\w+#.-]{1,30}[ \t]+\Z")
_MAX_INDENT, _MAX_FENCE = 3, 200
_BREAK = lazy_pattern(r" {2,}\Z")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Trailing blanks outside code that are no line break."""
    whole_lines: Spans | None = None
    for match in _TRAILING.finditer(page.text):
        span = Span(*match.span())
        if _is_break(page.text, match):
            whole_lines = _whole_lines(page) if whole_lines is None else whole_lines
            if span.start - 1 not in whole_lines:
                continue
        if page.markdown.in_code(span.start) and not _is_fence(page, span.start):
            continue
        yield Problem(span, "blanks at the end of the line", "Remove them.", edits=(Edit(span, ""),))
    for match in _BEFORE_BREAK.finditer(page.text) if "\\\n" in page.text else ():
        span = Span(*match.span())
        if span.start not in no_words(page) and not _begins_block(page.text, match.end() + 1):
            message = "blanks before the backslash at the end of the line"
            yield Problem(span, message, "Remove them; the backslash breaks the line.", edits=(Edit(span, ""),))


def _whole_lines(page: Page) -> Spans:
    """Tables and headings with a mark, whose lines end them, so that nothing behind a line breaks it."""
    headings = (one.span for one in page.markdown.headings if page.text.startswith("#", one.span.start))
    return Spans((*(one.span for one in page.markdown.tables), *headings))


def _is_fence(page: Page, offset: int) -> bool:
    """Whether a line of code is the fence that opens the block: its word may have blanks behind it."""
    line = page.document.line_text(page.document.lines.line_of(offset))
    return len(line) < _MAX_FENCE and _FENCE.match(line) is not None


def _begins_block(text: str, start: int) -> bool:
    """Whether the line behind a line break opens an item or a heading, so that the backslash is shown."""
    return _BEGINS.match(text[start + 1 : start + 200].split("\n", 1)[0].lstrip("> ")) is not None


def _is_break(text: str, match: re.Match[str]) -> bool:
    """Whether two or more blanks stand before a line of the same paragraph, which an item or heading is not."""
    if _BREAK.match(match[0]) is None or text[match.start() - 1 : match.start()] in ("\n", ""):
        return False
    following = text[match.end() + 1 : match.end() + 200].split("\n", 1)[0]
    begins = _BEGINS.match(following)
    if begins is not None and len(begins["indent"].expandtabs(4)) > _MAX_INDENT:
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        begins = _ITEM.match(line)  # indented as far as this, it is a part of an item, or goes on with the paragraph
    return bool(following.strip()) and begins is None


RULE = Rule(
    id="trailing-spaces",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    bad=(
        Example("a⟦ ⟧\n\nb⟦  ⟧\n", "a\n\nb\n"),
        Example("```bash⟦ ⟧\nls \n```\n", "```bash\nls \n```\n"),
        Example("a⟦ ⟧\\\nb⟦  ⟧\\\nc\n", "a\\\nb\\\nc\n"),
        Example(
            "| a | b |⟦  ⟧\n| - | - |⟦  ⟧\n| c | d |⟦  ⟧\n| e | f |⟦ ⟧\n\n## g⟦  ⟧\nh  \ni\n",
            "| a | b |\n| - | - |\n| c | d |\n| e | f |\n\n## g\nh  \ni\n",
        ),
        Example("- a⟦   ⟧\n    - b⟦  ⟧\n- c⟦  ⟧\n# d\n", "- a\n    - b\n- c\n# d\n"),
    ),
    good=(
        Example("a  \nb\n\n```\nx \n```\n"),
        Example("a \\\n\nb\\\nc \\\n- d\n\n```sh\nx \\\ny\n```\n"),
        Example("> Roses are red  \n> Violets are blue\n\nP(A  \n| B) of it\n\na  \n    - b\n\nc  \n``` d ``` e\n"),
    ),
    default=False,
)
