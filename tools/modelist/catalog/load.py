"""From the files under ``entries/`` to a catalog; every problem of every file in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from modelist.catalog import values
from modelist.catalog.catalog import Catalog
from modelist.catalog.check import check_catalog
from modelist.catalog.entry import UNKNOWN, Entry, Links, Source
from modelist.catalog.entry_files import ENTRIES_FOLDER, ORGANIZATIONS_FILE, EntryFiles
from modelist.catalog.organizations import Organization
from modelist.catalog.plain import Several
from modelist.catalog.reader import Reader
from modelist.catalog.scalars import matcher
from modelist.catalog.schema import KINDS, ORGANIZATIONS, Kind
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document, Location, Span
from modelist.core.wording import nearest, shown
from modelist.documents.yaml import parse_yaml
from modelist.edges.files import list_files, read_document

Parse = Callable[[Document, Kind], tuple[Entry | None, tuple[Diagnostic, ...]]]

_is_id = matcher(values.ID_PATTERN)


def load_catalog(root: Path) -> Catalog:
    """Load the whole list below ``root``.

    Entries that cannot be loaded are left out and reported in ``diagnostics``; nothing is raised for what a user
    wrote in the files.
    """
    return build_catalog(read_entries(root))


def read_entries(root: Path) -> EntryFiles:
    """Read every file that may hold an entry, and organizations.yaml."""
    documents: dict[str, Document] = {}
    problems = list(_find_misplaced(root))
    paths = [ORGANIZATIONS_FILE] if os.path.lexists(root / ORGANIZATIONS_FILE) else []
    for kind in KINDS:
        paths += list_files(root, f"{ENTRIES_FOLDER}/{kind}", (".yaml",))
    for path in paths:
        documents[path], found = read_document(root, path)
        problems += found
    return EntryFiles(documents, tuple(problems))


def build_catalog(files: EntryFiles, parse: Parse | None = None) -> Catalog:
    """The catalog of files that have been read; files with a problem of their own are left out.

    ``parse`` reads one entry; without one, ``parse_entry`` does.
    """
    parse = parse or parse_entry
    diagnostics = list(files.problems)
    unreadable = {one.location.path for one in files.problems}
    organizations: Mapping[str, Organization] = {}
    entries: list[Entry] = []
    for path, document in files.documents.items():
        if path in unreadable:
            continue
        if path == ORGANIZATIONS_FILE:
            organizations, found = parse_organizations(document)
        else:
            entry, found = parse(document, KINDS[path.split("/")[1]])
            entries += [entry] if entry is not None else []
        diagnostics += found
    order = {kind: number for number, kind in enumerate(KINDS)}
    entries.sort(key=lambda one: (order[one.kind], one.id))
    diagnostics += check_catalog(entries, organizations)
    return Catalog(
        tuple(entries),
        MappingProxyType(dict(organizations)),
        tuple(diagnostics),
        MappingProxyType(dict(files.documents)),
    )


def parse_entry(document: Document, kind: Kind) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    """Read one entry; None where it lacks what every entry needs. Other files are not looked at."""
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".yaml")
    reader = Reader(document, stem)
    if not _is_id(stem):
        message = f"the file name {shown(stem)} is not {values.ID_EXPECTED}"
        reader.diagnostics.append(
            _at_top(document, "entry-file-name", message, f"Rename it to {_suggest_id(stem)}.yaml.")
        )
    node, faults = parse_yaml(document)
    reader.diagnostics += faults
    if node is None:
        return None, tuple(reader.diagnostics)
    found = kind.record.read_values(node, "", reader)
    if found is None:
        return None, tuple(reader.diagnostics)
    entry = kind.entry(id=stem, kind=kind.name, source=Source(document), **_without_unknown(found))
    return entry, tuple(reader.diagnostics)


def parse_organizations(document: Document) -> tuple[Mapping[str, Organization], tuple[Diagnostic, ...]]:
    """Read ``organizations.yaml``."""
    node, faults = parse_yaml(document)
    if node is None:
        return {}, faults
    reader = Reader(document)
    found = ORGANIZATIONS.read(node, "", reader)
    return dict(found or ()), (*faults, *reader.diagnostics)


def _without_unknown(found: dict[str, Any]) -> dict[str, Any]:
    """Values without the word ``unknown``: what is not known is absent in the typed entry."""
    if found.get("released") == UNKNOWN:
        del found["released"]
    if found.get("organization") == (UNKNOWN,):
        found["organization"] = Several()
    if found.get("links") == UNKNOWN:
        found["links"] = Links()
    return found


def _find_misplaced(root: Path) -> Iterator[Diagnostic]:
    """Files under ``entries/`` that would be passed over in silence: wrong folder, wrong suffix."""
    base = root / ENTRIES_FOLDER
    for folder, _, names in os.walk(base):
        relative = Path(folder).relative_to(root).as_posix()
        kind = relative.removeprefix(ENTRIES_FOLDER).strip("/")
        for name in sorted(names):
            path = f"{relative}/{name}"
            if name.startswith(".") or not name.lower().endswith((".yaml", ".yml")) or path == ORGANIZATIONS_FILE:
                continue
            if kind not in KINDS:
                advice = (
                    nearest(kind, KINDS) or f"Entries live in {', '.join(f'{ENTRIES_FOLDER}/{one}/' for one in KINDS)}."
                )
                message = f"{shown(path)} is in no folder of entries, so it would never be read"
                yield _at_top(Document(path, ""), "entry-folder", message, advice)
            elif not name.endswith(".yaml"):
                message = f"{shown(path)} would never be read: an entry's file name ends in .yaml"
                yield _at_top(Document(path, ""), "entry-file-name", message, f"Rename it to {_suggest_id(name)}.yaml.")


def _suggest_id(stem: str) -> str:
    from modelist.catalog.ids import make_id

    return make_id(stem.rsplit(".", 1)[0] if stem.lower().endswith((".yaml", ".yml")) else stem)


def _at_top(document: Document, rule: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, Location(document.path, Span(0, 0)), message, advice)
