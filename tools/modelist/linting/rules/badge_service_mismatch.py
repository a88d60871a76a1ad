"""A badge names one service or kind of page, and its link leads to another.

A reader who presses *Hugging Face* wants weights and lands in a repository of code; mostly the line was copied and only
half changed. Correct the link, or use the badge of what it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.badges import PageBadge, badges, shown_span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import NAMES, Promise, broken_promise, read_label

_PRODUCTS = frozenset({"copilot", "actions", "pages"})
"""What makes another thing of ``GitHub`` on the left."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges with a link whose label names a service or a kind of page."""
    for badge in badges(page):
        if badge.link is None:
            continue
        promise = read_badge(badge)
        found = broken_promise(promise, badge.link.destination)
        if found:
            said = NAMES.get(promise.service) or f"'{badge.label}'"
            message = f"the badge says {said}, but its link leads to {found}"
            yield Problem(shown_span(page, badge), message, "Correct the link, or use the badge of what it leads to.")


def read_badge(badge: PageBadge) -> Promise:
    """What a badge promises: by its left side, or by its right side where the left says nothing."""
    if badge.live is not None:
        return Promise("github" if badge.live.owner and badge.live.name else "")
    left, right = read_label(badge.label), read_label(badge.message)
    both_differ = left.service and right.service and left.service != right.service
    if both_differ or badge.message.lower() in _PRODUCTS:
        return Promise()
    return left if left.service else right if right.service else left


RULE = Rule(
    id="badge-service-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("[![x](⟦https://badges.aleen42.com/src/github.svg⟧)](https://huggingface.co/Qwen/Qwen-7B)\n"),
        Example(
            "[![x](https://img.shields.io/badge/⟦%F0%9F%A4%97%20Hugging%20Face-models⟧-blue)](https://github.com/a/b)\n"
        ),
        Example("[![x](https://img.shields.io/badge/⟦arXiv-2307.09288⟧-red)](https://github.com/a/b)\n"),
        Example("[![x](https://img.shields.io/badge/⟦AI%20Blog-Gemma⟧-red)](https://x.org/gemma-report.pdf)\n"),
    ),
    good=(
        Example(
            "[![x](https://img.shields.io/badge/arXiv-2307.09288-red)](https://huggingface.co/papers/2307.09288)\n"
        ),
        Example("[![x](https://img.shields.io/badge/GitHub-Page-red)](https://a.github.io/b)\n"),
        Example("[![x](https://img.shields.io/badge/Paper-GitHub-red)](https://github.com/a/b/blob/main/p.pdf)\n"),
        Example("[![x](https://img.shields.io/badge/GitHub-Copilot-red)](https://arxiv.org/abs/2307.09288)\n"),
        Example("[![x](https://img.shields.io/badge/🤗-Demo-red)](https://a.hf.space)\n"),
    ),
)
