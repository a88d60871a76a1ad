"""An initial of an author stands without its full stop, where the other initials of the page have one.

`Eric J Gray` among `Mary A. Birch` and `Drew F. Cole`: it looks like another person where the name stands a second
time, and a search for `Eric J. Gray` misses it. Write initials alike; so it is with a page whose initials have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAME = r"[^\W\d_][\w'’-]{1,24}"
_WORDS = rf"{_NAME}(?: (?!and\b){_NAME}){{0,2}}"
_IRISH = r"O [A-Z][a-z]+\b(?! [A-Z])"
_INITIALED = lazy_pattern(
    rf"(?<![\w.,&@/'’-])(?:(?P<first>{_NAME}) (?!{_IRISH})(?P<initial>[A-Z])(?P<stop>\.?) (?!and\b){_WORDS}"
    rf"|(?P<lone>[A-Z])(?P<mark>\.?) (?!and\b){_NAME} (?!and\b){_WORDS})(?![\w'’.-])"
)
"""A whole name with one initial, in front of two names at least, since `U Kang` has all of it, or in the middle."""

_COMMA = lazy_pattern(r",[ \n]")
_PERSON = lazy_pattern(
    r"[\s*_]{0,4}(?:and |& )?(?=[^\W\d_a-z])[^\W\d_][\w.'’-]{0,24}(?: [\w.'’-]{1,25}){1,4}[*_†‡\d\s]{0,6}"
    r"(?:et al\.?)?[\s*_.]{0,4}"
)
_LIST = lazy_pattern(r"^[^\n]{12,}", re.MULTILINE)
_LONGEST, _MIN_NAMES = 4_000, 3
_MIN_USES, _MOST = 5, 0.8
_CLASSES = frozenset("Series Class Type Plan Vitamin Level Grade Group Part Phase Hepatitis Appendix Model".split())
"""Words whose letter is a number of its own."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names with an initial in lists of authors, where nearly all others of the page write it the other way."""
    if page.text.count(", ") < _MIN_USES:
        return
    found = [*_initials(page)]
    stopped = sum(_stop(one).end > _stop(one).start for one in found)
    usual = stopped >= len(found) - stopped
    if len(found) < _MIN_USES or max(stopped, len(found) - stopped) < _MOST * len(found):
        return
    for match in found:
        stop = _stop(match)
        if (stop.end > stop.start) is not usual:
            message = f"the initial of '{match[0]}' has {'no full stop' if usual else 'a full stop'}, unlike the others"
            advice, edits = ("Add one." if usual else "Leave it out."), (Edit(stop, "." if usual else ""),)
            yield Problem(Span(*match.span()), message, advice, match[0], edits=edits)


def _stop(match: re.Match[str]) -> Span:
    """Where the full stop of the initial is, or would be."""
    return Span(*match.span("stop" if match["initial"] else "mark"))


def _initials(page: Page) -> Iterator[re.Match[str]]:
    """The names with an initial of the lines that are lists of three people or more."""
    for line in _LIST.finditer(page.text):
        if line[0].count(", ") < _MIN_NAMES - 1:
            continue
        start = line.start()
        ends = [one.start() for one in _COMMA.finditer(page.text, start, min(line.end(), start + _LONGEST))]
        starts = [start, *(one + 1 for one in ends)]
        parts = [Span(*one) for one in zip(starts, [*ends, line.end()], strict=True)]
        people = [one for one in parts if one.end - one.start <= 60 and _PERSON.fullmatch(page.text, *one)]
        if len(people) < _MIN_NAMES:
            continue
        for one in people:
            match = _INITIALED.search(page.text, *one)
            if match is not None and match["first"] not in _CLASSES and match.start() not in no_words(page):
                yield match


_LISTS = "".join(f"- **Paper {n}**\n  *Mary A. Birch, Ben Cole, Drew F. Gray, Cy Fox*\n" for n in range(5))

RULE = Rule(
    id="initial-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            _LISTS + "- **Paper**\n  *Ada Birch, ⟦Eric J Gray⟧, Cy Fox, ⟦S Sara Cole⟧*\n",
            _LISTS + "- **Paper**\n  *Ada Birch, Eric J. Gray, Cy Fox, S. Sara Cole*\n",
        ),
        Example(
            _LISTS.replace(". ", " ") + "- **Paper**\n  *Ada Birch, ⟦Eric J. Gray⟧, Cy Fox*\n",
            _LISTS.replace(". ", " ") + "- **Paper**\n  *Ada Birch, Eric J Gray, Cy Fox*\n",
        ),
    ),
    good=(
        Example(_LISTS + "- Vitamin D Receptors, a Series A Round, `Eric J Gray`, and more of it\n"),
        Example(
            _LISTS + "- **Paper**\n  *Ada Birch, J.K. Gray, Cy Fox, A. M. Cole, Fox J, U Kang, E Ada Fox and B. Cole*\n"
        ),
        Example(_LISTS + "- **Paper**\n  *Ada Birch, Sean O Brien, Cy Fox*\n"),
        Example(_LISTS.replace("A. ", "A ")),
    ),
)
