"""An address on GitHub that its own rules make impossible, or that works for minutes only.

Names of accounts and repositories follow rules, and a repository has certain pages only; what breaks them was mistyped
or cut off, and a reader gets an error page. Addresses of GitHub's image proxy stop working when its key changes. Copy
the address again from the page that is meant.
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
    "github-owner-name",
    "github-repository-name",
    "github-path",
    "github-file-path",
    "github-number",
    "github-image-proxy",
    "github-signed-image",
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "github" not in page.lower:
        return
    for written, fault in faults(page, _CODES):
        # Look-alike letters, and two addresses in one, are findings of their own.
        if LOOK_ALIKES.keys().isdisjoint(written.url) and TWICE.search(written.url) is None:
            yield problem(written, fault)


RULE = Rule(
    id="github-url",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[c](https://github.com/⟦my~org⟧/repo)\n"),
        Example("[c](https://github.com/a/b/⟦blob/main⟧)\n"),
        Example("[c](https://github.com/a/b/⟦mian/README.md⟧)\n"),
        Example("[c](https://github.com/a/b/⟦releases/download/paper.pdf⟧)\n"),
    ),
    good=(
        Example("[c](https://github.com/a/b/releases/download/v1/a.pdf) [d](https://github.com/a/b/releases/tag/v1)\n"),
        Example("[a](https://github.com/a/bhttps://github.com/a/b)\n"),
        Example(
            "[c](https://github.com/a/b/tree/main/x) [i](https://github.com/a/b/issues/1) [p](https://github.com/features)\n"
        ),
    ),
)
