"""A link or image points at a file on somebody's own computer.

``C:\\Users\\me\\a.png``, ``/Users/me/a.png`` or ``file:///...`` work for the one who wrote them, and for nobody else:
readers see a broken picture, as they do of ``images\\a.png``, since only ``/`` parts folders on the web. Put the file
into the list, and link it by its relative path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.local_paths import has_backslashes, is_local_path
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Destinations that begin like a path on a disk."""
    if "](" not in page.text and "<" not in page.text and "]:" not in page.text:
        return
    for link in page.links:
        if has_backslashes(link.destination):
            yield _backslashes(page, link)
        elif is_local_path(link.destination) and not _is_in_list(page, link.destination):
            message = f"'{link.destination[:60]}' is an address on somebody's computer"
            yield Problem(link.destination_span, message, "Add the file to the list and link it by its relative path.")


def _backslashes(page: Page, link: Link) -> Problem:
    message = f"'{link.destination[:60]}' is a path as Windows writes it, and the web knows no folders by \\"
    right = link.destination.replace("\\", "/")
    exact = page.document.slice(link.destination_span) == link.destination
    edits = (Edit(link.destination_span, right),) if exact else ()
    return Problem(link.destination_span, message, f"Write {right}.", edits=edits, safety=Safety.UNSAFE)


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
        Example("![a](⟦.\\images\\a.png⟧) ![b](⟦images\\b.png⟧)\n"),
        Example("![a](⟦/content/drive/MyDrive/a.png⟧) ![b](⟦blob:https://github.com/0a-1b⟧)\n"),
    ),
    good=(
        Example("[$a$](\\alpha) ![b](images\\_b.png)\n"),
        Example("![a](home/a.png) [b](/home/x.md) [c](https://x.org/C:/a)\n", files={"home/x.md": ""}),
    ),
)
