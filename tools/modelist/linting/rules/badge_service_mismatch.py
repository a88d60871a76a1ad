"""A badge names one service or kind of page, and its link leads to another.

A reader who presses *Hugging Face* wants weights and lands in a repository of code; *Spaces* promises something to try
and *GitHub* the code, where a model's page or a project's site has neither. Mostly the line was copied and only half
changed. Correct the link, or use the badge of what it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.badges import PageBadge, badges, shown_span
from modelist.linting.addresses.code_links import are_rare, is_account, is_project_site, unknown_host
from modelist.linting.addresses.hub_kinds import is_space, other_kind_in_badge, read_kind
from modelist.linting.addresses.services import NAMES, Promise, broken_promise, plain_label, read_label
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_PRODUCTS = frozenset({"copilot", "actions", "pages"})
"""What makes another thing of ``GitHub`` on the left."""

_SITES = frozenset("page pages website site project blog demo homepage docs 项目 主页".split())
"""What makes a site of ``GitHub``, and no repository."""

_MIN_SPACES = 3


class _Usual(NamedTuple):
    """What a page's badges do lead to: nearly all for code to repositories, several for Spaces to Spaces."""

    code: bool
    spaces: bool


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges with a link whose label names a service or a kind of page."""
    linked = [(one, one.link.destination) for one in badges(page) if one.link is not None]
    usual = _read_usual(linked)
    for badge, url in linked:
        said, found = _read(badge, url, usual)
        if found:
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


def _read(badge: PageBadge, url: str, usual: _Usual) -> tuple[str, str]:
    """What a badge says, and what its link leads to instead; that is empty where it may be what it says."""
    promise = read_badge(badge)
    found = broken_promise(promise, url)
    if found:
        return NAMES.get(promise.service) or f"'{badge.label}'", found
    kind = read_kind(_shown(badge))
    found = other_kind_in_badge(kind, url)
    if not found and kind.name == "space" and promise.service and usual.spaces:
        found = unknown_host(url)
    return f"'{_shown(badge)}'", found or (_no_repository(badge, url, usual.code) if _is_code(badge) else "")


def _shown(badge: PageBadge) -> str:
    return f"{badge.label} {badge.message}".strip()


def _read_usual(linked: Sequence[tuple[PageBadge, str]]) -> _Usual:
    code = [is_account(url) or unknown_host(url) != "" for badge, url in linked if _is_code(badge)]
    spaces = [url for badge, url in linked if is_space(url) and read_kind(_shown(badge)).name == "space"]
    return _Usual(are_rare(code), len(spaces) >= _MIN_SPACES)


def _is_code(badge: PageBadge) -> bool:
    text = _shown(badge)
    promise = read_label(text) if badge.live is None else Promise()
    return promise.is_code and _SITES.isdisjoint(plain_label(text).split())


def _no_repository(badge: PageBadge, url: str, expected: bool) -> str:
    """What is no repository: a site of GitHub's always, and what else it may be where all others are repositories."""
    names_github = read_label(_shown(badge)).service == "github"
    if is_project_site(url):
        return "a project's page, not to a repository" if names_github or expected else ""
    if expected and is_account(url):
        return "an account on GitHub, not to a repository"
    host = unknown_host(url) if expected and names_github else ""
    return f"{host}, not to a repository" if host else ""


_HUB = "https://huggingface.co"
_SPACES = f"[![x](https://img.shields.io/badge/🤗-Open%20in%20Spaces-blue)]({_HUB}/spaces/a/b)\n"
_GITHUB = "[![x](https://badges.aleen42.com/src/github.svg)](https://github.com/a/b)\n"

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
        Example(f"[![x](https://img.shields.io/badge/⟦🤗-Open%20in%20Spaces⟧-blue)]({_HUB}/Qwen/Qwen-7B)\n"),
        Example(f"[![x](https://img.shields.io/badge/⟦HF%20Space-Demo⟧-blue)]({_HUB}/papers/2307.09288)\n"),
        Example(f"[![x](https://img.shields.io/badge/⟦🤗-Collections⟧-blue)]({_HUB}/facebook)\n"),
        Example(f"[![x](https://img.shields.io/badge/⟦Hugging%20Face-model⟧-blue)]({_HUB}/tinyllava)\n"),
        Example(f"[![x](https://img.shields.io/badge/⟦HuggingFace-Dataset⟧-blue)]({_HUB}/a/corpus)\n"),
        Example(f"{_SPACES * 3}[![x](https://img.shields.io/badge/⟦🤗-Spaces⟧-blue)](https://demo.x.org/)\n"),
        Example("[![x](⟦https://badges.aleen42.com/src/github.svg⟧)](https://a.github.io/b)\n"),
        Example(f"{_GITHUB * 12}[![x](https://img.shields.io/badge/⟦GitHub-Code⟧-black)](https://github.com/a/)\n"),
        Example(f"{_GITHUB * 12}[![x](https://img.shields.io/badge/⟦GitHub⟧-black)](https://b.org/blog)\n"),
    ),
    good=(
        Example(
            "[![x](https://img.shields.io/badge/arXiv-2307.09288-red)](https://huggingface.co/papers/2307.09288)\n"
        ),
        Example("[![x](https://img.shields.io/badge/GitHub-Page-red)](https://a.github.io/b)\n"),
        Example("[![x](https://img.shields.io/badge/Paper-GitHub-red)](https://github.com/a/b/blob/main/p.pdf)\n"),
        Example("[![x](https://img.shields.io/badge/GitHub-Copilot-red)](https://arxiv.org/abs/2307.09288)\n"),
        Example("[![x](https://img.shields.io/badge/🤗-Demo-red)](https://a.hf.space)\n"),
        Example(f"{_SPACES}[![x](https://img.shields.io/badge/🤗-Spaces-blue)](https://a-b.hf.space)\n"),
        Example(f"[![x](https://img.shields.io/badge/HF-models-blue)]({_HUB}/collections/a/b-{'0' * 24})\n"),
        Example(f"[![x](https://img.shields.io/badge/HF-models-blue)]({_HUB}/lmsys)\n"),
        Example(f"[![x](https://img.shields.io/badge/HF-Models%20&%20Data-blue)]({_HUB}/datasets/a/b)\n"),
        Example(f"[![x](https://img.shields.io/badge/🤗-Demo-blue)]({_HUB}/a/b)\n"),
        Example("[![x](https://img.shields.io/badge/HF-Spaces-blue)](https://demo.x.org/)\n"),
        Example("[![x](https://img.shields.io/badge/GitHub-black)](https://github.com/a)\n" + _GITHUB),
        Example(f"{_GITHUB * 12}[![x](https://img.shields.io/badge/GitHub-black)](https://git.x.org/a/b)\n"),
        Example(f"{_GITHUB * 12}[![x](https://img.shields.io/badge/Project-GitHub-red)](https://a.github.io)\n"),
    ),
)
