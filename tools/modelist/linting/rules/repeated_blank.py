"""Two or more blanks, or a tab, between words, behind the mark of a heading or item, or at the edge of a cell.

Nobody sees them on GitHub, which shows one, but a search for the text in the source misses the place. Write one. Tables
whose columns are aligned in the source are left alone, and so are pages that have two blanks behind their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import ListItem, Table
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, code_and_html
from modelist.linting.markup.records import record_lines
from modelist.linting.rule import Example, Problem, Rule, Scope

_BLANKS = lazy_pattern(r"(?<=[^\s|>:*+#.!?。-])(?:[ ]{2,}|[ ]*\t[ \t]*)(?=[^\s|\\])")
_BEHIND_BOLD = lazy_pattern(r"(?<=[^\s*]\*\*)[ ]{2,}(?=[^\s|\\])")
_BEHIND_BAR = lazy_pattern(r"(?<=[^\s|\\] \|)[ ]{2,}(?=[^\s|])|(?<=[^\s|])[ ]{2,}(?=\| [^\s|])")
"""Two blanks on one side of a bar that has one on the other, as between names in a list."""

_BEHIND_STOP = lazy_pattern(r"(?<=[^\W\d_][.!?:。])(?P<blanks>[ ]{1,9})(?=[^\s|\\])")
_MIN_STOPS, _STOP_TIMES = 4, 6
"""How many sentences of a page have one blank behind them at least, and how many times as many as have more."""

_MOST = 0.6
_HEADING = lazy_pattern(r"^ {0,3}#{1,6}([ ]{2,})(?=\S)", re.MULTILINE)
_EDGE = lazy_pattern(r"(?<=\|)[ \t]{2,}(?=[^\s|])|(?<=[^\s|])[ \t]{2,}(?=\|)|(?<=[^\\]\|)[ \t]{2,}(?=\|)")
_NUMBER = lazy_pattern(r"[ \t>]*\d{1,9}[)]")
_TIGHT = 0.8
"""The share of a table's cells that have one blank or none at their edges, unless its columns are aligned."""

_PADDED = lazy_pattern(r"(?<!\\)\|[^|\n]*[^|\s][ ]{4,}[^|\s]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Blanks inside sentences and cells; markers are followed by some, and some write two behind a full stop."""
    if "  " not in page.text and "\t" not in page.text:
        return
    yield from _behind_marks(page)
    yield from _behind_bullets(page)
    for table in page.markdown.tables:
        yield from _at_edges(page, table)
    # The words of some tables are aligned by blanks, too.
    tables = Spans(one.span for one in page.markdown.tables if _PADDED.search(page.document.slice(one.span)))
    headings = Spans(one.span for one in page.markdown.headings)
    hidden = None
    records = Spans(one.value_span for one in record_lines(page))
    for match in (
        *_BLANKS.finditer(page.text),
        *_BEHIND_BOLD.finditer(page.text),
        *_behind_stops(page),
        *_beside_bars(page),
    ):
        hidden = hidden or code_and_html(page)
        if (
            match.start() in tables
            or _is_behind_number(page, match.start())
            or (match.start() in hidden and match.start() not in records)
        ):
            continue
        span = Span(*match.span())
        message = "a tab between words" if "\t" in match[0] else f"{len(match[0])} blanks between words"
        safety = Safety.UNSAFE if span.start in headings else Safety.SAFE  # its anchor would change
        yield Problem(span, message, "Write one blank.", edits=(Edit(span, " "),), safety=safety)


def _behind_stops(page: Page) -> Iterator[re.Match[str]]:
    """Blanks behind sentences where nearly all of the page's have one."""
    if not any(f"{stop}  " in page.text for stop in ".!?:。"):
        return
    found = [match for match in _BEHIND_STOP.finditer(page.text) if match.start() not in code_and_html(page)]
    many = [match for match in found if len(match["blanks"]) > 1]
    if len(found) - len(many) >= max(_MIN_STOPS, _STOP_TIMES * len(many)):
        yield from many


def _beside_bars(page: Page) -> Iterator[re.Match[str]]:
    """Blanks beside bars in lines that are no rows of tables."""
    if "|  " not in page.text and "  |" not in page.text:
        return
    tables = Spans(one.span for one in page.markdown.tables)
    lines = page.document.lines
    for match in _BEHIND_BAR.finditer(page.text):
        line = page.document.line_text(lines.line_of(match.start()))
        if match.start() not in tables and not line.lstrip().startswith("|"):
            yield match


def _is_behind_number(page: Page, at: int) -> bool:
    """Whether blanks stand behind the number of an item, as two may."""
    start = page.document.lines.start_of(page.document.lines.line_of(at))
    return page.text[at - 1] == ")" and _NUMBER.fullmatch(page.text, start, at) is not None


def _behind_bullets(page: Page) -> Iterator[Problem]:
    """Items whose text begins further behind the mark than that of most of the page's items."""
    items = [one for one in page.markdown.lists if not one.ordered]
    gaps = [_gap(page, one) for one in items]
    if gaps.count(" ") < _MOST * len(gaps):
        return
    for item, gap in zip(items, gaps, strict=True):
        if len(gap) > 1 and not gap.strip(" "):
            end = item.content_span.start
            span = Span(end - len(gap), end)
            is_line = page.document.lines.line_of(item.span.start) == page.document.lines.line_of(item.span.end - 1)
            edits = (Edit(span, " "),) if is_line else ()
            yield Problem(span, f"{len(gap)} blanks behind the mark of an item", "Write one.", edits=edits)


def _gap(page: Page, item: ListItem) -> str:
    """What stands between an item's mark and its text."""
    return page.text[item.span.start + 1 : item.content_span.start]


def _behind_marks(page: Page) -> Iterator[Problem]:
    lines = page.document.lines
    starts = {lines.start_of(lines.line_of(one.span.start)) for one in page.markdown.headings if one.atx}
    for match in _HEADING.finditer(page.text) if starts else ():
        if match.start() in starts:
            span = Span(*match.span(1))
            message = f"{len(match[1])} blanks behind the marks of a heading"
            yield Problem(span, message, "Write one.", edits=(Edit(span, " "),))


def _at_edges(page: Page, table: Table) -> Iterator[Problem]:
    """Blanks beside a pipe, in tables that have at most one nearly everywhere."""
    found = []
    for row in (table.header, *table.rows):
        found += [Span(*match.span()) for match in _EDGE.finditer(page.text, *row.span)]
    cells = sum(len(row.cells) for row in (table.header, *table.rows))
    if len(found) > 2 * cells * (1 - _TIGHT):
        return
    for span in found:
        message = f"{span.end - span.start} blanks at the edge of a cell"
        yield Problem(span, message, "Write one.", edits=(Edit(span, " "),))


RULE = Rule(
    id="repeated-blank",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            "1)  a [b](https://b.org/b2)⟦  ⟧[c](https://c.org)\n", "1)  a [b](https://b.org/b2) [c](https://c.org)\n"
        ),
        Example(
            "| a | c | e |\n| - | - | - |\n| f | g |⟦     ⟧|\n| f | g | h |\n| f | g | h |\n",
            "| a | c | e |\n| - | - | - |\n| f | g | |\n| f | g | h |\n| f | g | h |\n",
        ),
        Example("A list⟦  ⟧of models.\n", "A list of models.\n"),
        Example("- A University |⟦  ⟧B University⟦  ⟧| C\n", "- A University | B University | C\n"),
        Example(
            "One is. Two are. Three are. Four are. Five are. Six are. Seven:⟦  ⟧*(eight)*\n",
            "One is. Two are. Three are. Four are. Five are. Six are. Seven: *(eight)*\n",
        ),
        Example("| a  | c  |\n| -- | -- |\n| e⟦  ⟧f | g  |\n", "| a  | c  |\n| -- | -- |\n| e f | g  |\n"),
        Example("# L\n\n##⟦  ⟧Tools\n\nA⟦\t⟧tab\n", "# L\n\n## Tools\n\nA tab\n"),
        Example("#⟦  ⟧L\n\n ##⟦  ⟧1. Tools\n", "# L\n\n ## 1. Tools\n"),
        Example("- a\n-⟦  ⟧b\n- **c:**⟦  ⟧d\n", "- a\n- b\n- **c:** d\n"),
        Example(
            "```yaml\nCost: 7 hours⟦  ⟧x 3\nParams: 1B\n```\n",
            "```yaml\nCost: 7 hours x 3\nParams: 1B\n```\n",
        ),
        Example(
            "| a | b |\n| - | - |\n| c | d |\n|⟦  ⟧e | f⟦  ⟧|\n| g | h |\n| i | j |\n",
            "| a | b |\n| - | - |\n| c | d |\n| e | f |\n| g | h |\n| i | j |\n",
        ),
    ),
    good=(
        Example("One is. Two are. Three are.  Four are.\n\nA  | B\n---|---\nc  | d\n\nA  |  B  |  C\n| a |  b\n"),
        Example(
            "1.  one. Two.  Three.\n-   two\n\n| a     b | c  |\n| ------- | -- |\n| d     e | f  |\n\nend  \n`a  b`\n"
        ),
    ),
)
