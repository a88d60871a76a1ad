"""JSON Schema (2020-12) of every kind of file, made from the same rows that the loader reads by."""

from __future__ import annotations

import json
from typing import Any

from modelist.catalog.schema import KINDS, ORGANIZATIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BASE = "https://raw.githubusercontent.com/HuBocheng/awesome-list-of-LLM_VLMs/main/schema/"

NAMES = (*KINDS, "model", "organizations")
"""What ``modelist schema`` can be asked for; ``model`` accepts an llm or a vlm entry, as editors need it."""


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a kind of entry, of any model, or of organizations.yaml.

    Raises:
        KeyError: there is no schema of that name.
    """
    if name == "organizations":
        return _whole(name, "Organisations by id", ORGANIZATIONS.json_schema())
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


def _whole(name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": f"{BASE}{name}.schema.json", "title": title, **schema}
