"""How often each rule was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from modelist.core.diagnostics import Diagnostic


def report_statistics(diagnostics: Sequence[Diagnostic]) -> str:
    """A line per rule, the commonest first: findings, those with a fix, share of all, and the rule's name."""
    counts = Counter(one.rule for one in diagnostics)
    fixable = Counter(one.rule for one in diagnostics if one.fix is not None)
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    lines = [f"{count:>6}  {fixable[rule]:>6} fixable  {count / total:>4.0%}  {rule}\n" for rule, count in ranked]
    return "".join(lines) + (f"{total:>6}  {sum(fixable.values()):>6} fixable\n" if lines else "")
