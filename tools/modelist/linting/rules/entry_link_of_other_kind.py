"""A link of an entry leads to another kind of thing than its key says: a repository as the paper, a paper as weights.

The badge or column promises a paper, and readers arrive at code. The lines were mixed up, or an address was pasted
below the wrong key. Put it below the key of what it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_WRONG: Mapping[str, Mapping[tuple[str, str], tuple[str, str]]] = {
    "paper": {
        ("github", "repository"): ("a repository", "code"),
        ("huggingface", "model"): ("a model", "weights"),
        ("huggingface", "dataset"): ("a data set", "dataset"),
    },
    "code": {("arxiv", "abstract"): ("a paper", "paper"), ("huggingface", "paper"): ("a paper", "paper")},
    "weights": {
        ("arxiv", "abstract"): ("a paper", "paper"),
        ("huggingface", "paper"): ("a paper", "paper"),
        ("huggingface", "dataset"): ("a data set", "dataset"),
    },
    "dataset": {("arxiv", "abstract"): ("a paper", "paper"), ("huggingface", "model"): ("a model", "weights")},
}
"""What never belongs below a key, by provider and kind: what it is, and where it belongs."""

_OF_PAPERS = ("arxiv.org/", "/papers/")
_SIGNS = {"code": _OF_PAPERS, "weights": (*_OF_PAPERS, "/datasets/"), "dataset": ("arxiv.org/", "huggingface.co/")}
"""What such an address has, which is quick to see."""


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose address tells what they lead to; files in a repository may be anything."""
    for key, wrong in _WRONG.items():
        for index, link in enumerate(getattr(entry.links, key)):
            if link.arxiv is not None if key == "paper" else not any(sign in link.url for sign in _SIGNS[key]):
                continue  # as nearly all
            address = read_url(link.url)
            found = wrong.get((address.provider, address.kind)) if address is not None else None
            if found is not None:
                what, right = found
                message = f"links.{key} leads to {what}"
                yield Problem(entry.at("links", key, index).span, message, f"Put it below {right}.")


_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks:\n  {}\n"
_PATH = "entries/llm/alpha.yaml"

RULE = Rule(
    id="entry-link-of-other-kind",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("paper: ⟦https://github.com/lab/alpha⟧"), path=_PATH),
        Example(_ENTRY.format("weights: ⟦https://arxiv.org/abs/2401.01234⟧"), path=_PATH),
        Example(_ENTRY.format("code: ⟦https://huggingface.co/papers/2401.01234⟧"), path=_PATH),
    ),
    good=(
        Example(_ENTRY.format("paper: https://github.com/lab/alpha/blob/main/report.pdf"), path=_PATH),
        Example(_ENTRY.format("paper: arXiv:2401.01234\n  code: https://huggingface.co/lab/alpha"), path=_PATH),
        Example(_ENTRY.format("weights: https://github.com/lab/alpha"), path=_PATH),
    ),
)
