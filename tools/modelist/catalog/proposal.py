"""A proposed entry, made of a submitted issue form: YAML that this writes, never YAML that a stranger wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from modelist.catalog.entry import UNKNOWN
from modelist.catalog.ids import make_id
from modelist.catalog.issue_form import FormValue, read_form
from modelist.catalog.load import parse_entry
from modelist.catalog.organizations import Organization, find_organization
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Safety, apply_fixes
from modelist.core.text import Document, Location, Span
from modelist.core.wording import nearest, shown
from modelist.documents.yaml_write import write_yaml
from modelist.providers import read_url

_LINKS = ("paper", "code", "weights", "homepage")
_LISTS = ("sizes", "sources")
_AT_THE_KEY = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that was proposed: its kind, id and text; ``problems`` are at their places in the issue.

    ``remarks`` are sentences for the maintainer who reads it: what could not be taken over as it was.
    """

    kind: str
    id: str
    text: str
    problems: tuple[Diagnostic, ...]
    remarks: tuple[str, ...] = ()


def read_proposal(issue: Document, organizations: Mapping[str, Organization]) -> Proposal:
    """Make an entry of the text of an issue; it is loaded as any entry is, and what is wrong is told of the issue."""
    values, problems = read_form(issue)
    kind = values["kind"].text.split(" ")[0] if "kind" in values else ""
    name = " ".join(values["name"].text.split()) if "name" in values else ""
    if kind not in KINDS:
        advice = nearest(kind, KINDS) or f"Kinds are: {', '.join(KINDS)}."
        problems.append(_problem(issue, values.get("kind"), f"there is no kind {shown(kind)}", advice))
    if not name:
        problems.append(_problem(issue, None, "the name is missing", "Fill in the element 'Name'."))
    if problems:
        return Proposal(kind, "", "", tuple(problems))
    data, remarks, said = _data(kind, name, values, organizations)
    identifier = make_id(name)
    header = f"# yaml-language-server: $schema=../../schema/{KINDS[kind].schema_file}\n"
    text = header + write_yaml(data, remarks)
    document, found = _mended(Document(f"entries/{kind}/{identifier}.yaml", text), kind)
    moved = [_in_the_issue(one, document, issue, values) for one in found]
    return Proposal(kind, identifier, document.text, tuple(moved), tuple(said))


def _mended(document: Document, kind: str) -> tuple[Document, list[Diagnostic]]:
    """The entry with what has a certain repair repaired (``2024/07`` becomes 2024-07), and the errors that stay."""
    _, found = parse_entry(document, KINDS[kind])
    errors = [one for one in found if one.severity is Severity.ERROR]
    fixes = [one.fix for one in errors if one.fix is not None and one.fix.safety is Safety.SAFE]
    if not fixes:
        return document, errors
    mended = Document(document.path, apply_fixes(document.text, fixes)[0])
    _, found = parse_entry(mended, KINDS[kind])
    return mended, [one for one in found if one.severity is Severity.ERROR]


def _data(
    kind: str, name: str, values: Mapping[str, FormValue], organizations: Mapping[str, Organization]
) -> tuple[dict[str, Any], dict[tuple[str, ...], str], list[str]]:
    """The entry's values in the order of the schema, remarks on lines, and remarks for the maintainer."""
    remarks: dict[tuple[str, ...], str] = {}
    said: list[str] = []
    found: dict[str, Any] = {"name": name}
    for key in ("released", "license"):
        if key in values:
            found[key] = " ".join(values[key].text.split())
    for key in _LISTS:
        if key in values:
            found[key] = [one for one in re.split(r"[\n,，、;；]+\s*|\s+$", values[key].text) if one.strip()]
    if "organization" in values:
        found["organization"] = _organizations(values["organization"].text, organizations, remarks, said)
    links = {key: _link(key, values[key].text) for key in _LINKS if key in values}
    found["links"] = links or None
    found["description"] = {lang: f"{values[lang].text}\n" for lang in ("en", "zh") if lang in values} or None
    fields = KINDS[kind].record.fields
    said += [f"'{key}' is not a key of a {kind} and was left out: {found[key]}" for key in _strangers(found, kind)]
    for one in fields:
        if one.required and not found.get(one.key):
            found[one.key] = UNKNOWN
    return {one.key: found[one.key] for one in fields if found.get(one.key)}, remarks, said


def _strangers(found: Mapping[str, Any], kind: str) -> list[str]:
    known = {one.key for one in KINDS[kind].record.fields}
    return [key for key, value in found.items() if value and key not in known]


def _organizations(
    text: str, organizations: Mapping[str, Organization], remarks: dict[tuple[str, ...], str], said: list[str]
) -> Any:
    """Ids for names; where one is not known, ``unknown`` with what was written beside it, so that nothing is lost."""
    names = [one.strip() for one in re.split(r"[,，、;；\n]+", text) if one.strip()]
    ids = [find_organization(one, organizations) for one in names]
    if ids and all(ids):
        return ids[0] if len(ids) == 1 else ids
    remarks["organization",] = f"proposed: {', '.join(names)}"
    missing = ", ".join(one for one, known in zip(names, ids, strict=True) if not known)
    said.append(f"not in entries/organizations.yaml yet: {missing}")
    return UNKNOWN


def _link(key: str, text: str) -> Any:
    """One address as it is; of several, each with the name of its repository as label."""
    urls = text.split()
    if key == "paper" or len(urls) < 2:
        return " ".join(urls)
    return [{"label": _label(one), "url": one} for one in urls]


def _label(url: str) -> str:
    address = read_url(url)
    return (address.name or address.owner if address else "") or url


def _in_the_issue(found: Diagnostic, entry: Document, issue: Document, values: Mapping[str, FormValue]) -> Diagnostic:
    """A problem of the made entry, told at the element of the form that its line was made of."""
    line = entry.text[: found.location.span.start].count("\n")
    lines = entry.text.split("\n")
    keys = [_key(one) for one in lines[: line + 1]]
    candidates = [key for key in reversed(keys) if key]
    place = next((values[key] for key in candidates if key in values), None)
    span = place.span if place is not None else _AT_THE_KEY
    return replace(found, location=Location(issue.path, span), fix=None, related=())


def _key(line: str) -> str:
    match = re.match(r" {0,2}([a-z_]+):", line)
    return match[1] if match else ""


def _problem(issue: Document, value: FormValue | None, message: str, advice: str) -> Diagnostic:
    span = value.span if value is not None else _AT_THE_KEY
    return Diagnostic("issue-form", Severity.ERROR, Location(issue.path, span), message, advice)
