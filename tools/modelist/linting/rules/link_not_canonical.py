"""An address that goes through a mirror, is written as for cloning, or names the branch that is shown anyway.

Mirrors and old hosts redirect at best, and a mirror may not answer everybody: hf-mirror.com only serves readers in some
countries. Link the site itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import faults, problem

_CODES = ("arxiv-mirror", "hf-mirror", "hf-host", "github-dot-git", "github-default-branch")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        yield problem(written, fault)


RULE = Rule(
    id="link-not-canonical",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](https://⟦browse.arxiv.org⟧/abs/2304.08485)\n", "[a](https://arxiv.org/abs/2304.08485)\n"),
        Example("[a](https://⟦www.arxiv.org⟧/abs/2304.08485)\n", "[a](https://arxiv.org/abs/2304.08485)\n"),
        Example("[a](https://⟦hf-mirror.com⟧/Qwen/Qwen-7B)\n", "[a](https://huggingface.co/Qwen/Qwen-7B)\n"),
        Example("[a](https://github.com/a/b⟦.git⟧)\n", "[a](https://github.com/a/b)\n"),
        Example("[a](https://github.com/a/b⟦/tree/main⟧)\n", "[a](https://github.com/a/b)\n"),
    ),
    good=(
        Example(
            "[a](https://hf.co/Qwen/Qwen-7B) [b](https://github.com/a/b) [c](https://github.com/a/b/tree/main/c)\n"
        ),
    ),
)
