"""A link or image names a file that is not in the list.

A reader gets GitHub's 404 page, or a broken picture. The file was renamed, was never committed, or the address lacks
its ``https://``, so that it reads as a file's name. Correct the path, or add the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import nearest
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.anchors import targets_of
from modelist.linting.addresses.local_paths import is_local_path
from modelist.linting.addresses.paths import LocalTarget, is_relative, local_target, own_target
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_HOST = lazy_pattern(
    r"(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|co|ai|cn|dev|edu|app|info|me|xyz|gov|tech|site|club|cc|top|space|gg|so|tv)(?::\d+)?(?:[/?#]|\Z)",
    re.I,
)
_MAIL = lazy_pattern(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,12}")
_NO_PATH = lazy_pattern(r"[^/.\\:?#]+")
_MAX_STRAY = 2
_MAX_HINTS, _MAX_COMPARED, _MANY = 50, 5_000, 3
_NO_NAME = lazy_pattern(r"[{}<>$*\n]|\.\.\.|…|\[|\]\(|https?:/")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Relative links whose file is unknown, where the list's files are known."""
    found = [(link, target) for link in page.links if (target := _target(page, link)) is not None]
    if not found:
        return
    missing = []
    for link, target in found:
        if _MAIL.fullmatch(link.destination):
            yield _without_scheme(link, "mailto:")
        elif is_host(link.destination):
            yield _without_scheme(link, "https://")
        elif _exists(page, target.path):
            continue
        elif _is_fragment(page, link):
            yield _without_hash(link)
        elif _is_stray(page, link):
            yield _before_hash(link)
        else:
            missing.append((link, target))
    if missing and _knows_files(page, found, missing):
        for index, (link, target) in enumerate(missing):
            yield _missing(page, link, target, hints=index < _MAX_HINTS)


def is_host(destination: str) -> bool:
    """Whether a destination without a scheme begins like an address of the web."""
    return _HOST.match(destination) is not None


def _target(page: Page, link: Link) -> LocalTarget | None:
    if not (is_relative(link.destination) or "/blob/" in link.destination) or is_local_path(link.destination):
        return None
    before = page.text[link.span.start - 1 : link.span.start]
    if before.isalnum() and before.isascii() and len(link.destination) <= _MAX_STRAY and link.destination.isalnum():
        return None  # f[x](y), as in code and formulas
    is_footnote = link.label is not None and link.label.startswith("^")
    if is_footnote or _NO_NAME.search(link.destination) or link.kind is LinkKind.AUTOLINK:
        return None
    return local_target(page, link) or own_target(page, link)


def _exists(page: Page, path: str) -> bool:
    return not path or page.context.files.paths.spelled(path) is not None


def _knows_files(page: Page, found: list[tuple[Link, LocalTarget]], missing: list[tuple[Link, LocalTarget]]) -> bool:
    """Whether the list's files are here: a README that was copied alone has none of what it links."""
    if page.context.catalog.entries:
        return True
    own = {one.path for one in page.context.pages}
    absent = {id(target) for _, target in missing}
    some = any(target.path and target.path not in own for _, target in found if id(target) not in absent)
    return some or (page.context.files.is_repository and len({target.path for _, target in missing}) < _MANY)


def _is_fragment(page: Page, link: Link) -> bool:
    """Whether a destination without slash and dot is the name of an anchor of the page."""
    return _NO_PATH.fullmatch(link.destination) is not None and link.destination in targets_of(page).names


def _without_hash(link: Link) -> Problem:
    start = link.destination_span.start
    message = f"'{link.destination[:60]}' is an anchor of this page, but without # GitHub looks for a file of that name"
    return Problem(link.destination_span, message, "Write # before it.", edits=(Edit(Span(start, start), "#"),))


def _is_stray(page: Page, link: Link) -> bool:
    """Whether a slip of one or two letters stands before the ``#`` of an anchor of the page."""
    before, _, fragment = link.destination.partition("#")
    return len(before) <= _MAX_STRAY and before.isalnum() and fragment != "" and fragment in targets_of(page).names


def _before_hash(link: Link) -> Problem:
    start = link.destination_span.start
    stray = Span(start, start + link.destination.index("#"))
    message = f"'{link.destination[:60]}' is an anchor of a file, and the anchor is one of this page"
    return Problem(stray, message, "Leave out what stands before the #.", edits=(Edit(stray, ""),))


def _without_scheme(link: Link, scheme: str) -> Problem:
    start = link.destination_span.start
    shown = link.destination[:60]
    message = f"'{shown}' has no {scheme}, so GitHub looks for a file of that name"
    return Problem(
        link.destination_span, message, f"Write {scheme} before it.", edits=(Edit(Span(start, start), scheme),)
    )


def _missing(page: Page, link: Link, target: LocalTarget, *, hints: bool) -> Problem:
    is_image = link.kind is LinkKind.IMAGE or link.attribute == "src"
    what = "image" if is_image else "file"
    hint = nearest(target.path, page.context.files.paths.some(_MAX_COMPARED)) if hints else ""
    return Problem(
        target.path_span,
        f"there is no {what} '{target.path}' in this list",
        hint or "Correct the path, or add the file.",
    )


RULE = Rule(
    id="file-missing",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="anchors",
    bad=(
        Example("[VLMs](⟦README_VLM.md⟧#llava)\n", files={"README_VLMs.md": "", "assets/a.png": "", "LICENSE": ""}),
        Example("![tree](⟦./assets/tree.png⟧)\n", files={"assets/a.png": "", "LICENSE": ""}),
        Example('<img src="⟦assets/b.png⟧">\n', files={"assets/a.png": "", "LICENSE": ""}),
        Example("[Qwen](⟦huggingface.co/Qwen⟧)\n", "[Qwen](https://huggingface.co/Qwen)\n"),
        Example("[us](⟦a.b@qwen.ai⟧)\n", "[us](mailto:a.b@qwen.ai)\n"),
        Example("- [Qwen](⟦t⟧#qwen)\n\n## Qwen\n", "- [Qwen](#qwen)\n\n## Qwen\n"),
        Example("- [Qwen](⟦qwen⟧)\n\n## Qwen\n", "- [Qwen](#qwen)\n\n## Qwen\n"),
        Example("[a](⟦/docs/b.md⟧)\n", path="docs/x.md", files={"docs/a.png": "", "LICENSE": ""}),
    ),
    good=(
        Example(
            "[a](assets/a.png) [b](./assets) [c](/assets/a.png?raw=true) [d](../../issues)\n",
            files={"assets/a.png": ""},
        ),
        Example("![图](assets/%E5%9B%BE.png)\n", files={"assets/图.png": ""}),
        Example("[a]((https://x.org/y))\n", files={"LICENSE": ""}),
        Example("[a](a.md) ![b](b.png) [c](c)\n"),
        Example("the value of f[x](y)\n", files={"LICENSE": ""}),
        Example("[docs](docs)\n\n## Docs\n", files={"docs/a.md": ""}),
        Example("![a](a/1.png) ![b](a/2.png) ![c](a/3.png)\n", files={"LICENSE": ""}),
    ),
)
