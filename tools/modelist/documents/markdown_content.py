"""Where the text of a paragraph, heading, cell or HTML block stands in its document.

The parser works on content: the lines of a block without indentation and the marks of quotes and lists around it. A
content is a sequence of pieces, each of which stands unbroken in the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span

# What Markdown trims from paragraphs and cells: Python's str.strip() would also take U+001C to U+001F and U+0085.
WHITE_SPACE = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_BLANKS = " \t"
_CELL_END = lazy_pattern(r"(?<!\\)\|")
_ESCAPED_PIPE = lazy_pattern(r"\\\|")


class Content:
    """Text for the inline parser; offsets in it are turned into places in the document."""

    __slots__ = ("_offsets", "_sources", "text")

    def __init__(self, text: str, offsets: Sequence[int], sources: Sequence[int]) -> None:
        self.text = text
        self._offsets = offsets
        self._sources = sources

    def source(self, offset: int) -> int:
        """The document's offset of the character at ``offset``; indentation counts as the end of the line before."""
        piece = max(bisect_right(self._offsets, offset) - 1, 0)
        place = self._sources[piece] + offset - self._offsets[piece]
        return place if piece + 1 == len(self._sources) else min(place, self._sources[piece + 1])

    def span(self, start: int, end: int) -> Span:
        """The document's span from the character at ``start`` to before the one at ``end``."""
        sources = self._sources
        if len(sources) == 1:
            shift = sources[0] - self._offsets[0]
            return Span(start + shift, end + shift)
        piece = max(bisect_right(self._offsets, start) - 1, 0)
        shift = sources[piece] - self._offsets[piece]
        if piece + 1 == len(sources) or (end + shift < sources[piece + 1] and end < self._offsets[piece + 1]):
            return Span(start + shift, end + shift)  # both ends are in one piece, as they nearly always are
        return Span(self.source(start), self.source(end))


def paragraph_content(document: Document, text: str, line_starts: Sequence[int]) -> Content:
    """Content of whole lines; ``line_starts`` are the places of each line's first character that is no blank."""
    first = next((index for index, start in enumerate(line_starts) if not _is_blank_from(document, start)), 0)
    starts = [skip_blanks(document.text, line_starts[first]), *line_starts[first + 1 :]]
    return _lines(text, starts)


def heading_content(document: Document, text: str, start: int, level: int) -> Content:
    """Content of an ATX heading whose first mark is at ``start``."""
    end = line_end(document, start)
    return Content(text, (0,), (min(skip_blanks(document.text, start + level), end) if text else start + level,))


def html_content(document: Document, text: str, first_line: int) -> Content:
    """Content of an HTML block, which keeps every line to its end."""
    lines = text.removesuffix("\n").split("\n")
    starts = [
        line_end(document, document.lines.start_of(number)) - len(line.lstrip(_BLANKS))
        for number, line in enumerate(lines, first_line)
    ]
    return _lines(text, [*starts, document.lines.start_of(first_line + len(lines))])


def cell_content(document: Document, span: Span) -> Content:
    """Content of a table cell, where the backslash of an escaped pipe is taken off."""
    raw = document.slice(span).replace("\0", "\ufffd")
    if "\\|" not in raw:
        return Content(raw, (0,), (span.start,))
    cuts = [match.start() for match in _ESCAPED_PIPE.finditer(raw)]
    pieces = [(0, span.start)] if cuts[0] else []
    for number, cut in enumerate(cuts):  # a pipe stands where its backslash does, and is one character longer
        pieces += [(cut - number, span.start + cut), (cut - number + 1, span.start + cut + 2)]
    return Content(raw.replace("\\|", "|"), *zip(*pieces, strict=True))


def cell_spans(document: Document, row_start: int) -> list[Span]:
    """The trimmed cells of a table row that begins at ``row_start``, all that are written (GFM, tables)."""
    text = document.text
    start = skip_blanks(text, row_start)
    end = start + len(text[start : line_end(document, row_start)].rstrip(WHITE_SPACE))
    edges = [start - 1, *(match.start() for match in _CELL_END.finditer(text, start, end)), end]
    cells = [Span(before + 1, after) for before, after in pairwise(edges)]
    if cells[0].start == cells[0].end:
        del cells[0]
    if cells and cells[-1].start == cells[-1].end:
        del cells[-1]
    return [_trimmed(text, cell) for cell in cells]


def line_end(document: Document, offset: int) -> int:
    """The end of the line that holds ``offset``, before its line feed."""
    end = document.text.find("\n", offset)
    return len(document.text) if end < 0 else end


def trim(text: str) -> str:
    """Text without white space around it, in Markdown's sense."""
    return text.strip(WHITE_SPACE)


def skip_blanks(text: str, offset: int) -> int:
    """The first place from ``offset`` on that is not white space, in Markdown's sense."""
    while offset < len(text) and text[offset] in WHITE_SPACE:
        offset += 1
    return offset


def _is_blank_from(document: Document, start: int) -> bool:
    return not trim(document.text[start : line_end(document, start)])


def _lines(text: str, starts: Sequence[int]) -> Content:
    offsets = []
    at = 0
    for line in text.split("\n"):
        offsets.append(at + len(line) - len(line.lstrip(_BLANKS)))
        at += len(line) + 1
    return Content(text, offsets, starts[: len(offsets)])


def _trimmed(text: str, span: Span) -> Span:
    raw = text[span.start : span.end]
    stripped = raw.lstrip(WHITE_SPACE)
    start = span.end - len(stripped) if stripped else span.start
    return Span(start, start + len(stripped.rstrip(WHITE_SPACE)))
