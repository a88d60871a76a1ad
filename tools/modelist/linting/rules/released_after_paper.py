"""A release is dated long after the paper that it links.

An arXiv id carries the month in which the paper appeared, and releases follow within months. A much later date belongs
to another version of the model, or the paper is that of its predecessor. Correct the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.models import read_models
from modelist.linting.releases import MAX_AFTER_PAPER, months_after, papers, released
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections with a date and a paper, all of whose papers came more than some months earlier."""
    if "arxiv" not in page.text:
        return
    for mention in read_models(page).mentions:
        dated = released(mention)
        # A later version often has no paper of its own and links the first one's.
        if dated is None or mention.parsed.versions:
            continue
        fact, date = dated
        found = [(months_after(paper, date), paper) for _, paper in papers(mention.links)]
        if found and min(found)[0] > options["months"]:
            months, paper = min(found)
            shown = f"{paper.month[0]}-{paper.month[1]:02d}"
            message = (
                f"{mention.name} is dated {date}, {months} months after its paper arXiv:{paper.paper_id} of {shown}"
            )
            yield Problem(fact.span, message, "Correct the date, or link the right paper.", mention.name)


RULE = Rule(
    id="released-after-paper",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_AFTER_PAPER},
    bad=(
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Qwen | ⟦2024-08⟧ | [arXiv](https://arxiv.org/abs/2309.16609) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Ovis2.5 | 2025-08 | [arXiv](https://arxiv.org/abs/2405.20797) |\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Qwen | 2023-12 | [arXiv](https://arxiv.org/abs/2309.16609) |\n"
        ),
    ),
)
