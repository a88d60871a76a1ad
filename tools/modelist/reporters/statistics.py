"""How often each rule was broken."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic


class _Count(NamedTuple):
    rule: str
    findings: int
    fixable: int


def report_statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """A line per rule, the commonest first, below a head: findings, those with a fix, share of all, the rule's name."""
    total = len(diagnostics)
    lines = [
        f"{one.findings:>8}  {one.fixable:>7}  {one.findings / total:>5.0%}  {one.rule}\n"
        for one in _count(diagnostics)
    ]
    return "".join(["findings  fixable  share  rule\n", *lines] if lines else [])


def report_statistics_json(diagnostics: Sequence[Diagnostic]) -> str:
    """The same as one object: ``version``, ``findings`` of all rules, and ``rules``, the commonest first."""
    rules = [one._asdict() for one in _count(diagnostics)]
    return json.dumps({"version": 1, "findings": len(diagnostics), "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def _count(diagnostics: Sequence[Diagnostic]) -> list[_Count]:
    counts = Counter(one.rule for one in diagnostics)
    fixable = Counter(one.rule for one in diagnostics if one.fix is not None)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [_Count(rule, count, fixable[rule]) for rule, count in ranked]
