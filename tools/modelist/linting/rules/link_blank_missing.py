"""A word runs into the link behind it.

`Title[[Paper]](...)` is read as one word, and the underline begins in its middle. So it is with a badge or the label of
a link that stands at the mark before it, as in `A. Name.*[[Paper]](...)`, where nearly all others of the page have a
blank there. Put a blank before the link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_WORD = lazy_pattern(r"[A-Za-z0-9]{3,30}\Z")
_LONGEST = 30
_CLOSED = lazy_pattern(
    r"(?:[^\s*_\"“\[(（<>|](?:[)\].,:;!?`]|[*_]{1,3}[.,:;]?|[\"”][.,]?)|</[a-z]{1,10}>)\Z", re.IGNORECASE
)
"""What ends the words before a link: a mark, or the end of emphasis or of a tag."""

_MIN_BLANKS, _RARE = 10, 10


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
    yield from _against_habit(page, badges, headings)


_Kind = tuple[bool, bool, int]
"""Whether a link is a badge, whether it follows another in a row, and where the table begins that it stands in."""


def _against_habit(page: Page, badges: Container[int | None], headings: Spans) -> Iterator[Problem]:
    """Labels and badges right behind a mark, where nearly all others of the page have a blank before them."""
    glued: dict[_Kind, list[Span]] = {}
    blanks = Counter[_Kind]()
    ends = {one.span.end for one in page.links if one.parent is None}
    badge_ends = {one.span.end for at, one in enumerate(page.links) if is_image(one) or at in badges}
    tables = Spans(one.span for one in page.markdown.tables)
    for index, link in enumerate(page.links):
        is_badge = is_image(link) or index in badges
        if (
            link.kind not in (LinkKind.LINK, LinkKind.IMAGE)
            or link.parent is not None
            or not _is_label(link.text, is_badge)
        ):
            continue
        start = link.span.start
        opener = page.text[start - 1 : start]
        start -= opener == "["
        table = tables.holding(start)
        before = page.text[max(0, start - _LONGEST) : start]
        is_in_row = is_badge and start - len(before) + len(before.rstrip(" \t")) in badge_ends
        kind = (is_badge, is_in_row, table.start if table is not None else -1)
        if before[-1:] in (" ", "\t") and before.strip(" \t>|-*+"):
            blanks[kind] += 1
        elif start in headings or (not is_badge and ({start, start - 1} & ends or opener == "(")):
            continue  # two labels side by side have a rule of their own
        elif _CLOSED.search(before) is not None:
            glued.setdefault(kind, []).append(Span(start, link.span.end))
    for kind, found in glued.items():
        if blanks[kind] < _MIN_BLANKS or len(found) * _RARE > blanks[kind]:
            continue
        for span in found:
            edits = (Edit(Span(span.start, span.start), " "),)
            what = "badge" if kind[0] else "label"
            message = f"this {what} touches {shown(page.text[span.start - 1])}, and the others have a blank before them"
            yield Problem(span, message, "Put a blank before it.", edits=edits)


def _is_label(text: str, image: bool) -> bool:
    """Whether the link is one of its own and not the end of a word: a badge, or a word for a kind of page."""
    promise = read_label(text)
    return image or bool(promise.role or promise.service)


_LABELS = "".join(f"- *{one}.* [[Paper](https://x.org/{one})]\n" for one in "abcdefghij")
_BADGES = "".join(f"- [{one}]({one}) ![x](https://x.org/{one}.svg)\n" for one in "abcdefghij")
_ROWS = _BADGES.replace(".svg)", ".svg)![y](https://y.org/b.svg)")

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
        Example(_LABELS + "- *K.*⟦[[Paper](https://x.org/k)⟧]\n", _LABELS + "- *K.* [[Paper](https://x.org/k)]\n"),
        Example(
            _LABELS + "- <u>K</u>⟦[Paper](https://x.org/k)⟧\n",
            _LABELS + "- <u>K</u> [Paper](https://x.org/k)\n",
        ),
        Example(_BADGES + "- [k](k)⟦![x](https://x.org/k.svg)⟧\n", _BADGES + "- [k](k) ![x](https://x.org/k.svg)\n"),
        Example(
            _ROWS + "- [k](k)⟦![x](https://x.org/k.svg)⟧![y](https://y.org/b.svg)\n",
            _ROWS + "- [k](k) ![x](https://x.org/k.svg)![y](https://y.org/b.svg)\n",
        ),
        Example("VAPO: Tasks⟦[Paper](https://x.org)⟧\n", "VAPO: Tasks [Paper](https://x.org)\n"),
    ),
    good=(
        Example(_LABELS + "- **[Paper](https://x.org/k)** ([Code](https://x.org/k)) “[Paper](https://x.org/l)”\n"),
        Example(_LABELS + "- K [[Paper](https://x.org/k)][[Code](https://x.org/l)]\n- *K.*[a](https://x.org/m)\n"),
        Example("- *K.*[[Paper](https://x.org/k)]\n" * 2 + _LABELS),
        Example(
            "Tasks [Paper](https://x.org)[Code](https://y.org) 论文[论文](https://z.org) un[link](https://x.org)ed\n"
        ),
    ),
)
