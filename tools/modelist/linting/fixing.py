"""Applies fixes until nothing changes: text edits over files held in memory.

A fix that makes room for a new finding is taken back, so that ``--fix`` never adds one, unless the new finding's own
fix mends it in the same step. What keeps a file or a field from being read is mended first: the findings that show up
then were there before, unseen.
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
"""Checks in all for fixes that get in each other's way: enough to find some two dozen guilty ones among a thousand."""

MENDED_BY_BUILD = frozenset({"page-out-of-date"})
"""What a fix of an entry brings about and the next build mends: no reason to take the fix back."""

Documents = Mapping[str, Document]
Check = Callable[[Documents], Sequence[Diagnostic]]
_Placed = tuple[str, Fix]
_Known = tuple[object, ...]


class Fixed(NamedTuple):
    """The files after fixing, what is still found in them, and how many fixes went into each.

    ``refused`` are fixes of what is still found, with the paths of their files, that made other findings.
    """

    documents: Documents
    diagnostics: Sequence[Diagnostic]
    counts: Mapping[str, int]
    refused: frozenset[tuple[str, Fix]]

    @property
    def applied(self) -> int:
        """How many fixes went in."""
        return sum(self.counts.values())


class _State(NamedTuple):
    """Files, and what is found in them."""

    documents: dict[str, Document]
    found: Sequence[Diagnostic]


class _Bench:
    """Tries fixes as long as there are trials left, and remembers which were refused."""

    def __init__(self, check: Check, unsafe: bool) -> None:
        self.check = check
        self.unsafe = unsafe
        self.trials = MAX_TRIALS
        self._refused: set[_Known] = set()

    def refuse(self, group: Iterable[_Placed], documents: Documents) -> None:
        """Leave fixes out from now on, as long as the lines that they change stay as they are."""
        self._refused.update(_identity(one, documents) for one in group)

    def is_refused(self, one: _Placed, documents: Documents) -> bool:
        """Whether a fix was refused before."""
        return bool(self._refused) and _identity(one, documents) in self._refused

    def wanted(self, found: Iterable[Diagnostic], documents: Documents) -> dict[_Placed, str]:
        """The fixes that may go in, each with its rule."""
        rules: dict[_Placed, str] = {}
        for one in found:
            path, fix = one.location.path, one.fix
            if fix is None or path not in documents or not (self.unsafe or fix.safety is Safety.SAFE):
                continue
            if not self.is_refused((path, fix), documents):
                rules.setdefault((path, fix), one.rule)
        return rules

    def tried(self, state: _State, placed: Iterable[_Placed], before: Sequence[Diagnostic], check: Check) -> _State:
        """What fixes make of files, and where they make new findings that have fixes, these, too."""
        self.trials -= 1
        changed, _ = _applied(state.documents, _by_path(placed))
        found = check(changed)
        further = self.wanted(_added(before, found), changed)
        if not further:
            return _State(changed, found)
        self.trials -= 1
        settled, _ = _applied(changed, _by_path(further))
        left = check(settled)
        # Fixes that undo each other mend nothing.
        mends = len(left) < len(before) and len(_added(before, left)) < len(_added(before, found))
        return _State(settled, left) if mends else _State(changed, found)


def fix_all(documents: Documents, check: Check, unsafe: bool = False) -> Fixed:
    """Fix what can be fixed in ``documents``; ``check`` finds what is wrong with a set of files."""
    bench = _Bench(check, unsafe)
    current = _State(dict(documents), check(documents))
    applied = Counter[str]()
    for _ in range(MAX_ROUNDS):
        stage, rules = _first_stage(current, bench)
        if not rules:
            break
        before = _State(current.documents, [one for one in current.found if stage(one)])
        after, counts = _one_round(before, rules, _only(stage, check), bench)
        current = after if stage is _everything else _State(after.documents, check(after.documents))
        applied.update(counts)
    fixes = ((one.location.path, one.fix) for one in current.found if one.fix is not None)
    refused = frozenset(
        one for one in fixes if one[0] in current.documents and bench.is_refused(one, current.documents)
    )
    return Fixed(current.documents, current.found, applied, refused)


def _is_unreadable(one: Diagnostic) -> bool:
    """Whether a finding is that a file is no YAML."""
    return one.rule.startswith("yaml-") and one.severity is Severity.ERROR


def _is_fault(one: Diagnostic) -> bool:
    """Whether a finding is that something cannot be read, and no rule's."""
    return one.severity is Severity.ERROR and one.rule not in all_rules()


def _everything(one: Diagnostic) -> bool:
    return True


def _first_stage(current: _State, bench: _Bench) -> tuple[Callable[[Diagnostic], bool], dict[_Placed, str]]:
    """The fixes whose turn it is, and the findings that they are judged by."""
    for stage in (_is_unreadable, _is_fault):
        rules = bench.wanted([one for one in current.found if stage(one)], current.documents)
        if rules:
            return stage, rules
    return _everything, bench.wanted(current.found, current.documents)


def _only(stage: Callable[[Diagnostic], bool], check: Check) -> Check:
    return lambda documents: [one for one in check(documents) if stage(one)]


def _one_round(
    current: _State, rules: Mapping[_Placed, str], check: Check, bench: _Bench
) -> tuple[_State, Mapping[str, int]]:
    """All fixes at once; where that makes a new finding, the guilty ones are found by halving.

    The fixes of a rule go in together where they can: half of them may make the names of a page differ, of which all
    made them alike.
    """
    _, chosen = _applied(current.documents, _by_path(rules))
    everything = sorted(((path, fix) for path, fixes in chosen.items() for fix in fixes), key=lambda one: rules[one])
    groups: list[Sequence[_Placed]] = [everything]
    kept, best = list[_Placed](), current
    while groups and bench.trials > 0:
        group = groups.pop()
        tried = bench.tried(current, [*kept, *group], best.found, check)
        if not _is_worse(best.found, tried.found):
            kept, best = [*kept, *group], tried
        elif len(group) > 1:
            groups += _parts(group, rules, current, tried, best)
        else:
            bench.refuse(group, current.documents)
    bench.refuse((one for group in groups for one in group), current.documents)
    return best, Counter(path for path, _ in kept)


def _parts(
    group: Sequence[_Placed], rules: Mapping[_Placed, str], current: _State, tried: _State, best: _State
) -> list[Sequence[_Placed]]:
    """The fixes on lines with a finding of its kind that is new, and all others, which are tried first.

    Mostly the guilty ones are among the first, so that the rest goes in at once; where that is not so, the group is
    halved.
    """
    documents = tried.documents
    lines = {
        (one.location.path, documents[one.location.path].position(one.location.span.start).line)
        for one in _added(best.found, tried.found)
        if one.location.path in documents
    }
    guilty = [one for one in group if not lines.isdisjoint(_lines_of(one, current.documents))]
    others = [one for one in group if lines.isdisjoint(_lines_of(one, current.documents))]
    return [guilty, others] if guilty and others else _halves(group, rules)


def _added(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings of rules that have more of them than before, as far as these are of a kind that is new."""
    grown, kinds = _grown(before, after), Counter(_kind(one) for one in before)
    found = []
    for one in after:
        kind = _kind(one)
        kinds[kind] -= 1
        if kinds[kind] < 0 and kind[:2] in grown:
            found.append(one)
    return found


def _kind(one: Diagnostic) -> tuple[str, str, str]:
    """What a finding is about, whatever line it is on."""
    return one.location.path, one.rule, one.message


def _lines_of(placed: _Placed, documents: Documents) -> set[tuple[str, int]]:
    path, fix = placed
    return {(path, documents[path].position(edit.span.start).line) for edit in fix.edits}


def _identity(placed: _Placed, documents: Documents) -> _Known:
    """What a fix does, wherever in the file its lines stand."""
    path, fix = placed
    document = documents[path]
    starts = (document.lines.start_of(document.lines.line_of(edit.span.start)) for edit in fix.edits)
    lines = tuple(
        document.text[start : document.text.find("\n", edit.span.end)]
        for start, edit in zip(starts, fix.edits, strict=True)
    )
    return path, fix.title, lines, tuple(edit.replacement for edit in fix.edits)


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
    return bool(_grown(before, after))


def _grown(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> set[tuple[str, str]]:
    """The files and rules with more findings than there were, and no build will mend them."""
    old, new = (Counter((one.location.path, one.rule) for one in found) for found in (before, after))
    return {key for key, count in new.items() if count > old[key] and key[1] not in MENDED_BY_BUILD}
