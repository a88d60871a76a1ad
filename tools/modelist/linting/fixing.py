"""Applies fixes until nothing changes: text edits over files held in memory.

A fix that makes room for a new finding is taken back, so that ``--fix`` never leaves more to do than there was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from modelist.core.diagnostics import Diagnostic
from modelist.core.edits import Fix, Safety, apply_fixes
from modelist.core.text import Document

MAX_ROUNDS = 10
"""More rounds than any chain of fixes needs; what still changes then is a fault of a rule."""

Documents = Mapping[str, Document]
Check = Callable[[Documents], Sequence[Diagnostic]]


@dataclass(frozen=True)
class Fixed:
    """The files after fixing, what is still found in them, and how many fixes went in."""

    documents: Documents
    diagnostics: Sequence[Diagnostic]
    applied: int


def fix_all(documents: Documents, check: Check, unsafe: bool = False) -> Fixed:
    """Fix what can be fixed in ``documents``; ``check`` finds what is wrong with a set of files."""
    current = dict(documents)
    diagnostics = check(current)
    applied = 0
    refused: set[tuple[str, Fix]] = set()
    for _ in range(MAX_ROUNDS):
        wanted = _wanted(diagnostics, current, unsafe, refused)
        if not wanted:
            break
        current, diagnostics, count = _one_round(current, diagnostics, wanted, check, refused)
        applied += count
    return Fixed(current, diagnostics, applied)


def _wanted(
    diagnostics: Sequence[Diagnostic], documents: Documents, unsafe: bool, refused: set[tuple[str, Fix]]
) -> dict[str, list[Fix]]:
    found: dict[str, list[Fix]] = {}
    for one in diagnostics:
        path, fix = one.location.path, one.fix
        if fix is None or path not in documents or (path, fix) in refused:
            continue
        if fix.safety is Safety.SAFE or unsafe:
            found.setdefault(path, []).append(fix)
    return found


def _one_round(
    current: dict[str, Document],
    diagnostics: Sequence[Diagnostic],
    wanted: Mapping[str, Sequence[Fix]],
    check: Check,
    refused: set[tuple[str, Fix]],
) -> tuple[dict[str, Document], Sequence[Diagnostic], int]:
    """All wanted fixes at once; where that makes a new finding, one by one, and the guilty ones not at all."""
    changed, chosen = _applied(current, wanted)
    after = check(changed)
    if not _is_worse(diagnostics, after):
        return changed, after, sum(map(len, chosen.values()))
    count = 0
    for path, fixes in chosen.items():
        for fix in sorted(fixes, key=lambda one: min(one.edits), reverse=True):
            tried, _ = _applied(current, {path: [fix]})
            found = check(tried)
            if _is_worse(diagnostics, found):
                refused.add((path, fix))
            else:
                current, diagnostics, count = tried, found, count + 1
    return current, diagnostics, count


def _applied(
    documents: Mapping[str, Document], wanted: Mapping[str, Sequence[Fix]]
) -> tuple[dict[str, Document], dict[str, list[Fix]]]:
    changed, chosen = dict(documents), {}
    for path, fixes in wanted.items():
        old = documents[path]
        text, chosen[path] = apply_fixes(old.text, fixes)
        changed[path] = Document(path, text, old.newline, old.bom)
    return changed, chosen


def _is_worse(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> bool:
    """Whether some rule has more findings in some file than it had."""
    old, new = (Counter((one.location.path, one.rule) for one in found) for found in (before, after))
    return any(count > old[key] for key, count in new.items())
