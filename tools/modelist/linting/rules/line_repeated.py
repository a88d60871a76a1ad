"""A line says word for word what the line above it says.

The title of a paper was pasted once more where its authors belong, or a remark of a list twice: what the line was to
tell is missing, and readers look for the difference in vain. Write what belongs there, or remove the line.

Marks of emphasis, line breaks and the markers of lists do not count. Lines of code, of tables and of HTML, lines of few
words and lines with a link of their own are left alone; items that link the same are found by duplicate-item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.prose import Spans, code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import count_words

_LEAD = lazy_pattern(r"[ \t>]{0,40}(?:(?:[-*+]|\d{1,3}[.)])[ \t]{1,8})?[*_~]{0,3}")
_BREAK = lazy_pattern(r"<br[ \t]?/?>[ \t]*\Z", re.IGNORECASE)
_LINKS = ("](", "://", "<a ", "|")
_MIN_LETTERS, _MIN_WORDS, _MAX_LINE, _PIECE, _MAX_BREAK = 16, 4, 4_000, 12, 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Neighbouring lines of text with the same words, of which the second has no link."""
    if page.is_fragment:
        return
    at, above = 0, ""
    hidden: Spans | None = None
    for line in page.text.split("\n"):
        if _MIN_LETTERS <= len(line) <= _MAX_LINE and _may_repeat(line, above):
            spans = _words(above).shifted(at - len(above) - 1), _words(line).shifted(at)
            if _is_repeated(page, *spans):
                hidden = _no_text(page) if hidden is None else hidden
                if spans[0].start not in hidden and spans[1].start not in hidden:
                    yield _problem(page, *spans)
        above = line
        at += len(line) + 1


def _may_repeat(line: str, above: str) -> bool:
    """Whether a piece from the middle of a line stands in the one above, too."""
    middle = len(line) // 2
    return line[middle - _PIECE // 2 : middle + _PIECE // 2] in above


def _problem(page: Page, above: Span, span: Span) -> Problem:
    message = f"this line says what the line above it says: {shown(page.document.slice(span))}"
    related = ((Location(page.path, above), "the line above"),)
    return Problem(span, message, "Write what belongs here, or remove the line.", related=related)


def _words(line: str) -> Span:
    """Where the words of a line are, between the marks at its ends."""
    lead, tail = _LEAD.match(line), _BREAK.search(line[-_MAX_BREAK:])
    first = lead.end() if lead is not None else 0
    last = len(line) - (len(tail[0]) if tail is not None else 0)
    return Span(first, max(first, len(line[:last].rstrip("*_~ \t\\"))))


def _is_repeated(page: Page, above: Span, span: Span) -> bool:
    text, before = page.document.slice(span), page.document.slice(above)
    if (
        len(text) < _MIN_LETTERS
        or text not in before
        or any(one in text for one in _LINKS)
        or count_words(text) < _MIN_WORDS
    ):
        return False
    return text == before or visible_text(page, span) == visible_text(page, above).strip("*_~ ")


def _no_text(page: Page) -> Spans:
    """Code, HTML and headings, which what stands below them may well repeat."""
    return Spans((*code_and_html(page).spans, *(one.span for one in page.markdown.headings)))


_ENTRY = "**{0}**<br>\n{1}<br>\n[2023] [[Paper](https://a.org/p)]<br>\n"
_TITLE = "Growing Roses with Large Models"

RULE = Rule(
    id="line-repeated",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(_ENTRY.format(_TITLE, f"*⟦{_TITLE}⟧*")),
        Example(_ENTRY.format(f"[{_TITLE}](https://a.org/roses)", f"*⟦{_TITLE}⟧*")),
        Example("- Roses\n  - It asks when roses are cut.\n  - ⟦It asks when roses are cut.⟧\n  - It is large.\n"),
    ),
    good=(
        Example(_ENTRY.format(_TITLE, "*Ada Birch, Ben Cole*")),
        Example(_ENTRY.format(_TITLE, f"*{_TITLE}: the authors*")),
        Example(f"```\n{_TITLE}\n{_TITLE}\n```\n\n    {_TITLE}\n    {_TITLE}\n"),
        Example(f"# {_TITLE}\n{_TITLE}\n\n<td>{_TITLE}</td>\n<td>{_TITLE}</td>\n"),
        Example(f"- [{_TITLE}](https://a.org/1)\n- [{_TITLE}](https://a.org/2)\n"),
        Example("- to be said\n- to be said\n\n| a | 1 |\n| - | - |\n| one two three four | 5 |\n"),
    ),
)
