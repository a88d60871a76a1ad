"""A link or image without an address.

`[Paper]()` and `[Paper](#)` look like links, and take a reader nowhere. Add the address, or leave the text without a
link. A link back to the top of the page is left alone; so is `[]()` as all of a cell, which shows nothing (see
placeholder-style and table-empty-row).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.urls import is_image, may_hold_links
from modelist.linting.context import Page
from modelist.linting.markup.cells import shows_nothing
from modelist.linting.rule import Example, Problem, Rule, Scope

_TOP = (
    "top",
    "back",
    "home",
    "toc",
    "contents",
    "顶部",
    "返回",
    "目录",
    "回到",
    "↑",
    "⬆",
    "🔝",
    "🔼",
    "^",
    "▲",
    "⏫",
    "☝",
)
_PADDING = 80
"""More blanks than stand beside the one sign of a cell."""

_FORM = lazy_pattern(
    r"\W*(?:\w+ )?(?:(?:templates?|contributing|how to (?:add|contribute)|contribution guid\w+)\b|贡献|模板)",
    re.IGNORECASE,
)
"""The heading of a part that shows how to add an entry, in which addresses are left out."""

_NOWHERE = ("", "#", "/#", "javascript:void(0)", "javascript:;", "javascript:void(0);", "<>", "http://", "https://")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to nothing, and links to ``#`` whose text does not say that they lead back to the top."""
    if not may_hold_links(page):
        return
    pictures = {one.parent: one.text for one in page.links if one.parent is not None and is_image(one)}
    for index, link in enumerate(page.links):
        target = link.destination.strip()
        if target not in _NOWHERE or _is_anchor_point(page, link) or _is_in_form(page, link):
            continue
        if not target and not link.text and index not in pictures and _is_all_of_a_cell(page, link):
            continue
        if target == "#" and (_leads_to_top(link.text) or not link.text):
            continue
        what = "image" if is_image(link) else "link"
        text = link.text or pictures.get(index, "")
        said = f"'{target}' is no address" if target else f"the {what}{text and f' {shown(text)}'} has no address"
        advice = (
            "Add the address, or leave the text without a link." if what == "link" else "Add its address, or remove it."
        )
        yield Problem(_place(link), f"{said}: it leads nowhere" if target else said, advice)


def _is_all_of_a_cell(page: Page, link: Link) -> bool:
    before = page.text[max(0, link.span.start - _PADDING) : link.span.start].rstrip(" \t")
    after = page.text[link.span.end : link.span.end + _PADDING].lstrip(" \t")
    return before.endswith("|") and after.startswith("|") and shows_nothing(page.document.slice(link.span))


def _is_in_form(page: Page, link: Link) -> bool:
    section = page.section_at(link.span.start)
    while section is not None and _FORM.match(section.title) is None:
        section = section.parent
    return section is not None


def _leads_to_top(text: str) -> bool:
    return any(one in text.lower() for one in _TOP)


def _is_anchor_point(page: Page, link: Link) -> bool:
    """``<a href="" id="x">`` is a place to link to."""
    return link.tag == "a" and any(f" {name}=" in page.document.slice(link.span).lower() for name in ("id", "name"))


def _place(link: Link) -> Span:
    """The address as written; with none, the brackets or the attribute's empty value, else all of the link."""
    span = link.destination_span
    if span.end > span.start:
        return span
    return Span(link.text_span.end + 1, link.span.end) if link.kind in (LinkKind.LINK, LinkKind.IMAGE) else link.span


RULE = Rule(
    id="link-empty-target",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="links",
    bad=(
        Example("| [Paper]⟦()⟧ | 7B |\n| --- | --- |\n"),
        Example("[Code](⟦#⟧) and [Code](⟦https://⟧)\n"),
        Example("[![x](https://img.shields.io/badge/a-b-blue)]⟦()⟧\n"),
        Example('⟦<a href="">Paper</a>⟧\n'),
        Example("![figure]⟦()⟧\n"),
        Example("- []⟦()⟧\n"),
    ),
    good=(
        Example(
            "## Contributing\n\n### Form\n\n- [A]() [b](#)\n\n## Paper template\n\n[a](#)\n\n## 贡献指南\n\n[a]()\n"
        ),
        Example("[⬆ back to top](#) [返回顶部](#) [a](#a) [b](x.md)\n\n## a\n", files={"x.md": ""}),
        Example("| A | B |\n| - | - |\n| [x](https://x.org) | []() |\n"),
        Example('<a id="x" href=""></a> `[a]()` \\[a]()\n'),
    ),
)
