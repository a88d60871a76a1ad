"""A link's text names a version or size that its address contradicts.

Whoever clicks `Llava v1.5` and lands on `llava-16`, or on 1.3B weights under `7B`, uses another model than they think;
mostly the address was copied from a neighbouring row. Link what the text says, or say what is linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.services import read_label
from modelist.linting.context import Page
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.names.model_names import Name, read_name
from modelist.linting.names.name_conflicts import are_related, sizes_contradict, version_conflict
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_TEXT = 80


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text and address both have a number of the same kind, and none in common."""
    for link, text in _said(page):
        if 2 <= len(text) <= _MAX_TEXT and _has_digit(text) and _has_digit(link.destination):
            problem = _check_link(link, text)
            if problem is not None:
                yield problem


def _said(page: Page) -> Iterator[tuple[Link, str]]:
    """Links with their texts, and those around a badge with what the badge shows where its other text has no number."""
    for link in page.links:
        if link.kind is not LinkKind.IMAGE and link.tag != "img":
            yield link, link.text
    for badge in badges(page):
        if badge.link is not None and badge.static is not None and not _has_digit(badge.link.text):
            label = read_label(badge.label)
            if not badge.message or label.service or label.role:  # others count downloads, or name a licence
                yield badge.link, badge.message or badge.label


def _has_digit(text: str) -> bool:
    return any(one.isdigit() for one in text)


def _check_link(link: Link, text: str) -> Problem | None:
    if text.startswith(("http:", "https:", "www.")):
        return None
    target = read_target(link.destination)
    if target is None:
        return None
    what = _contradiction(read_name(text), target)
    if what is None:
        return None
    message = f"the link says '{text}', but its address is that of '{target.text}': another {what}"
    # A repository of code often holds later versions too, so there it is only likely.
    severity = None if target.exact else Severity.WARNING
    return Problem(link.destination_span, message, "Link what the text names, or correct the text.", severity=severity)


def _contradiction(said: Name, target: Target) -> str | None:
    same_kind = not said.words or are_related(said, target.name)
    if same_kind and target.kind in ("weights", "space") and sizes_contradict(said, target.name):
        return "size"
    word = version_conflict(said, target.name, strict=target.exact)
    return "version" if word is not None else None


RULE = Rule(
    id="link-text-contradicts-url",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("http",),
    family="models",
    bad=(
        Example("[Llava v1.5](⟦https://huggingface.co/collections/liuhaotian/llava-16-65b9e40155f60fd046a5ccf2⟧)"),
        Example("Weights: [7B](⟦https://huggingface.co/deepseek-ai/deepseek-vl-1.3b-chat⟧)"),
        Example(
            "| Model |\n| --- |\n"
            "| [Qwen2](⟦https://huggingface.co/collections/Qwen/qwen1.5-65c0a2f577b1ecb76d786524⟧) |"
        ),
        Example('<a href="⟦https://huggingface.co/lmsys/vicuna-13b-v1.5⟧">vicuna-7b-v1.5</a>'),
        Example("[ChatGLM3-6B](⟦https://github.com/THUDM/ChatGLM2-6B⟧)"),
        Example("[![HF](https://img.shields.io/badge/HF-Qwen2.5--14B-red)](⟦https://huggingface.co/Qwen/Qwen2.5-7B⟧)"),
    ),
    good=(
        Example(
            "[![n](https://img.shields.io/badge/downloads-13M-red)](https://huggingface.co/meta-llama/Llama-2-70b)\n"
            "[![l](https://img.shields.io/badge/License-Llama%203.1-red)](https://huggingface.co/a/Llama-3.2-1B)"
        ),
        Example("[phi-1.5](https://huggingface.co/microsoft/phi-1_5)"),
        Example("[Yi 1.5](https://huggingface.co/collections/01-ai/yi-15-2024-05-663f3ecab5f815a3eaca7ca8)"),
        Example("[Llama 3](https://huggingface.co/meta-llama/Llama-3.1-8B)"),
        Example("[7B](https://huggingface.co/deepseek-ai/deepseek-coder-6.7b-base)"),
        Example("[7B-72B](https://huggingface.co/Qwen/Qwen2.5-14B)"),
        Example("[Lecture 3](https://course.org/lecture-2) [Week 2](https://course.org/week_1)"),
        Example("[Llama 4 Scout 109B](https://huggingface.co/meta-llama/Llama-4-Scout-17B-16E)"),
        Example("[The Top 7 databases](https://www.datacamp.com/blog/the-top-5-databases)"),
        Example("[LLaVA 1.6](https://github.com/haotian-liu/LLaVA)"),
        Example("[DeepSeek-V2.5](https://github.com/deepseek-ai/DeepSeek-V2)"),
        Example("[MiniCPM-V 2.5](https://huggingface.co/openbmb/MiniCPM-Llama3-V-2_5)"),
        Example("[KARAKURI LM v0.1](https://karakuri.ai/news/karakuri-lm-v0-1/)"),
        Example("[XComposer2.5 7B](https://huggingface.co/internlm/internlm-xcomposer2d5-7b)"),
        Example("[bloom 1.7B](https://huggingface.co/bigscience/bloom-1b7)"),
    ),
)
