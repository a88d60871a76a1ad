"""The numbers of an ordered list repeat or skip one.

GitHub counts for itself and shows 1, 2, 3, so whoever reads the source, or a copy of it, sees other numbers than the
page has. Number the items one after the other, or give all of them the number 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import ListItem
from modelist.linting.context import Page
from modelist.linting.markup.items import item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMBER = lazy_pattern(r"\d{1,3}")
_MIN_ITEMS, _SAME = 3, 0.6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items whose number is not the next, in lists that are not numbered alike throughout."""
    for items in item_lists(page):
        for run in _runs(page, [one for one in items if one.ordered]):
            yield from _check_run(page, run)


def _runs(page: Page, items: Sequence[ListItem]) -> Iterator[list[tuple[Span, int]]]:
    """The numbers of items that follow each other, with nothing but blank lines between."""
    run: list[tuple[Span, int]] = []
    end, mark = 0, ""
    for item in items:
        match = _NUMBER.match(page.text, item.span.start)
        own = page.text[match.end() : match.end() + 1] if match is not None else ""
        if run and (own != mark or page.text[end : item.span.start].strip()):
            yield run
            run = []
        end, mark = item.span.end, own
        if match is not None:
            run.append((Span(*match.span()), int(match[0])))
    yield run


def _check_run(page: Page, run: Sequence[tuple[Span, int]]) -> Iterator[Problem]:
    if len(run) < _MIN_ITEMS:
        return
    first = run[0][1]
    is_same = sum(number == first for _, number in run) >= _SAME * len(run)
    expected = [first if is_same else first + index for index in range(len(run))]
    last, edits = first - 1, _renumbered(run, expected)
    for (span, number), right in zip(run, expected, strict=True):
        wrong = number != right and (is_same or number != last + 1)
        last = number
        if wrong:
            message = f"item {number} stands where {right} is counted"
            yield Problem(span, message, f"Write {right}.", edits=edits)
            edits = ()  # the first finding mends the whole list


def _renumbered(run: Sequence[tuple[Span, int]], expected: Sequence[int]) -> tuple[Edit, ...]:
    """The edits that count a list anew; none where a number would be wider, and its text have to move."""
    changed = [(span, right) for (span, number), right in zip(run, expected, strict=True) if number != right]
    if any(len(str(right)) != span.end - span.start for span, right in changed):
        return ()
    return tuple(Edit(span, str(right)) for span, right in changed)


RULE = Rule(
    id="list-number",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("1. a\n2. b\n⟦2⟧. c\n⟦4⟧. d\n".replace("⟦4⟧", "⟦2⟧"), "1. a\n2. b\n3. c\n4. d\n"),
        Example("1. a\n1. b\n⟦2⟧. c\n", "1. a\n1. b\n1. c\n"),
    ),
    good=(
        Example("1. a\n2. b\n3. c\n\nText.\n\n1. d\n2. e\n3. f\n\nText.\n\n0. g\n1. h\n2. i\n"),
        Example("5. a\n6. b\n7. c\n   1. d\n   2. e\n   3. f\n8. g\n"),
        Example("1. a\n1. b\n1. c\n1. d\n"),
    ),
)
