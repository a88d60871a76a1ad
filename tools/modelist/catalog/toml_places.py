"""Where keys and values stand in a TOML file, for messages: Python's own reader gives values without places.

The text is known to be valid TOML when it is looked through, which happens only when there is something to report.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location, Span

Path = tuple[str | int, ...]
"""The keys that lead to a value, such as ``("lint", "ignore", 0)``; elements of a list by their number."""

_BLANK = lazy_pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = lazy_pattern(r"[ \t]*")
_KEY = lazy_pattern(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[\w-]+")
_STRING = lazy_pattern(r"\"\"\"(?:[^\\]|\\.)*?\"\"\"(?!\")|'''.*?'''(?!')|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'", re.DOTALL)
_PLAIN = lazy_pattern(r"[^\n,\]}#]*")


class Places:
    """The places in one file."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def has(self, *path: str | int) -> bool:
        """Whether the file itself says this."""
        return path in self._spans

    def location(self, *path: str | int) -> Location:
        """The place of a key or element; where the file has none, that of the nearest table around it."""
        while path and path not in self._spans:
            path = path[:-1]
        return Location(self.document.path, self._spans[path] if path else Span(0, 0))

    def at(self, *path: str | int) -> str:
        """The place as messages name it: ``modelist.toml:3:11``; the file alone where there is none."""
        span = self.location(*path).span
        if not span.end:
            return self.document.path
        line, column = self.document.position(span.start)
        return f"{self.document.path}:{line}:{column}"

    @cached_property
    def _spans(self) -> dict[Path, Span]:
        scanner = _Scanner(self.document.text)
        # Python's reader goes a little deeper than this one; what stands in lists that deep is placed at the outermost.
        with suppress(RecursionError):
            scanner.scan()
        return scanner.spans


class _Scanner:
    """Walks a valid TOML text once; ``spans`` is the first place of every key, and of every element of a list."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self.spans: dict[Path, Span] = {}
        self._latest: dict[Path, int] = {}

    def scan(self) -> None:
        """Look through the text."""
        head: Path = ()
        while self._next():
            if self._next() == "[":
                head = self._header()
            else:
                self._pair(head)

    def _header(self) -> Path:
        marks = 2 if self._text.startswith("[[", self._at) else 1
        self._at += marks
        start = self._at
        path = self._keys(())
        span = _inside(self._text, Span(start, self._at))
        self._at = self._text.index("]", self._at) + marks
        if marks == 1:
            return path
        self._latest[path] = self._latest.get(path, -1) + 1
        path = self._in_latest(path)
        self.spans[path] = span
        return path

    def _in_latest(self, path: Path) -> Path:
        """Where a key leads to: of tables in a list, ``[[a]]``, to the one that began last."""
        return (*path, self._latest[path]) if path in self._latest else path

    def _pair(self, head: Path) -> None:
        path = self._keys(head)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _keys(self, path: Path) -> Path:
        """A key, dotted or not, below ``path``."""
        while True:
            self._skip(_SPACE)
            span = self._match(_KEY)
            path = (*path, _unquoted(self._text[span.start : span.end]))
            self.spans.setdefault(path, _inside(self._text, span))
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return path
            path = self._in_latest(path)
            self._at += 1

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        first = self._text[self._at : self._at + 1]
        if first == "[":
            self.spans.setdefault(path, Span(self._at, self._at + 1))
            self._list(path)
        elif first == "{":
            self.spans.setdefault(path, Span(self._at, self._at + 1))
            self._inline_table(path)
        else:
            span = self._match(_STRING if first in ("'", '"') else _PLAIN)
            self.spans.setdefault(path, _inside(self._text, span))

    def _list(self, path: Path) -> None:
        self._at += 1
        number = 0
        while self._next() != "]":
            self._value((*path, number))
            number += 1
            self._comma()
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._next() != "}":
            self._pair(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        if self._next() == ",":
            self._at += 1

    def _next(self) -> str:
        """The next character that says something; '' at the end."""
        self._skip(_BLANK)
        return self._text[self._at : self._at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._match(pattern)

    def _match(self, pattern: re.Pattern[str]) -> Span:
        found = pattern.match(self._text, self._at)
        assert found is not None, "the text is valid TOML"
        self._at = found.end()
        return Span(*found.span())


def _inside(text: str, span: Span) -> Span:
    """A span without the quotes around it, and without blanks at its end."""
    if text[span.start] in "\"'" and span.end - span.start > 2:
        return Span(span.start + 1, span.end - 1)
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    import tomllib  # read before to get here

    return str(tomllib.loads(f"key = {key}")["key"])
