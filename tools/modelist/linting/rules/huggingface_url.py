"""An address on Hugging Face that its own rules make impossible.

Names of accounts and repositories, ids of collections and sections of the site follow rules; what breaks them was
mistyped or cut off, and a reader gets an error page. Copy the address again from the page that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.urls import TWICE, faults, problem
from modelist.linting.context import Page
from modelist.linting.markup.characters import LOOK_ALIKES
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = (
    "hf-section",
    "hf-owner-name",
    "hf-repository-name",
    "hf-path",
    "hf-file-path",
    "hf-collection-id",
    "hf-paper-version",
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if not ("hf.co" in page.lower or "huggingface." in page.lower):
        return
    for written, fault in faults(page, _CODES):
        # Look-alike letters, and two addresses in one, are findings of their own.
        if LOOK_ALIKES.keys().isdisjoint(written.url) and TWICE.search(written.url) is None:
            yield problem(written, fault)


RULE = Rule(
    id="huggingface-url",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[w](https://huggingface.co/⟦model/⟧Qwen/Qwen-7B)\n", "[w](https://huggingface.co/Qwen/Qwen-7B)\n"),
        Example("[w](https://huggingface.co/Qwen/⟦Qwen--7B⟧)\n"),
        Example("[w](https://huggingface.co/collections/google/gemma-release-⟦65d5efbccdbb8c4202ec07⟧)\n"),
        Example("| [w](https://huggingface.co/Qwen/Qwen-7B/⟦7B-Chat⟧) |\n| --- |\n"),
    ),
    good=(
        Example(
            "[w](https://huggingface.co/Qwen/Qwen1.5-7B/tree/main) [c](https://huggingface.co/collections/mistralai/ministral-3)\n"
        ),
        Example(
            "[d](https://huggingface.co/datasets/allenai/ai2_arc) [s](https://huggingface.co/spaces/HuggingFaceH4/x/discussions/1)\n"
        ),
    ),
)
