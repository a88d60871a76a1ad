"""A link that shows nothing.

`[](https://...)` has an address but no text: nobody sees it, so nobody can press it, and a screen reader reads the
address letter by letter. Write what it leads to between the brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.urls import may_hold_links
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links with an address, and neither text nor image in them."""
    if not may_hold_links(page):
        return
    links = page.links
    with_image = {link.parent for link in links if link.parent is not None}
    for index, link in enumerate(links):
        if index in with_image or link.text or not link.destination.strip() or not _is_visible_kind(page, link):
            continue
        message = f"the link to '{shortened(link.destination)}' has no text, so that nobody sees it"
        yield Problem(link.span, message, "Write what it leads to between the brackets, or remove it.")


def _is_visible_kind(page: Page, link: Link) -> bool:
    if link.kind is LinkKind.HTML and link.tag == "a":
        inner = page.document.slice(link.span)
        return inner.lower().rstrip().endswith("</a>") and " name=" not in inner and " id=" not in inner
    return link.kind in (LinkKind.LINK, LinkKind.REFERENCE) and not page.document.slice(link.text_span).strip()


RULE = Rule(
    id="link-text-empty",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="links",
    bad=(
        Example("| ⟦[](https://github.com/QwenLM/Qwen)⟧ | 7B |\n| --- | --- |\n"),
        Example("⟦[ ](https://github.com/QwenLM/Qwen)⟧\n"),
        Example('⟦<a href="https://github.com/QwenLM/Qwen"></a>⟧\n'),
    ),
    good=(
        Example("[Qwen](https://x.org) [![](a.png)](https://x.org) [<img src='a.png'>](https://x.org) ![](a.png)\n"),
        Example('<a name="x"></a> <a href="https://x.org"><b>x</b></a> [🤗](https://x.org) [`x`](https://x.org)\n'),
    ),
)
