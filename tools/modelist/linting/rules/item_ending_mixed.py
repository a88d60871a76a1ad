"""A name that heads an inner list ends in another mark than the other such names of the page.

Most read `Name:` above what is said of it, and a few just `Name`, or have the colon of another script: they were
written by other hands, and a search for one form misses the others. End them alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.items import first_line
from modelist.linting.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ITEMS, _MOST, _LONGEST = 6, 0.5, 60
_COLONS = (":", "：")
_SENTENCE = tuple(".,;!?。，；！？、…|")


class _Head(NamedTuple):
    """A name above an inner list: where its text ends, without the marks of emphasis, and the colon at its end."""

    start: int
    end: int
    mark: str
    depth: int


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items without a link that have items in them, by depth; sentences aside."""
    heads = [*_heads(page)] if any(mark in page.text for mark in _COLONS) else []
    for depth in sorted({one.depth for one in heads}):
        found = [one for one in heads if one.depth == depth]
        usual, count = Counter(one.mark for one in found).most_common(1)[0]
        if len(found) >= _MIN_ITEMS and count > _MOST * len(found) and usual:
            yield from (_problem(one, usual) for one in found if one.mark != usual)


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
        Example(_ITEMS + _ITEM.format("⟦Gemma⟧"), _ITEMS + _ITEM.format("Gemma：")),
        Example(_ITEMS + _ITEM.format("Gemma⟦:⟧"), _ITEMS + _ITEM.format("Gemma：")),
    ),
    good=(
        Example(
            _ITEMS + _ITEM.format("It has items.") + _ITEM.format("Gemma: a model") + _ITEM.format("[a](https://x.org)")
        ),
        Example("".join(_ITEM.format(name) for name in "ABCDEFGH")),
        Example("".join(_ITEM.format(name) for name in ("A:", "B:", "C:", "D", "E", "F"))),
    ),
)
