"""Two labels of one item lead to the same address, or a label leads to the front page that the row's name links.

`[[Google]]` and `[[Preprint]]` with one paper behind both: a reader who tries the second lands where he was. So does
who follows `[Pricing](https://example.com/)` in the row of `[Example](https://example.com/)`, where the other rows link
a page of prices. Leave one out, or correct the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind, Table
from modelist.linting.addresses.services import plain_label, read_label
from modelist.linting.addresses.urls import identity
from modelist.linting.context import Page
from modelist.linting.markup.items import first_link
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import split_url

_MAX_LABEL = 30
_MIN_OTHERS, _TIMES = 3, 3
_PART = lazy_pattern(
    r"(?:api )?(?:pric(?:e|es|ing)|docs?|documentation|reference|paper|blog|download|guide|tutorial|quick ?start|terms"
    r"|status|changelog)|价格|定价|文档|论文|博客|下载|教程",
    re.IGNORECASE,
)
"""What is a page of a site rather than the whole of it, as a homepage or a demo may be."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links in doubled brackets that stand in one item without its inner items, and differ in their text only."""
    items = page.markdown.lists if "[[" in page.text else ()
    for index, item in enumerate(items):
        end = items[index + 1].span.start if index + 1 < len(items) else item.span.end
        seen: dict[str, Link] = {}
        for link in page.links_in(Span(item.content_span.start, min(item.span.end, end))):
            if _is_label(page, link):
                other = seen.setdefault(identity(link.destination), link)
                if other is not link and other.text != link.text and not _are_page_and_file(other, link):
                    yield _problem(page, other, link)
    for table in page.markdown.tables if "](http" in page.text else ():
        yield from _in_columns(page, table)


def _in_columns(page: Page, table: Table) -> Iterator[Problem]:
    """Labels of a part of a site that have the very address of their row's name, unlike nearly all in their column."""
    found: dict[tuple[int, str], list[tuple[Link, Link]]] = {}
    for row in table.rows:
        name: Link | None = None
        for column, cell in enumerate(row.cells):
            link = first_link(page, cell.span) if "](" in cell.source else None
            if link is None:
                continue
            if name is None:
                name = link
            elif _PART.fullmatch(link.text.strip(" *_`")):
                found.setdefault((column, plain_label(link.text)), []).append((name, link))
    for pairs in found.values():
        same = [(name, link) for name, link in pairs if _are_one_front(name, link)]
        if same and len(pairs) - len(same) >= max(_MIN_OTHERS, _TIMES * len(same)):
            for name, link in same:
                message = f"{shown(link.text)} leads to the front page that {shown(name.text)} links"
                related = ((Location(page.path, name.destination_span), f"the address of {shown(name.text)}"),)
                advice = "Link what the label says, or leave it out."
                yield Problem(link.destination_span, message, advice, related=related)


def _are_one_front(name: Link, link: Link) -> bool:
    parts = split_url(link.destination.strip())
    is_front = parts is not None and parts.is_web and not parts.names and not parts.query and not parts.fragment
    return is_front and identity(name.destination) == identity(link.destination)


def _are_page_and_file(one: Link, other: Link) -> bool:
    """Whether two labels of a paper lead to its page and to its file, as `[[Paper]]` and `[[PDF]]` do."""
    if one.destination == other.destination:
        return False
    return all(read_label(link.text).is_of_paper for link in (one, other)) and (
        _is_file(one.destination) != _is_file(other.destination)
    )


def _is_file(url: str) -> bool:
    return "/pdf" in url or url.endswith(".pdf")


def _is_label(page: Page, link: Link) -> bool:
    start, end = link.text_span
    bracketed = page.text[start - 1 : start + 1] == "[[" or page.text[start - 2 : start] == "[["
    return link.kind is LinkKind.LINK and bool(link.destination) and bracketed and end - start <= _MAX_LABEL


def _problem(page: Page, one: Link, other: Link) -> Problem:
    """The finding stands at the label that names no kind of thing, since the other one's promise is kept."""
    promise = read_label(one.text)
    wrong, right = (other, one) if promise.role or promise.service else (one, other)
    message = f"{shown(wrong.text)} and {shown(right.text)} lead to the same page"
    related = ((Location(page.path, right.destination_span), f"the address of {shown(right.text)}"),)
    return Problem(wrong.destination_span, message, "Leave one out, or correct the address.", related=related)


_PRICES = "| API | Prices |\n| --- | --- |\n" + "".join(
    f"| [{one}](https://{one}.org/) | [Pricing](https://{one}.org/pricing) |\n" for one in "abc"
)

RULE = Rule(
    id="label-link-twice",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "- LaMDA [[Google]](⟦https://arxiv.org/abs/2201.08239⟧)\n"
            "  Models for dialog [[Preprint]](https://arxiv.org/pdf/2201.08239)\n"
        ),
        Example("- A [[PDF](https://arxiv.org/pdf/2201.08239)] [[Code](⟦https://arxiv.org/abs/2201.08239⟧)]\n"),
        Example(f"{_PRICES}| [D](https://d.org/) | [Pricing](⟦https://d.org⟧) |\n"),
    ),
    good=(
        Example("- [Title](https://x.org/a) [[Paper]](https://x.org/a)\n- B [[Paper]](https://x.org/a)\n"),
        Example("- A [[Google]](https://x.org/a) [[Paper]](https://x.org/b)\n  - [[Code]](https://x.org/a)\n"),
        Example("- A [[Paper](https://arxiv.org/abs/2201.08239)], [[PDF](https://arxiv.org/pdf/2201.08239.pdf)]\n"),
        Example(f"{_PRICES}| [D](https://d.org/) | [Website](https://d.org/) |\n"),
        Example(f"{_PRICES}| [D](https://d.org/) | [Pricing](https://prices.d.org/) |\n"),
        Example(f"{_PRICES}| [D](https://d.org/p) | [Pricing](https://d.org/p) |\n"),
        Example("| Tool | Docs |\n| --- | --- |\n" + 4 * "| [E](https://e.org) | [Docs](https://e.org) |\n"),
    ),
)
