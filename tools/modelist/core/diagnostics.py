"""The one result type of every check: YAML faults, entry fields, lint rules, pages and links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from modelist.core.edits import Fix
from modelist.core.text import Location


class Severity(StrEnum):
    """How much a finding matters: an error hurts or misleads a reader, a warning may, information only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Diagnostic:
    """One finding at one place.

    ``rule`` is the kebab-case name of what was checked; ``message`` says what is wrong and shows the offending text;
    ``help`` says what to do; ``subject`` is the model or entry that it is about; ``related`` are further places with
    a word on each.
    """

    rule: str
    severity: Severity
    location: Location
    message: str
    help: str = ""
    subject: str = ""
    fix: Fix | None = None
    related: tuple[tuple[Location, str], ...] = field(default=())


class ModelistError(Exception):
    """Wrong use or unreadable configuration: the command ends with exit code 2 and this message."""


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, place and rule, so that a report does not depend on the order in which checks ran."""
    return sorted(
        set(diagnostics), key=lambda one: (one.location.path, one.location.span, one.rule, one.message, one.subject)
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(one.severity is Severity.ERROR for one in diagnostics)
