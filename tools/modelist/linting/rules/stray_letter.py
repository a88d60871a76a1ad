"""A letter of Chinese or Japanese is glued to the end of a Latin word, on a page in English.

`datasetト` is what an input method, or a half-done translation, left behind. Readers wonder what it means, and a search
for the word misses it. Delete the letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import CJK
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_STRAY = lazy_pattern(rf"(?<=[a-z]{{3}})(?P<letter>[{CJK}])(?![\w@])")
_START = lazy_pattern(r"(?<![A-Za-z0-9_./@-])[A-Za-z]?[a-z]{3,30}\Z")
_ANY = lazy_pattern(f"[{CJK}]")
_LONGEST, _AROUND = 32, 80
_MOST = 0.005
"""The share of such letters in a page up to which it is in English."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Single letters of the kind behind words, in pages that have few of them, and none near by."""
    if page.text.isascii() or page.is_fragment:
        return
    letters = len(_ANY.findall(page.text))
    if not 0 < letters <= _MOST * len(page.text):
        return
    for match in _STRAY.finditer(page.text):
        word = _START.search(page.text[max(0, match.start() - _LONGEST) : match.start()])
        around = page.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if word is None or match.start() in no_words(page) or len(_ANY.findall(around)) > 1:
            continue
        span = Span(match.start() - len(word[0]), match.end())
        message = f"'{page.document.slice(span)}' has a letter of another script at its end"
        edits = (Edit(Span(*match.span()), ""),)
        yield Problem(span, message, f"Write {word[0]}.", edits=edits, safety=Safety.UNSAFE)


_LINE = "Wikipedia, an undisclosed dataset and more of it, all in English but for the names of a few of the makers.\n\n"

RULE = Rule(
    id="stray-letter",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="typography",
    bad=(Example(4 * _LINE + "Tuning: an undisclosed ⟦datasetト⟧[^1] of theirs.\n\n[^1]: A note.\n"),),
    good=(
        Example(4 * _LINE + "The course 课程notebooks集, Qwenの, `datasetト` and https://a.org/datasetト\n"),
        Example("The page has datasetト and 模型 besides, 大型语言模型.\n"),
        Example(4 * _LINE + "A dataset.\n"),
    ),
)
