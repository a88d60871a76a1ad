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
from modelist.core.text import Span
from modelist.linting.addresses.paths import LocalTarget, local_target, own_target
from modelist.linting.context import Page
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
        real = files.paths.spelled(target.path)
        if real is not None:
            message = f"'{target.path}' differs in letter case from the file '{real}'"
            place = _place(page, target, real)
            edits = (place,) if place is not None else ()
            span = place.span if place is not None else target.path_span
            yield Problem(span, message, f"Write {real}.", edits=edits)


def _place(page: Page, target: LocalTarget, real: str) -> Edit | None:
    """What is written of the path, with the real name's letters; None where they cannot be laid over each other."""
    written = page.document.slice(target.path_span)
    for spelled, right in ((target.path, real), (quote(target.path), quote(real))):
        tail = spelled if target.absolute else _common_end(written, spelled)
        at = written.lower().rfind(tail.lower()) if tail else -1
        if at >= 0:
            start = target.path_span.start + at
            return Edit(Span(start, start + len(tail)), right[len(right) - len(tail) :])
    return None


def _common_end(written: str, path: str) -> str:
    """The end of a path from the list's root that a page in a folder writes: all behind its ``./`` and ``../``."""
    end = written.rstrip("/").rpartition("./")[2].lstrip("/")
    return path[len(path) - len(end) :] if end and path.lower().endswith(end.lower()) else ""


RULE = Rule(
    id="file-case",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="anchors",
    bad=(
        Example("[a](./⟦Docs/Guide.md⟧#x)\n", "[a](./docs/guide.md#x)\n", files={"docs/guide.md": "# x\n"}),
        Example("[a](./⟦A%20b.md⟧)\n", "[a](./a%20b.md)\n", path="docs/x.md", files={"docs/a b.md": ""}),
        Example(
            "[a](https://github.com/me/list/blob/main/⟦Docs/x.md⟧#x)\n",
            "[a](https://github.com/me/list/blob/main/docs/x.md#x)\n",
            files={"docs/x.md": "# x\n", "modelist.toml": '[list]\nrepository = "https://github.com/me/list"\n'},
        ),
        Example("![a](⟦a.PNG⟧)\n", "![a](a.png)\n", files={"a.png": ""}),
    ),
    good=(Example("[a](docs/guide.md) [b](docs)\n", files={"docs/guide.md": ""}),),
)
