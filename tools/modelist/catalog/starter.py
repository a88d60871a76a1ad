"""A new entry's file from a name or an address, with what is already certain filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from modelist.catalog.entry import UNKNOWN
from modelist.catalog.organizations import Organization
from modelist.catalog.schema import KINDS
from modelist.core.quantities import ArxivId, Size
from modelist.documents.yaml_write import write_yaml
from modelist.providers import Address, read_url

_SIZE_IN_NAME = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)[bB](?![A-Za-z0-9])")


@dataclass(frozen=True)
class Starter:
    """The text of a new entry, its name, and the keys that somebody has to fill in."""

    name: str
    text: str
    open_keys: tuple[str, ...]


def start_entry(kind: str, subject: str, name: str | None, organizations: Mapping[str, Organization]) -> Starter:
    """An entry of a kind for a name, or for the address of its weights, paper or code.

    Only what the address itself says is used; ``name`` goes before what it suggests.
    """
    values: dict[str, Any] = {}
    remarks: dict[tuple[str, ...], str] = {}
    address = read_url(subject) if subject.startswith(("http://", "https://")) else None
    arxiv = ArxivId.parse(subject) or (ArxivId.from_url(subject) if address is not None else None)
    if arxiv is not None:
        values["links"] = {"paper": f"arXiv:{arxiv}"}
        values["released"] = f"{arxiv.month[0]}-{arxiv.month[1]:02}"
        remarks["released",] = "the month of the arXiv id; weights may have come earlier"
    elif address is not None:
        _fill_from_address(address, subject, kind, organizations, values)
    elif subject.startswith(("http://", "https://")):
        values["links"] = {"homepage": subject}
    else:
        values["name"] = subject
    values["name"] = name or values.get("name") or "Name of the model"
    for key in ("organization", "released", "links"):
        if _is_required(kind, key):
            values.setdefault(key, UNKNOWN)
    order = [one.key for one in KINDS[kind].record.fields]
    ordered = {key: values[key] for key in order if key in values}
    still_open = tuple(key for key, value in ordered.items() if value == UNKNOWN)
    schema = f"# yaml-language-server: $schema=../../schema/{KINDS[kind].schema_file}\n"
    return Starter(values["name"], schema + write_yaml(ordered, remarks), still_open)


def _is_required(kind: str, key: str) -> bool:
    return any(one.required for one in KINDS[kind].record.fields if one.key == key)


def _fill_from_address(
    address: Address, url: str, kind: str, organizations: Mapping[str, Organization], values: dict[str, Any]
) -> None:
    key = {"huggingface": "weights", "github": "code", "arxiv": "paper"}.get(address.provider, "homepage")
    if address.kind in ("space", "dataset", "blog", "docs", "paper"):
        key = {"space": "demo", "dataset": "dataset", "blog": "blog", "docs": "docs", "paper": "paper"}[address.kind]
    if kind == "benchmark" and key == "weights":
        key = "dataset"
    known = {one.key for one in _link_fields()}
    values["links"] = {key if key in known else "homepage": address.canonical or url}
    if address.name:
        values["name"] = address.name
        size = _SIZE_IN_NAME.search(address.name)
        parsed = Size.parse(f"{size[1]}B") if size else None
        if parsed is not None and kind in ("llm", "vlm"):
            values["sizes"] = [str(parsed)]
    owner = (address.owner or "").lower()
    accounts = "huggingface" if address.provider == "huggingface" else "github"
    for name, one in organizations.items():
        if owner and owner in {account.lower() for account in getattr(one, accounts)}:
            values["organization"] = name
            return


def _link_fields() -> Any:
    from modelist.catalog.values import LINKS_RECORD

    return LINKS_RECORD.fields
