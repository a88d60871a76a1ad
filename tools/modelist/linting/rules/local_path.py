"""A link or image points at a file on somebody's own computer.

``C:\\Users\\me\\a.png``, ``/Users/me/a.png`` or ``file:///...`` work for the one who wrote them, and for nobody else:
readers see a broken picture. Put the file into the list, and link it by its relative path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.local_paths import is_local_path
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Destinations that begin like a path on a disk."""
    if "](" not in page.text and "<" not in page.text and "]:" not in page.text:
        return
    for link in page.links:
        if is_local_path(link.destination) and not _is_in_list(page, link.destination):
            message = f"'{link.destination[:60]}' is a path on somebody's computer"
            yield Problem(link.destination_span, message, "Add the file to the list and link it by its relative path.")


def _is_in_list(page: Page, destination: str) -> bool:
    path = destination.replace("\\", "/").lstrip("/").removeprefix("./")
    return destination.startswith("/") and path.partition("/")[0] in page.context.files.paths


RULE = Rule(
    id="local-path",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="anchors",
    bad=(
        Example("![a](⟦C:\\Users\\me\\a.png⟧)\n"),
        Example("![a](⟦/Users/me/Desktop/a.png⟧)\n"),
        Example('<img src="⟦file:///home/me/a.png⟧">\n'),
        Example("![a](⟦.\\images\\a.png⟧)\n"),
    ),
    good=(Example("![a](home/a.png) [b](/home/x.md) [c](https://x.org/C:/a)\n", files={"home/x.md": ""}),),
)
