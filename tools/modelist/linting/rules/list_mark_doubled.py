"""An item of a list begins with two marks or more, where one is meant.

`- - [Data](#data)` makes a list within an empty item: GitHub shows two bullets side by side, and the item above does
not hold the inner one. Indent the item by two blanks for each mark that is too many, as in a table of contents; where
it is the only such item among others, take them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARKS = lazy_pattern(
    r"^[ \t]{0,8}(?P<marks>(?P<mark>[-*+])(?:[ ]{1,3}(?P=mark))+)[ ]{1,3}(?=[^\s*+-]|\*\*)", re.MULTILINE
)
_INDENT = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines that begin with one mark several times; rules across the page are made of nothing else."""
    starts = {item.span.start for item in page.markdown.lists}
    found = list(_MARKS.finditer(page.text)) if starts else []
    found = [one for one in found if one.start("marks") in starts and one.start("marks") not in code_and_html(page)]
    lines = {page.document.lines.line_of(one.start("marks")) for one in found}
    for match in found:
        span = Span(*match.span("marks"))
        line = page.document.lines.line_of(span.start)
        is_inner = not lines.isdisjoint((line - 1, line + 1)) or _links_section(page, line)
        extra = match["marks"].count(match["mark"]) - 1
        message = f"'{match['marks']}' begins a list within an empty item"
        edits = (Edit(span, " " * (_INDENT * extra * is_inner) + match["mark"]),)
        advice = "Indent the item instead." if is_inner else "Write one mark."
        yield Problem(span, message, advice, edits=edits, safety=Safety.UNSAFE)


def _links_section(page: Page, line: int) -> bool:
    """Whether a line is one of a table of contents, whose levels are those of the headings."""
    return "](#" in page.document.line_text(line)


RULE = Rule(
    id="list-mark-doubled",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("- [A](#a)\n⟦- -⟧ [B](#b)\n⟦- - -⟧ [C](#c)\n"),
        Example("* a\n⟦* *⟧ **b**\n"),
    ),
    good=(
        Example("- a\n- -1 is less\n- --flag\n\n- - -\n\n```\n- - a\n```\n"),
        Example("- a - b\n- * c\n"),
    ),
)
