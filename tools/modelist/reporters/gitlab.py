"""Findings as a GitLab code quality report (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document
from modelist.reporters.places import fingerprint, place_of

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report_gitlab(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document]) -> str:
    """A JSON array with one item per finding."""
    seen: dict[str, int] = {}
    items = []
    for one in diagnostics:
        place = place_of(one.location, documents)
        items.append(
            {
                "description": one.message,
                "check_name": one.rule,
                "fingerprint": fingerprint(one, documents, seen),
                "severity": _SEVERITIES[one.severity],
                "location": {
                    "path": one.location.path,
                    "positions": {
                        "begin": {"line": place.line, "column": place.column},
                        "end": {"line": place.end_line, "column": place.end_column},
                    },
                },
            }
        )
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
