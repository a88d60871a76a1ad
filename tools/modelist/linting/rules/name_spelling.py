"""One model is spelled in two ways in a page.

`Llama 2` in the table and `Llama2` in its heading: whoever searches the page for one misses the other. Choose the
spelling of its makers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.models import Mention, read_models
from modelist.linting.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_FAMILIES = (
    "Baichuan|BLIP|ChatGLM|Claude|CogVLM|Command|DeepSeek|ERNIE|Falcon|Gemini|Gemma|GLM|GPT|Grok|InternLM|InternVL|Kimi|Llama"
    "|LLaVA|MiniCPM|MiniGPT|Mistral|Mixtral|OLMo|Ovis|PaLM|Phi|Pixtral|Qwen|StarCoder|Vicuna|Yi"
)
_VERSION = lazy_pattern(
    rf"(?<![\w./@#-])(?:{_FAMILIES})[ -]?v?\d{{1,2}}(?:\.\d{{1,2}})?[ov]?"
    r"(?:[ -](?:Pro|Flash|Turbo|mini|nano|Opus|Sonnet|Haiku|VL|Omni|Coder|Math)\b)?(?![\w/@]|[.:-]\w)",
    re.IGNORECASE,
)
_GAPS = re.compile(r"[ -]")
_OFTEN = 2
"""How many times more often the usual spelling must stand in a page."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names of rows and sections that are the same but for letter case, blanks and marks; and versions in text."""
    first: dict[str, Mention] = {}
    told: list[Span] = []
    for mention in read_models(page).mentions:
        known = first.setdefault(mention.key, mention)
        if known.name == mention.name or not mention.key:
            continue
        message = f"'{mention.name}' is spelled '{known.name}' elsewhere in this page"
        related = ((Location(page.path, known.span), f"'{known.name}'"),)
        told.append(mention.span)
        yield Problem(mention.span, message, "Choose one spelling.", mention.name, related=related)
    yield from _in_text(page, Spans(told))


def _in_text(page: Page, told: Spans) -> Iterator[Problem]:
    """Versions of well-known families that a page mostly spells in another way, with blanks or hyphens elsewhere."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _VERSION.finditer(page.text):
        if match.start() not in no_words(page) and match.start() not in told:
            found.setdefault(_GAPS.sub("", match[0]).lower(), []).append(match)
    for uses in found.values():
        counts = Counter(match[0] for match in uses)
        usual, count = counts.most_common(1)[0]
        if len(counts) < 2 or count < _OFTEN * (len(uses) - count):
            continue
        for match in uses:
            if match[0] != usual:
                message = f"'{match[0]}' is spelled '{usual}' elsewhere in this page"
                yield Problem(Span(*match.span()), message, "Choose one spelling.", usual)


RULE = Rule(
    id="name-spelling",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    default=False,
    bad=(
        Example("Gemini 2.5 Pro is best, then Gemini 2.5 Pro with tools.\n\nIt beats ⟦Gemini-2.5-Pro⟧ by little.\n"),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## ⟦Llama2⟧\n\n"
            "[code](https://github.com/a/b)\n"
        ),
    ),
    good=(
        Example("Qwen2.5 and Qwen 2.5, `Qwen-2.5`, https://x.org/Qwen-2.5, Qwen2.5-7B and Qwen3.\n"),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 2\n\n[code](https://github.com/a/b)\n"
        ),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 3\n\n[code](https://github.com/a/b)\n"
        ),
    ),
)
