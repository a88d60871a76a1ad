"""Which lines of a page are code, by a scan for fences that needs no Markdown parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.front_matter import front_matter

# The marks of list items and quotes may stand before a fence. A fence of backticks has none behind it on its line.
_OPENING = lazy_pattern(r"([ \t]*+(?:(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]++|\Z)|>[ \t]*+)*+)(`{3,}+(?=[^`]*\Z)|~{3,}+)?")
_ITEM = lazy_pattern(r"[ \t0-9]*+[-+*.)][ \t]*+")
_CODE_INDENT = lazy_pattern(r" {4}| {0,3}\t")
_BACKTICKS = lazy_pattern("`+")
_CODE_COLUMNS = 4
_MAY_OPEN = frozenset(" \t-+*>`~0123456789")


@dataclass(slots=True)
class _Fence:
    """An open fence. In a list item or a quote, ``indent`` and ``quoted`` tell which lines can still be in it."""

    marks: str
    indent: int
    quoted: bool

    def holds(self, line: str) -> bool:
        """Whether a line is still in the block that the fence stands in, by CommonMark's rules for containers."""
        if self.quoted:
            return line.lstrip(" \t").startswith(">")
        return not line.strip() or _indent(line) >= self.indent

    def closes(self, line: str) -> bool:
        if not self.quoted and _indent(line) >= self.indent + _CODE_COLUMNS:
            return False
        marks = (line.lstrip(" \t>") if self.quoted else line).strip(" \t")
        return len(marks) >= len(self.marks) and not marks.strip(self.marks[0])


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside code blocks and front matter, each with the offset at which it begins.

    A line indented by four or more columns counts as indented code.
    """
    scanner = _Scanner()
    data = front_matter(text)
    start = 0
    for line in text.split("\n"):
        if (data is None or start > data.end) and scanner.is_prose(line):
            yield start, line
        start += len(line) + 1


def code_ranges(line: str) -> Iterator[Span]:
    """The code spans of one line: from a run of backticks to the next run that is as long."""
    runs = [match.span() for match in _BACKTICKS.finditer(line)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    done = 0
    for start, end in runs:
        same = later[end - start]
        same.pop()
        if start >= done and same:
            done = runs[same[-1]][1]
            yield Span(start, done)


class _Scanner:
    """Tells line by line what is code; ``_items`` are the columns at which the content of open list items begins."""

    def __init__(self) -> None:
        self._fence: _Fence | None = None
        self._items: list[int] = []

    def is_prose(self, line: str) -> bool:
        if self._fence is not None and self._fence.holds(line):
            if self._fence.closes(line):
                self._fence = None
            return False
        if not line or line[0] not in _MAY_OPEN:
            # Most lines: a blank one changes nothing, and text at the margin ends every list.
            self._fence = None
            if line:
                self._items.clear()
            return True
        self._fence = self._opened(line)
        return self._fence is None and not _CODE_INDENT.match(line)

    def _opened(self, line: str) -> _Fence | None:
        """The fence that a line opens; also notes the list items that it opens and ends."""
        match = _OPENING.match(line)
        before = match[1] if match else ""
        indent = _indent(line)
        while self._items and self._items[-1] > indent and line.strip():
            self._items.pop()
        base = self._items[-1] if self._items else 0
        if indent >= base + _CODE_COLUMNS:
            return None
        column = 0
        for item in _ITEM.findall(before.partition(">")[0]):
            column = _columns(item, column)
            self._items.append(column)
        marks = match[2] if match else None
        return _Fence(marks, self._items[-1] if self._items else 0, ">" in before) if marks else None


def _indent(line: str) -> int:
    """The columns of white space that a line begins with."""
    return _columns(line[: len(line) - len(line.lstrip(" \t"))])


def _columns(text: str, column: int = 0) -> int:
    """The column after a text that begins at ``column``; a tab stops at every fourth."""
    offset = column % _CODE_COLUMNS
    return column - offset + len((" " * offset + text).expandtabs(_CODE_COLUMNS))
