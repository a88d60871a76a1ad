"""Faults of YAML text in the words of somebody who writes an entry for the first time."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location, Span

MAX_CHARACTERS = 1_000_000
"""A file longer than this is no entry; it is refused unread."""

_CONTROL = lazy_pattern("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONFLICT = lazy_pattern(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_TAB_INDENT = lazy_pattern(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
_FULL_WIDTH_COLON = lazy_pattern(r"[ \t]*(?:- )?[A-Za-z_][\w -]{0,40}(：)")
_MARKDOWN = lazy_pattern(r"[ \t-]*(?:[A-Za-z_][\w -]{0,40}:[ \t]+(?:\{[ \t]*)?){0,2}(!?\[.*\]\(([^\s()]+)\))")
_ADVICE = (
    (
        "mapping values are not allowed",
        "a colon and a space inside a value that has no quotes, or a line indented too far",
        'Put the whole value in double quotes, as in name: "A tool: it works", or fix the indentation.',
    ),
    (
        "unexpected end of stream",
        "a quote or bracket is opened and never closed",
        "Close it on the same line.",
    ),
    (
        "found character that cannot start any token",
        "a value cannot begin with this character",
        "Put the value in double quotes.",
    ),
    (
        "found another document",
        "a second document begins here",
        "One file holds one entry: move the second one to a file of its own, or remove the '---'.",
    ),
    (
        "found undefined alias",
        "a value cannot begin with '*'",
        "Put the value in double quotes.",
    ),
    (
        "could not find expected ':'",
        "this line is neither 'key: value' nor the continuation of a value",
        "Write a colon and a space after the key, or indent the line below its key.",
    ),
    (
        "did not find expected key",
        "a key was expected here",
        "Check that the keys of one group begin in the same column, and that quotes are closed.",
    ),
    (
        "found unexpected ':'",
        "an address or another value with a colon stands inside brackets without quotes",
        'Put it in double quotes: ["https://…"], or write one "- item" per line.',
    ),
    (
        "did not find expected ',' or",
        "a comma or the closing bracket is missing",
        "Separate the items by commas and close the bracket.",
    ),
    (
        "did not find expected '-' indicator",
        "a list item was expected here",
        "Begin each item of the list with '- ' in the same column.",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes that is no escape",
        "Write two backslashes, or use single quotes.",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on this line",
        "Put the list on the lines below its key, each item indented by two spaces.",
    ),
)

_MEANS = {"[": "a list", "!": "a tag"}


def fault(document: Document, start: int, end: int, rule: str, message: str, advice: str) -> Diagnostic:
    """An error in YAML text."""
    return Diagnostic(rule, Severity.ERROR, Location(document.path, Span(start, end)), message, advice)


def find_text_faults(document: Document) -> list[Diagnostic]:
    """What can be said of the text before it is parsed: its size, byte order mark, tabs, control characters."""
    text = document.text
    if len(text) > MAX_CHARACTERS:
        advice = "An entry is a few kilobytes; move long text elsewhere."
        return [fault(document, 0, 0, "yaml-size", f"the file has {len(text):,} characters", advice)]
    found: list[Diagnostic] = []
    if document.bom:
        message = "the file begins with a byte order mark"
        advice = "Save it as UTF-8 without BOM; 'modelist fmt' removes it."
        found.append(Diagnostic("yaml-bom", Severity.WARNING, document.location(0, 0), message, advice))
    for match in _CONTROL.finditer(text):
        message = f"the control character U+{ord(match[0]):04X} is not allowed"
        found.append(fault(document, match.start(), match.end(), "yaml-character", message, "Delete it."))
    for match in _CONFLICT.finditer(text):
        message = f"a merge conflict was left in the file: '{match[0].strip()}'"
        advice = "Keep one of the two sides and delete the marker lines."
        found.append(fault(document, match.start(), match.end(), "yaml-conflict", message, advice))
    return found


def explain_fault(document: Document, error: YAMLError) -> Diagnostic:
    """A parser's error as a diagnostic at its place, with what to do."""
    problem, start = _problem(document, error)
    tab = _tab_on_line(document, start)
    if tab is not None:
        message = "the line is indented with a tab"
        return fault(document, *tab, "yaml-tab", message, "YAML is indented with spaces, two for each level.")
    colon = _full_width_colon(document, start)
    if colon is not None:
        message = "the colon after this key is a full-width one, which YAML takes for a letter"
        return fault(document, *colon, "yaml-colon", message, "Write ':' and a space.")
    markdown = find_markdown(document, start)
    if markdown is not None:
        return markdown
    rule = "yaml-documents" if "another document" in problem else "yaml-syntax"
    end = max(start, document.lines.start_of(document.lines.line_of(start) + 1) - 1)
    for sign, message, advice in _ADVICE:
        if sign in problem:
            return fault(document, start, end, rule, message, advice)
    return fault(document, start, end, rule, f"not valid YAML: {problem}", "Check quotes, colons and indentation.")


def find_markdown(document: Document, offset: int) -> Diagnostic | None:
    """A badge or link that was pasted without quotes on the line of ``offset``, whose marks mean others to YAML."""
    match = _MARKDOWN.match(document.text, document.lines.start_of(document.lines.line_of(offset)))
    if match is None:
        return None
    message = f"this is Markdown without quotes, and YAML takes '{match[1][0]}' for {_MEANS[match[1][0]]}"
    # Of a badge in a link the last address is the link's; the first is the picture's.
    advice = f"Write the address alone: {match[2]}; anything else that is Markdown goes in double quotes."
    return fault(document, *match.span(1), "yaml-markdown", message, advice)


def _problem(document: Document, error: YAMLError) -> tuple[str, int]:
    if not isinstance(error, MarkedYAMLError):
        return str(error), 0
    problem, mark = error.problem or "", error.problem_mark
    is_at_end = mark is not None and not document.text[mark.index :].strip()
    if (is_at_end or "unexpected end of stream" in problem) and error.context_mark is not None:
        mark = error.context_mark  # nothing is at the end of the file; what was left open began here
    return problem, min(mark.index if mark is not None else 0, len(document.text))


def _full_width_colon(document: Document, offset: int) -> tuple[int, int] | None:
    """A full-width colon behind the key of the line of ``offset``, or of the line before it."""
    line = document.lines.line_of(offset)
    for candidate in (line, line - 1):
        match = _FULL_WIDTH_COLON.match(document.text, document.lines.start_of(candidate)) if candidate >= 0 else None
        if match:
            return match.span(1)
    return None


def _tab_on_line(document: Document, offset: int) -> tuple[int, int] | None:
    """The indentation of the line of ``offset``, or of the line before it, where it holds a tab."""
    line = document.lines.line_of(offset)
    for candidate in (line, line - 1):
        if candidate >= 0:
            start = document.lines.start_of(candidate)
            match = _TAB_INDENT.match(document.text, start)
            if match:
                return match.start(), match.end()
    return None
