"""A word is in British spelling in one place of a page, and in American spelling in another.

A table whose header says `License` has `Evaluation Licence` in a cell: a search for one misses the other. Write it as
the rest of the page does. Titles are left alone, since they are quoted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.papers.plain_titles import cites_paper, long_texts
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.dialects import Form, dialect_words

_BESIDE, _MIN_BLANKS = 30, 5
_TITLE_BEFORE = lazy_pattern(r"\b[A-Z][\w-]* [*_]{0,3}\Z")
_TITLE_BEHIND = lazy_pattern(r" +[*_\[]{0,3}[A-Z][\w-]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Words of which the page has both forms: the rarer one, or of two the one of the rarer dialect in the page."""
    headings = Spans(one.span for one in page.markdown.headings)
    words: dict[str, list[tuple[Span, Form]]] = {}
    for start, form in dialect_words(page.text):
        span = Span(start, start + len(form.text))
        is_quoted = start not in headings and (start in long_texts(page) or _is_in_title(page, span))
        if start in no_text(page) or is_quoted or cites_paper(page, page.document.lines.line_of(start)):
            continue
        words.setdefault(form.stem, []).append((span, form))
    dialects = Counter(form.is_british for found in words.values() for _, form in found)
    for found in words.values():
        counts = Counter(form.is_british for _, form in found)
        if len(counts) == 2:
            usual = max(counts, key=lambda one: (counts[one], dialects[one], not one))
            yield from _problems(page, found, usual, headings)


def _is_in_title(page: Page, span: Span) -> bool:
    """Whether a word with a capital stands beside another in a line or cell of many words, as words of titles do."""
    start = max(page.text.rfind(mark, 0, span.start) for mark in "|\n") + 1
    ends = (page.text.find(mark, span.end) for mark in "|\n")
    text = page.text[start : min((end for end in ends if end >= 0), default=len(page.text))].strip()
    if not page.text[span.start].isupper() or text.count(" ") < _MIN_BLANKS:
        return False
    before = page.text[max(0, span.start - _BESIDE) : span.start]
    return _TITLE_BEFORE.search(before) is not None or _TITLE_BEHIND.match(page.text, span.end) is not None


def _problems(page: Page, found: list[tuple[Span, Form]], usual: bool, headings: Spans) -> Iterator[Problem]:
    first = next(span for span, form in found if form.is_british is usual)
    for span, form in found:
        if form.is_british is not usual and not form.may_be_name:
            message = f"'{form.text}' is written as in '{page.document.slice(first)}' elsewhere in this page"
            edits = (Edit(span, form.other),) if span.start not in headings else ()
            related = ((Location(page.path, first), f"'{page.document.slice(first)}'"),)
            yield Problem(span, message, f"Write {form.other}.", form.stem, edits=edits, related=related)


RULE = Rule(
    id="dialect-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "| Model | License |\n| - | - |\n| A | MIT License |\n| B | Evaluation ⟦Licence⟧ |\n",
            "| Model | License |\n| - | - |\n| A | MIT License |\n| B | Evaluation License |\n",
        ),
        Example(
            "We optimise models, their behaviour, and ⟦optimizing⟧ is fun; to optimise is to analyse. ⟦Analyzed⟧.\n",
            "We optimise models, their behaviour, and optimising is fun; to optimise is to analyse. Analysed.\n",
        ),
        Example("## Fine-grained ⟦behaviour⟧\n\nbehavior, behaviors\n"),
    ),
    good=(
        Example("The license is free, and licensed data are practised. `licence`, https://a.org/licence\n"),
        Example("[How to optimise the behaviour of large models](https://a.org/b) optimizes the behavior.\n"),
        Example("licence, licences, MIT License, to license; optimises, Centre and center, Labeler (a behavior)\n"),
        Example("| Title |\n| - |\n| Long Sequence Modelling of Words in Text |\n\nModeling is modeling.\n"),
        Example("An optimised model, its behavior; the promise of prizes, exercises and analyses.\n"),
    ),
)
