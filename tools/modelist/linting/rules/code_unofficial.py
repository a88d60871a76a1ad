"""The code beside a paper is somebody else's implementation of it, and nothing says so.

A few accounts hold hundreds of papers written anew by one person, often before the authors published theirs. Readers
take it for the authors' own, with the results of the paper, which it may never have reached. Say that it is unofficial
or whose it is, or link the authors' code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, Row, Table
from modelist.linting.addresses.repository_lines import TALK, UNOFFICIAL, repositories
from modelist.linting.addresses.services import PAPER_SITES, read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line_of, own_end
from modelist.linting.names.link_names import papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address
from modelist.providers.urls import split_url

_ACCOUNTS = frozenset({"kyegomez", "lucidrains", "the-swarm-corporation"})
"""What their repositories say of themselves: an implementation of a paper by others
(https://github.com/lucidrains?tab=repositories, https://github.com/kyegomez?tab=repositories)."""

_OWN = frozenset({"ema-pytorch", "swarms", "vector-quantize-pytorch", "x-transformers", "zeta"})
"""Libraries of their own."""

_NAMES = {"kyegomez": "kye gomez", "lucidrains": "phil wang"}
_FRAMEWORK = lazy_pattern(r"\b(?:pytorch|jax|flax|keras|tf|tensorflow|paddle)\b", re.IGNORECASE)
_OFFICIAL = lazy_pattern(r"(?<![\w-])official|官方|公式|공식", re.IGNORECASE)
_MAX_TEXT = 3_000
_MARKS = " \t>*+-_0123456789.)"


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories of such accounts beside a paper, in an item or row that says nothing of it."""
    if not any(one in page.lower for one in _ACCOUNTS):
        return
    lines = page.document.lines
    for link, own in repositories(page.links):
        if own.owner.lower() not in _ACCOUNTS or own.name.lower() in _OWN:
            continue
        line = lines.line_of(link.span.start)
        first = first_line_of(page, line)
        whole = Span(lines.start_of(first), min(own_end(page, line), lines.start_of(first) + _MAX_TEXT))
        if link.span.start >= whole.end or TALK.search(link.destination) or _is_told(page, link, own, whole):
            continue
        if any(_is_paper(one) for one in page.links_in(whole)):
            message = f"{own.repository} is an implementation by others than the authors, and nothing says so"
            advice = "Say that it is unofficial, or link the authors' code."
            yield Problem(link.destination_span, message, advice)


def _is_told(page: Page, link: Link, own: Address, whole: Span) -> bool:
    """Whether a reader learns whose the code is: from the item, the header of its column, or the section's title."""
    text, owner = visible_text(page, whole).lower(), own.owner.lower()
    if UNOFFICIAL.search(text) or owner in text or _NAMES.get(owner, owner) in text:
        return True
    if _is_named(own.name.lower(), text) or _is_subject(page, link):
        return True
    others = [one for one, other in repositories(page.links_in(whole)) if other.owner.lower() != owner]
    if others and (_FRAMEWORK.search(link.text) or any(_OFFICIAL.search(one.text) for one in others)):
        return True
    section = page.section_at(link.span.start)
    while section is not None:
        if UNOFFICIAL.search(section.title):
            return True
        section = section.parent
    return UNOFFICIAL.search(_header(page, link)) is not None


def _is_subject(page: Page, link: Link) -> bool:
    """Whether an item begins with the link, so that it is about the repository and names the paper besides."""
    promise = read_label(link.text)
    start = page.document.lines.start_of(page.document.lines.line_of(link.span.start))
    is_first = not page.text[start : link.span.start].strip(_MARKS)
    return is_first and not promise.role and not promise.service and "[" not in link.text and bool(link.text)


def _header(page: Page, link: Link) -> str:
    """The header of the column of a table that a link stands in."""
    table = _around(page.markdown.tables, link)
    row = _around(table.rows, link) if table is not None else None
    if table is None or row is None:
        return ""
    cells = row.cells
    at = next((at for at, one in enumerate(cells) if one.span.start <= link.span.start < one.span.end), len(cells))
    return table.header.cells[at].source if at < len(table.header.cells) else ""


_Placed = TypeVar("_Placed", Table, Row)


def _around(ones: Sequence[_Placed], link: Link) -> _Placed | None:
    """The one of tables or rows, in their order, that a link stands in."""
    at = bisect_right(ones, link.span.start, key=lambda one: one.span.start) - 1
    return ones[at] if at >= 0 and link.span.start < ones[at].span.end else None


def _is_named(name: str, text: str) -> bool:
    """Whether a text calls a repository by its name, unless that is the paper's, too."""
    return name.endswith("-pytorch") and name in text


def _is_paper(link: Link) -> bool:
    promise = read_label(link.text)
    parts = split_url(link.destination)
    is_there = (parts is not None and parts.site in PAPER_SITES) or any(papers([link]))
    return not is_image(link) and (is_there or promise.is_of_paper)


_LINK = "[[paper](https://arxiv.org/abs/2205.01917)]"
_PAPER = f"- CoCa: Contrastive Captioners {_LINK}"
_CODE = "https://github.com/lucidrains/CoCa-pytorch"

RULE = Rule(
    id="code-unofficial",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(f"{_PAPER} [[code](⟦https://github.com/lucidrains/CoCa-pytorch⟧)]\n"),
        Example(
            "| Model | Code |\n| --- | --- |\n"
            "| [MM1](https://arxiv.org/abs/2403.09611) | [🔗](⟦https://github.com/kyegomez/MM1⟧) |\n"
        ),
        Example(
            "- **CoCa**: For the community [[hf](https://huggingface.co/papers/2205.01917)]"
            " [[code](⟦https://github.com/lucidrains/CoCa-pytorch⟧)]\n"
        ),
        Example(f"- **CoCa**: 实现了图文对齐 {_LINK} [[code](⟦https://github.com/lucidrains/CoCa-pytorch⟧)]\n"),
    ),
    good=(
        Example(f"{_PAPER} [[PyTorch re-impl]({_CODE})]\n\n## Reproductions\n\n{_PAPER} [[code]({_CODE})]\n"),
        Example(f"{_PAPER} [[not official]({_CODE})]\n{_PAPER} 비공식 구현 [[코드]({_CODE})]\n"),
        Example(f"{_PAPER} by Phil Wang [[code]({_CODE})]\n{_PAPER} [[issue]({_CODE}/issues/3)]\n"),
        Example(f"- [CoCa]({_CODE}) {_LINK}\n{_PAPER} [[PyTorch]({_CODE})] [[TF](https://github.com/google/coca)]\n"),
        Example(f"{_PAPER} [[official](https://github.com/google/coca)] [[code]({_CODE})]\n"),
        Example(f"| Paper | Unofficial |\n| --- | --- |\n| CoCa {_LINK} | [code]({_CODE}) |\n"),
        Example(f"{_PAPER} [[PyTorch (lucidrains)](https://github.com/lucidrains/CoCa-pytorch)]\n"),
        Example(f"{_PAPER} [[unofficial code](https://github.com/lucidrains/CoCa-pytorch)]\n"),
        Example(f"{_PAPER} [[code](https://github.com/lucidrains/x-transformers)]\n"),
        Example("- [CoCa](https://github.com/lucidrains/CoCa-pytorch) - captions of pictures\n"),
        Example(f"{_PAPER} [[code](https://github.com/google-research/coca)]\n"),
    ),
)
