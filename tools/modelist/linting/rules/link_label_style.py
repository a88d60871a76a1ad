"""The label of a link is spelled in another way than the same label elsewhere in the page.

`[Paper]` beside `[paper]` and `[PAPER]` makes a list look like several hands wrote it, and a search for one misses the
others. Choose one spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import read_label
from modelist.linting.urls import is_image
from modelist.readme.words import same_name

_MIN_USES, _MOST, _MAX_LABEL = 5, 0.6, 30
_EDGES = "[]()【】*_ \t"


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels of services and of kinds of pages that most links of the page spell alike, and these do not."""
    if page.text.count("](") < _MIN_USES:
        return
    groups: dict[str, list[tuple[Link, str]]] = {}
    for link in page.links:
        text = link.text.strip(_EDGES)
        if text and len(text) <= _MAX_LABEL and not is_image(link) and _is_label(text):
            groups.setdefault(same_name(text), []).append((link, text))
    for found in groups.values():
        usual, count = Counter(text for _, text in found).most_common(1)[0]
        if len(found) >= _MIN_USES and count >= _MOST * len(found):
            yield from (_problem(page, link, text, usual) for link, text in found if text != usual)


def _is_label(text: str) -> bool:
    promise = read_label(text)
    return bool(promise.role or promise.service) and text.isascii()


def _problem(page: Page, link: Link, text: str, usual: str) -> Problem:
    at = page.text.find(text, link.text_span.start, link.text_span.end)
    span = Span(at, at + len(text)) if at >= 0 else link.text_span
    edits = (Edit(span, usual),) if at >= 0 else ()
    return Problem(span, f"{shown(text)} is spelled {shown(usual)} in most links", "Choose one spelling.", edits=edits)


_LINE = "- A [{}](https://arxiv.org/abs/2307.0928{})\n"
_LINES = "".join(_LINE.format("Paper", number) for number in range(4))

RULE = Rule(
    id="link-label-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(Example(_LINES + _LINE.format("⟦paper⟧", 5), _LINES + _LINE.format("Paper", 5)),),
    good=(
        Example(_LINES + _LINE.format("Code", 5)),
        Example("[Paper](https://arxiv.org/abs/2307.09288) [paper](https://arxiv.org/abs/2307.09289)\n"),
    ),
)
