"""An address in an entry that leads nowhere, or somewhere else than it seems.

Names that the site's own rules make impossible, ids that no paper has, hosts that are misspelled or gone, pages that
only their owner sees: the same faults as in pages, at their place in the entry's file. Copy the address again.
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
    hf-section hf-owner-name hf-repository-name hf-path hf-file-path hf-collection-id hf-paper-version
    github-owner-name github-repository-name github-path github-file-path github-number github-image-proxy
    github-signed-image arxiv-id arxiv-padding arxiv-future-month arxiv-path arxiv-doi-version arxiv-html-slash
    url-scheme url-host url-blank url-ending private-link sign-in-page private-address bare-ip-address
    temporary-address expiring-link local-file dead-service
    """.split()
)


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every such fault of the entry's addresses."""
    yield from entry_faults(entry, _CODES, context.today)


_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks:\n  {}\n"

RULE = Rule(
    id="entry-url",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("code: https://github.com/a/b/⟦blob/main⟧"), path="entries/llm/alpha.yaml"),
        Example(_ENTRY.format('weights: "https://huggingface.co/Qwen/⟦Qwen--7B⟧"'), path="entries/llm/alpha.yaml"),
        Example(
            _ENTRY.format("weights:\n    - {label: 7B, url: 'https://⟦hugginface.co⟧/Qwen/Qwen-7B'}"),
            _ENTRY.format("weights:\n    - {label: 7B, url: 'https://huggingface.co/Qwen/Qwen-7B'}"),
            path="entries/llm/alpha.yaml",
        ),
    ),
    good=(
        Example(
            _ENTRY.format("paper: arXiv:2307.09288\n  code: https://github.com/a/b"), path="entries/llm/alpha.yaml"
        ),
    ),
)
