"""The same weights, paper or post are linked for two models that have nothing to do with each other.

A row or section was made by copying a neighbour's, and this link was forgotten: readers download, or cite, another
model. Link the model's own. Pages of an organisation, repositories of code, and models of one family may share links.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.link_names import Target, read_target
from modelist.linting.models import Mention, read_models
from modelist.linting.name_conflicts import are_related
from modelist.linting.releases import papers
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_NAME = 40
_MAX_COMPARED = 50
"""Models that a use is compared with; more of them share no link of their own."""


@dataclass(frozen=True, eq=False)
class _Use:
    mention: Mention
    link: Link
    target: Target | None


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses of one model that stand under names which share nothing."""
    if "http" not in page.text:
        return
    for uses in _by_identity(page).values():
        if len(uses) > 1:
            yield from _check_uses(page, uses)


def _by_identity(page: Page) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = {}
    for mention in read_models(page).mentions:
        if not mention.parsed.words:
            continue
        # A data set or a list of papers elsewhere in the page may cite a model's paper, so papers count per table.
        place = str(mention.table.table.span.start) if mention.table is not None else "sections"
        for link, paper in papers(mention.links) if len(mention.name) <= _MAX_NAME else ():
            found.setdefault(f"{place}:{paper.paper_id}", []).append(_Use(mention, link, None))
        for link in mention.links:
            target = read_target(link.destination)
            if target is not None and target.kind == "weights":
                found.setdefault(target.identity, []).append(_Use(mention, link, target))
    return found


def _check_uses(page: Page, uses: list[_Use]) -> Iterator[Problem]:
    """Each use whose model is like none of those that share the link.

    Those whose names are in the address are right, else the family with most rows, else the first one.
    """
    rightful = [one for one in uses if _belongs(one)] or _largest_family(uses[:_MAX_COMPARED])
    names = [one.mention.parsed for one in rightful[:_MAX_COMPARED]]
    right = set(rightful)
    for one in uses:
        if one in right or any(are_related(one.mention.parsed, other) for other in names):
            continue
        owner = rightful[0].mention
        what = "this paper" if one.target is None else f"'{one.target.text}'"
        message = f"{one.mention.name} links {what}, which is linked for {owner.name} too"
        related = ((Location(page.path, rightful[0].link.destination_span), f"the link of {owner.name}"),)
        yield Problem(one.link.destination_span, message, "Link the model's own.", one.mention.name, related=related)


def _largest_family(uses: list[_Use]) -> list[_Use]:
    families = ([other for other in uses if are_related(one.mention.parsed, other.mention.parsed)] for one in uses)
    return max(families, key=len)


def _belongs(use: _Use) -> bool:
    """Whether the address names the model."""
    return use.target is not None and are_related(use.target.name, use.mention.parsed)


RULE = Rule(
    id="checkpoint-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Link |\n| --- | --- |\n"
            "| HPT 1.5 Air | [Link](https://huggingface.co/HyperGAI/HPT1_5-Air-Llama-3-8B-Instruct-multimodal) |\n"
            "| TinyGPT-V | [Link](⟦https://huggingface.co/HyperGAI/HPT1_5-Air-Llama-3-8B-Instruct-multimodal⟧) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n"
            "| Mamba | [arXiv](https://arxiv.org/abs/2312.00752) |\n"
            "| Zephyr | [arXiv](⟦https://arxiv.org/pdf/2312.00752v2⟧) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n"
            "| GLM-4v | [arXiv](⟦https://arxiv.org/abs/2408.16500⟧) |\n"
            "| CogVLM2 | [arXiv](https://arxiv.org/abs/2408.16500) |\n"
            "| CogVLM2-Video | [arXiv](https://arxiv.org/abs/2408.16500) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Weights |\n| --- | --- |\n"
            "| TinyLLaVA | [Link](https://huggingface.co/xtuner/llava-phi-3-mini-hf) |\n"
            "| LLaVA-Phi-3 | [Link](https://huggingface.co/xtuner/llava-phi-3-mini-hf) |\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n"
            "| Phi | [Link](https://huggingface.co/microsoft) |\n| Orca | [Link](https://huggingface.co/microsoft) |\n"
        ),
    ),
)
