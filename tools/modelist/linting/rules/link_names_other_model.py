"""A link in a model's row or section leads to what is called like another model of the page.

`huggingface.co/tinyllava` under PaLI-3 is a link that came along when TinyLLaVA's badges were copied. Readers take the
one model for the other. Link the model's own, or leave the link out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.link_names import Target, read_target
from modelist.linting.models import Mention, read_models
from modelist.linting.name_conflicts import are_related
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_KINDS = ("weights", "space", "owner")
"""Kinds of targets that belong to one model; code is often shared, and kept where the first model's was."""

_MIN_NAME = 4
_MAX_NAME = 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose name is that of another mention, and whose own mention's name shares nothing with it."""
    if "http" not in page.text:
        return
    models = read_models(page)
    names = {one.key: one for one in models.mentions if len(one.key) >= _MIN_NAME and len(one.name) <= _MAX_NAME}
    linked = {(one.key, link.destination) for one in models.mentions for link in one.links}
    for mention in models.mentions:
        if not mention.parsed.words or len(mention.name) > _MAX_NAME:
            continue
        for link in mention.links:
            target = read_target(link.destination)
            other = _other(mention, target, names) if target is not None and target.kind in _KINDS else None
            # Weights that both link are a finding of checkpoint-copied.
            if (
                target is None
                or other is None
                or (target.kind == "weights" and (other.key, link.destination) in linked)
            ):
                continue
            message = f"{mention.name} links '{target.text}', which is called like {other.name}"
            yield Problem(link.destination_span, message, "Link the model's own, or leave it out.", mention.name)


def _other(mention: Mention, target: Target, names: Mapping[str, Mention]) -> Mention | None:
    other = names.get(same_name(target.text))
    if other is None or other.key == mention.key or are_related(mention.parsed, target.name):
        return None
    return None if are_related(mention.parsed, other.parsed) else other


RULE = Rule(
    id="link-names-other-model",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "# L\n\n## TinyLLaVA\n\n"
            "[![HF](https://img.shields.io/badge/HF-model-blue)](https://huggingface.co/tinyllava)\n\n"
            "## PaLI-3\n\n[![HF](https://img.shields.io/badge/HF-model-blue)](⟦https://huggingface.co/tinyllava⟧)\n"
        ),
        Example(
            "| Model | Demo |\n| --- | --- |\n| Cobra | [demo](https://huggingface.co/spaces/han1997/cobra) |\n"
            "| Emu3 | [demo](⟦https://huggingface.co/spaces/han1997/cobra⟧) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Base LLM |\n| --- | --- |\n| Vicuna | [Llama](https://github.com/meta-llama/llama) |\n"
            "| Llama | - |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| CogVLM | [code](https://github.com/THUDM/CogVLM) |\n"
            "| CogAgent | [code](https://github.com/THUDM/CogVLM) |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| LLaVA | [code](https://github.com/haotian-liu/LLaVA) |\n"
            "| TinyLLaVA | [code](https://github.com/haotian-liu/LLaVA) |\n"
        ),
    ),
)
