"""From the files under ``entries/`` to a catalog; every problem of every file in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from modelist.catalog import values
from modelist.catalog.catalog import Catalog
from modelist.catalog.check import check_catalog
from modelist.catalog.entry import UNKNOWN, Entry, Links, Source
from modelist.catalog.entry_files import ENTRIES_FOLDER, ORGANIZATIONS_FILE, EntryFiles
from modelist.catalog.known import Known
from modelist.catalog.organizations import Organization
from modelist.catalog.plain import Several
from modelist.catalog.scalars import matcher
from modelist.catalog.schema import KINDS, ORGANIZATIONS, Kind
from modelist.catalog.tree import read_tree
from modelist.core.diagnostics import Diagnostic, Severity, has_errors
from modelist.core.text import Document, Location, Span
from modelist.core.wording import nearest, shown
from modelist.documents.yaml import parse_yaml
from modelist.edges.files import list_files, read_document

Parse = Callable[[Document, Kind, Known], tuple[Entry | None, tuple[Diagnostic, ...]]]

_OUTLOOK = "The rest of the file is checked once that is mended."

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
    organizations, found = _organizations(files, unreadable)
    diagnostics += found
    known = Known(organizations, frozenset(_stem(path) for path in files.documents if path != ORGANIZATIONS_FILE))
    entries: list[Entry] = []
    for path, document in files.documents.items():
        if path in unreadable or path == ORGANIZATIONS_FILE:
            continue
        entry, found = parse(document, KINDS[path.split("/")[1]], known)
        entries += [entry] if entry is not None else []
        diagnostics += found
    order = {kind: number for number, kind in enumerate(KINDS)}
    entries.sort(key=lambda one: (order[one.kind], one.id))
    read = {one.path for one in entries}
    unread = [path for path in files.documents if path not in read and path != ORGANIZATIONS_FILE]
    named = _named_organizations(files, has_errors(diagnostics), organizations)
    diagnostics += check_catalog(entries, organizations, named, unread)
    return Catalog(
        tuple(entries),
        MappingProxyType(dict(organizations)),
        tuple(diagnostics),
        MappingProxyType(dict(files.documents)),
    )


def parse_entry(
    document: Document, kind: Kind, known: Known | None = None
) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    """Read one entry: what could be read of it, and what is wrong; None where it has no name that could be read.

    An entry without a value that is required has that value unknown, so that every other check can look at the rest.
    ``known`` is what it may refer to; other files are not looked at.
    """
    stem = _stem(document.path)
    found, (_, diagnostics) = read_tree(document, kind.record, kind.record.read_values, stem, known)
    if not _is_id(stem):
        message = f"the file name {shown(stem)} is not {values.ID_EXPECTED}"
        advice = f"Rename it to {_suggest_id(stem)}.yaml."
        diagnostics = (_at_top(document, "entry-file-name", message, advice), *diagnostics)
    if found is None or "name" not in found:
        return None, _with_outlook(diagnostics)
    entry = kind.entry(id=stem, kind=kind.name, source=Source(document), **_without_unknown(found))
    return entry, diagnostics


def _with_outlook(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings of an entry that nothing else could look at; the last one says so."""
    if not diagnostics:
        return ()
    *others, last = diagnostics
    return (*others, replace(last, help=f"{last.help} {_OUTLOOK}".lstrip()))


def parse_organizations(document: Document) -> tuple[Mapping[str, Organization], tuple[Diagnostic, ...]]:
    """Read ``organizations.yaml``."""
    found, (_, diagnostics) = read_tree(document, ORGANIZATIONS, ORGANIZATIONS.read)
    return dict(found or ()), diagnostics


def load_known(root: Path) -> Known:
    """What entries can refer to, without reading them."""
    organizations: Mapping[str, Organization] = {}
    if (root / ORGANIZATIONS_FILE).exists():
        document, problems = read_document(root, ORGANIZATIONS_FILE)
        organizations = {} if problems else parse_organizations(document)[0]
    paths = (path for kind in KINDS for path in list_files(root, f"{ENTRIES_FOLDER}/{kind}", (".yaml",)))
    return Known(organizations, frozenset(map(_stem, paths)))


def _organizations(
    files: EntryFiles, unreadable: Collection[str]
) -> tuple[Mapping[str, Organization], tuple[Diagnostic, ...]]:
    document = files.documents.get(ORGANIZATIONS_FILE)
    return ({}, ()) if document is None or ORGANIZATIONS_FILE in unreadable else parse_organizations(document)


def _named_organizations(
    files: EntryFiles, is_faulty: bool, organizations: Mapping[str, Organization]
) -> Collection[str] | None:
    """The ids in organizations.yaml, also of those that could not be read; None where the file could not be."""
    document = files.documents.get(ORGANIZATIONS_FILE)
    if document is None or not is_faulty:
        return organizations.keys()
    node, _ = parse_yaml(document)
    return None if node is None else {key.text or "" for key, _ in node.pairs or ()}


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")


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
