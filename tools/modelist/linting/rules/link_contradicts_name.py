"""A link in a model's row or section names another size or version than the model.

The text of the link (`Link`, a badge) does not say so, hence readers of `DeepSeek-VL-7B` get the 1.3B weights of the
row above. Link the right weights, or correct the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.link_names import Target, read_target
from modelist.linting.models import Mention, read_models
from modelist.linting.name_conflicts import are_related, sizes_contradict, version_conflict
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to weights or spaces of the model's own family whose numbers are not the model's."""
    if "http" not in page.text:
        return
    for mention in read_models(page).mentions:
        if not any(one.isdigit() for one in mention.name):
            continue
        targets = [(link, target) for link in mention.links if (target := _target(link)) is not None]
        for link, target in targets:
            what = _contradiction(mention, link, target)
            if what is not None:
                message = f"{mention.name} links '{target.text}': another {what}"
                yield Problem(link.destination_span, message, "Link the right one, or correct the name.", mention.name)


def _target(link: Link) -> Target | None:
    target = read_target(link.destination)
    return target if target is not None and target.kind in ("weights", "space") else None


def _contradiction(mention: Mention, link: Link, target: Target) -> str | None:
    # What a link says of itself is for link-text-contradicts-url.
    if any(one.isdigit() for one in link.text) or not are_related(mention.parsed, target.name):
        return None
    if sizes_contradict(mention.parsed, target.name):
        return "size"
    return "version" if version_conflict(mention.parsed, target.name, strict=target.exact) is not None else None


RULE = Rule(
    id="link-contradicts-name",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Base LLM | Link |\n| --- | --- | --- |\n"
            "| DeepSeek-VL-7B | LLM-1B | [Link](⟦https://huggingface.co/deepseek-ai/deepseek-vl-1.3b-chat⟧) |\n"
        ),
        Example(
            "# L\n\n## Qwen2\n\n"
            "[![HF](https://img.shields.io/badge/HF-models-blue)](⟦https://huggingface.co/collections/Qwen/qwen15-65c0a2f577b1ecb76d786524⟧)\n"
        ),
    ),
    good=(
        Example("| Model | Link |\n| --- | --- |\n| Qwen2.5 | [7B](https://huggingface.co/Qwen/Qwen2.5-7B) |\n"),
        Example("| Model | Link |\n| --- | --- |\n| OPT-7B | [Link](https://huggingface.co/facebook/opt-6.7b) |\n"),
        Example(
            "| Model | Link |\n| --- | --- |\n| Llama 3 | [Link](https://huggingface.co/meta-llama/Llama-3.2-1B) |\n"
        ),
        Example("| Model | Link |\n| --- | --- |\n| Vicuna-7B | [Link](https://huggingface.co/lmsys) |\n"),
    ),
)
