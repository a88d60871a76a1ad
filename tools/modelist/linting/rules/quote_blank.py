"""No blank stands behind the mark of a quote.

`>text` is a quote as well as `> text`, but a list, heading or code in it needs the blank to be counted right, and mixed
forms look careless in the source. Put one there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARK = lazy_pattern(
    r"^(?:[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]{1,4})?[ \t]{0,8}(?:>[ ]?){0,4}(>)(?=[^\s>])", re.MULTILINE
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Marks of quotes with a letter or another mark right behind."""
    if ">" not in page.text:
        return
    quotes = Spans(one.span for one in page.markdown.blocks if one.kind in (BlockKind.QUOTE, BlockKind.LIST))
    for match in _MARK.finditer(page.text):
        at = match.start(1)
        if at in quotes and at not in code_and_html(page):
            edits = (Edit(Span(at + 1, at + 1), " "),)
            yield Problem(Span(at, at + 1), "no blank stands behind '>'", "Put one there.", edits=edits)


RULE = Rule(
    id="quote-blank",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example("⟦>⟧text\n\n- a\n\n  ⟦>⟧1. b\n", "> text\n\n- a\n\n  > 1. b\n"),),
    good=(Example("x\n      >not a quote\n\n> text\n>\n> > more\n\n`>a`\n\n```\n>a\n```\n\n<p\n>a</p>\n\na >b\n"),),
)
