"""A file name that Windows cannot check out, or two names that differ in letter case alone.

One such file makes the whole repository impossible to clone on Windows, or drops one of two files on macOS. Rename it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.catalog.ids import RESERVED
from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope

_FORBIDDEN = lazy_pattern(r'[<>:"\\|?*\x00-\x1f]')
_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\n"


def check(context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """One finding per file or folder below the list's root, or of those that were asked for."""
    for path in _paths(context):
        name = path.rsplit("/", 1)[-1]
        bad = _FORBIDDEN.search(name)
        if bad is not None:
            yield _problem(path, f"the file name has the character {bad[0]!r}, which Windows does not allow")
        elif name.endswith((" ", ".")):
            yield _problem(path, "the file name ends in a blank or a dot, which Windows drops")
        elif name.split(".")[0].lower() in RESERVED:
            yield _problem(path, f"'{name}' is the name of a device on Windows")
        # What is in two such folders needs no finding beside that of the folder.
        earlier = _earlier(context, path)
        if earlier is not None:
            yield _problem(path, f"the name differs from '{earlier}' in letter case alone")


def _paths(context: ListContext) -> Sequence[str]:
    """What is looked at, in order; of a folder that is no repository, which may be anybody's home, only the pages."""
    if context.asked is not None:
        return sorted(context.asked)
    return sorted(context.files.paths.all if context.files.is_repository else (page.path for page in context.pages))


def _earlier(context: ListContext, path: str) -> str | None:
    """The first path of another letter case in the same folder, if it comes before this one."""
    folder, _, name = path.rpartition("/")
    first = next(iter(context.files.paths.like(folder, name)), name)
    return path[: -len(name)] + first if first < name else None


def _problem(path: str, message: str) -> Problem:
    return Problem(Span(0, 0), message, "Rename the file.", path=path)


RULE = Rule(
    id="file-name-not-portable",
    scope=Scope.LIST,
    severity=Severity.ERROR,
    check=check,
    family="list",
    bad=(
        Example(f"⟦⟧{_ENTRY}", path="entries/llm/con.yaml"),
        Example("⟦⟧# What?\n", path="docs/what?.md"),
        Example("⟦⟧# A\n", path="docs/a.md", files={"docs/A.md": ""}),
    ),
    good=(Example(_ENTRY, path="entries/llm/console.yaml"),),
)
