"""A release is dated long before the paper that it links.

An arXiv id carries the month in which the paper appeared. Weights are often out a month or two earlier, but hardly
ever half a year, so either the date or the paper is another model's. Correct the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.models.releases import MAX_BEFORE_PAPER, is_too_early, months_after, own_papers, released
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections with a date and a paper, all of whose papers came more than some months later."""
    if "arxiv" not in page.text:
        return
    for mention in read_models(page).mentions:
        dated = released(mention)
        if dated is None:
            continue
        fact, date = dated
        found = [paper for _, paper in own_papers(page, mention)]
        if found and all(is_too_early(paper, date, options["months"]) for paper in found):
            paper = min(found)
            months, shown = -months_after(paper, date), f"{paper.month[0]}-{paper.month[1]:02d}"
            message = (
                f"{mention.name} is dated {date}, {months} months before its paper arXiv:{paper.paper_id} of {shown}"
            )
            yield Problem(fact.span, message, "Correct the date, or link the right paper.", mention.name)


RULE = Rule(
    id="released-before-paper",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_BEFORE_PAPER},
    bad=(
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Zephyr | ⟦2023-05⟧ | [arXiv](https://arxiv.org/abs/2310.16944) |\n"
        ),
        Example(
            "# L\n\n## Zephyr\n\n[arXiv](https://arxiv.org/abs/2310.16944)\n\n- **Date:** ⟦2023-05⟧\n"
            "- **Language:** en\n"
        ),
        Example(
            "# L\n\n## Zephyr\n\n- **Date:** ⟦2023-05⟧\n- **Paper:** [a](https://arxiv.org/abs/2310.16944)\n"
            "- **Language:** en\n"
        ),
        Example(
            "# L\n\n## Zephyr\n\n[论文](https://arxiv.org/abs/2310.16944)\n\n"
            "- **发布时间：**⟦2023年5月⟧\n- **语言：** en\n"
        ),
    ),
    good=(
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Falcon | 2023-05 | [arXiv](https://arxiv.org/abs/2311.16867) |\n"
            "| GLM-4 | 2024-01 | [arXiv](https://arxiv.org/abs/2406.12793) |\n"
        ),
        Example(
            "# L\n\n## GPT-J\n\n- **Date:** 2021-06\n- **Survey:** [a](https://arxiv.org/abs/2303.18223)\n"
            "- **Language:** en\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Yi | 2023-11 | [arXiv](https://arxiv.org/abs/2403.04652) |\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Qwen | 2023-08 | [arXiv](https://arxiv.org/abs/2309.16609) |\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n| Qwen | 2023-08 | [Blog](https://qwenlm.github.io/) |\n"
        ),
    ),
)
