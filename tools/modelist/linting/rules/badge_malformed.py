"""The address of a badge that shields.io does not read as it was meant.

shields.io answers to nearly anything: a single dash in a text makes the badge show an error, a colour that it does not
know makes it grey, and a stray percent sign makes it fail. Double the dashes and underscores that belong to a text, and
write %25 for a percent sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import faults, problem

_CODES = ("badge-grammar", "badge-percent", "badge-color")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "shields.io" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if written.is_image:
            found = problem(written, fault)
            yield replace(found, span=_color(page, found.span)) if fault.code == "badge-color" else found


def _color(page: Page, span: Span) -> Span:
    """What stands after the last dash: the part that is taken for a colour."""
    text = page.document.slice(span)
    return Span(span.start + text.rfind("-") + 1, span.end) if "?" not in text and "=" not in text else span


RULE = Rule(
    id="badge-malformed",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("![a](https://img.shields.io/badge/⟦Qwen-1.5-7B-blue⟧)\n"),
        Example(
            "![a](https://img.shields.io/badge/MMLU-89⟦%⟧-blue)\n",
            "![a](https://img.shields.io/badge/MMLU-89%25-blue)\n",
        ),
        Example("[![a](https://img.shields.io/badge/arXiv-2307.09288-⟦bleu⟧)](https://arxiv.org/abs/2307.09288)\n"),
    ),
    good=(
        Example(
            "![a](https://img.shields.io/badge/Qwen--1.5-7B-blue) ![b](https://img.shields.io/badge/Paper-green.svg?style=flat)\n"
        ),
        Example(
            "![c](https://img.shields.io/badge/%F0%9F%A4%97%20Hugging%20Face-models-blue) [d](https://img.shields.io/badge/a-b-c-d)\n"
        ),
        Example("![c](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg?logo=arXiv)\n"),
    ),
)
