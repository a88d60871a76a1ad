"""Where a link of a page leads inside the list's own repository."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from modelist.core.file_kinds import is_markdown
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import ListContext, Page

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OWN = lazy_pattern(
    r"https?://(?:www\.)?github\.com/([^/\s?#]+/[^/\s?#]+?)(?:\.git)?(?:/(?:blob|tree)/(?:main|master|HEAD)/?([^?#]*))?/?(?=[?#]|\Z)",
    re.I,
)
_REPOSITORY = lazy_pattern(r"github\.com/([^/\s?#]+/[^/\s?#]+?)(?:\.git)?/?\Z", re.IGNORECASE)
_OWN_PAGE = lazy_pattern(
    r"https?://(?:www\.)?github\.com/([\w.-]{1,60}/[\w.-]{1,100})/(?:blob|tree)/(?:main|master|HEAD)/"
    r"([\w./%-]{1,200}\.md)(?![\w./%-])",
    re.I,
)
_COMMON = lazy_pattern(
    r"(?:docs?/|\.github/)?(?:README|index|LICENSE|CONTRIBUTING|CHANGELOG|CODE.OF.CONDUCT|SECURITY|INSTALL)\.md", re.I
)
_MIN_SHOWN = 2
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
    if "github.com/" not in link.destination:
        return None
    own = own_repository(page.context)
    match = _OWN.match(link.destination) if own and own in link.destination.lower() else None
    if match is None or match[1].lower() != own:
        return None
    fragment = link.destination.partition("#")[2]
    return LocalTarget(unquote(match[2] or "").strip("/"), fragment, link.destination_span, True)


def own_repository(context: ListContext) -> str:
    """``owner/name`` of the list on GitHub, in lower case: as configured, else as its pages show; '' if neither.

    A list that is configured to be elsewhere has none. Pages show it where several addresses of files in one
    repository, and in no other, name files that the list has and that not every repository has.
    """
    found = _OWNERS.get(context)
    if found is None:
        configured = context.config.repository
        match = _REPOSITORY.search(configured)
        found = match[1].lower() if match else "" if configured else _shown_repository(context)
        _OWNERS[context] = found
    return found


def _shown_repository(context: ListContext) -> str:
    named: dict[str, int] = {}
    for match in (one for page in context.pages for one in _OWN_PAGE.finditer(page.text)):
        path = unquote(match[2])
        if not _COMMON.fullmatch(path) and path in context.files.paths:
            named[match[1].lower()] = named.get(match[1].lower(), 0) + 1
    return next(iter(named)) if len(named) == 1 and max(named.values()) >= _MIN_SHOWN else ""


def page_of(page: Page, target: LocalTarget) -> Page | None:
    """The page of this run that a target is; a folder shows its README."""
    if is_markdown(target.path):
        return page.context.page(target.path)
    folder = f"{target.path}/" if target.path else ""
    return next((found for name in _READMES if (found := page.context.page(folder + name))), None)


def _path_span(link: Link, path: str) -> Span:
    start, end = link.destination_span
    return Span(start, min(start + len(path), end))


_OWNERS: WeakKeyDictionary[ListContext, str] = WeakKeyDictionary()
