"""The label of a link is spelled in another way than the same label elsewhere in the page.

`[Paper]` beside `[paper]` and `[PAPER]` makes a list look like several hands wrote it, and a search for one misses the
others; so does a `[Hugging Face]` in a column of `[HF]`. Choose one spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import Promise, read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MIN_USES, _MOST, _MAX_LABEL = 5, 0.6, 30
_EDGES = "[]()【】*_ \t"
_Label = tuple[Link, str, Promise]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels of services and of kinds of pages that most links of the page spell alike, and these do not."""
    if page.text.count("](") < _MIN_USES:
        return
    labels: dict[Span, _Label] = {}
    for link in page.links:
        text = link.text.strip(_EDGES)
        if text and len(text) <= _MAX_LABEL and not is_image(link):
            promise = read_label(text)
            if promise.role or promise.service:
                labels[link.span] = (link, text, promise)
    odd: dict[Span, tuple[_Label, str]] = {}
    for group in (*_by_name(labels.values()), *_by_column(page, labels)):
        usual, count = Counter(text for _, text, _ in group).most_common(1)[0]
        if len(group) >= _MIN_USES and count >= _MOST * len(group):
            odd |= {one[0].span: (one, usual) for one in group if one[1] != usual}
    for (link, text, _), usual in odd.values():
        yield _problem(page, link, text, usual)


def _by_name(labels: Iterable[_Label]) -> Iterator[list[_Label]]:
    """Labels that differ in letter case, blanks and punctuation alone."""
    groups: dict[str, list[_Label]] = {}
    for one in labels:
        if one[1].isascii():
            groups.setdefault(same_name(one[1]), []).append(one)
    yield from groups.values()


def _by_column(page: Page, labels: Mapping[Span, _Label]) -> Iterator[list[_Label]]:
    """Labels of one column that name one service, as the only link of their cell does."""
    for table in page.markdown.tables if labels else ():
        groups: dict[tuple[int, str], list[_Label]] = {}
        for row in table.rows:
            for at, cell in enumerate(row.cells):
                links = [one for one in page.links_in(cell.span) if one.parent is None]
                label = labels.get(links[0].span) if len(links) == 1 else None
                if label is not None and label[2].service and not label[2].role:
                    groups.setdefault((at, label[2].service), []).append(label)
        yield from groups.values()


def _problem(page: Page, link: Link, text: str, usual: str) -> Problem:
    at = page.text.find(text, link.text_span.start, link.text_span.end)
    span = Span(at, at + len(text)) if at >= 0 else link.text_span
    edits = (Edit(span, usual),) if at >= 0 else ()
    return Problem(span, f"{shown(text)} is spelled {shown(usual)} in most links", "Choose one spelling.", edits=edits)


def _column(last: str) -> str:
    labels = [*4 * ["🤗HF"], last]
    return "| Model | Weights |\n| --- | --- |\n" + "".join(
        f"| A{number} | **[{label}](https://huggingface.co/lab/a{number})** |\n" for number, label in enumerate(labels)
    )


_LINE = "- A [{}](https://arxiv.org/abs/2307.0928{})\n"
_LINES = "".join(_LINE.format("Paper", number) for number in range(4))

RULE = Rule(
    id="link-label-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(_LINES + _LINE.format("⟦paper⟧", 5), _LINES + _LINE.format("Paper", 5)),
        Example(_column("⟦Hugging Face⟧"), _column("🤗HF")),
    ),
    good=(
        Example(_LINES + _LINE.format("Code", 5)),
        Example("[Paper](https://arxiv.org/abs/2307.09288) [paper](https://arxiv.org/abs/2307.09289)\n"),
    ),
)
