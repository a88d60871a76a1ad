"""The badge or short link of a line or item leads to the paper of another one.

It was copied, its title was given a new address, and the badge kept the old one: a reader who presses it gets
another paper. Give both the same address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url

_REACH = 60
_MENTION = lazy_pattern(
    r"\b(?:on|see|extends?|extending|of|from|by|also|after|with|follow-?up|like|than|in|to|as|and|is)\b[^\[\]\n]*[\[!]*\Z",
    re.IGNORECASE,
)
_MIN_TITLE = 4
"""Words that make a link's text a title."""

Papers = list[tuple[str, Link]]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines and items with one title and a shorter link or badge beside it, to two papers, one being another's."""
    if page.text.count("arxiv.org") < _MIN_TITLE:
        return
    by_line = _papers_by_line(page)
    with_image = {page.links[one.parent].span for one in page.links if one.parent is not None}
    titles: dict[str, set[int]] = {}
    for line, papers in by_line.items():
        for paper, link in papers:
            if _is_title(link):
                titles.setdefault(paper, set()).add(line)
    for line, papers in by_line.items():
        own = {paper: link for paper, link in papers if _is_title(link)}
        if len(own) != 1 or len(papers) < len(own) + 1:
            continue
        right, title = next(iter(own.items()))
        if sum(paper == right for paper, _ in papers) > 1:
            continue  # its own label is there, too
        for paper, link in papers:
            if (
                paper != right
                and _is_short(link, with_image)
                and titles.get(paper, set()) - {line}
                and not _is_mentioned(page, title, link)
            ):
                message = f"this leads to {paper}, the paper of another line; '{shortened(title.text)}' is {right}"
                related = ((Location(page.path, title.destination_span), "the paper of this one"),)
                yield Problem(link.destination_span, message, "Give both the same address.", related=related)


def _is_mentioned(page: Page, title: Link, link: Link) -> bool:
    """Whether words lead from a title to a link, as in ``extends [paper]``."""
    before = page.text[title.span.end : link.span.start] if title.span.end <= link.span.start else ""
    return _MENTION.search(before[-_REACH:]) is not None


def _papers_by_line(page: Page) -> dict[int, Papers]:
    lines = page.document.lines
    found: dict[int, Papers] = {}
    for link in page.links:
        if not is_image(link) and link.parent is None and "arxiv.org" in link.destination:
            address = read_url(link.destination)
            if address is not None and address.provider == "arxiv" and address.name:
                line = first_line_of(page, lines.line_of(link.span.start))
                found.setdefault(line, []).append((address.name, link))
    return found


def _is_title(link: Link) -> bool:
    return len(link.text.split()) >= _MIN_TITLE


def _is_short(link: Link, with_image: set[Span]) -> bool:
    """Whether a link is a badge, or says no more than that it is a paper: other links may well be to other papers."""
    label = read_label(link.text)
    return not _is_title(link) and (link.span in with_image or label.is_of_paper)


_LINE = "- [![x](https://img.shields.io/badge/CoRR-2023-blue)]({}) [{}](https://arxiv.org/abs/{}), by somebody\n"
_ITEM = "+ [{}](https://arxiv.org/abs/{}) (2023)\n  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({})\n"
_FIRST = _LINE.format("https://arxiv.org/abs/2307.03109", "A Survey on Evaluation of Models", "2307.03109")

RULE = Rule(
    id="link-paper-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_FIRST + _LINE.format("⟦https://arxiv.org/abs/2307.03109⟧", "A Closer Look into It", "2310.05657")),
        Example(
            _ITEM.format("A Closer Look into It", "2310.05657", "⟦https://arxiv.org/abs/2307.03109⟧")
            + _ITEM.format("A Survey on Evaluation of Models", "2307.03109", "https://arxiv.org/abs/2307.03109")
        ),
    ),
    good=(
        Example(
            _ITEM.format("A Closer Look into It", "2310.05657", "https://arxiv.org/pdf/2310.05657v2")
            + _ITEM.format("A Survey on Evaluation of Models", "2307.03109", "https://arxiv.org/abs/2307.03109")
            + "\nA paragraph on [A Quite Different Paper](https://arxiv.org/abs/2301.00001),\nafter which comes\n\n"
            + "[![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](https://arxiv.org/abs/2307.03109)\n"
        ),
        Example(_FIRST + _LINE.format("https://arxiv.org/pdf/2310.05657", "A Closer Look into It", "2310.05657")),
        Example(
            _FIRST + "- [A Much Longer Title](https://arxiv.org/abs/2310.05657) "
            "after [it](https://arxiv.org/abs/2307.03109)\n"
        ),
        Example(
            _FIRST + "- [A Much Longer Title](https://arxiv.org/abs/2310.05657) extends "
            "[paper](https://arxiv.org/abs/2307.03109)\n"
        ),
    ),
)
