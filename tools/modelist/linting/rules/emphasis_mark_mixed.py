"""A line in italics is marked in another way than the other such lines of the page.

Authors in `*…*` where all other lines of authors are in `_…_`: readers see no difference, but programs and searches
that go by the mark miss the few. Mark them alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Emphasis, EmphasisKind
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_LINES, _FEW = 6, 0.2
_BEFORE = lazy_pattern(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\Z")
_BEHIND = lazy_pattern(r"[ \t]{0,8}(?:\\|<br[ ]?/?>)?[ \t]{0,8}$", re.MULTILINE)
_MARKS = ("*", "_")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Emphasis by one mark that is all of a line, where nearly all others have the other mark."""
    if not all(mark in page.text for mark in _MARKS):
        return
    lines = [one for one in page.markdown.emphasis if one.kind is EmphasisKind.EMPHASIS and _is_line(page, one.span)]
    for mark, other in (_MARKS, _MARKS[::-1]):
        few = [one for one in lines if page.text[one.span.start] == mark]
        if few and len(lines) >= _MIN_LINES and len(few) <= _FEW * len(lines):
            yield from (_problem(page, one, mark, other) for one in few)


def _is_line(page: Page, span: Span) -> bool:
    start = page.document.lines.start_of(page.document.lines.line_of(span.start))
    return (
        "\n" not in page.document.slice(span)
        and _BEFORE.match(page.text, start, span.start) is not None
        and _BEHIND.match(page.text, span.end) is not None
    )


def _problem(page: Page, one: Emphasis, mark: str, other: str) -> Problem:
    inner = page.document.slice(one.text_span)
    ends = Span(one.span.start, one.text_span.start), Span(one.text_span.end, one.span.end)
    is_plain = not any(each in inner for each in _MARKS) and all(page.document.slice(end) == mark for end in ends)
    edits = tuple(Edit(end, other) for end in ends) if is_plain else ()
    message = f"this line is in italics by '{mark}', the others by '{other}'"
    return Problem(one.span, message, f"Write {other} at both ends.", edits=edits)


_LINES = "".join(f"**Paper {n}**\\\n_Ada Birch, Ben Cole_\n\n" for n in range(6))

RULE = Rule(
    id="emphasis-mark-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            _LINES + "**Paper**\\\n⟦*Cy de Wit, Dee Fox*⟧\\\n[pdf](https://a.org)\n",
            _LINES + "**Paper**\\\n_Cy de Wit, Dee Fox_\\\n[pdf](https://a.org)\n",
        ),
    ),
    good=(
        Example(_LINES + "A *word* in a line and *one* more.\n\n**Bold**\n\n_Cy_\n"),
        Example("_a_\n\n*b*\n\n_c_\n\n*d*\n\n_e_\n\n*f*\n\n_g_\n"),
    ),
)
