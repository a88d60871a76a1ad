"""Findings as JSON, the format that ``docs/linting.md`` promises to keep."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Document, Location
from modelist.reporters.places import place_of


def report_json(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], files: int) -> str:
    """One object with a summary and every finding; ``files`` is the number of files that were looked at."""
    summary = {
        "files": files,
        "errors": sum(one.severity is Severity.ERROR for one in diagnostics),
        "warnings": sum(one.severity is not Severity.ERROR for one in diagnostics),
        "fixable": sum(one.fix is not None for one in diagnostics),
    }
    whole = {"version": 1, "summary": summary, "diagnostics": [_one(one, documents) for one in diagnostics]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _one(diagnostic: Diagnostic, documents: Mapping[str, Document]) -> dict[str, Any]:
    fix = diagnostic.fix
    made: dict[str, Any] | None = None
    if fix is not None:
        edits = [_edit(edit, diagnostic.location.path, documents) for edit in fix.edits]
        made = {"title": fix.title, "safe": fix.safety is Safety.SAFE, "edits": edits}
    related = [
        {"path": location.path, **place_of(location, documents)._asdict(), "message": word}
        for location, word in diagnostic.related
    ]
    return {
        "path": diagnostic.location.path,
        **place_of(diagnostic.location, documents)._asdict(),
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "subject": diagnostic.subject,
        "fix": made,
        "related": related,
    }


def _edit(edit: Edit, path: str, documents: Mapping[str, Document]) -> dict[str, Any]:
    return {**place_of(Location(path, edit.span), documents)._asdict(), "text": edit.replacement}
