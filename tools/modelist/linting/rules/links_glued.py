"""Two links stand side by side with nothing between them, where the others of the page have a blank or a mark.

`[[paper](...)][[code](...)]` among many `[[paper](...)] | [[code](...)]` runs together in one underlined word, and a
reader may take both for one link. Put between them what stands between the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_BETWEEN = lazy_pattern(r"(?P<close>[\])】]?)(?P<mark>[^\w\n\[\]()【】<>`*!]{0,6})(?P<open>[\[(【]?)")
_MIN_USES, _MOST, _MAX_LABEL, _FARTHEST = 6, 0.6, 30, 8


class _Pair(NamedTuple):
    """Two links of a line, what stands between them, and whether they are in a table."""

    link: Link
    between: re.Match[str]
    in_table: bool

    @property
    def mark(self) -> str:
        return self.between["mark"]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pairs of labels of links, by whether they are in a table, where a bare bar would be the edge of a cell."""
    pairs = [*_pairs(page)] if page.text.count("](") > _MIN_USES else []
    glued = [one for one in pairs if not one.mark]
    for in_table in {one.in_table for one in glued}:
        marks = Counter(one.mark for one in pairs if one.in_table is in_table)
        usual, count = marks.most_common(1)[0]
        if not usual or count < max(_MIN_USES, _MOST * marks.total()):
            continue
        for one in glued:
            if one.in_table is in_table:
                at = one.between.start("mark")
                span = Span(one.between.start(), one.link.span.end)
                message = f"nothing stands before this link, and '{usual}' between the others"
                yield Problem(span, message, "Set them apart.", one.link.text, edits=(Edit(Span(at, at), usual),))


def _pairs(page: Page) -> Iterator[_Pair]:
    """Links next to each other on a line with the words of labels, of which one is known; brackets are in pairs."""
    rows = {page.document.lines.line_of(row.span.start) for one in page.markdown.tables for row in one.rows}
    links = [one for one in page.links if one.kind is LinkKind.LINK and one.parent is None]
    for link, other in pairwise(links):
        if not 0 <= other.span.start - link.span.end <= _FARTHEST or is_image(link) or is_image(other):
            continue
        if max(len(link.text), len(other.text)) > _MAX_LABEL or link.span.start in no_words(page):
            continue
        between = _BETWEEN.fullmatch(page.text, link.span.end, other.span.start)
        if between is None or bool(between["close"]) != bool(between["open"]):
            continue
        in_table = page.document.lines.line_of(link.span.start) in rows
        is_edge = in_table and "|" in between["mark"].replace("\\|", "")
        if not is_edge and (_is_label(link.text) or _is_label(other.text)):
            yield _Pair(other, between, in_table)


def _is_label(text: str) -> bool:
    promise = read_label(text)
    return bool(promise.role or promise.service)


_ITEM = "- **A{0}** [[Paper](https://a.org/{0})]{1}[[Code](https://b.org/{0})]\n"
_ITEMS = "".join(_ITEM.format(number, " | ") for number in range(6))
_PLAIN = "".join(f"- A{one} [Paper](https://a.org/{one}) [Code](https://b.org/{one})\n" for one in range(6))
_TABLE = "| A | Links |\n| - | - |\n" + "".join(
    f"| A{one} | [Paper](https://a.org/{one}), [Code](https://b.org/{one}) |\n" for one in range(6)
)

RULE = Rule(
    id="links-glued",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            _ITEMS + "- **B** [[Paper](https://a.org/b)⟦][[Code](https://b.org/b)⟧]\n",
            _ITEMS + _ITEM.replace("A{0}", "B").format("b", " | "),
        ),
        Example(
            _PLAIN + "- B [Paper](https://a.org/b)⟦[Code](https://b.org/b)⟧\n",
            _PLAIN + "- B [Paper](https://a.org/b) [Code](https://b.org/b)\n",
        ),
        Example(
            _TABLE + "| B | [Paper](https://a.org/b)⟦[Code](https://b.org/b)⟧ |\n",
            _TABLE + "| B | [Paper](https://a.org/b), [Code](https://b.org/b) |\n",
        ),
    ),
    good=(
        Example(_ITEMS.replace("] | [", "][") + _ITEM.format("b", " | ")),
        Example(_ITEMS + "- **B** [[Paper](https://a.org/b)][Code](https://b.org/b)]\n"),
        Example(
            _ITEMS + "- **B** [A](https://a.org/b)[B](https://b.org/b), `[Paper](https://a.org)[Code](https://b.org)`\n"
        ),
        Example(_ITEMS + "\n[![a](https://a.org/a.svg)](https://a.org)[![Code](https://a.org/b.svg)](https://b.org)\n"),
        Example("| A | Paper | Code |\n| - | - | - |\n|B|[Paper](https://a.org/b)|[Code](https://b.org/b)|\n" + _ITEMS),
    ),
)
