"""A word runs into the link behind it.

`Title[[Paper]](...)` is read as one word, and the underline begins in its middle. Put a blank before the link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_WORD = lazy_pattern(r"[A-Za-z0-9]{3,30}\Z")
_LONGEST = 30


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links and images with a word of Latin letters or a bracket right before them."""
    if "](" not in page.text:
        return
    badges = {one.parent for one in page.links if is_image(one)}
    headings = Spans(one.span for one in page.markdown.headings)
    for index, link in enumerate(page.links):
        if link.kind not in (LinkKind.LINK, LinkKind.IMAGE) or link.parent is not None:
            continue
        start = link.span.start
        start -= page.text[start - 1 : start] == "["
        word = _WORD.search(page.text[max(start - _LONGEST, 0) : start])
        if word is not None and _is_label(link.text, is_image(link) or index in badges):
            message = f"'{word[0]}' runs into the link behind it"
            # The anchor of a heading would get a hyphen, and links to it would break.
            edits = () if start in headings else (Edit(Span(start, start), " "),)
            yield Problem(Span(start, link.span.end), message, "Put a blank before it.", edits=edits)


def _is_label(text: str, image: bool) -> bool:
    """Whether the link is one of its own and not the end of a word: a badge, or a word for a kind of page."""
    promise = read_label(text)
    return image or bool(promise.role or promise.service)


RULE = Rule(
    id="link-blank-missing",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("Open-R1⟦[[Code]](https://x.org)⟧\n".replace("R1", "Video"), "Open-Video [[Code]](https://x.org)\n"),
        Example("# Awesome Models⟦[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)⟧\n"),
        Example("VAPO: Tasks⟦[Paper](https://x.org)⟧\n", "VAPO: Tasks [Paper](https://x.org)\n"),
    ),
    good=(
        Example(
            "Tasks [Paper](https://x.org)[Code](https://y.org) 论文[论文](https://z.org) un[link](https://x.org)ed\n"
        ),
    ),
)
