"""Region markers of a page: found line by line, with their options, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location, Span
from modelist.documents.code_lines import code_ranges, prose_lines

BEGIN = "<!-- modelist:begin NAME key=value -->"
END = "<!-- modelist:end -->"

# A comment that means to be a marker; `modelist-ignore` and the like are other directives.
# Behind a backslash it is text, as a build writes it of an entry that is called like one.
_LOOK_ALIKE = lazy_pattern(
    r"(?<!\\)<!--+[ \t]*modelist(?:[ \t]*:|[ \t_-]*(?:begin|end)\b)(?:(?!-->).)*(-->)?", re.IGNORECASE
)
_MARKER = lazy_pattern(r" {0,3}(<!--[ \t]*modelist:(begin|end)(?=[ \t-])((?:(?!-->).)*)-->)[ \t]*")
_WORD = lazy_pattern(r'(?:[^\s"]|"[^"]*+"?)+')
_NAME = lazy_pattern(r"[A-Za-z][\w-]*")
_OPTION = lazy_pattern(r'([A-Za-z][\w-]*)=(?:"([^"]*)"|([^\s"]+))')
_HINT = "modelist"


class MarkerKind(StrEnum):
    """The two markers of a region."""

    BEGIN = "begin"
    END = "end"


class Option(NamedTuple):
    """An option of a marker; ``span`` is the whole ``key=value`` as written."""

    key: str
    value: str
    span: Span


class Marker(NamedTuple):
    """A marker: ``span`` is the comment; ``name`` is empty for an end, and where it is missing or no name."""

    kind: MarkerKind
    name: str
    options: tuple[Option, ...]
    span: Span


def problem(
    document: Document,
    rule: str,
    span: Span,
    message: str,
    help_text: str,
    related: tuple[tuple[Location, str], ...] = (),
) -> Diagnostic:
    """A fault of a marker; all of them are errors."""
    return Diagnostic(rule, Severity.ERROR, document.location(*span), message, help_text, related=related)


def read_markers(document: Document) -> tuple[tuple[Marker, ...], tuple[Diagnostic, ...]]:
    """The markers outside code, in order, and what is wrong with each by itself."""
    reader = _Reader(document)
    if _HINT not in document.text.lower():
        return (), ()
    markers = tuple(reader.markers())
    return markers, tuple(reader.faults)


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self.faults: list[Diagnostic] = []

    def markers(self) -> Iterator[Marker]:
        for start, line in prose_lines(self._document.text):
            if _HINT not in line.lower():
                continue
            match = _MARKER.fullmatch(line)
            if match is None:
                self._report_look_alikes(start, line)
                continue
            marker = self._marker(start, match)
            if marker is not None:
                yield marker

    def _marker(self, start: int, match: re.Match[str]) -> Marker | None:
        span = Span(start + match.start(1), start + match.end(1))
        kind = MarkerKind(match[2])
        found = _WORD.finditer(match.string, match.start(3), match.end(3))
        words = [(word[0].rstrip(), Span(word.start(), word.start() + len(word[0].rstrip()))) for word in found]
        words = [(word, place.shifted(start)) for word, place in words]
        if kind is MarkerKind.END:
            for word, place in words:
                self._fault("region-option", place, f"the end marker takes no options: '{word}'", f"write `{END}`")
            return Marker(kind, "", (), span)
        if not words or not _NAME.fullmatch(words[0][0]):
            wrong = f": '{words[0][0]}' is none" if words else ""
            self._fault("region-marker", span, f"the marker has no region name{wrong}", f"write it as `{BEGIN}`")
            return Marker(kind, "", (), span)
        return Marker(kind, words[0][0], tuple(self._options(words[1:])), span)

    def _options(self, words: list[tuple[str, Span]]) -> Iterator[Option]:
        first: dict[str, Span] = {}
        for word, span in words:
            match = _OPTION.fullmatch(word)
            if match is None:
                help_text = 'write options as key=value, or key="a value" where it holds spaces'
                self._fault("region-option", span, f"'{word}' is no option", help_text)
            elif match[1] in first:
                related = ((self._document.location(*first[match[1]]), "the first one"),)
                self._fault("region-option", span, f"option '{match[1]}' is given twice", "keep one", related)
            else:
                first[match[1]] = span
                yield Option(match[1], match[3] if match[2] is None else match[2], span)

    def _report_look_alikes(self, start: int, line: str) -> None:
        found = list(_LOOK_ALIKE.finditer(line))
        code = list(code_ranges(line)) if found else []
        for match in found:
            place = Span(*match.span())
            if not any(span.start <= place.start < span.end for span in code):
                message, help_text = _why_no_marker(match)
                self._fault("region-marker", place.shifted(start), message, help_text)

    def _fault(
        self, rule: str, span: Span, message: str, help_text: str, related: tuple[tuple[Location, str], ...] = ()
    ) -> None:
        self.faults.append(problem(self._document, rule, span, message, help_text, related))


def _why_no_marker(match: re.Match[str]) -> tuple[str, str]:
    """What keeps a comment from being a marker, and what to do about it."""
    shown = match[0].strip()
    if match[1] is None:
        return f"`{shown}` does not end on its line", "write the whole marker, with `-->`, on one line"
    if _MARKER.fullmatch(match[0]):
        return f"`{shown}` is not alone on its line, so it is no marker", "put the marker on a line of its own"
    return f"`{shown}` is no region marker", f"write it as `{BEGIN}` or `{END}`"
