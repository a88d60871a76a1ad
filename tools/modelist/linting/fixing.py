"""Applies fixes until nothing changes: text edits over files held in memory.

A fix that makes room for a new finding is taken back, so that ``--fix`` never leaves more to do than there was. What
keeps a file or a field from being read is mended first: the findings that show up then were there before, unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Fix, Safety, apply_fixes
from modelist.core.text import Document
from modelist.linting.registry import all_rules

MAX_ROUNDS = 10
"""More rounds than any chain of fixes needs; what still changes then is a fault of a rule."""

MAX_TRIALS = 200
"""Checks of a round in which fixes get in each other's way: enough to find a dozen guilty ones among a thousand."""

MENDED_BY_BUILD = frozenset({"page-out-of-date"})
"""What a fix of an entry brings about and the next build mends: no reason to take the fix back."""

Documents = Mapping[str, Document]
Check = Callable[[Documents], Sequence[Diagnostic]]
_Placed = tuple[str, Fix]


class Fixed(NamedTuple):
    """The files after fixing, what is still found in them, and how many fixes went into each."""

    documents: Documents
    diagnostics: Sequence[Diagnostic]
    counts: Mapping[str, int]

    @property
    def applied(self) -> int:
        """How many fixes went in."""
        return sum(self.counts.values())


def fix_all(documents: Documents, check: Check, unsafe: bool = False) -> Fixed:
    """Fix what can be fixed in ``documents``; ``check`` finds what is wrong with a set of files."""
    current = dict(documents)
    diagnostics = check(current)
    applied = Counter[str]()
    refused: set[tuple[str, Fix]] = set()
    for _ in range(MAX_ROUNDS):
        stage, rules = _first_stage(diagnostics, current, unsafe, refused)
        if not rules:
            break
        before = [one for one in diagnostics if stage(one)]
        current, after, counts = _one_round(current, before, rules, _only(stage, check), refused)
        diagnostics = after if stage is _everything else check(current)
        applied.update(counts)
    return Fixed(current, diagnostics, applied)


def _is_unreadable(one: Diagnostic) -> bool:
    """Whether a finding is that a file is no YAML."""
    return one.rule.startswith("yaml-") and one.severity is Severity.ERROR


def _is_fault(one: Diagnostic) -> bool:
    """Whether a finding is that something cannot be read, and no rule's."""
    return one.severity is Severity.ERROR and one.rule not in all_rules()


def _everything(one: Diagnostic) -> bool:
    return True


def _first_stage(
    diagnostics: Sequence[Diagnostic], documents: Documents, unsafe: bool, refused: set[tuple[str, Fix]]
) -> tuple[Callable[[Diagnostic], bool], dict[_Placed, str]]:
    """The fixes whose turn it is, and the findings that they are judged by."""
    for stage in (_is_unreadable, _is_fault):
        rules = _wanted([one for one in diagnostics if stage(one)], documents, unsafe, refused)
        if rules:
            return stage, rules
    return _everything, _wanted(diagnostics, documents, unsafe, refused)


def _only(stage: Callable[[Diagnostic], bool], check: Check) -> Check:
    return lambda documents: [one for one in check(documents) if stage(one)]


def _wanted(
    diagnostics: Sequence[Diagnostic], documents: Documents, unsafe: bool, refused: set[tuple[str, Fix]]
) -> dict[_Placed, str]:
    """The fixes that may go in, each with its rule."""
    found: dict[_Placed, str] = {}
    for one in diagnostics:
        path, fix = one.location.path, one.fix
        if fix is None or path not in documents or (path, fix) in refused:
            continue
        if fix.safety is Safety.SAFE or unsafe:
            found.setdefault((path, fix), one.rule)
    return found


def _one_round(
    current: dict[str, Document],
    diagnostics: Sequence[Diagnostic],
    rules: Mapping[_Placed, str],
    check: Check,
    refused: set[tuple[str, Fix]],
) -> tuple[dict[str, Document], Sequence[Diagnostic], Mapping[str, int]]:
    """All fixes at once; where that makes a new finding, the guilty ones are found by halving.

    The fixes of a rule go in together where they can: half of them may make the names of a page differ, of which all
    made them alike.
    """
    changed, chosen = _applied(current, _by_path(rules))
    after = check(changed)
    if not _is_worse(diagnostics, after):
        return changed, after, {path: len(fixes) for path, fixes in chosen.items()}
    everything = [(path, fix) for path, fixes in chosen.items() for fix in fixes]
    everything.sort(key=lambda one: rules[one])
    groups, kept, best = (
        _first_groups(everything, rules, current, changed, diagnostics, after),
        list[_Placed](),
        current,
    )
    for _ in range(MAX_TRIALS):
        if not groups:
            break
        group = groups.pop()
        tried, _ = _applied(current, _by_path([*kept, *group]))
        found = check(tried)
        if not _is_worse(diagnostics, found):
            kept, best, diagnostics = [*kept, *group], tried, found
        elif len(group) > 1:
            groups += _halves(group, rules)
        else:
            refused.update(group)
    refused.update(one for group in groups for one in group)
    return best, diagnostics, Counter(path for path, _ in kept)


def _first_groups(
    everything: Sequence[_Placed],
    rules: Mapping[_Placed, str],
    current: Documents,
    changed: Documents,
    before: Sequence[Diagnostic],
    after: Sequence[Diagnostic],
) -> list[Sequence[_Placed]]:
    """The fixes on lines with a finding of its kind that is new, and all others, which are tried first.

    Mostly the guilty ones are among the first, so that the rest goes in at once; where that is not so, the rest is
    halved as everything would be.
    """
    old = Counter(_kind(one) for one in before)
    lines = set[tuple[str, int]]()
    for one in after:
        kind = _kind(one)
        old[kind] -= 1
        if old[kind] < 0 and one.location.path in changed:
            lines.add((one.location.path, changed[one.location.path].position(one.location.span.start).line))
    guilty = [one for one in everything if not lines.isdisjoint(_lines_of(one, current))]
    others = [one for one in everything if lines.isdisjoint(_lines_of(one, current))]
    return [guilty, others] if guilty and others else _halves(everything, rules)


def _kind(one: Diagnostic) -> tuple[str, str, str]:
    """What a finding is about, whatever line it is on."""
    return one.location.path, one.rule, one.message


def _lines_of(placed: _Placed, documents: Documents) -> set[tuple[str, int]]:
    path, fix = placed
    return {(path, documents[path].position(edit.span.start).line) for edit in fix.edits}


def _halves(group: Sequence[_Placed], rules: Mapping[_Placed, str]) -> list[Sequence[_Placed]]:
    """The halves of a group, the first one last; a group of several rules is divided between two of them."""
    middle = len(group) // 2
    ends = [at for at in range(1, len(group)) if rules[group[at - 1]] != rules[group[at]]]
    middle = min(ends, key=lambda at: abs(at - middle), default=middle)
    return [half for half in (group[middle:], group[:middle]) if half]


def _by_path(placed: Iterable[_Placed]) -> dict[str, list[Fix]]:
    found: dict[str, list[Fix]] = {}
    for path, fix in placed:
        found.setdefault(path, []).append(fix)
    return found


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
    """Whether some rule has more findings in some file than it had, and no build will mend them."""
    old, new = (Counter((one.location.path, one.rule) for one in found) for found in (before, after))
    return any(count > old[path, rule] for (path, rule), count in new.items() if rule not in MENDED_BY_BUILD)
