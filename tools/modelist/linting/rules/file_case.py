"""A link to a file of the list differs from its name in letter case.

It works on Windows and macOS, where letter case does not count in file names, and is broken on GitHub, where it does.
Write the name as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.linting.context import Page
from modelist.linting.paths import LocalTarget, local_target, own_target
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose path is in the list only with other letter case."""
    for link in page.links:
        target = local_target(page, link) or own_target(page, link)
        if target is None or not target.path:
            continue
        files = page.context.files
        if target.path in files.paths:
            continue
        real = files.by_lower.get(target.path.lower())
        if real is not None:
            message = f"'{target.path}' differs in letter case from the file '{real}'"
            yield Problem(target.path_span, message, f"Write {real}.", edits=_edits(page, target, real))


def _edits(page: Page, target: LocalTarget, real: str) -> tuple[Edit, ...]:
    """The same spelling as before with the real name's letters, where both can be laid over each other."""
    written = page.document.slice(target.path_span)
    at = written.lower().rfind(target.path.lower())
    if target.absolute or at < 0:
        at = written.lower().rfind(quote(target.path).lower())
        if at < 0 or target.absolute:
            return ()
        real = quote(real)
    return (Edit(target.path_span, written[:at] + real + written[at + len(real) :]),)


RULE = Rule(
    id="file-case",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="anchors",
    bad=(
        Example("[a](⟦./Docs/Guide.md⟧#x)\n", "[a](./docs/guide.md#x)\n", files={"docs/guide.md": "# x\n"}),
        Example("![a](⟦a.PNG⟧)\n", "![a](a.png)\n", files={"a.png": ""}),
    ),
    good=(Example("[a](docs/guide.md) [b](docs)\n", files={"docs/guide.md": ""}),),
)
