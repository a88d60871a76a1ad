"""A quotation mark or full-width bracket has no counterpart in its paragraph.

A reader cannot tell where the quotation or remark ends. Often the second mark was typed in ASCII. Add the mark that is
missing, or write both in one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_PAIRS = {"“": "”", "（": "）", "《": "》", "「": "」", "【": "】"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = lazy_pattern(r"[“”（）《》「」【】]|\n[ \t>]*\n|\n(?=[ \t]*(?:[-*+#|]|\d+[.)]))")
_NUMBER = lazy_pattern("[0-9A-Za-z]")
_ASCII = {"（": ")", "）": "("}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Marks without counterpart, by paragraph, item or row."""
    if page.text.isascii():
        return
    hidden = no_words(page)
    opened: list[re.Match[str]] = []
    for match in _MARKS.finditer(page.text):
        if match[0][0] == "\n":
            yield from map(_problem, opened)
            opened = []
        elif match.start() in hidden:
            continue
        elif match[0] in _PAIRS:
            opened.append(match)
        elif opened and opened[-1][0] == _OPENING[match[0]]:
            opened.pop()
        elif match[0] != "）" or not _NUMBER.match(page.text[match.start() - 1 : match.start()]):  # 1）
            yield _problem(match)
    yield from map(_problem, opened)


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
    bad=(Example("模型⟦（⟧小) 和 “大”\n"), Example("大⟦”⟧模型\n")),
    good=(Example("“大（小）” 《书》\n\n- 「甲」\n"),),
    default=False,
)
