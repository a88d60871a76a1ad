"""What only the whole list can tell: ids that clash, and references that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from modelist.catalog.entry import Entry, Model
from modelist.catalog.organizations import Organization, suggest_organization
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Location
from modelist.core.wording import nearest, shown


def check_catalog(
    entries: Sequence[Entry],
    organizations: Mapping[str, Organization],
    named: Collection[str] | None,
    unread: Sequence[str] = (),
) -> list[Diagnostic]:
    """Every clash and dangling reference of the list, as errors.

    What could not be read is there all the same: ``named`` are the ids that organizations.yaml has, None where nobody
    can tell; ``unread`` are the paths of entries.
    """
    found: list[Diagnostic] = []
    by_id: dict[str, Entry] = {}
    for entry in entries:
        first = by_id.setdefault(entry.id, entry)
        if first is not entry:
            message = f"the id '{entry.id}' belongs to {first.path} already"
            found.append(_error(entry, entry.at(), "entry-duplicate-id", message, "Rename one of the two files."))
    places = [*((one.id, one.kind) for one in entries), *(_id_and_kind(path) for path in unread)]
    ids = {name for name, _ in places}
    benchmarks = {name for name, kind in places if kind == "benchmark"}
    for entry in entries:
        found += _unknown_organizations(entry, organizations, named)
        if isinstance(entry, Model):
            found += _unknown_references(entry, ids, benchmarks)
    found += _unsound_series(by_id)
    return found


def _id_and_kind(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return name.removesuffix(".yaml"), folder.rpartition("/")[2]


def _unknown_organizations(
    entry: Entry, organizations: Mapping[str, Organization], named: Collection[str] | None
) -> Iterator[Diagnostic]:
    for index, one in enumerate(entry.organization if named is not None else ()):
        if named is not None and one not in named:
            place = entry.at("organization", index)
            message = f"organization: {shown(one)} is not in entries/organizations.yaml"
            advice = suggest_organization(one, organizations)
            advice = advice or f"Add '{one}: {{name: …}}' to entries/organizations.yaml."
            yield _error(entry, place, "entry-organization", message, advice)


def _unknown_references(entry: Model, ids: set[str], benchmarks: set[str]) -> Iterator[Diagnostic]:
    if entry.predecessor is not None and entry.predecessor not in ids:
        yield _dangling(entry, entry.at("predecessor"), "predecessor", entry.predecessor, ids)
    for index, member in enumerate(entry.members):
        if member not in ids:
            yield _dangling(entry, entry.at("members", index), "members", member, ids)
    for benchmark, _ in entry.results:
        if benchmark not in benchmarks:
            yield _dangling(entry, _key(entry, "results", benchmark), "results", benchmark, benchmarks)


def _unsound_series(by_id: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """A series in a series would be rendered without end where it holds itself; one member shows up in one place."""
    owners: dict[str, Entry] = {}
    for entry in by_id.values():
        if not isinstance(entry, Model):
            continue
        for index, name in enumerate(entry.members):
            member = by_id.get(name)
            place = entry.at("members", index)
            if isinstance(member, Model) and member.members:
                message = f"members: {shown(name)} is a series itself"
                yield _error(entry, place, "entry-series", message, "List its models here instead.")
            elif member is not None and member.kind != entry.kind:
                message = f"members: {shown(name)} is of another kind ({member.kind})"
                yield _error(
                    entry, place, "entry-series", message, f"A series of kind {entry.kind} lists its own kind."
                )
            elif owners.setdefault(name, entry) is not entry:
                message = f"members: {shown(name)} is a member of {owners[name].path} already"
                yield _error(entry, place, "entry-series", message, "Keep it in one series.")


def _dangling(entry: Entry, place: Location, key: str, name: str, known: Iterable[str]) -> Diagnostic:
    what = "benchmark" if key == "results" else "entry"
    others = (one for one in known if one != entry.id)
    advice = nearest(name, others) or f"Add the {what}'s file first, or leave the key out."
    return _error(entry, place, "entry-reference", f"{key}: there is no {what} {shown(name)}", advice)


def _key(entry: Entry, key: str, name: str) -> Location:
    node = entry.source.node
    mapping = node.get(key) if node is not None else None
    for found, _ in (mapping.pairs or ()) if mapping is not None else ():
        if found.text == name:
            return Location(entry.path, found.span)
    return entry.at(key)


def _error(entry: Entry, place: Location, rule: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, place, message, advice, subject=entry.name)
