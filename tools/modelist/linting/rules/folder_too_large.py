"""A folder of entries holds more files than GitHub lists.

GitHub's page of a folder stops after 1,000 files, so contributors cannot find the rest there. Split the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\n"


def check(context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """One finding per folder, at the first file past the limit."""
    most = options["files"]
    counts: Counter[str] = Counter()
    for entry in context.catalog.entries:
        folder = entry.path.rsplit("/", 1)[0]
        counts[folder] += 1
        if counts[folder] == most + 1:
            message = f"{folder}/ holds more than {most} files, and GitHub lists no more than 1,000"
            yield Problem(Span(0, 0), message, "Split the list into kinds or into lists of their own.", path=entry.path)


RULE = Rule(
    id="folder-too-large",
    scope=Scope.LIST,
    severity=Severity.WARNING,
    check=check,
    family="list",
    options={"files": 1000},
    bad=(
        Example(
            f"⟦⟧{_ENTRY}",
            path="entries/llm/beta.yaml",
            files={"entries/llm/alpha.yaml": _ENTRY, "modelist.toml": "[lint.rules.folder-too-large]\nfiles = 1\n"},
        ),
    ),
    good=(Example(_ENTRY, path="entries/llm/beta.yaml", files={"entries/llm/alpha.yaml": _ENTRY}),),
)
