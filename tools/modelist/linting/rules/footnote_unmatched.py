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
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import code_and_html, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_LABEL = r"\[\^(?P<label>[^\s\[\]^]{1,60})\]"
_DEFINED = lazy_pattern(rf"^[ \t>]*{_LABEL}:", re.MULTILINE)
_USED = lazy_pattern(rf"(?<![\\\]]){_LABEL}(?!\()")


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
    used = [match for match in _USED.finditer(page.text) if match.start() not in starts]
    labels = {match["label"].casefold() for match in used}
    for label, span in defined.items():
        if label not in labels:
            message = f"nothing refers to the footnote '{page.document.slice(span)}', which GitHub does not show"
            yield Problem(span, message, "Refer to it where it belongs, or make it a plain sentence.")
    for match in used:
        is_number = match["label"].isdecimal()
        if match["label"].casefold() in defined or match.start() in no_words(page) or not (defined or is_number):
            continue
        message = f"the footnote '{match[0]}' is not in the page, so that readers see its label"
        yield Problem(Span(*match.span()), message, "Write the footnote, or take the reference out.")


RULE = Rule(
    id="footnote-unmatched",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("# L\n\nA model of theirs.\n\n⟦[^1]⟧: This is no advice.\n"),
        Example("# L\n\nA model[^1] of theirs⟦[^note]⟧ and others.\n\n[^1]: https://a.org/note\n"),
        Example("| Model | Size |\n| --- | --- |\n| Phi⟦[^2]⟧ | 3B |\n"),
    ),
    good=(
        Example("# L\n\nA model[^1] of theirs[^Note].\n\n[^1]: A note.\n[^note]: More.\n"),
        Example("<table><tr><td>Phi[^1]</td></tr></table>\n\n[^1]: A note.\n"),
        Example("The set `[^1]`, \\[^1], [^a-z] and [^1](https://a.org).\n\n```\n[^1]: a\n```\n"),
        Example("<!-- [^1]: A note. -->\n"),
    ),
)
