"""How often each rule was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from modelist.core.diagnostics import Diagnostic


def report_statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """A line per rule, the commonest first, below a head: findings, those with a fix, share of all, the rule's name."""
    counts = Counter(one.rule for one in diagnostics)
    fixable = Counter(one.rule for one in diagnostics if one.fix is not None)
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    lines = [f"{count:>8}  {fixable[rule]:>7}  {count / total:>5.0%}  {rule}\n" for rule, count in ranked]
    return "".join(["findings  fixable  share  rule\n", *lines] if lines else [])
