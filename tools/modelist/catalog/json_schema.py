"""JSON Schema (2020-12) of every kind of file, made from the same rows that the loader reads by."""

from __future__ import annotations

import json
from typing import Any

from modelist.catalog.schema import KINDS, ORGANIZATIONS
from modelist.catalog.values import ENTRY_ID

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BASE = "https://raw.githubusercontent.com/HuBocheng/awesome-list-of-LLM_VLMs/main/schema/"

NAMES = (*KINDS, "model", "organizations", "export")
"""What ``modelist schema`` can be asked for.

``model`` accepts an llm or a vlm entry, as editors need it; ``export`` describes what ``modelist export --format
json`` prints.
"""

EXPORT_VERSION = 1
_MAY_BE_UNKNOWN = frozenset({"released", "organization", "links"})


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a kind of entry, of any model, or of organizations.yaml.

    Raises:
        KeyError: there is no schema of that name.
    """
    if name == "organizations":
        return _whole(name, "Organisations by id", ORGANIZATIONS.json_schema())
    if name == "export":
        return _whole(name, "A whole list, as modelist export prints it", _export())
    if name == "model":
        # A vlm entry may have all that an llm entry may have, so its schema accepts both.
        return _whole(name, "A language model or vision-language model", KINDS["vlm"].record.json_schema())
    kind = KINDS[name]
    return _whole(name, kind.title, kind.record.json_schema())


def schema_text(name: str) -> str:
    """The schema as it is committed under ``schema/``."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def bundle() -> dict[str, Any]:
    """All schemas in one document, each under its name."""
    return {
        "$schema": DIALECT,
        "$id": f"{BASE}modelist.schema.json",
        "title": "Every kind of file of a modelist list",
        "$defs": {name: schema_of(name) for name in NAMES},
    }


def _export() -> dict[str, Any]:
    """Entries with their id and kind; what is unknown in an entry is left out of the export, so it is not required."""
    entries = []
    for kind in KINDS.values():
        schema = kind.record.json_schema()
        required = ["id", "kind", *(one for one in schema["required"] if one not in _MAY_BE_UNKNOWN)]
        own = {"id": ENTRY_ID.json_schema(), "kind": {"const": kind.name}}
        entries.append(
            {**schema, "title": kind.title, "properties": {**own, **schema["properties"]}, "required": required}
        )
    return {
        "type": "object",
        "properties": {
            "version": {"const": EXPORT_VERSION},
            "organizations": ORGANIZATIONS.json_schema(),
            "entries": {"type": "array", "items": {"anyOf": entries}},
        },
        "required": ["version", "organizations", "entries"],
        "additionalProperties": False,
    }


def _whole(name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": f"{BASE}{name}.schema.json", "title": title, **schema}
