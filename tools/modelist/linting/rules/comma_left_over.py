"""A comma stands at the end of a cell, or of a line in emphasis, and nothing follows it.

`*Ada Birch, Ben Cole,*` at the end of a line lets readers look for a third author: a name was taken away, or is still
to come. Take the comma out, or write what is missing.
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

_COMMAS = (",", "，", "、")
_LINE = lazy_pattern(
    r"^[ \t>]{0,12}(?:(?:[-+*]|\d{1,3}[.)])[ \t]{1,4})?(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?:[^*_\n\\]|\\[^\n]){1,2000}"
    r"(?<![\s,，、])(?P<comma>[,，、])[ ]?(?P=mark)[ \t]*(?:<br[ ]?/?>|\\)?[ \t]*$(?=(?:\n(?P<next>[^\n]{0,3}))?)",
    re.MULTILINE,
)
"""A line that is all in emphasis, with the beginning of the next."""

_GOES_ON = lazy_pattern(r"[ \t>]*(?:[\w\"“‘'`]|[*_]+[^\s*_]|&)")
"""How the next line begins where a sentence or a list of names goes on."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Commas before the closing mark of a line, or the bar of a cell."""
    if not any(comma in page.text for comma in _COMMAS):
        return
    for row in (row for table in page.markdown.tables for row in table.rows):
        for cell in row.cells:
            if cell.source.endswith(_COMMAS) and len(cell.source) > 1 and cell.source[-2] != "\\":
                yield from _problem(page, cell.span.end - 1, "the cell")
    for match in _LINE.finditer(page.text):
        if not _GOES_ON.match(match["next"] or ""):
            yield from _problem(page, match.start("comma"), "the line")


def _problem(page: Page, at: int, place: str) -> Iterator[Problem]:
    if at in no_words(page):
        return
    span = Span(at, at + 1)
    message = f"{place} ends in a comma, with nothing behind it"
    advice = "Take it out, or write what is missing."
    yield Problem(span, message, advice, edits=(Edit(span, ""),))


RULE = Rule(
    id="comma-left-over",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "**A Survey**<br>\n*Ada Birch\\*, Ben Cole⟦,⟧*<br>\n[[Paper](https://x.org/a)]\n",
            "**A Survey**<br>\n*Ada Birch\\*, Ben Cole*<br>\n[[Paper](https://x.org/a)]\n",
        ),
        Example("- _Ada Birch, Ben Cole⟦,⟧_\n- **模型、数据⟦、⟧**\n", "- _Ada Birch, Ben Cole_\n- **模型、数据**\n"),
        Example(
            "| Model | Papers |\n| --- | --- |\n| A | [B](https://x.org/b), [C](https://x.org/c)⟦,⟧ |\n",
            "| Model | Papers |\n| --- | --- |\n| A | [B](https://x.org/b), [C](https://x.org/c) |\n",
        ),
    ),
    good=(
        Example("*Ada Birch, Ben Cole,*\nand Cy Fox\n\n*Ada Birch, Ben Cole,*\n*Cy Fox*\n\n*Ada Birch,* 2024\n"),
        Example("- a,\n- **b,** c\n\nIn short,\nit works.\n\n```\n*a, b,*\n```\n"),
        Example("| a | b |\n| --- | --- |\n|a\\,|b|\n"),
        Example("| a | b |\n| --- | --- |\n| , | `x,` |\n| 1; | d |\n"),
    ),
)
