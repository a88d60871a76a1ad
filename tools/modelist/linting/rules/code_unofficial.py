"""The code beside a paper is somebody else's implementation of it, and nothing says so.

A few accounts hold hundreds of papers written anew by one person, often before the authors published theirs. Readers
take it for the authors' own, with the results of the paper, which it may never have reached. Say that it is unofficial
or whose it is, or link the authors' code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.dated_papers import first_line_of
from modelist.linting.items import own_end
from modelist.linting.repository_lines import UNOFFICIAL, repositories
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import read_label
from modelist.linting.urls import is_image
from modelist.providers.urls import split_url

_ACCOUNTS = frozenset({"kyegomez", "lucidrains", "the-swarm-corporation"})
"""What their repositories say of themselves: an implementation of a paper by others
(https://github.com/lucidrains?tab=repositories, https://github.com/kyegomez?tab=repositories)."""

_OWN = frozenset({"ema-pytorch", "swarms", "vector-quantize-pytorch", "x-transformers", "zeta"})
"""Libraries of their own."""

_PAPER_SITES = frozenset({"aclanthology.org", "arxiv.org", "openaccess.thecvf.com", "openreview.net"})
_MAX_TEXT = 3_000


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories of such accounts beside a paper, in an item or row that says nothing of it."""
    if not any(one in page.lower for one in _ACCOUNTS):
        return
    lines = page.document.lines
    for link, own in repositories(page.links):
        if own.owner.lower() not in _ACCOUNTS or own.name.lower() in _OWN:
            continue
        line = lines.line_of(link.span.start)
        first = first_line_of(page, line)
        whole = Span(lines.start_of(first), min(own_end(page, line), lines.start_of(first) + _MAX_TEXT))
        text = visible_text(page, whole).lower()
        if UNOFFICIAL.search(text) or own.owner.lower() in text or _is_named(own.name.lower(), text):
            continue
        if any(_is_paper(one) for one in page.links_in(whole)):
            message = f"{own.repository} is an implementation by others than the authors, and nothing says so"
            advice = "Say that it is unofficial, or link the authors' code."
            yield Problem(link.destination_span, message, advice)


def _is_named(name: str, text: str) -> bool:
    """Whether a text calls a repository by its name, unless that is the paper's, too."""
    return name.endswith("-pytorch") and name in text


def _is_paper(link: Link) -> bool:
    promise = read_label(link.text)
    parts = split_url(link.destination)
    is_there = parts is not None and parts.site in _PAPER_SITES
    return not is_image(link) and (is_there or promise.role == "paper" or promise.service == "arxiv")


_PAPER = "- CoCa: Contrastive Captioners [[paper](https://arxiv.org/abs/2205.01917)]"

RULE = Rule(
    id="code-unofficial",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(f"{_PAPER} [[code](⟦https://github.com/lucidrains/CoCa-pytorch⟧)]\n"),
        Example(
            "| Model | Code |\n| --- | --- |\n"
            "| [MM1](https://arxiv.org/abs/2403.09611) | [🔗](⟦https://github.com/kyegomez/MM1⟧) |\n"
        ),
    ),
    good=(
        Example(f"{_PAPER} [[PyTorch (lucidrains)](https://github.com/lucidrains/CoCa-pytorch)]\n"),
        Example(f"{_PAPER} [[unofficial code](https://github.com/lucidrains/CoCa-pytorch)]\n"),
        Example(f"{_PAPER} [[code](https://github.com/lucidrains/x-transformers)]\n"),
        Example("- [CoCa](https://github.com/lucidrains/CoCa-pytorch) - captions of pictures\n"),
        Example(f"{_PAPER} [[code](https://github.com/google-research/coca)]\n"),
    ),
)
