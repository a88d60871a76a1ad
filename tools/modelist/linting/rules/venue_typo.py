"""The name of a conference or journal is one slip away from a known one.

`CPVR 2023`, `NeruIPS`, `HCPA'25`: whoever searches the page for the conference misses the paper, and a reader looks for
a conference that does not exist. Correct the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.venue_slips import find_slips

_MAX_TIMES = 2
"""How often a slip stands in a page that has the right name no more often: then it is the name of something else."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names before a year, and some anywhere."""
    found = [one for one in find_slips(page.text) if one.is_sure]
    times = Counter(one.name for one in found)
    right_times = {right: page.text.count(right) for right in {one.right for one in found}}
    for one in found:
        span = Span(one.start, one.start + len(one.name))
        is_text = span.start not in no_text(page) or span.start in code_spans(page)
        if is_text and times[one.name] <= max(_MAX_TIMES, right_times[one.right]):
            message = f"'{one.name}' must be a slip for '{one.right}'"
            yield Problem(span, message, f"Write {one.right}.", edits=(Edit(span, one.right),))


RULE = Rule(
    id="venue-typo",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="typography",
    bad=(
        Example("- A Paper of Words. ⟦CPVR⟧'23, `⟦HCPA⟧ 2025`\n", "- A Paper of Words. CVPR'23, `HPCA 2025`\n"),
        Example(
            "| A Paper | ⟦NeurlPS⟧ |\n| --- | --- |\n| B | ⟦Neuips⟧ 2022 |\n",
            "| A Paper | NeurIPS |\n| --- | --- |\n| B | NeurIPS 2022 |\n",
        ),
        Example("* (⟦IGRASS⟧2023, ⟦NeruIPS⟧24) of A\n", "* (IGARSS2023, NeurIPS24) of A\n"),
        Example("* ⟦COLLING⟧ 2022, ⟦CASSP⟧, 2024\n", "* COLING 2022, ICASSP, 2024\n"),
    ),
    good=(
        Example("- CVPR'23, NeurIPSW 2023, MICCAIW, 2021, COLING 2022, Neurips 2020, Nautre 2021\n"),
        Example("- ECAL 2023, ICAR 2025, the CVRP 2020, LMSys 2023, CPVR, HCPA20, Colin 2020 and CPVR-2 of theirs\n"),
        Example("- MICAI 2023, ICCAI 2023, CIDM 2014, ICASP 2023, AAIA 2015 and IJCIA 2021\n"),
        Example("- CPVR 2021\n- CPVR 2022\n- CPVR 2023\n"),
        Example("- [A](https://a.org/CPVR2023) `CPVR2023.pdf`\n\n```\nCPVR 2023\n```\n"),
    ),
)
