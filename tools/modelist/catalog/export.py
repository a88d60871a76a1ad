"""The whole list as plain data, for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from modelist.catalog.catalog import Catalog
from modelist.catalog.entry import Entry
from modelist.catalog.json_schema import EXPORT_VERSION
from modelist.catalog.plain import to_plain
from modelist.catalog.schema import KINDS

FORMATS = ("json", "jsonl", "csv")


def entry_to_plain(entry: Entry) -> dict[str, Any]:
    """An entry as its YAML says it in canonical spelling, with ``id`` and ``kind`` before it; unknown is left out."""
    fields = KINDS[entry.kind].record.fields
    values = ((one.key, getattr(entry, one.key)) for one in fields)
    known = {key: to_plain(value) for key, value in values if value is not None and value != ()}
    if known.get("links") == "unknown":
        del known["links"]
    if known.get("lint") == {}:
        del known["lint"]
    return {"id": entry.id, "kind": entry.kind, **known}


def export(catalog: Catalog, form: str) -> str:
    """The list as text in one of ``FORMATS``; entries by kind and id, organisations in JSON only."""
    entries = [entry_to_plain(entry) for entry in catalog.entries]
    if form == "jsonl":
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entries)
    if form == "csv":
        return _to_csv(entries)
    organizations = {name: to_plain(one) for name, one in sorted(catalog.organizations.items())}
    whole = {"version": EXPORT_VERSION, "organizations": organizations, "entries": entries}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _to_csv(entries: Iterable[dict[str, Any]]) -> str:
    """One row per entry; lists are joined by ``; ``, deeper values are JSON, some mappings are ``key.sub`` columns."""
    rows = [_flatten(entry) for entry in entries]
    columns: dict[str, None] = {"id": None, "kind": None}
    for kind in KINDS.values():
        for one in kind.record.fields:
            columns |= dict.fromkeys(sorted({key for row in rows for key in row if key.split(".")[0] == one.key}))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({key: _defused(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _flatten(entry: dict[str, Any]) -> dict[str, str]:
    row: dict[str, str] = {}
    for key, value in entry.items():
        if key in ("links", "vision", "description") and isinstance(value, dict):
            row |= {f"{key}.{sub}": _cell(one) for sub, one in value.items()}
        else:
            row[key] = _cell(value)
    return row


def _cell(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _defused(text: str) -> str:
    """Text that a spreadsheet would run as a formula, made text (OWASP: CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
