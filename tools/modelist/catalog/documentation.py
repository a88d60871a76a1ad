"""The documentation of entries, made from the same rows as the loader."""

from __future__ import annotations

from typing import Any

from modelist.catalog.fields import Field, Record
from modelist.catalog.schema import KINDS, ORGANIZATION_RECORD
from modelist.catalog.values import LINKS_RECORD
from modelist.documents.yaml_write import write_flow

_HEAD = """\
# Entries

Made from the schema by `modelist schema --write`; do not edit.

One YAML file per entry: `entries/<kind>/<id>.yaml`. The id is the file's stem: lower-case words and digits joined by
`-`, unique in the whole list. Leave out what is not known; where a required value is not known, write `unknown`.
Anchors, aliases and tags are not allowed, and a mistyped key is an error that names the nearest known one. What belongs
below a key is indented by two blanks more than the key; a line that is not is named, with the blanks that it lacks.

`modelist fmt` brings keys into the order below and quantities to their canonical spelling: `0.5B`, `8x7B`,
`235B-A22B`, `{name: 16x17B, total: 109B, active: 17B}` for sizes; `2T`, `3.3T-4.8T`, `>15T` for tokens; `2023-07` or
`2023-07-18` for dates; `4096` or `32K` for context lengths; ISO 639-1 codes or `multilingual` for languages; SPDX ids
for licences; `arXiv:2307.09288` for papers that stand as an id alone, while addresses stay as they are.
"""


def entries_page() -> str:
    """docs/entries.md."""
    parts = [_HEAD]
    for kind in KINDS.values():
        parts.append(f"## {kind.title} (`entries/{kind.name}/`)\n\n{_table(kind.record)}")
    parts.append(
        f"## Links\n\nEach is an address, `{{label, url, badge}}`, or a list of these.\n\n{_table(LINKS_RECORD)}"
    )
    parts.append(f"## Organisations (`entries/organizations.yaml`)\n\nBy id:\n\n{_table(ORGANIZATION_RECORD)}")
    return "\n".join(parts)


def _table(record: Record) -> str:
    rows = [
        f"| `{one.key}` | {'yes' if one.required else ''} | {_cell(one.description)} | {_example(one)} |"
        for one in record.fields
    ]
    return "\n".join(["| key | required | meaning | example |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _example(field: Field) -> str:
    if field.example is None:
        return ""
    return f"`{_cell(_one_line(field.example))}`"


def _one_line(value: Any) -> str:
    shortened = {key: " ".join(one.split()) for key, one in value.items()} if _is_prose(value) else value
    return write_flow(shortened)


def _is_prose(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
