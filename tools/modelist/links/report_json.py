"""A run as JSON, the form that shards hand on and other programs read."""

from __future__ import annotations

import json
from typing import Any

from modelist.links.report import LinkReport, LinkResult, Place
from modelist.providers.questions import VerdictKind

VERSION = 1


def report_json(report: LinkReport) -> str:
    """One object with a summary and every link."""
    summary = {
        "links": report.links,
        "unique": len(report.results),
        "requests": report.requests,
        "cached": report.cached,
        **{kind.value: report.counts.get(kind, 0) for kind in VerdictKind},
    }
    head = {"version": VERSION, **({"stopped": True} if report.stopped else {}), "summary": summary}
    # A line for each link: as easy to read and to compare as an indented one, and far quicker to write.
    links = ",\n  ".join(_text(_link(one)) for one in report.results)
    return f'{_text(head)[:-1]},\n "links": [\n  {links}]}}\n'


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _link(result: LinkResult) -> dict[str, Any]:
    verdict = result.verdict
    return {
        "url": result.url,
        "verdict": verdict.kind.value,
        "status": verdict.status,
        "reason": verdict.reason,
        "final_url": verdict.final_url,
        "attempts": result.attempts,
        "cached": result.cached,
        "note": verdict.note,
        "suggestion": verdict.suggestion,
        "bad_since": result.bad_since,
        "bad_times": result.bad_times,
        "sources": [_source(one) for one in result.sources],
    }


def _source(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
    return {**found, "generated": True} if place.generated else found
