"""The address of a badge that shields.io does not read as it was meant.

shields.io answers to nearly anything: a single dash in a text makes the badge show an error, a colour that it does not
know makes it grey, and a stray percent sign makes it fail; so does a path behind the name of a repository. Double the
dashes and underscores that belong to a text, and write %25 for a percent sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import addresses, faults, problem

_FIGURE = re.compile(r"https?://img\.shields\.io/github/(?:stars|forks|watchers|license)/(?P<path>[^?#\s]*)")
_SLASHES = 2
_CODES = ("badge-grammar", "badge-percent", "badge-color")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "shields.io" not in page.text:
        return
    yield from _longer_than_a_repository(page)
    for written, fault in faults(page, _CODES):
        if written.is_image:
            found = problem(written, fault)
            yield replace(found, span=_color(page, found.span)) if fault.code == "badge-color" else found


def _longer_than_a_repository(page: Page) -> Iterator[Problem]:
    """Figures of a repository asked for with more than its owner and name, such as a path or a slash too many."""
    for written in addresses(page) if "shields.io/github" in page.text else ():
        match = _FIGURE.match(written.url)
        if match is None or not written.is_image or not written.exact or match["path"].count("/") < _SLASHES:
            continue
        owner, name, _ = match["path"].split("/", 2)
        start = written.span.start + match.start("path")
        too_much = Span(start + len(owner) + 1 + len(name), start + len(match["path"]))
        ending = ".svg" if match["path"].endswith(".svg") else ""
        edits = (Edit(too_much, ending),) if owner and name else ()
        message = "shields.io wants an owner and a name here, so the badge shows no figure"
        yield Problem(too_much, message, "Leave out what is too much.", edits=edits)


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
        Example(
            "![s](https://img.shields.io/github/stars/QwenLM/Qwen⟦/tree/main.svg⟧?style=social)\n",
            "![s](https://img.shields.io/github/stars/QwenLM/Qwen.svg?style=social)\n",
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
        Example(
            "![s](https://img.shields.io/github/stars/a/b.svg) ![c](https://img.shields.io/github/last-commit/a/b/main)\n"
        ),
    ),
)
