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
from modelist.core.scripts import CJK
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.anchors import decode_fragment, targets_of
from modelist.linting.addresses.paths import own_repository
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page
from modelist.linting.models.mentions import PARTS
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_OWN_FILE = lazy_pattern(
    r"https?://(?:www\.)?github\.com/(?P<repository>[^/\s?#]+/[^/\s?#]+)/(?:blob|raw|tree)/(?:main|master|HEAD)/(?P<path>[^?#\s]+)",
    re.IGNORECASE,
)
_OWN_PLACE = lazy_pattern(
    r"https?://(?:www\.)?github\.com/(?P<repository>[^/\s?#]+/[^/\s?#]+)"
    r"(?:/(?:blob|raw|tree)/(?:main|master|HEAD)/[^\s]+|(?:\?tab=readme[\w-]*)?(?P<anchor>#[^\s#]+))\Z",
    re.IGNORECASE,
)
_REPOSITORY = lazy_pattern(r"github\.com/([\w.-]{1,60})/([\w.-]{1,100}?)(?:\.git)?(?![\w.-])", re.IGNORECASE)
_TO_PLACE = lazy_pattern(
    r"https?://(?:www\.)?github\.com/(?P<repository>[\w.-]{1,60}/[\w.-]{1,100}?)(?:\.git)?"
    r"(?:/(?:blob|tree)/(?:main|master|HEAD)(?:/README\.md)?)?/?(?:\?tab=readme[\w-]*)?(?P<anchor>#[^\s#]+)",
    re.IGNORECASE,
)
_LONG_ANCHOR = lazy_pattern(rf"(?:[^-]*[{CJK}]){{4}}|[^-]+(?:-+[^-]+){{3}}")
"""Of four words at least, or as many Chinese characters, so that no other repository is likely to have it."""

_MIN_ANCHORS = 2
_SUBTITLE = lazy_pattern(r"\s*[:：(（|]|\s[-–—]\s")
_MIN_TITLE = 6
_PAGE = lazy_pattern(r"(?:.*/)?README[^/]*\.md", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses of files that the list has, in the configured repository or in one that is plainly the list's own."""
    if "github.com/" not in page.text:
        return
    own, certain = own_repository(page.context), bool(page.context.config.repository)
    titled = "" if certain or own else _titled_repository(page)
    anchored = "" if certain or own or titled else _anchored_repository(page)
    for link in page.links:
        if "github.com/" not in link.destination or not is_local(page, link):
            continue
        match = _OWN_FILE.match(link.destination)
        path = match["path"].rstrip("/") if match is not None else ""
        is_own = match is not None and (own == match["repository"].lower() or (not own and _PAGE.fullmatch(path)))
        if match is not None and not own and same_name(link.text) == same_name(match["repository"].partition("/")[2]):
            continue  # the text names the repository, and so another one
        if match is not None and is_own and path in page.context.files.paths:
            yield _problem(page, link, match, path, certain)
            continue
        elsewhere = _OWN_PLACE.match(link.destination) if own or titled or anchored else None
        if elsewhere is not None and elsewhere["repository"].lower() == titled and not is_image(link):
            message = "the list's own repository, by its title, is linked by a full address"
            yield Problem(link.destination_span, message, "Write the path or anchor alone.")
        elif elsewhere is not None and elsewhere["repository"].lower() == anchored and not is_image(link):
            yield _anchored_problem(page, link)
        elif elsewhere is not None and elsewhere["anchor"] and elsewhere["repository"].lower() == own:
            yield _anchor_problem(page, link, elsewhere["anchor"], certain)


def _titled_repository(page: Page) -> str:
    """The repository that the page is of, where the page's title is its name and no other linked has that name."""
    title = next((one.text for one in page.markdown.headings if one.level == 1), "")
    said = same_name(_SUBTITLE.split(title, maxsplit=1)[0])
    if "/" in page.path or len(said) < _MIN_TITLE:
        return ""
    linked = {f"{match[1]}/{match[2]}".lower() for match in _REPOSITORY.finditer(page.text)}
    found = [one for one in linked if same_name(one.partition("/")[2]) == said]
    if any(one.partition("/")[0] in MAKER_BY_ACCOUNT for one in found):
        return ""  # the page may well be about what the maker has there
    return found[0] if len(found) == 1 else ""


def _anchored_repository(page: Page) -> str:
    """The repository of which the page links places that it has itself; '' where the same may be said of another."""
    if "/" in page.path or "#" not in page.text:
        return ""
    linked: dict[str, set[str]] = {}
    for link in page.links:
        match = _TO_PLACE.fullmatch(link.destination) if "#" in link.destination else None
        if match is not None:
            linked.setdefault(match["repository"].lower(), set()).add(decode_fragment(match["anchor"][1:]).lower())
    names = targets_of(page).names if linked else frozenset()
    found = []
    for repository, anchors in linked.items():
        here = {one for one in anchors & names if same_name(one) not in PARTS}
        is_sure = len(here) >= _MIN_ANCHORS or any(_LONG_ANCHOR.match(one) for one in here)
        if is_sure and 2 * len(here) >= len(anchors):
            found.append(repository)
    return found[0] if len(found) == 1 else ""


def _anchored_problem(page: Page, link: Link) -> Problem:
    """A place of the page, or a file, at the repository that was told by its anchors."""
    place = _TO_PLACE.fullmatch(link.destination)
    if place is not None and targets_of(page).resolves(decode_fragment(place["anchor"][1:])):
        return _anchor_problem(page, link, place["anchor"], False)
    message = "the page's own repository, whose places it links, is linked by a full address"
    match = _OWN_FILE.match(link.destination)
    relative = link.destination[match.start("path") :] if match is not None else ""
    exact = page.document.slice(link.destination_span) == link.destination
    edits = (Edit(link.destination_span, relative),) if relative and exact else ()
    return Problem(link.destination_span, message, "Write the path or anchor alone.", edits=edits, safety=Safety.UNSAFE)


def _anchor_problem(page: Page, link: Link, anchor: str, certain: bool) -> Problem:
    span = link.destination_span
    exact = page.document.slice(span) == link.destination and "/" not in page.path
    edits = (Edit(span, anchor),) if exact else ()
    safety = Safety.SAFE if certain else Safety.UNSAFE
    message = f"'{anchor}' is a place of this page, linked by a full address"
    return Problem(span, message, f"Write {anchor}.", edits=edits, safety=safety)


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
        Example(
            "# A List\n\n- [Use](⟦https://github.com/me/a-b#-use-it-now⟧)\n- [FAQ](⟦https://github.com/me/a-b/blob/main/docs/FAQ.md⟧)\n"
            "- [Ask](⟦https://github.com/me/a-b?tab=readme-ov-file#who-to-ask⟧)\n\n## 🐼 Use it now\n\n## Who to ask\n",
        ),
        Example("[VLMs](⟦https://github.com/me/list/blob/master/README_VLMs.md⟧)\n", files={"README_VLMs.md": ""}),
        Example(
            "[a](⟦https://github.com/me/list#a⟧) [list](https://github.com/me/list)\n\n## a\n",
            "[a](#a) [list](https://github.com/me/list)\n\n## a\n",
            files=_CONFIG,
        ),
        Example(
            "# 🏆 LLM Zoo: for all\n\n[a](⟦https://github.com/me/LLMZoo#a⟧) [f](⟦https://github.com/me/LLMZoo/blob/main/f.py⟧)\n"
        ),
        Example(
            "[home](⟦https://github.com/me/list/blob/main/README.md⟧)\n",
            "[home](../README.md)\n",
            path="docs/page.md",
            files={**_CONFIG, "README.md": ""},
        ),
    ),
    good=(
        Example(
            "- [Train](https://github.com/he/tool#model-zoo)\n- [b](https://github.com/he/tool#installation) [c](https://github.com/he/tool/blob/main/c.md)\n\n"
            "## Model zoo\n\n## Installation\n"
        ),
        Example(
            "[a](https://github.com/he/x#use-it-with-care) [b](https://github.com/me/x#use-it-with-care)\n\n"
            "## Use it with care\n"
        ),
        Example("# LLM Zoo: for all\n\n[a](https://github.com/me/LLMZoo) [b](https://github.com/he/LLMZoo#b)\n"),
        Example("[aTool](https://github.com/he/aTool/blob/master/README.md)\n"),
        Example("# DeepSpeed\n\nAll about it. [a](https://github.com/microsoft/DeepSpeed/blob/master/docs/a.md)\n"),
        Example("# LLM Zoo\n\n[![a](https://github.com/me/LLMZoo/raw/main/a.png)](https://github.com/me/LLMZoo)\n"),
        Example("[a](https://github.com/other/list/blob/main/x.md) [b](b.md)\n", files={"b.md": "", "x.md": ""}),
        Example("[a](https://github.com/other/b/blob/main/README.md)\n", files={**_CONFIG}),
    ),
)
