"""A new entry's file from a name or an address, with what is already certain filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from modelist.catalog.entry import UNKNOWN
from modelist.catalog.organizations import Organization
from modelist.catalog.schema import KINDS
from modelist.catalog.starter_facts import Remarks, fill_from_facts
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId, Size
from modelist.documents.yaml_write import write_yaml
from modelist.providers import Address, read_url

_SIZE_IN_NAME = lazy_pattern(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)[bB](?![A-Za-z0-9])")


_WANTED = ("sizes", "license", "languages", "context_length", "pretraining_tokens", "full_name", "measures")
"""Keys that readers look for, where a kind has them; what is not found of these is told."""

_WANTED_LINKS = {"llm": ("paper", "code", "weights"), "vlm": ("paper", "code", "weights"), "benchmark": ("paper",)}


@dataclass(frozen=True)
class Starter:
    """The text of a new entry, its name, the keys that somebody has to fill in, and what else was not found."""

    name: str
    text: str
    open_keys: tuple[str, ...]
    not_found: tuple[str, ...] = ()


def start_entry(
    kind: str,
    subject: str,
    name: str | None,
    organizations: Mapping[str, Organization],
    facts: Mapping[str, Any] | None = None,
) -> Starter:
    """An entry of a kind for a name, or for the address of its weights, paper or code.

    What the address itself says is used, and ``facts`` that its service stated of it; ``name`` goes before what they
    suggest.
    """
    values: dict[str, Any] = {}
    remarks: Remarks = {}
    address = read_url(subject) if subject.startswith(("http://", "https://")) else None
    arxiv = ArxivId.parse(subject) or (ArxivId.from_url(subject) if address is not None else None)
    if arxiv is not None:
        values["links"] = {"paper": f"arXiv:{arxiv}"}
    elif address is not None:
        _fill_from_address(address, subject, kind, organizations, values)
    elif subject.startswith(("http://", "https://")):
        values["links"] = {"homepage": subject}
    else:
        values["name"] = subject
    fill_from_facts(facts or {}, kind, values, remarks)
    if name:
        values["name"] = name
    if arxiv is not None and "released" not in values:
        values["released"] = f"{arxiv.month[0]}-{arxiv.month[1]:02}"
        remarks["released",] = "the month of the arXiv id; weights may have come earlier"
    if facts and address is not None:
        values["sources"] = [address.canonical or subject]
    values.setdefault("name", "Name of the model")
    for key in ("organization", "released", "links"):
        if _is_required(kind, key):
            values.setdefault(key, UNKNOWN)
    order = [one.key for one in KINDS[kind].record.fields]
    ordered = {key: values[key] for key in order if key in values}
    still_open = tuple(key for key, value in ordered.items() if value == UNKNOWN)
    schema = f"# yaml-language-server: $schema=../../schema/{KINDS[kind].schema_file}\n"
    text = schema + write_yaml(ordered, remarks)
    return Starter(values["name"], text, still_open, tuple(_not_found(kind, values)))


def _not_found(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    known = {one.key for one in KINDS[kind].record.fields}
    yield from (key for key in _WANTED if key in known and key not in values)
    links = values.get("links")
    yield from (
        f"links.{key}" for key in _WANTED_LINKS.get(kind, ()) if not isinstance(links, dict) or key not in links
    )


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
