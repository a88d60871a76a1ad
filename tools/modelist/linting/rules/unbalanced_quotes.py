"""A quotation mark or full-width bracket has no counterpart in its paragraph.

A reader cannot tell where the quotation or remark ends. Often the second mark was typed in ASCII. Add the mark that is
missing, or write both in one form. Of straight marks, which are one and the same, only an odd one out is reported,
where the blanks around it tell on which side its partner is missing; those behind a number are inches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_PAIRS = {"“": "”", "（": "）", "《": "》", "「": "」", "【": "】"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = lazy_pattern(r"[“”（）《》「」【】\"]|\n[ \t>]*\n|\n(?=[ \t]*(?:[-*+#|]|\d+[.)]))")
_NUMBER = lazy_pattern("[0-9A-Za-z]")
_STRAIGHT, _OPENED, _CLOSING = '"', "opening", "closing"
_MAX_STRAIGHT, _MAX_QUOTATION = 100, 4_000
_BEFORE_OPENING, _BEHIND_CLOSING = lazy_pattern(r"[\s(\[{*_|/—–-]|\A\Z"), lazy_pattern(r"[\s)\]}*_<|/.,;:!?—–-]|\A\Z")
_ASCII = {"（": ")", "）": "("}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Marks without counterpart, by paragraph, item or row."""
    if page.text.isascii() and _STRAIGHT not in page.text:
        return
    hidden = no_words(page)
    opened: list[re.Match[str]] = []
    straight: list[int] = []
    odd: list[tuple[int, str]] = []
    is_even = True
    for match in _MARKS.finditer(page.text):
        if match[0][0] == "\n":
            yield from map(_problem, opened)
            if is_even and not opened:
                odd += _odd_straight(page.text, straight)
            opened, straight, is_even = [], [], True
        elif match.start() in hidden:
            continue
        elif match[0] == _STRAIGHT:
            straight.append(match.start())
        elif match[0] in _PAIRS:
            opened.append(match)
        elif opened and opened[-1][0] == _OPENING[match[0]]:
            opened.pop()
        elif match[0] != "）" or not _NUMBER.match(page.text[match.start() - 1 : match.start()]):  # 1）
            is_even = False
            yield _problem(match)
    yield from map(_problem, opened)
    odd += _odd_straight(page.text, straight) if is_even and not opened else []
    yield from _straight_problems(page, odd)


def _straight_problems(page: Page, odd: list[tuple[int, str]]) -> Iterator[Problem]:
    """Those without partner; a quotation may go on through paragraphs, up to the next such mark."""
    is_quotation = False
    for (at, missing), (after, other) in zip_longest(odd, odd[1:], fillvalue=(len(page.text), "")):
        goes_on = is_quotation
        is_quotation = missing == _CLOSING and other == _OPENED and after - at < _MAX_QUOTATION
        if not is_quotation and not goes_on:
            message = f"'{_STRAIGHT}' has no {missing} mark in its paragraph"
            yield Problem(Span(at, at + 1), message, "Add the other one, or leave this one out.")


def _odd_straight(text: str, found: list[int]) -> list[tuple[int, str]]:
    """The odd one out of the straight marks of a paragraph and what it lacks, where it can be told."""
    if len(found) % 2 == 0 or len(found) > _MAX_STRAIGHT:
        return []
    opened: int | None = None
    odd: list[tuple[int, str]] = []
    for at in found:
        before, behind = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        opens, closes = _BEFORE_OPENING.match(before) is not None, _BEHIND_CLOSING.match(behind) is not None
        if opened is not None and opens and not closes:
            odd.append((opened, _CLOSING))
            opened = at
        elif opened is not None:
            opened = None
        elif before.isdigit() or opens == closes:
            return []  # inches, or one by itself, as for what stands above it
        elif opens:
            opened = at
        else:
            odd.append((at, _OPENED))
    odd += [(opened, _CLOSING)] if opened is not None else []
    return odd if len(odd) == 1 else []


def _problem(match: re.Match[str]) -> Problem:
    other = _PAIRS.get(match[0]) or _OPENING[match[0]]
    hint = f" or '{_ASCII[match[0]]}' stands for it" if match[0] in _ASCII else ""
    return Problem(Span(*match.span()), f"'{match[0]}' has no '{other}' in its paragraph", f"Add '{other}'{hint}.")


RULE = Rule(
    id="unbalanced-quotes",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    bad=(
        Example("模型⟦（⟧小) 和 “大”\n"),
        Example("大⟦”⟧模型\n"),
        Example('- [A Model](https://x.org/a)⟦"⟧ was accepted!\n- "[B](https://x.org/b)" was, too\n'),
        Example('It is called ⟦"⟧Acme and more.\n\nSay "a", ⟦"⟧b and "c".\n'),
    ),
    good=(
        Example("“大（小）” 《书》\n\n- 「甲」\n"),
        Example('A 15" screen, `"a` and <b title="c">"d"</b>, [e](https://x.org "f")\n\n| " | a |\n| - | - |\n'),
        Example('"It is long,\n\nand goes on\n\nup to here."\n'),
        Example('A"B and "a "quoted" word"\n\n"One ("two"): it\'s "three"."\n'),
    ),
    default=False,
)
