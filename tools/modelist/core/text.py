"""Text with positions: half-open spans in code points over a text with LF line endings.

A document is kept with LF only, so that every parser and rule sees one kind of line ending; the endings that the
file really has are remembered per document and put back when the text is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern

LINE_ENDING = lazy_pattern(r"\r\n|\r|\n")
BOM = "\ufeff"


class Span(NamedTuple):
    """A half-open range of code points, ``start <= offset < end``."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


class Position(NamedTuple):
    """A place as people write it: 1-based line and 1-based column in code points."""

    line: int
    column: int


class Location(NamedTuple):
    """A span in a file; ``path`` is relative to the list's root, with ``/`` between its parts."""

    path: str
    span: Span


class LineIndex:
    """Offsets of the line starts of an LF-only text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._length = len(text)

    @property
    def line_count(self) -> int:
        """Number of lines; a text that ends in a line feed has one more, empty, line."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The 0-based line that holds ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, line: int) -> int:
        """The offset at which the 0-based ``line`` begins; the text's length for any line past the last."""
        return self._starts[line] if line < len(self._starts) else self._length

    def position(self, offset: int) -> Position:
        """The 1-based line and column of ``offset``."""
        line = self.line_of(offset)
        return Position(line + 1, offset - self._starts[line] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a 1-based line and column, kept inside the text."""
        line = min(max(position.line, 1), len(self._starts)) - 1
        return min(self._starts[line] + position.column - 1, self._length)


@dataclass(frozen=True, eq=False)
class Document:
    """The text of one file.

    ``path`` is relative to the list's root; ``text`` has LF endings and no byte order mark; ``endings`` holds the
    file's own line ending where it has only one kind, else every line's own; ``bom`` tells that the file began with
    a byte order mark.
    """

    path: str
    text: str
    endings: str | tuple[str, ...] = "\n"
    bom: bool = False

    @classmethod
    def from_raw(cls, path: str, raw: str) -> Document:
        """Make a document of a file's decoded text, whatever its line endings."""
        bom = raw.startswith(BOM)
        text = raw[1:] if bom else raw
        if "\r" not in text:
            return cls(path, text, "\n", bom)
        endings = tuple(LINE_ENDING.findall(text))
        kinds = set(endings)
        return cls(path, LINE_ENDING.sub("\n", text), endings[0] if len(kinds) == 1 else endings, bom)

    @cached_property
    def lines(self) -> LineIndex:
        """The index of this text's lines."""
        return LineIndex(self.text)

    @property
    def newline(self) -> str:
        """The line ending that new lines get: the file's only one, or its commonest."""
        if isinstance(self.endings, str):
            return self.endings
        return max(("\n", "\r\n", "\r"), key=self.endings.count)

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """The 1-based line and column of an offset."""
        return self.lines.position(offset)

    def line_text(self, line: int) -> str:
        """The text of a 0-based line, without its line feed."""
        start, end = self.lines.start_of(line), self.lines.start_of(line + 1)
        return self.text[start : end - 1 if self.text.endswith("\n", start, end) else end]

    def location(self, start: int, end: int) -> Location:
        """A location in this document."""
        return Location(self.path, Span(start, end))

    def raw(self, text: str) -> str:
        """``text``, a changed version of this document, with the file's line endings and byte order mark."""
        return (BOM if self.bom else "") + self._with_endings(text)

    def _with_endings(self, text: str) -> str:
        if isinstance(self.endings, str):
            return text if self.endings == "\n" else text.replace("\n", self.endings)
        from modelist.core.line_diff import differing_lines  # late: hardly any file has endings of two kinds

        old, new = self.text.split("\n"), text.split("\n")
        known, endings = [*self.endings, ""], list[str]()
        at = 0
        for hunk in differing_lines(old, new):
            endings += known[at : hunk.old_start]
            count = hunk.new_end - hunk.new_start
            is_rewritten = count == hunk.old_end - hunk.old_start
            endings += known[hunk.old_start : hunk.old_end] if is_rewritten else [self.newline] * count
            at = hunk.old_end
        endings += known[at:]
        ended = zip(new[:-1], endings, strict=False)
        return "".join(line + (ending or self.newline) for line, ending in ended) + new[-1]
