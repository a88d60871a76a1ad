"""Two entries of a table of contents or row of jumps lead to one place, which only one of them names.

The entry was made by copying another, and its anchor kept: readers who want the one section come to the other. Link the
section that the entry names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import BlockKind, Link
from modelist.linting.anchors import decode_fragment, name_key, targets_of
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image

_MIN_LINKS, _MAX_SHARED = 5, 0.25
_WORD = lazy_pattern(r"[^\W\d_]{2,}|\d+")
_BACK = lazy_pattern(r"\b(?:back|top|home|up|contents|toc)\b|返回|回到|顶部|目录|[↑⬆🔝🔙]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists and paragraphs of links into the page, nearly all of which have a place of their own."""
    if page.is_fragment or page.text.count("](#") < _MIN_LINKS:
        return
    for block in page.markdown.blocks:
        if block.kind in (BlockKind.LIST, BlockKind.PARAGRAPH):
            jumps = [one for one in page.links_in(block.span) if _is_jump(one)]
            if len(jumps) >= _MIN_LINKS:
                yield from _check_jumps(page, jumps)


def _is_jump(link: Link) -> bool:
    is_there = len(link.destination) > 1 and link.destination.startswith("#")
    return is_there and bool(link.text) and not is_image(link) and _BACK.search(link.text.lower()) is None


def _check_jumps(page: Page, jumps: Sequence[Link]) -> Iterator[Problem]:
    by_place: dict[str, list[Link]] = {}
    for link in jumps:
        by_place.setdefault(decode_fragment(link.destination).lower(), []).append(link)
    shared = [links for links in by_place.values() if len({name_key(one.text) for one in links}) > 1]
    if sum(len(links) - 1 for links in shared) > _MAX_SHARED * len(jumps):
        return  # a list whose entries are grouped by section, such as one of models by maker
    for links in shared:
        named = _words(_said(page, links[0]))
        own = [one for one in links if _words(one.text) & named]
        for link in links if own else ():
            is_told = len(targets_of(page).by_title.get(name_key(link.text), ())) == 1  # by anchor-other-section
            if not _words(link.text) & named and not is_told:
                message = f"{shown(link.text)} leads to '{link.destination}', as {shown(own[0].text)} does"
                related = ((Location(page.path, own[0].destination_span), f"the link of {shown(own[0].text)}"),)
                yield Problem(link.destination_span, message, "Link the section that it names.", related=related)


def _said(page: Page, link: Link) -> str:
    """What names a place: its anchor, and the heading there."""
    fragment = decode_fragment(link.destination[1:])
    heading = targets_of(page).heading(fragment)
    return f"{fragment} {heading.text if heading is not None else ''}"


def _words(text: str) -> frozenset[str]:
    return frozenset(one.lower() for one in _WORD.findall(text))


_JUMPS = "`2025`: [`Meta`](#company-meta) [`xAI`](#company-xai) [`Google`](#company-google) [`Baidu`](#company-baidu)"
_PLACES = "".join(f'<a id="company-{one}"></a>\n\n' for one in ("meta", "xai", "google", "baidu", "openai"))

RULE = Rule(
    id="anchor-shared",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="anchors",
    bad=(
        Example(f"{_JUMPS} [`OpenAI`](⟦#company-google⟧)\n\n{_PLACES}"),
        Example(
            "- [Data](#data)\n- [Models](#models)\n- [Papers](#papers)\n- [Talks](#talks)\n- [Surveys](⟦#talks⟧)\n\n"
            "## Data\n\n## Models\n\n## Papers\n\n## Talks\n\n## All surveys\n"
        ),
    ),
    good=(
        Example(f"{_JUMPS} [`OpenAI`](#company-openai) [back to top](#company-meta)\n\n{_PLACES}"),
        Example(f"{_JUMPS} [`Google Research`](#company-google)\n\n{_PLACES}"),
        Example(
            "- [Data](#data)\n- [Llama](#models)\n- [Qwen](#models)\n- [Yi](#models)\n- [Talks](#talks)\n\n"
            "## Data\n\n## Models\n\n## Talks\n"
        ),
    ),
)
