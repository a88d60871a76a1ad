"""A name that heads an inner list, or a title in bold, ends in another mark than the other such of the page.

Most read `Name:` above what is said of it, and a few just `Name`, or have the colon of another script: they were
written by other hands, and a search for one form misses the others. So it is with a full stop inside `**Title.**` where
titles mostly have none. End them alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Emphasis, EmphasisKind
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line
from modelist.linting.markup.prose import code_and_html
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ITEMS, _MOST, _LONGEST = 6, 0.5, 60
_MIN_TITLES, _FEW = 10, 0.1
_OPEN_ENDS = tuple("?!…:：")
_BEFORE = lazy_pattern(r"[ \t>|]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[?")
_BEHIND = lazy_pattern(r"[ \t]*[^\s|]")
_COLONS = (":", "：")
_SENTENCE = tuple(".,;!?。，；！？、…|")


class _Head(NamedTuple):
    """A name above an inner list: where its text ends, without the marks of emphasis, and the colon at its end."""

    start: int
    end: int
    mark: str
    depth: int


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items without a link that have items in them, by depth, sentences aside; and bold titles that begin lines."""
    yield from _titles(page) if "**" in page.text else ()
    heads = [*_heads(page)] if any(mark in page.text for mark in _COLONS) else []
    for depth in sorted({one.depth for one in heads}):
        found = [one for one in heads if one.depth == depth]
        usual, count = Counter(one.mark for one in found).most_common(1)[0]
        if len(found) >= _MIN_ITEMS and count > _MOST * len(found) and usual:
            yield from (_problem(one, usual) for one in found if one.mark != usual)


def _titles(page: Page) -> Iterator[Problem]:
    """Titles in bold at the beginning of a line, item or cell, of which nearly all end with a full stop, or without."""
    bold = [one.text_span for one in page.markdown.emphasis if one.kind is EmphasisKind.STRONG and _begins(page, one)]
    titles = [one for one in bold if is_title(page.document.slice(one)) and page.text[one.end - 1] not in _OPEN_ENDS]
    stopped = [one for one in titles if page.text[one.end - 1] == "."]
    others = [one for one in titles if page.text[one.end - 1] != "."]
    if len(titles) < _MIN_TITLES or not stopped or not others:
        return
    few = min(stopped, others, key=len)
    for span in few if len(few) <= _FEW * len(titles) else ():
        if few is stopped:
            stop = Span(span.end - 1, span.end)
            yield Problem(stop, "the other titles end without a full stop", "Leave it out.", edits=(Edit(stop, ""),))
        else:
            edits = (Edit(Span(span.end, span.end), "."),)
            yield Problem(span, "this title ends without a full stop, which the others have", "Add one.", edits=edits)


def _begins(page: Page, one: Emphasis) -> bool:
    """Whether it begins a line, an item, a cell or a link, and is not all of it, as a remark in bold may be."""
    start = page.document.lines.start_of(page.document.lines.line_of(one.span.start))
    is_first = _BEFORE.fullmatch(page.text, start, one.span.start) is not None
    return is_first and _BEHIND.match(page.text, one.span.end) is not None


def _heads(page: Page) -> Iterator[_Head]:
    for item, below in pairwise(page.markdown.lists):
        if below.depth != item.depth + 1:
            continue
        line = first_line(page, item)
        text = page.document.slice(line).rstrip()
        bare = text.rstrip("*_ ")
        is_name = 0 < len(bare) <= _LONGEST and not bare.endswith(_SENTENCE) and "](" not in text and "://" not in text
        if not is_name or line.start in code_and_html(page) or line.start + len(bare) - 1 in code_and_html(page):
            continue
        mark = bare[-1] if bare[-1] in _COLONS else ""
        if not mark and any(one in bare for one in _COLONS):
            continue  # a name and what it is
        end = line.start + (len(bare) if mark else len(text))
        yield _Head(line.start, end, mark, item.depth)


def _problem(one: _Head, usual: str) -> Problem:
    if one.mark:
        span = Span(one.end - 1, one.end)
        message = f"this name ends in '{one.mark}', the others in '{usual}'"
        return Problem(span, message, f"Write {usual}", edits=(Edit(span, usual),))
    message = f"this name ends without '{usual}', which the others have"
    edits = (Edit(Span(one.end, one.end), usual),)
    return Problem(Span(one.start, one.end), message, f"Put {usual} behind it.", edits=edits)


_TITLES = "".join(f"- **A Study of Large Models, Part {n}** [2023]\n" for n in range(12))
_ITEM = "- {}\n  - Address: here\n"
_ITEMS = "".join(_ITEM.format(f"{name}：") for name in "ABCDEF")

RULE = Rule(
    id="item-ending-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            _TITLES + "- **Another Study of Large Models⟦.⟧** [2023]\n",
            _TITLES + "- **Another Study of Large Models** [2023]\n",
        ),
        Example(
            _TITLES.replace("** [", ".** [") + "| Paper |\n| - |\n| **⟦Another Study of Large Models⟧** [2023] |\n",
            _TITLES.replace("** [", ".** [") + "| Paper |\n| - |\n| **Another Study of Large Models.** [2023] |\n",
        ),
        Example(_ITEMS + _ITEM.format("⟦Gemma⟧"), _ITEMS + _ITEM.format("Gemma：")),
        Example(_ITEMS + _ITEM.format("Gemma⟦:⟧"), _ITEMS + _ITEM.format("Gemma：")),
    ),
    good=(
        Example(_TITLES + "- **What is a Study of Models?**\n- **Model.** A\n- We say: **A Study of Large Models.**\n"),
        Example(_TITLES + "\n**We wrote a Study of Large Models.**\n"),
        Example(_TITLES.replace("** [", ".** [", 6)),
        Example(
            _ITEMS + _ITEM.format("It has items.") + _ITEM.format("Gemma: a model") + _ITEM.format("[a](https://x.org)")
        ),
        Example("".join(_ITEM.format(name) for name in "ABCDEFGH")),
        Example("".join(_ITEM.format(name) for name in ("A:", "B:", "C:", "D", "E", "F"))),
    ),
)
