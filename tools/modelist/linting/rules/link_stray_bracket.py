"""A bracket beside a link that belongs to nothing.

`[[Paper](https://...)` or `[code](https://...)]` shows a lonely bracket, and where the others of the page are in
pairs, the reader looks for what was cut off. Add its partner, or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line_of, own_end
from modelist.linting.rule import Example, Problem, Rule, Scope

_PAIRS = {"[": "]", "(": ")", "（": "）", "【": "】"}
_SQUARE = {"[": "]", "]": "["}
_ROUND = (")", "）")
_NUMBER = lazy_pattern(r"(?<![^\W_])(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\Z")
"""What a bracket closes in ``1)`` and ``a)``."""

_MAX_LINE, _MIN_PAIRS, _MAX_NUMBER = 20_000, 3, 6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Brackets right before or after a link, without a partner on their line."""
    if "](" not in page.text:
        return
    links = [link for link in page.links if link.parent is None and link.kind in (LinkKind.LINK, LinkKind.IMAGE)]
    by_line: dict[int, list[Link]] = {}
    for link in links:
        by_line.setdefault(page.document.lines.line_of(link.span.start), []).append(link)
    paired = page.text.count("[[") >= _MIN_PAIRS
    for line, found in by_line.items():
        if _may_be_odd(page.document.line_text(line)):
            yield from _check_line(page, line, found, paired)


def _may_be_odd(text: str) -> bool:
    return len(text) < _MAX_LINE and any(text.count(opener) != text.count(closer) for opener, closer in _PAIRS.items())


def _check_line(page: Page, line: int, links: list[Link], paired: bool) -> Iterator[Problem]:
    start, text = page.document.lines.start_of(line), page.document.line_text(line)
    beside = {link.span.end: link.span.start for link in links} | {link.span.start - 1: link.span.end for link in links}
    letters = list(text)
    for link in links:
        first, last = link.span.start - start, min(link.span.end - start, len(letters))
        letters[first:last] = [" "] * (last - first)
    goes_on: dict[str, bool] = {}
    for at in _odd(letters):
        place, bracket = Span(start + at, start + at + 1), text[at]
        if place.start not in beside or page.markdown.in_code(place.start):
            continue
        if _NUMBER.search(text[max(0, at - _MAX_NUMBER) : at]) and bracket in _ROUND:
            continue
        if bracket not in goes_on:
            goes_on[bracket] = _goes_on(page, line, bracket)
        if not goes_on[bracket]:
            yield _problem(page, place, beside[place.start], paired)


def _goes_on(page: Page, line: int, bracket: str) -> bool:
    """Whether the lines before or behind this one in its paragraph have the partner: the text was broken in between."""
    lines = page.document.lines
    if page.document.line_text(line).lstrip(" \t>").startswith("|"):
        return False  # a row of a table
    opener = next(one for one, closer in _PAIRS.items() if bracket in (one, closer))
    closes = bracket != opener
    first, last = lines.start_of(first_line_of(page, line)), own_end(page, line)
    rest = page.text[first : lines.start_of(line)] if closes else page.text[lines.start_of(line + 1) : last]
    surplus = rest.count(opener) - rest.count(_PAIRS[opener])
    return surplus > 0 if closes else surplus < 0


def _problem(page: Page, place: Span, other: int, paired: bool) -> Problem:
    """A bracket, and the other side of the link that it stands at, where pairs of this page have their partner."""
    bracket = page.document.slice(place)
    message = f"'{bracket}' has no partner on this line"
    faces_link = (other > place.start) == (bracket in _PAIRS)
    has_own = page.text.startswith("[[", min(other, place.end))  # `[[paper]](...)` has its pair within the text
    if bracket in _SQUARE and paired and faces_link and not has_own:
        edit = Edit(Span(other, other), _SQUARE[bracket])
        return Problem(place, message, "Add it, as the others have it.", edits=(edit,), safety=Safety.UNSAFE)
    edit = Edit(place, "")
    return Problem(place, message, "Remove it, or add its partner.", edits=(edit,), safety=Safety.UNSAFE)


def _odd(letters: list[str]) -> Iterator[int]:
    """The places of brackets without a partner; a cell of a table ends what was open in it."""
    for opener, closer in _PAIRS.items():
        opened: list[int] = []
        for at, letter in enumerate(letters):
            if at and letters[at - 1] == "\\":
                continue
            if letter == "|":
                yield from opened
                opened = []
            elif letter == opener:
                opened.append(at)
            elif letter == closer:
                if opened:
                    opened.pop()
                else:
                    yield at
        yield from opened


RULE = Rule(
    id="link-stray-bracket",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    bad=(
        Example("- ⟦[⟧[Paper](https://x.org)\n"),
        Example("| [Paper](https://x.org)⟦)⟧ | ([Code](https://x.org)) |\n| --- | --- |\n"),
        Example("[Paper](https://x.org)⟦]⟧ and [Code](https://y.org)\n"),
        Example("- Paper [[paper](https://x.org)][code](https://y.org)⟦]⟧\n"),
        Example("- ⟦[⟧[Paper](https://x.org)\n- [Code](https://y.org)⟦]⟧\n"),
    ),
    good=(
        Example("[[Paper](https://x.org), [Code](https://y.org)] ([Demo](https://z.org)) \\[[a](https://x.org)\\]\n"),
        Example("Some (as [A](https://x.org/a)\nand [B](https://x.org/b)) are open [by\n[C](https://x.org/c)].\n"),
        Example("1)[A](https://x.org/a) 2)[B](https://x.org/b)\n\n- a)[C](https://x.org/c)\n"),
        Example("([Paper](https://x.org/a_(b)) and more)\n\n1) [a](https://x.org)\n"),
    ),
)
