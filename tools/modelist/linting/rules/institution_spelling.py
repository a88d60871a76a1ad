"""One university or laboratory has two names in a page.

`Oxford University` in one line and `University of Oxford` in others, or `UIUC` beside `University of Illinois
Urbana-Champaign`: who searches for the papers of one misses some, and so does a program that counts them. Write its
name alike. Seen are the lines that give the affiliations of a paper as `A | B | C`, and columns of organizations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.models.recognition import columns_of
from modelist.linting.rule import Example, Problem, Rule, Scope

_LINE = lazy_pattern(
    r"^[ \t>]{0,40}(?:[-*+][ \t]{1,9})?(?P<names>[^\W\d_][^\n|\[\]<>]{1,80}"
    r"(?: \| [^\n|\[\]<>]{2,80}){0,12})[ \t]{0,9}$",
    re.MULTILINE,
)
_MIN_LINES = 5
_SEPARATOR = lazy_pattern(r" \| |<br[ ]?/?>|, |[;；、]| / | & ")
_NAME = lazy_pattern(r"[^\W\d_a-z][^\n()\[\]`*_:!?]{1,79}")
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)?")
_INSTITUTION = lazy_pattern(r"\b(?:Universit|Institut|Laborator|Labs?\b|College|School|Academy)")
_ACRONYM = lazy_pattern(r"[A-Z]{4,8}")
_ALIKE = {"lab": "laboratory", "labs": "laboratory", "univ": "university", "inst": "institute", "artificial": "ai"}
_SILENT = frozenset("the of at and in for intelligence".split())
_EITHER_WAY = frozenset(
    """
    aachen amsterdam antwerp athens barcelona basel bergen birmingham bologna bristol cambridge copenhagen durham
    edinburgh exeter frankfurt freiburg geneva ghent glasgow gothenburg groningen hamburg heidelberg helsinki innsbruck
    lancaster leeds leicester leiden leuven liverpool ljubljana lund maastricht malta manchester mannheim melbourne
    milan nottingham oslo osaka oxford padua pisa porto prague reading sheffield southampton stuttgart surrey sussex
    sydney tartu tokyo toronto tubingen tübingen turin turku twente uppsala utrecht vienna warsaw warwick zurich zürich
    """.split()
)
"""Places with one university that is called by either name; York and Washington have two that differ in this alone."""


class _Named(NamedTuple):
    """A name as it stands in a page; ``in_column`` where rules about columns see its letters."""

    text: str
    span: Span
    in_column: bool


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names that are the same but for their order and for words that go without saying; the rarer ones."""
    named = [*_in_lines(page), *_in_columns(page)] if _INSTITUTION.search(page.text) else []
    groups: dict[tuple[str, ...], list[_Named]] = {}
    for one in named:
        key = _key(one.text)
        if key:
            groups.setdefault(key, []).append(one)
    initials = _by_initials(groups)
    for key in list(groups):
        whole = (*key, "university")
        if len(key) <= 2 and whole in groups:
            groups[whole] += groups.pop(key)
        elif len(key) == 1 and key[0].upper() in initials and _ACRONYM.fullmatch(groups[key][0].text):
            groups[initials[key[0].upper()]] += groups.pop(key)
    for found in groups.values():
        yield from _unusual(page, found)


def _unusual(page: Page, found: list[_Named]) -> Iterator[Problem]:
    counts = Counter(one.text for one in found)
    if len(counts) < 2 or not any(map(_INSTITUTION.search, counts)):
        return
    usual = max(counts, key=lambda one: (counts[one], -_inner_capitals(one), len(one)))
    first = next(one for one in found if one.text == usual)
    for one in found:
        if one.text == usual or (one.in_column and _letters(one.text) == _letters(usual)):
            continue
        message = f"{shown(one.text)} is {shown(usual)} elsewhere in this page"
        edits = (Edit(one.span, usual),) if counts[usual] > counts[one.text] else ()
        related = ((Location(page.path, first.span), shown(usual)),)
        yield Problem(
            one.span, message, "Write its name alike.", one.text, edits=edits, safety=Safety.UNSAFE, related=related
        )


def _inner_capitals(name: str) -> int:
    """Capitals within words that have small letters: ``TongJi`` has one."""
    return sum(letter.isupper() and before.islower() for before, letter in pairwise(name))


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name)).casefold()


def _in_lines(page: Page) -> Iterator[_Named]:
    """The names of lines that consist of such, in pages where several lines have more than one."""
    lines = [*_LINE.finditer(page.text)] if page.text.count(" | ") >= _MIN_LINES else []
    lines = [one for one in lines if one.start("names") not in no_text(page)]
    if sum(" | " in one["names"] for one in lines) >= _MIN_LINES:
        for one in lines:
            yield from _names(page, Span(*one.span("names")), only_bars=True, in_column=False)


def _in_columns(page: Page) -> Iterator[_Named]:
    for table in page.markdown.tables:
        for column in columns_of(page, table):
            if "organization" not in column.fields:
                continue
            for row in table.rows:
                cell = row.cells[column.index] if column.index < len(row.cells) else None
                if cell is not None and "](" not in cell.source:
                    yield from _names(page, cell.span, only_bars=False, in_column=True)


def _names(page: Page, span: Span, *, only_bars: bool, in_column: bool) -> Iterator[_Named]:
    at = span.start
    for match in (*_SEPARATOR.finditer(page.text, *span), None):
        if match is not None and only_bars and match[0] != " | ":
            continue
        part = page.text[at : match.start() if match is not None else span.end]
        start = at + len(part) - len(part.lstrip())
        text = part.strip().removeprefix("The ")
        if _NAME.fullmatch(text) and start not in no_text(page):
            start += len(part.strip()) - len(text)
            yield _Named(text, Span(start, start + len(text)), in_column)
        at = match.end() if match is not None else span.end


def _key(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    words = [_ALIKE.get(one, one) for one in map(str.casefold, _WORD.findall(name)) if one not in _SILENT]
    if len(words) == 2 and words[0] == "university" and words[1] in _EITHER_WAY:
        words.reverse()
    return tuple(words)


def _by_initials(groups: Mapping[tuple[str, ...], list[_Named]]) -> Mapping[str, tuple[str, ...]]:
    """The names that have initials of their own."""
    found: dict[str, tuple[str, ...]] = {}
    twice: set[str] = set()
    for key, (first, *_) in groups.items():
        initials = "".join(word[0] for word in _WORD.findall(first.text) if word[0].isupper())
        if len(key) > 2 and initials in found:
            twice.add(initials)
        elif len(key) > 2:
            found[initials] = key
    return {initials: key for initials, key in found.items() if initials not in twice}


_PAPERS = "".join(f"- **P{number}**\n  * A. Fox, B. Cole\n  * {{}} | Acme Research\n" for number in range(5))


def _page(*names: str) -> str:
    return _PAPERS.format(*names)


_OXFORD, _ILLINOIS = "University of Oxford", "University of Illinois Urbana-Champaign"

RULE = Rule(
    id="institution-spelling",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(_page(_OXFORD, _OXFORD, "⟦Oxford University⟧", "MIT", "Yale University")),
        Example(_page("Tongji University", "⟦TongJi University⟧", "MIT", "MIT", "MIT")),
        Example(_page(_ILLINOIS, _ILLINOIS, "⟦University of Illinois at Urbana-Champaign⟧", "⟦UIUC⟧", "MIT")),
        Example(
            _page("Yale University", "⟦Yale⟧", "Pujiang Artificial Intelligence Laboratory", "⟦Pujiang AI Lab⟧", "MIT")
        ),
        Example(
            "| Model | Affiliation |\n| - | - |\n| A | University of Toronto |\n| B | ⟦Toronto University⟧, Acme |\n"
            "| C | Acme<br>University of Toronto |\n"
        ),
    ),
    good=(
        Example(
            _page("University of Washington", "Washington University", "The Yale University", "Yale University", "MIT")
        ),
        Example(_page("Acme", "Acme AI", "Acme University of Science", "NTU", "National Taiwan University")),
        Example(_page("University of Maryland", "University of Maryland, College Park", "Yale CS", "MIT EECS", "MIT")),
        Example("Yale | A\n\nYale University | B\n"),
    ),
)
