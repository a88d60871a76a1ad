"""Findings for people: place, severity, message, the source line with carets, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from modelist.core.diagnostics import Diagnostic
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document

WINDOW = 60
"""Code points shown on each side of a finding in a long line, such as a row of a wide table."""

_RUNNER_COMMAND, _SPELLED_OUT = "##[", "##\\u{5b}"

_COMMAND = lazy_pattern(r"^(\s*)::")

Paint = Callable[[str, str], str]


def plain(text: str, color: str) -> str:
    """No colour."""
    return text


def report_text(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], paint: Paint = plain) -> str:
    """Each finding as ``path:line:column: severity: message [rule]`` with its source line; '' where there is none."""
    return "".join(_one(diagnostic, documents, paint) for diagnostic in diagnostics)


def _one(diagnostic: Diagnostic, documents: Mapping[str, Document], paint: Paint) -> str:
    path, span = diagnostic.location
    document = documents.get(path) or Document(path, "")
    line, column = document.position(span.start)
    place = f"{safe_lines(safe(path))}:{line}:{column}:"
    color = {"error": "red", "warning": "yellow"}.get(diagnostic.severity, "blue")
    lines = [
        f"{paint(place, 'bold')} {paint(diagnostic.severity, color)}: {safe(diagnostic.message)} [{diagnostic.rule}]"
    ]
    if span.start <= len(document.text) and document.text:
        lines += _quote(document.line_text(line - 1), line, column - 1, span.end - span.start, paint, color)
    if diagnostic.help:
        lines.append(f"  {paint('=', 'cyan')} help: {safe(diagnostic.help)}")
    for location, remark in diagnostic.related:
        where = (documents.get(location.path) or Document(location.path, "")).position(location.span.start)
        lines.append(f"  = {safe(location.path)}:{where.line}:{where.column}: {safe(remark)}")
    return "\n".join(lines) + "\n"


def _quote(text: str, number: int, column: int, length: int, paint: Paint, color: str) -> list[str]:
    """The line, cut to a window around the finding, and carets below it."""
    start = max(0, column - WINDOW) if len(text) > 2 * WINDOW else 0
    shown_end = min(len(text), max(column + min(length, WINDOW) + WINDOW, start + 2 * WINDOW))
    before, marked = text[start:column], text[column : min(column + max(length, 1), shown_end)]
    head = "…" if start else ""
    tail = "…" if shown_end < len(text) else ""
    margin = f"{number:>5} | "
    line = f"{margin}{head}{safe(text[start:shown_end])}{tail}"
    carets = " " * (_width(head) + _width(safe(before))) + "^" * max(_width(safe(marked)), 1)
    return [line, f"{' ' * (len(margin) - 2)}| {paint(carets, color)}"]


def safe(text: str) -> str:
    """Text from a file without what would steer a terminal or a CI runner, which is spelled out.

    These are control characters, direction marks, and ``##[``, which GitHub's runner takes for a command anywhere in a
    line (https://github.com/actions/runner, ActionCommand.cs).
    """
    text = text.replace(_RUNNER_COMMAND, _SPELLED_OUT)
    if text.isprintable():
        return text
    return "".join(
        one if one.isprintable() or one == " " else " " if one == "\t" else f"\\u{{{ord(one):x}}}" for one in text
    )


def safe_lines(text: str) -> str:
    """Lines that may begin with the name of a file, each safe, and none of them a command of GitHub's runner.

    It takes ``::`` for one where a line begins with it, blanks aside.
    """
    return "\n".join(_COMMAND.sub(r"\1\\u{3a}:", safe(line)) for line in text.split("\n"))


def _width(text: str) -> int:
    """Columns on a terminal: wide East Asian characters and emoji take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
