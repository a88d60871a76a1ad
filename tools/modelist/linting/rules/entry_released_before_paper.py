"""An entry's release is dated long before the paper that it links.

An arXiv id carries the month in which the paper appeared. Weights are often out a month or two earlier, but hardly ever
half a year, so either the date or the paper is another model's. Correct the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.models.releases import MAX_BEFORE_PAPER, is_too_early, months_after
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A model all of whose papers came more than some months after its release."""
    date = entry.released
    found = [link.arxiv for link in entry.links.paper if link.arxiv is not None]
    if date is None or not is_model(entry) or not found:
        return
    if all(is_too_early(paper, date, options["months"]) for paper in found):
        paper = min(found)
        months, shown = -months_after(paper, date), f"{paper.month[0]}-{paper.month[1]:02d}"
        message = f"released {date} is {months} months before the paper arXiv:{paper.paper_id} of {shown}"
        yield Problem(entry.at("released").span, message, "Correct the date, or link the right paper.")


_ENTRY = "name: Zephyr\norganization: unknown\nreleased: {}\nlinks:\n  paper: arXiv:2310.16944\n"

RULE = Rule(
    id="entry-released-before-paper",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_BEFORE_PAPER},
    bad=(Example(_ENTRY.format("⟦2023-05⟧"), path="entries/llm/zephyr.yaml"),),
    good=(
        Example(_ENTRY.format("2023-08"), path="entries/llm/zephyr.yaml"),
        Example(_ENTRY.format("unknown"), path="entries/llm/zephyr.yaml"),
    ),
)
