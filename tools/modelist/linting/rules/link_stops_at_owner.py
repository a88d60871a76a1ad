"""A link that names one model leads to the page of its owner's account only.

`[Foo-7B-chat](https://huggingface.co/foo)` shows everything that the account has, and a reader must search it for what
the text promises: the rest of the address was lost, or was never filled in. Add the repository's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.wording import shown
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.readme.words import same_name

_SIZE = lazy_pattern(r"(?<![\w.])(?:\d{1,2}x)?\d{1,3}(?:\.\d)?[BbMm](?!\w)")
_OTHER_WORD = lazy_pattern(
    r"[ \t](?!(?:base|chat|checkpoint|hf|instruct|it|model|sft|v\d|weights?)\b)[a-z]{2,}(?![\w-])"
    r"|(?!模型|权重|对话|基座|预训练)[一-鿿]{2}"
)
"""Behind the size, what makes the name that of something else than a model: its users, its team, all its versions."""

_MANY = lazy_pattern(
    r"\b(?:all|and|collections?|family|models|others?|series|to|variants|versions)\b|系列|[,/|+&、，]", re.I
)
_MAX_NAME, _MAX_WORDS = 60, 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text is a name with one size in it, or a size alone, as one repository has."""
    for link in page.links:
        text = link.text.strip(" *_`")
        if len(text) > _MAX_NAME or is_image(link) or len(_SIZE.findall(text)) != 1:
            continue
        address = read_url(link.destination)
        if address is None or address.kind != "owner" or _MANY.search(text) or len(text.split()) > _MAX_WORDS:
            continue
        size = next(_SIZE.finditer(text))
        is_owner = same_name(text) == same_name(address.owner)
        if is_owner or "?" in link.destination or _OTHER_WORD.search(text, size.end()):
            continue
        message = f"{shown(text)} is one model, but this is the page of the account '{address.owner}'"
        yield Problem(link.destination_span, message, "Add the repository's name.", text)


RULE = Rule(
    id="link-stops-at-owner",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[chimera-chat-13b-hf](⟦https://huggingface.co/Yhyu13/⟧)\n"),
        Example("Gemma [2B](https://huggingface.co/google/gemma-2b) [7B](⟦https://huggingface.co/google⟧)\n"),
        Example("[Foo 7B 模型](⟦https://huggingface.co/foo⟧) [Foo-8x7B chat](⟦https://huggingface.co/foo⟧)\n"),
        Example("| Model |\n| --- |\n| [**Foo 7B**](⟦https://github.com/foo⟧) |\n"),
    ),
    good=(
        Example("[Qwen](https://huggingface.co/Qwen) [Qwen2.5 7B series](https://huggingface.co/Qwen)\n"),
        Example("[Foo-7B 团队](https://github.com/foo) [Foo 7B quants](https://hf.co/a) [5M users](https://hf.co/a)\n"),
        Example("[7B-Lab](https://hf.co/7b-lab) [Foo 7B](https://huggingface.co/a?search_models=foo)\n"),
        Example("[7B/13B](https://huggingface.co/a) [B-7|13B](https://hf.co/b)\n"),
        Example("[Foo-7B](https://huggingface.co/foo/foo-7b) [gpt2-117M](https://huggingface.co/gpt2)\n"),
    ),
)
