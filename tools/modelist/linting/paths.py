"""Where a link of a page leads inside the list's own repository."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OWN = lazy_pattern(
    r"https?://(?:www\.)?github\.com/([^/\s?#]+/[^/\s?#]+?)(?:\.git)?(?:/(?:blob|tree)/(?:main|master|HEAD)/?([^?#]*))?/?(?=[?#]|\Z)",
    re.I,
)
_REPOSITORY = lazy_pattern(r"github\.com/([^/\s?#]+/[^/\s?#]+?)(?:\.git)?/?\Z", re.IGNORECASE)
_READMES = ("README.md", "readme.md", "Readme.md", "README.MD")


class LocalTarget(NamedTuple):
    """A link into the list: the file's path from the root ('' for the root), its fragment, and where the path is
    written; ``absolute`` for a full GitHub address of the own repository."""

    path: str
    fragment: str
    path_span: Span
    absolute: bool = False


def is_relative(destination: str) -> bool:
    """Whether a destination has no scheme or host, and names a file."""
    return (
        bool(destination)
        and destination[0] not in "#?"
        and not destination.startswith(("//", "\\\\"))
        and (_SCHEME.match(destination) is None)
    )


def local_target(page: Page, link: Link) -> LocalTarget | None:
    """What a relative link names in the list; None for other links and for those that leave the repository."""
    written = link.destination
    if not is_relative(written):
        return None
    path, _, fragment = written.partition("#")
    path = path.partition("?")[0]
    base = "" if path.startswith("/") else posixpath.dirname(page.path)
    joined = posixpath.normpath(posixpath.join(base, unquote(path).lstrip("/") if not base else unquote(path)))
    if joined.startswith("..") or not path.strip():
        return None
    return LocalTarget("" if joined == "." else joined, fragment, _path_span(link, path))


def own_target(page: Page, link: Link) -> LocalTarget | None:
    """What a full GitHub address of the list's own repository names in it."""
    own = _own_repository(page)
    if not own or own not in link.destination.lower():
        return None
    match = _OWN.match(link.destination)
    if match is None or match[1].lower() != own:
        return None
    fragment = link.destination.partition("#")[2]
    return LocalTarget(unquote(match[2] or "").strip("/"), fragment, link.destination_span, True)


def page_of(page: Page, target: LocalTarget) -> Page | None:
    """The page of this run that a target is; a folder shows its README."""
    if target.path.lower().endswith(".md"):
        return page.context.page(target.path)
    folder = f"{target.path}/" if target.path else ""
    return next((found for name in _READMES if (found := page.context.page(folder + name))), None)


def _own_repository(page: Page) -> str:
    match = _REPOSITORY.search(page.context.config.repository)
    return match[1].lower() if match else ""


def _path_span(link: Link, path: str) -> Span:
    start, end = link.destination_span
    return Span(start, min(start + len(path), end))
