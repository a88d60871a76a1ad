"""What describes a thing is its name once more.

`| Coding Leaderboard | Coding Leaderboard |` in a column of descriptions, or `- [Foo](…): Foo`, looks like a
description and tells readers nothing. Say what the thing is, or leave the text out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line, leading_link
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import count_words, same_name

_MIN_ROWS, _MIN_LETTERS, _MIN_WORDS, _MOST = 4, 3, 5, 0.6
_BETWEEN = lazy_pattern(r"[*_]{0,3}[ \t]*(?:[:：]|[-–—]+(?=[ \t]))[ \t]*(?P<text>[^\n]{1,120}?)[ \t.。]*(?:\n|\Z)")
_TITLE = lazy_pattern(r"title|paper|publication|标题|题目|论文", re.IGNORECASE)
_HELP = "Say what it is, or leave the text out."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells of columns with sentences, and texts behind the link of an item, that are equal to the name there."""
    for table in page.markdown.tables if "|" in page.text else ():
        if len(table.rows) >= _MIN_ROWS:
            yield from _in_table(page, table)
    for item in page.markdown.lists if "](" in page.text else ():
        line = first_line(page, item)
        link = leading_link(page, line)
        match = _BETWEEN.match(page.text, link.span.end, line.end) if link is not None else None
        if link is not None and match is not None and "](" not in match["text"]:
            yield from _compare(page, link.text, Span(*match.span("text")))


def _in_table(page: Page, table: Table) -> Iterator[Problem]:
    for column, header in enumerate(table.header.cells):
        if column == 0 or _TITLE.search(header.source):
            continue  # what has no name of its own is called by the title of its paper
        pairs = [(row.cells[0], row.cells[column]) for row in table.rows if column < len(row.cells)]
        long = sum(_is_sentence(page, cell) for _, cell in pairs)
        if long >= _MOST * len(table.rows):
            for name, cell in pairs:
                if "](" not in cell.source:
                    yield from _compare(page, visible_text(page, name.span), cell.span)


def _is_sentence(page: Page, cell: Cell) -> bool:
    return count_words(cell.source) >= _MIN_WORDS and count_words(visible_text(page, cell.span)) >= _MIN_WORDS


def _compare(page: Page, name: str, span: Span) -> Iterator[Problem]:
    text = visible_text(page, span)
    key = same_name(text)
    if len(key) >= _MIN_LETTERS and key == same_name(name):
        yield Problem(span, f"{shown(text)} is the name once more, and tells nothing of it", _HELP, text)


_ROWS = "| Name | Description |\n| --- | --- |\n" + "".join(
    f"| Board {n} | Ranks code models by {n} tasks of programming. |\n" for n in range(4)
)

RULE = Rule(
    id="text-repeats-name",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(_ROWS + "| [CanAiCode Leaderboard](https://a.org) | ⟦CanAiCode Leaderboard⟧ |\n"),
        Example("- [Foo Bench](https://a.org/foo): ⟦Foo-Bench⟧.\n- [Bar](https://a.org/bar): a benchmark\n"),
    ),
    good=(
        Example(_ROWS + "| Board 5 | |\n"),
        Example(_ROWS.replace("Description", "Paper Title") + "| Captioners Learn | Captioners Learn |\n"),
        Example(_ROWS.replace("Ranks code models by ", "M").replace(" tasks of programming.", "") + "| M | M |\n"),
        Example("- [Foo](https://a.org/foo): Foo is a benchmark.\n- [Foo](https://a.org/b) - [Foo](https://a.org/c)\n"),
    ),
)
