"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a pull request.

Escapes as in the runner's toolkit (actions/toolkit, packages/core/src/command.ts). A step shows ten annotations of
each severity, so errors come first; the rest stays readable in the log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document
from modelist.reporters.places import place_of

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MAX_MESSAGE = 3500
"""The runner cuts messages at 4,096 characters; what is needed stands at the beginning."""


def report_github(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document]) -> str:
    """One command a line, errors first."""
    order = list(Severity)
    ranked = sorted(diagnostics, key=lambda one: order.index(one.severity))
    return "".join(f"{_command(one, documents)}\n" for one in ranked)


def _command(diagnostic: Diagnostic, documents: Mapping[str, Document]) -> str:
    place = place_of(diagnostic.location, documents)
    properties = {
        "file": diagnostic.location.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": diagnostic.rule,
    }
    if place.line != place.end_line:
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = f"{diagnostic.message}\n{diagnostic.help}" if diagnostic.help else diagnostic.message
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message[:MAX_MESSAGE])}"


def _data(text: str) -> str:
    # "##[" would be read as a command wherever it stands in a line.
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "#%23[")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
