"""Old findings that a list has agreed to live with, so that it can adopt the linter today.

The file counts findings by file and rule and knows no lines, so that it survives shifts. Where a rule has more
findings in a file than the baseline allows, all of them are shown, since nobody can tell which is the new one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from modelist.core.diagnostics import Diagnostic, ModelistError

Counts = Mapping[str, Mapping[str, int]]

_FAULTS = ("entry-", "file-", "organization-", "region-", "yaml-")
"""How findings begin that are made while files are read, and not by a rule."""


def write_baseline(diagnostics: Sequence[Diagnostic]) -> str:
    """The text of a baseline file that allows exactly these findings."""
    counts: dict[str, dict[str, int]] = {}
    for (path, rule), count in sorted(Counter((one.location.path, one.rule) for one in diagnostics).items()):
        counts.setdefault(path, {})[rule] = count
    return json.dumps({"version": 1, "counts": counts}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(text: str, name: str) -> Counts:
    """The counts of a baseline file.

    Raises:
        ModelistError: the text is no baseline.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelistError(f"{name}: not valid JSON: {error}") from error
    counts = data.get("counts") if isinstance(data, dict) and data.get("version") == 1 else None
    if not isinstance(counts, dict) or not all(map(_counts_rules, counts.values())):
        raise ModelistError(f"{name}: not a baseline of modelist; make one with: modelist lint --write-baseline")
    return counts


def _counts_rules(value: object) -> bool:
    return isinstance(value, dict) and all(type(count) is int for count in value.values())


def unknown_rules(counts: Counts, known: Container[str]) -> list[str]:
    """The rules of a baseline that there are not, or not any more; what is no rule but a fault of a file may stay."""
    named = {rule for rules in counts.values() for rule in rules}
    return sorted(one for one in named if one not in known and not one.startswith(_FAULTS))


def apply_baseline(diagnostics: Sequence[Diagnostic], counts: Counts) -> tuple[list[Diagnostic], int]:
    """The findings beyond the baseline, and how many it allowed."""
    found = Counter((one.location.path, one.rule) for one in diagnostics)
    kept = [
        one
        for one in diagnostics
        if found[one.location.path, one.rule] > counts.get(one.location.path, {}).get(one.rule, 0)
    ]
    return kept, len(diagnostics) - len(kept)
