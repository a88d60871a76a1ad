"""An entry's release is dated long after the papers that it links.

An arXiv id carries the month in which the paper appeared, and releases follow within months. A much later date belongs
to another version of the model, or the paper is that of its predecessor. Correct the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.models.releases import MAX_AFTER_PAPER, is_repacked, months_after, version_of
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A model all of whose papers came more than some months before its release."""
    date = entry.released
    found = [link.arxiv for link in entry.links.paper if link.arxiv is not None]
    if date is None or not is_model(entry) or entry.predecessor is not None or not found:
        return
    version = None if is_repacked(entry.name) else version_of(entry.name)
    if version is not None and not version[1] and all(months_after(one, date) > options["months"] for one in found):
        paper = max(found)
        months, shown = months_after(paper, date), f"{paper.month[0]}-{paper.month[1]:02d}"
        message = f"released {date} is {months} months after the paper arXiv:{paper.paper_id} of {shown}"
        yield Problem(entry.at("released").span, message, "Correct the date, or link the right paper.")


_ENTRY = "name: {}\norganization: unknown\nreleased: {}\nlinks:\n  paper: arXiv:2309.16609\n"

RULE = Rule(
    id="entry-released-after-paper",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_AFTER_PAPER},
    bad=(Example(_ENTRY.format("Qwen", "⟦2024-08⟧"), path="entries/llm/qwen.yaml"),),
    good=(
        Example(_ENTRY.format("Qwen", "2023-08"), path="entries/llm/qwen.yaml"),
        Example(_ENTRY.format("Qwen1.5", "2024-08"), path="entries/llm/qwen.yaml"),
        Example(_ENTRY.format("Qwen GGUF", "2024-11"), path="entries/llm/qwen-gguf.yaml"),
    ),
)
