"""Compares an entry's licence with the one that its weights state, or else its code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modelist.catalog.entry import License, Model
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Edit, Fix
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import canonical_license, find_spdx, spdx_ids
from modelist.core.text import Span
from modelist.documents.yaml_write import scalar
from modelist.links.evidence import Evidence, Seen

RULE = "verify-license"

_SAYS_NOTHING = frozenset({"", "other", "unknown", "cc", "bsd", "gpl", "lgpl", "openrail"})
"""Ids of the Hub that name a family or nothing at all."""

_FILLER = frozenset("license licence agreement the of use terms community model version v meta and for".split())
_WORD = lazy_pattern(r"[a-z]+|[0-9]+(?:\.[0-9]+)*")
_ENDINGS = ("-only", "-or-later")


def check_license(evidence: Evidence, entry: Model) -> Iterator[Diagnostic]:
    """Licences that the entry does not name; without one in the entry, what the weights state."""
    stated = [(one, stated_license(one)) for one in evidence.weights()]
    known = [(one, name) for one, name in stated if name]
    if not entry.license:
        yield from _missing(evidence, entry, known)
        return
    about_weights = [one for one in entry.license if "code" not in (one.applies_to or "").lower()]
    for one, name in known:
        if not any(is_same_license(own, name) for own in (*entry.license,)):
            fix = _fix(entry, name) if _agree(known) and len(known) == len(stated) else None
            yield _difference(evidence, entry, one, name, about_weights, fix, Severity.WARNING)
    if not known:
        yield from _check_code(evidence, entry)


def stated_license(one: Seen) -> str:
    """The licence that a repository states, in the entry's spelling; empty where it states none that is known."""
    name = str(one.facts.get("license", ""))
    if name.lower() in _SAYS_NOTHING:
        name = str(one.facts.get("license_name", ""))
        return "" if name.lower() in _SAYS_NOTHING else canonical_license(name) or name
    return find_spdx(name) or canonical_license(name) or name


def is_same_license(own: License, name: str) -> bool:
    """Whether two names mean one licence: by SPDX id, by known names, or by the words that tell licences apart."""
    label = canonical_license(own.label) or own.label
    return label == name or _words(label) == _words(name)


def _words(name: str) -> frozenset[str]:
    bare = name.lower()
    for ending in _ENDINGS:
        bare = bare.removesuffix(ending)
    return frozenset(one.removesuffix(".0") for one in _WORD.findall(bare)) - _FILLER


def _agree(known: Sequence[tuple[Seen, str]]) -> bool:
    return len({name for _, name in known}) == 1


def _check_code(evidence: Evidence, entry: Model) -> Iterator[Diagnostic]:
    """Where the weights say nothing: code often has another licence than weights, so this only informs."""
    for one in evidence.of("github", "code"):
        name = stated_license(one)
        if name and not any(is_same_license(own, name) for own in entry.license):
            yield _difference(evidence, entry, one, name, entry.license, None, Severity.INFO)


def _difference(
    evidence: Evidence,
    entry: Model,
    one: Seen,
    name: str,
    own: Sequence[License],
    fix: Fix | None,
    severity: Severity,
) -> Diagnostic:
    labels = ", ".join(each.label for each in own) or ", ".join(each.label for each in entry.license)
    message = f"license: the entry has {labels}, {one.source} has {name} for {one.name}"
    advice = "Run: modelist verify --fix" if fix else "Read the licence, and say in applies_to what each holds for."
    return evidence.finding(RULE, severity, entry.at("license"), message, advice, fix)


def _missing(evidence: Evidence, entry: Model, known: Sequence[tuple[Seen, str]]) -> Iterator[Diagnostic]:
    if not known or not _agree(known):
        return
    one, name = known[0]
    message = f"license: the entry has none, {one.source} has {name} for {one.name}"
    fix = _insertion(entry, name)
    advice = "Run: modelist verify --fix" if fix else "Add it with the address of its text."
    yield evidence.finding(RULE, Severity.INFO, entry.at("name"), message, advice, fix)


def _fix(entry: Model, name: str) -> Fix | None:
    """A single SPDX id takes the place of a single one; anything else needs somebody to read."""
    if name not in spdx_ids() or len(entry.license) != 1 or entry.license[0].plain() != entry.license[0].spdx:
        return None
    span = entry.at("license").span
    written = entry.source.document.slice(span).strip("'\"")
    return Fix(f"Write {name}", (Edit(span, scalar(name)),)) if written == entry.license[0].spdx else None


def _insertion(entry: Model, name: str) -> Fix | None:
    """A new line before the links, where each entry has it."""
    if name not in spdx_ids() or entry.source.node is None:
        return None
    keys = [key for key, _ in entry.source.node.pairs or () if key.text == "links"]
    if not keys or entry.source.document.position(keys[0].start).column != entry.source.document.position(0).column:
        return None
    return Fix(f"Add license: {name}", (Edit(Span(keys[0].start, keys[0].start), f"license: {scalar(name)}\n"),))
