"""Tables of a page as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown_content import cell_content, cell_spans, line_end
from modelist.documents.markdown_nodes import Cell, HtmlComment, Row, Table
from modelist.documents.markdown_tokens import LINE_STARTS
from modelist.documents.markdown_units import first_line

_NOTE = lazy_pattern(r"<!--(?P<text>(?:(?!-->).)*)-->")


def read_tables(document: Document, tokens: Iterable[Token]) -> tuple[Table, ...]:
    """All tables in document order, also those in lists and quotes."""
    return tuple(_table(document, token) for token in tokens if token.type == "table_open")


def _table(document: Document, token: Token) -> Table:
    starts = token.meta[LINE_STARTS]
    header, delimiter, *full = (_row(document, line, start) for line, start in enumerate(starts, first_line(token)))
    rows = [_without_note(document, row) for row in full]
    last = rows[-1] if rows else delimiter
    alignments = tuple(_alignment(cell.source) for cell in delimiter.cells)
    return Table(Span(header.span.start, last.span.end), header, delimiter.span, tuple(rows), alignments)


def _row(document: Document, line: int, start: int) -> Row:
    return Row(Span(document.lines.start_of(line), line_end(document, start)), tuple(_cells(document, start)))


def _without_note(document: Document, row: Row) -> Row:
    """A row with its last cell as a note, where that is a comment that no pipe follows."""
    last = row.cells[-1] if len(row.cells) > 1 else None
    match = _NOTE.fullmatch(last.source) if last is not None and last.source.startswith("<!--") else None
    if last is None or match is None or document.text[last.span.end : row.span.end].strip():
        return row
    return Row(row.span, row.cells[:-1], HtmlComment(match["text"], last.span))


def _cells(document: Document, start: int) -> Iterator[Cell]:
    for span in cell_spans(document, start):
        yield Cell(span, document.slice(span), cell_content(document, span).text)


def _alignment(dashes: str) -> str:
    left, right = dashes.startswith(":"), dashes.endswith(":")
    if left and right:
        return "center"
    return "left" if left else "right" if right else ""
