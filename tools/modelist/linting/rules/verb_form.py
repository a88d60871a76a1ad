"""A verb has a form that its sentence does not allow: "this work explore", "is build upon".

Careful readers stumble over it. Write the verb as the sentence needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_ONE = (
    "work|paper|repo|repository|method|model|project|list|survey|study|approach|framework|page|tool|section|library"
    "|benchmark|dataset|module|architecture|technique|strategy|tutorial|article|report|package"
)
_VERBS = (
    "achieve|address|aim|allow|apply|build|collect|combine|compare|contain|cover|demonstrate|describe|enable|evaluate"
    "|explore|extend|focus|generate|give|have|help|improve|include|integrate|introduce|investigate|make|offer|outperform"
    "|present|propose|provide|record|represent|show|study|summarize|support|train|use|utilize"
)
_SINGULAR = lazy_pattern(
    rf"(?<![\w’'] )\bThis (?:{_ONE}) (?:also |mainly |only |further |directly )?(?P<verb>{_VERBS})"
    r"(?= (?:the|a|an|to|on|how|that|all|some|several|both|new|our|its|more|many|users?|you)\b)"
)
_BUILT = lazy_pattern(
    r"\b(?:is|are|was|were|be|been) (?P<verb>build|buil) (?=(?:up)?on\b|with\b|by\b|from\b|using\b|for\b|to\b)"
)
_INTO = lazy_pattern(
    r"\b(?:is|are|was|were|be|been) (?P<verb>train|propose|base|use|release|design|evaluate) "
    r"(?=(?:on|by|for|in|with|to)\b)"
)
_THIRD = {"have": "has", "apply": "applies", "study": "studies"}
_PAST = {"build": "built", "buil": "built", "train": "trained", "design": "designed"}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Base forms behind a subject in the singular, and behind a form of "to be"."""
    if not page.text:
        return
    for match in _SINGULAR.finditer(page.text) if "This " in page.text else ():
        verb = match["verb"]
        right = _THIRD.get(verb) or verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
        yield from _problem(page, Span(*match.span("verb")), right)
    for match in (*_BUILT.finditer(page.text), *_INTO.finditer(page.text)):
        verb = match["verb"]
        yield from _problem(page, Span(*match.span("verb")), _PAST.get(verb) or f"{verb}d")


def _problem(page: Page, span: Span, right: str) -> Iterator[Problem]:
    if span.start not in no_text(page):
        message = f"'{page.document.slice(span)}' is the wrong form of the verb here"
        yield Problem(span, message, f"Write {right}.", edits=(Edit(span, right),))


RULE = Rule(
    id="verb-form",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "This work ⟦explore⟧ the data. It is ⟦build⟧ upon Phi. This repo ⟦have⟧ a list.\n",
            "This work explores the data. It is built upon Phi. This repo has a list.\n",
        ),
    ),
    good=(
        Example("Does this work include the data? That makes this model use the tools; to build on it is a use.\n"),
        Example("Both this list and the page are used for training; the base is built by hand, and is use case one.\n"),
    ),
)
