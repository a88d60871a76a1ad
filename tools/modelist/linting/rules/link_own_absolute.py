"""A link to the list's own repository that is written as a full address.

In a fork, on another branch, in a clone or after a rename it leads to the old place. Write the path relative to the
page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.paths import own_repository
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_local

_OWN_FILE = lazy_pattern(
    r"https?://(?:www\.)?github\.com/(?P<repository>[^/\s?#]+/[^/\s?#]+)/(?:blob|raw|tree)/(?:main|master|HEAD)/(?P<path>[^?#\s]+)",
    re.IGNORECASE,
)
_PAGE = lazy_pattern(r"(?:.*/)?README[^/]*\.md", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses of files that the list has, in the configured repository or in one that is plainly the list's own."""
    if "github.com/" not in page.text:
        return
    own, certain = own_repository(page.context), bool(page.context.config.repository)
    for link in page.links:
        match = _OWN_FILE.match(link.destination) if "github.com/" in link.destination else None
        if match is None or not is_local(page, link):
            continue
        path = match["path"].rstrip("/")
        if path not in page.context.files.paths:
            continue
        if own == match["repository"].lower() or (not own and _PAGE.fullmatch(path)):
            yield _problem(page, link, match, path, certain)


def _problem(page: Page, link: Link, match: re.Match[str], path: str, certain: bool) -> Problem:
    relative = posixpath.relpath(path, posixpath.dirname(page.path) or ".") + link.destination[match.end() :]
    span = link.destination_span
    exact = page.document.slice(span) == link.destination and link.tag != "img"
    edits = (Edit(Span(*span), relative),) if exact else ()
    safety = Safety.SAFE if certain else Safety.UNSAFE
    message = f"'{path}' is a file of this list, linked by a full address"
    return Problem(span, message, f"Write {relative}.", edits=edits, safety=safety)


_CONFIG = {"modelist.toml": '[list]\nrepository = "https://github.com/me/list"\n'}

RULE = Rule(
    id="link-own-absolute",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "[VLMs](⟦https://github.com/me/list/blob/main/README_VLMs.md#llava⟧)\n",
            "[VLMs](README_VLMs.md#llava)\n",
            files={**_CONFIG, "README_VLMs.md": "## LLaVA\n"},
        ),
        Example("[VLMs](⟦https://github.com/me/list/blob/master/README_VLMs.md⟧)\n", files={"README_VLMs.md": ""}),
        Example(
            "[home](⟦https://github.com/me/list/blob/main/README.md⟧)\n",
            "[home](../README.md)\n",
            path="docs/page.md",
            files={**_CONFIG, "README.md": ""},
        ),
    ),
    good=(
        Example("[a](https://github.com/other/list/blob/main/x.md) [b](b.md)\n", files={"b.md": "", "x.md": ""}),
        Example("[a](https://github.com/other/b/blob/main/README.md)\n", files={**_CONFIG}),
    ),
)
