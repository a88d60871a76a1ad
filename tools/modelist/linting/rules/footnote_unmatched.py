"""A footnote is never referred to, or a reference to one has no footnote.

GitHub shows no footnote that nothing in the text refers to, so that what it tells readers is lost; and where the
footnote is missing, they see `[^1]` as it is written. Refer to it where it belongs, or make it a plain sentence; write
the footnote that is missing, or take the reference out.
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
from modelist.linting.markup.prose import code_and_html, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_LABEL = r"\[\^(?P<label>[^\s\[\]^]{1,60})\]"
_DEFINED = lazy_pattern(rf"^[ \t>]*(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?{_LABEL}:", re.MULTILINE)
_USED = lazy_pattern(rf"(?<!\\){_LABEL}(?!\()")
_NO_COLON = lazy_pattern(rf"^{_LABEL}(?=[ \t]+[^\s\[|])", re.MULTILINE)
"""A footnote without the colon that makes it one."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels that stand in one of both only; what looks like a set of letters in a pattern is no reference."""
    if "[^" not in page.text:
        return
    hidden = code_and_html(page)
    defined: dict[str, Span] = {}
    starts: set[int] = set()
    for match in _DEFINED.finditer(page.text):
        if match.start("label") not in hidden:
            start = match.start("label") - 2
            starts.add(start)
            defined.setdefault(match["label"].casefold(), Span(start, match.end() - 1))
    used = [
        match
        for match in _USED.finditer(page.text)
        if match.start() not in starts and not page.markdown.in_code(match.start())
    ]
    labels = {match["label"].casefold() for match in (*used, *_in_regions(page))}
    for label, span in defined.items():
        if label not in labels:
            message = f"nothing refers to the footnote '{page.document.slice(span)}', which GitHub does not show"
            yield Problem(span, message, "Refer to it where it belongs, or make it a plain sentence.")
    told = {label: span for label, span in _without_colon(page) if label not in defined}
    for span in told.values():
        message = f"'{page.document.slice(span)}' has no colon behind it, so that it is no footnote"
        yield Problem(
            span, message, "Write a colon.", edits=(Edit(Span(span.end, span.end), ":"),), safety=Safety.UNSAFE
        )
    for match in used:
        if match["label"].casefold() in told:
            continue
        is_number = match["label"].isdecimal()
        if match["label"].casefold() in defined or match.start() in no_words(page) or not (defined or is_number):
            continue
        message = f"the footnote '{match[0]}' is not in the page, so that readers see its label"
        yield Problem(Span(*match.span()), message, "Write the footnote, or take the reference out.")


def _in_regions(page: Page) -> Iterator[re.Match[str]]:
    """References in what a build wrote: an entry may have a note on the page."""
    for region in page.regions:
        yield from _USED.finditer(page.source.slice(region.body_span))


def _without_colon(page: Page) -> Iterator[tuple[str, Span]]:
    """Labels of which the last one begins a line and another stands before it, with their places."""
    found = {match["label"].casefold(): Span(*match.span()) for match in _NO_COLON.finditer(page.text)}
    first: dict[str, int] = {}
    for match in _USED.finditer(page.text) if found else ():
        if match.start() not in no_words(page):
            first.setdefault(match["label"].casefold(), match.start())
    for label, span in found.items():
        if first.get(label, span.start) < span.start and span.start not in no_words(page):
            yield label, span


RULE = Rule(
    id="footnote-unmatched",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("# L\n\nA model of theirs.\n\n⟦[^1]⟧: This is no advice.\n"),
        Example("# L\n\nA model[^1] of theirs⟦[^note]⟧ and others.\n\n[^1]: https://a.org/note\n"),
        Example("# L\n\nA model[^1] of theirs.\n\n⟦[^1]⟧ A note on it.\n"),
        Example("# L\n\n```\na[^1]\n```\n\n⟦[^1]⟧: A note.\n"),
        Example("| Model | Size |\n| --- | --- |\n| Phi⟦[^2]⟧ | 3B |\n"),
    ),
    good=(
        Example("# L\n\nA model[^1][^2] of theirs.\n\n[^1]: A note.\n[^2]: More.\n"),
        Example("# L\n\nA model[^1] of theirs.[^2]\n\n- [^1]: A note.\n- [^2]: More.\n"),
        Example("# L\n\nA model[^1] of theirs[^Note].\n\n[^1]: A note.\n[^note]: More.\n"),
        Example("<table><tr><td>Phi[^1]</td></tr></table>\n\n[^1]: A note.\n"),
        Example("The set `[^1]`, \\[^1], [^a-z] and [^1](https://a.org).\n\n```\n[^1]: a\n```\n"),
        Example("<!-- [^1]: A note. -->\n"),
        Example(
            "<!-- modelist:begin table kind=llm columns=name -->\n\n| Model |\n| :-- |\n| Phi[^1] |\n\n"
            "<!-- modelist:end -->\n\n[^1]: A note.\n"
        ),
    ),
)
