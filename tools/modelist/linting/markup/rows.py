"""Lines that look like rows of a table and are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind, Row, Table
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, code_and_html

DELIMITER = lazy_pattern(
    r"[ \t>]*+\|?[ \t]*+[:：]?[-—–]++[:：]?[ \t]*+(?:[|+][ \t]*+[:：]?[-—–]++[:：]?[ \t]*+)*+\|?[ \t]*+\Z"
)
_CELL_OF_DASHES = lazy_pattern(r"(?P<colon>:)?-+(?(colon):?|:)|-{3,}")
_PIPE = lazy_pattern(r"(?<!\\)\|")
_ROW = lazy_pattern(r"[ \t>]*\|.*(?<!\\)\|[ \t]*\Z")


class Line(NamedTuple):
    """A line of text outside tables, code and HTML; ``span`` is without blanks around it."""

    number: int
    text: str
    span: Span

    @property
    def is_delimiter(self) -> bool:
        """Whether it looks like the line below a table's header."""
        return "|" in self.text and DELIMITER.match(self.text) is not None

    @property
    def is_row(self) -> bool:
        """Whether it begins and ends with a pipe."""
        return _ROW.match(self.text) is not None and self.text.strip(" \t>") != "|"

    @property
    def cells(self) -> int:
        """How many cells it would have as a row."""
        return count_cells(self.text)


def count_cells(row: str) -> int:
    """The number of cells of a row."""
    inner = row.strip(" \t>").removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return len(_PIPE.findall(inner)) + 1


def is_second_delimiter(row: Row) -> bool:
    """Whether a row has the cells of the line below a header, at most behind a name, and so shows them as they are.

    Dashes alone behind a name are values that nobody knows; colons belong to that line only.
    """
    first, *rest = [one.source for one in row.cells] or [""]
    if not rest or rest[-1][:1] not in (":", "-"):
        return False
    has_colon = any(":" in one for one in rest)
    return (has_colon or _CELL_OF_DASHES.fullmatch(first) is not None) and all(map(_CELL_OF_DASHES.fullmatch, rest))


def stray_lines(page: Page) -> Iterator[list[Line]]:
    """Runs of neighbouring lines with pipes that are part of no table, code or HTML."""
    if "|" not in page.text:
        return
    hidden = _hidden(page)
    run: list[Line] = []
    done = -1
    for match in _PIPE.finditer(page.text):
        if match.start() < done:
            continue
        number = page.document.lines.line_of(match.start())
        text = page.document.line_text(number)
        start = page.document.lines.start_of(number)
        done = start + len(text)
        first = start + len(text) - len(text.lstrip(" \t>"))
        if first in hidden:
            continue
        line = Line(number, text, Span(first, start + len(text.rstrip())))
        if run and run[-1].number != number - 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def tables_by_end(page: Page) -> dict[int, Table]:
    """Tables by the number of the line on which they end."""
    return {page.document.lines.line_of(one.span.end): one for one in page.markdown.tables}


def _hidden(page: Page) -> Spans:
    found = _HIDDEN.get(page)
    if found is None:
        tables = (one.span for one in page.markdown.tables)
        headings = (one.span for one in page.markdown.blocks if one.kind is BlockKind.HEADING)
        found = _HIDDEN[page] = Spans((*code_and_html(page).spans, *tables, *headings))
    return found


_HIDDEN: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()
