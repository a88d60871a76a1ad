"""A word or a year stands twice in a row.

`the the` and `2022 2022` are what is left of an edit. Remove one.
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
from modelist.linting.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_TWICE = lazy_pattern(r"(?<![\w'’/.@#$-])([A-Za-z]{2,})([ \t]+)\1(?![\w'’/@-]|\.\w)", re.IGNORECASE)
_YEARS = lazy_pattern(r"(?<![\w'’/.,@#$-])((?:19|20)\d\d)([ \t]+)\1(?![\w'’/@-]|[.,]\d)")
_MEANT = frozenset(
    "had that is bla blah very long really much many few more so no ha hey bye pom tut win yeah wow you we who"
    " wawa boo cha cat dog word words token tokens x xx".split()
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The same word, letter case aside, apart from those that are repeated on purpose; names repeat capitals."""
    for match in (*_TWICE.finditer(page.text), *_YEARS.finditer(page.text)):
        first, second = match[1], page.text[match.end(2) : match.end()]
        is_name = first[0].isupper() and second[0].isupper()
        if first.lower() in _MEANT or is_name or match.start() in no_words(page) or match.end() in no_words(page):
            continue
        span = Span(match.end(1), match.end())
        message = f"'{first}' stands twice in a row"
        yield Problem(Span(*match.span()), message, "Remove one.", edits=(Edit(span, ""),))


RULE = Rule(
    id="repeated-word",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("Models of ⟦the the⟧ lab.\n", "Models of the lab.\n"),
        Example("* (NAACL ⟦2022 2022⟧) A title\n", "* (NAACL 2022) A title\n"),
        Example("| a ⟦in in⟧ b |\n| - |\n", "| a in b |\n| - |\n"),
    ),
    good=(
        Example("It had had that that very very long; Duran Duran, `the the`, x the\n\nthe end, a-the the-a\n"),
        Example("from 2022 2022-01 to 2022, 2022 and 2022 2023\n"),
    ),
)
