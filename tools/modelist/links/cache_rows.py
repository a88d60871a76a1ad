"""Verdicts as rows of the cache and back; what the web said is bounded, what the file says is not trusted."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from modelist.providers.questions import Verdict, VerdictKind

MAX_TEXT = 500
MAX_URL = 4000
MAX_FACTS = 8000

_GOOD = frozenset({VerdictKind.OK, VerdictKind.REDIRECTED})
_KEPT = frozenset({*_GOOD, VerdictKind.BROKEN, VerdictKind.FORBIDDEN})


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a link: its newest certain verdict, and its history; times are seconds since 1970.

    ``verdict`` is None where every answer so far left it open. ``bad_since`` is when it first had no good answer any
    more, ``bad_times`` how often it was asked since.
    """

    verdict: Verdict | None
    checked: int
    bad_since: int | None = None
    bad_times: int = 0
    last_good: int | None = None


def to_row(url: str, verdict: Verdict, now: int) -> dict[str, Any]:
    """The values of a row for a verdict of this moment; ``kept`` tells that it takes the place of an older one."""
    good = verdict.kind in _GOOD
    facts = json.dumps(dict(verdict.facts), ensure_ascii=False) if verdict.facts else ""
    kept = verdict.kind in _KEPT
    return {
        "url": url,
        "kind": verdict.kind.value if kept else None,
        "reason": verdict.reason[:MAX_TEXT],
        "status": verdict.status,
        "final_url": verdict.final_url if len(verdict.final_url or "") <= MAX_URL else None,
        "note": verdict.note[:MAX_TEXT],
        "suggestion": verdict.suggestion if len(verdict.suggestion) <= MAX_URL else "",
        "etag": verdict.etag if len(verdict.etag) <= MAX_TEXT else "",
        "last_modified": verdict.last_modified if len(verdict.last_modified) <= MAX_TEXT else "",
        "facts": facts if len(facts) <= MAX_FACTS else "",
        "checked": now,
        "kept": kept,
        "good": now if good else None,
        "bad": None if good else now,
    }


def from_row(row: sqlite3.Row) -> Remembered:
    """What a row tells; values of a kind that this program never writes count as nothing."""
    kind = next((one for one in VerdictKind if one.value == row["kind"]), None)
    verdict = None
    if kind in _KEPT and kind is not None:
        verdict = Verdict(
            kind,
            str(row["reason"] or ""),
            row["status"] if isinstance(row["status"], int) else None,
            str(row["final_url"]) if row["final_url"] else None,
            str(row["note"] or ""),
            str(row["suggestion"] or ""),
            str(row["etag"] or ""),
            str(row["last_modified"] or ""),
            _facts(row["facts"]),
        )
    checked, times = _moment(row["checked"]), _moment(row["bad_times"])
    return Remembered(verdict, checked or 0, _moment(row["bad_since"]), times or 0, _moment(row["last_good"]))


def _moment(value: Any) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


def _facts(text: Any) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}
