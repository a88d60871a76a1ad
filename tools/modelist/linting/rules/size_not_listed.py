"""A link in a row or section says a size, or leads to one, that the model's own list of sizes does not have.

Either the list is incomplete or the link is another model's; readers who plan by the list are wrong in both cases.
Complete the list, or correct the link's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import Note
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import read_target
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related, is_attached, is_of_no_size, near_sizes
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_LISTED = 2
_OTHERS = lazy_pattern(
    r"\.\.\.|…|等|\betc\b|\bup\b|\bmore\b|\bothers?\b|\bvit\b|encoder|vision|tokens?\b|context|编码器|视觉",
    re.IGNORECASE,
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Texts of links to weights that are sizes, beside the sizes of the model."""
    for mention in read_models(page).mentions:
        fact = mention.fact("sizes")
        value = fact.value if fact is not None else None
        if fact is None or not isinstance(value, tuple):
            continue
        listed = [count / 10**6 for size in value for count in {size.parameters, size.active_parameters}]
        if _is_open(fact) or any("x" in str(size) for size in value):
            continue
        yield from _only_weights(mention, fact, listed)
        for link in mention.links:
            size = _size_of(link, mention)
            if size is not None and not any(near_sizes(size, one) for one in listed):
                message = f"'{link.text}' is not among the sizes of {mention.name}: {fact.text}"
                yield Problem(link.text_span, message, "Complete the sizes, or correct the link.", mention.name)


def _only_weights(mention: Mention, fact: Fact, listed: Sequence[float]) -> Iterator[Problem]:
    """The only weights that a model with several sizes links, where their one size is none of these."""
    found = [(link, one) for link in mention.links if (one := read_target(link.destination)) is not None]
    weights = [(link, one) for link, one in found if one.kind == "weights"]
    if len(listed) < _MIN_LISTED or len(weights) != 1 or any(map(str.isdigit, weights[0][0].text)):
        return
    link, target = weights[0]
    if is_attached(f"{link.text} {target.text}") or mention.parsed.sizes:
        return  # of a name that says a size, link-contradicts-name tells
    if are_related(target.name, mention.parsed) and is_of_no_size(target.name, listed):
        message = f"'{target.text}' is of no size of {mention.name}: {fact.text}"
        yield Problem(link.destination_span, message, "Complete the sizes, or correct the link.", mention.name)


def _is_open(fact: Fact) -> bool:
    """Whether a list of sizes says that there are others, or has those of parts."""
    return bool({Note.RANGE, Note.BOUND}.intersection(fact.reading.notes)) or _OTHERS.search(fact.text) is not None


def _size_of(link: Link, mention: Mention) -> float | None:
    """The one size, in millions, that the text of a link to weights of this model says."""
    said = read_name(link.text)
    if len(said.sizes) != 1 or said.experts or not (said.is_bare_size or are_related(said, mention.parsed)):
        return None
    target = read_target(link.destination)
    return next(iter(said.sizes)) if target is not None and target.kind == "weights" else None


RULE = Rule(
    id="size-not-listed",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(
            "| Model | Size | Weights |\n| --- | --- | --- |\n"
            "| XGLM | 1.7B; 2.9B; 7.5B | [HF](⟦https://huggingface.co/facebook/xglm-564M⟧) |\n"
        ),
        Example(
            "| Model | Size | Weights |\n| --- | --- | --- |\n"
            "| Vicuna | 7B/13B | "
            "[7B](https://huggingface.co/lmsys/vicuna-7b) [⟦33B⟧](https://huggingface.co/lmsys/vicuna-33b) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Size | Weights |\n| --- | --- | --- |\n"
            "| XGLM | 1.7B; 2.9B | [HF](https://huggingface.co/facebook/xglm-1.7B) |\n"
            "| Fern | 7B | [HF](https://huggingface.co/lab/fern-9b) |\n"
            "| Elm | 7B; 13B | [EAGLE draft](https://huggingface.co/lab/EAGLE-Elm-1B) |\n"
            "| Oak | 7B; 13B | [HF](https://huggingface.co/lab/oak-70b) [HF](https://huggingface.co/lab/oak-7b) |\n"
        ),
        Example(
            "| Model | Size | Weights |\n| --- | --- | --- |\n"
            "| OPT | 6.7B | [7B](https://huggingface.co/facebook/opt-6.7b) |\n"
            "| Pythia | 14M-12B | [1B](https://huggingface.co/a/pythia-1b) |\n"
        ),
        Example(
            "| Model | Size | Weights |\n| --- | --- | --- |\n"
            "| Mixtral | 8x7B | [7B](https://huggingface.co/mistralai/Mixtral-8x7B) |\n"
            "| A | 7B and up | [13B](https://huggingface.co/a/a-13b) |\n"
            "| B | 7B+ | [13B](https://huggingface.co/b/b-13b) |\n"
            "| C | 7B等 | [13B](https://huggingface.co/c/c-13b) |\n"
            "| E | 2K tokens | [13B](https://huggingface.co/e/e-13b) |\n"
            "| D | 7B, ... | [13B](https://huggingface.co/d/d-13b) |\n"
        ),
    ),
)
