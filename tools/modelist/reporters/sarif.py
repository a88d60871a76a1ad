"""Findings as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), within GitHub's limits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from modelist import __version__
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document, Location
from modelist.reporters.places import fingerprint, place_of

MAX_RESULTS = 5000
"""GitHub keeps this many results of a run; errors come first, so that warnings are what is cut."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROJECT = "https://github.com/HuBocheng/awesome-list-of-LLM_VLMs"


def report_sarif(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], rules: Mapping[str, str]) -> str:
    """One run with the rules that were broken; ``rules`` has the documentation of each rule by id."""
    order = list(Severity)
    kept = sorted(diagnostics, key=lambda one: order.index(one.severity))[:MAX_RESULTS]
    names = sorted({one.rule for one in kept})
    seen: dict[str, int] = {}
    driver = {
        "name": "modelist",
        "version": __version__,
        "informationUri": _PROJECT,
        "rules": [_rule(name, rules.get(name, "")) for name in names],
    }
    results = [_result(one, documents, names, seen) for one in kept]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(name: str, documentation: str) -> dict[str, Any]:
    summary = documentation.strip().split("\n", 1)[0] or name.replace("-", " ")
    rule: dict[str, Any] = {"id": name, "shortDescription": {"text": summary}}
    if documentation:
        rule["fullDescription"] = {"text": documentation[:1000]}
        rule["help"] = {"text": documentation, "markdown": documentation}
        rule["helpUri"] = f"{_PROJECT}/blob/main/docs/rules.md#{name}"
    return rule


def _result(
    one: Diagnostic, documents: Mapping[str, Document], names: Sequence[str], seen: dict[str, int]
) -> dict[str, Any]:
    message = f"{one.message}\n{one.help}" if one.help else one.message
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": names.index(one.rule),
        "level": _LEVELS[one.severity],
        "message": {"text": message},
        "locations": [_location(one.location, documents)],
        "partialFingerprints": {"modelist/v1": fingerprint(one, documents, seen)},
    }
    if one.related:
        result["relatedLocations"] = [
            {**_location(place, documents), "message": {"text": word}} for place, word in one.related[:100]
        ]
    return result


def _location(location: Location, documents: Mapping[str, Document]) -> dict[str, Any]:
    place = place_of(location, documents)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    uri = quote(location.path, safe="/", errors="replace") or "."
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
