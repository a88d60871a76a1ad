"""An address in an entry that works but is not the best one.

A PDF where arXiv asks for the abstract page, http where the site has https, parameters that track, a mirror instead of
the site itself: the same faults as in pages. All of them can be fixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.entry_urls import entry_faults
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_CODES = tuple(
    """
    arxiv-pdf arxiv-abs-file arxiv-mirror hf-mirror hf-host http-link tracking-parameter locale-in-url github-dot-git
    badge-fragile text-fragment
    """.split()
)


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every such fault of the entry's addresses."""
    yield from entry_faults(entry, _CODES, context.today)


_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks:\n  {}\n"

RULE = Rule(
    id="entry-url-style",
    scope=Scope.ENTRY,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            _ENTRY.format("blog: https://x.org/p⟦?utm_source=list⟧"),
            _ENTRY.format("blog: https://x.org/p"),
            path="entries/llm/alpha.yaml",
        ),
        Example(
            _ENTRY.format("blog: https://⟦www.arxiv.org⟧/abs/2307.09288"),
            _ENTRY.format("blog: https://arxiv.org/abs/2307.09288"),
            path="entries/llm/alpha.yaml",
        ),
        Example(
            _ENTRY.format("code: ⟦http⟧://github.com/a/b"),
            _ENTRY.format("code: https://github.com/a/b"),
            path="entries/llm/alpha.yaml",
        ),
    ),
    good=(Example(_ENTRY.format("blog: https://x.org/p?id=1"), path="entries/llm/alpha.yaml"),),
)
