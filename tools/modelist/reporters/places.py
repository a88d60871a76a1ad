"""Offsets as lines and columns, for the formats that machines read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic
from modelist.core.text import Document, Location, Position


class Place(NamedTuple):
    """A location as 1-based lines and columns (code points); the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def place_of(location: Location, documents: Mapping[str, Document]) -> Place:
    """Lines and columns of a location; the first character of a file that was not read."""
    document = documents.get(location.path)
    if document is None:
        return Place(1, 1, 1, 1)
    start, end = document.position(location.span.start), document.position(location.span.end)
    return Place(start.line, start.column, end.line, end.column)


def below(
    folder: str, diagnostics: Iterable[Diagnostic], documents: Mapping[str, Document]
) -> tuple[list[Diagnostic], dict[str, Document]]:
    """Findings and files by their paths from outside of the list, which lies in ``folder`` ('' for right here).

    A service that shows findings beside the lines of a change knows files by their paths in the repository.
    """
    if not folder:
        return list(diagnostics), dict(documents)

    def moved(location: Location) -> Location:
        return Location(f"{folder}/{location.path}", location.span)

    found = [
        replace(one, location=moved(one.location), related=tuple((moved(place), word) for place, word in one.related))
        for one in diagnostics
    ]
    return found, {f"{folder}/{path}": one for path, one in documents.items()}


def fingerprint(diagnostic: Diagnostic, documents: Mapping[str, Document], seen: dict[str, int]) -> str:
    """A name for a finding that survives shifts of lines: rule, file, text of the line, and its number among equals."""
    document = documents.get(diagnostic.location.path)
    start: Position = document.position(diagnostic.location.span.start) if document else Position(1, 1)
    line = document.line_text(start.line - 1).strip() if document else ""
    key = "\0".join((diagnostic.rule, diagnostic.location.path, line, diagnostic.message))
    seen[key] = seen.get(key, 0) + 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
