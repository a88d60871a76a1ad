"""A word repeats what an abbreviation says already: `LLM model` is a large language model model.

It slows down who reads the abbreviation in full, and looks careless. Leave the word out: `an LLM`, `VLMs`. Titles stay
as their authors wrote them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_TWICE = lazy_pattern(
    r"(?<![\w'’/.@#$&+-])(?:(?P<model>M?LLM|LMM|L?VLM|SLM|PLM|LRM) (?P<word>models?)"
    r"(?! (?:the|an?|how|its|this|these|our|\d+)\b)"
    r"|(?P<network>[CRDG]NN|GAN) (?P<net>networks?))(?![\w'’/@-]|\.\w)"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Abbreviations of models and networks with the noun behind them, in small letters and outside of links."""
    matches = [match for match in _TWICE.finditer(page.text) if match.start() not in no_words(page)]
    if not matches:
        return
    titles = Spans(one.span for one in page.links)
    for match in matches:
        if match.start() in titles:
            continue
        short, word = match["model"] or match["network"], match["word"] or match["net"]
        right = f"{short}s" if word.endswith("s") else short
        span = Span(*match.span())
        message = f"'{match[0]}' says '{word.rstrip('s')}' twice"
        yield Problem(span, message, f"Write {right}.", edits=(Edit(span, right),), safety=Safety.UNSAFE)


RULE = Rule(
    id="redundant-word",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("For constraining an ⟦LLM model⟧, or ⟦VLM models⟧ as a ⟦CNN network⟧\n"),
        Example("| Notes |\n| --- |\n| runs ⟦MLLM models⟧ |\n"),
    ),
    good=(
        Example("An LLM, a model; VLA models, an LLM modeled on it, the LLM-model pair, `LLM model`\n"),
        Example("How an LLM models the world, and LLMs model it\n"),
        Example("- [Serving an LLM model](https://x.org) and LLM Model Training: A Survey\n"),
    ),
)
