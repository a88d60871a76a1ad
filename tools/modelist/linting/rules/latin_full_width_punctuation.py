"""Full-width punctuation between Latin words.

A ``：`` or ``，`` in an English title was typed in the wrong mode: it stands far from its word, and a search for the
title misses the place. Write the ASCII mark and a blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARK = lazy_pattern(r"(?<=[A-Za-z0-9])[ ]?([：，；！？])[ ]?(?=[A-Za-z0-9\[(*_])")
_HAN = lazy_pattern(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ASCII = {"：": ":", "，": ",", "；": ";", "！": "!", "？": "?"}
_AROUND = 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such marks with Latin words on both sides and no Chinese or Japanese near them."""
    if page.text.isascii():
        return
    for match in _MARK.finditer(page.text):
        before = page.text[max(0, match.start() - _AROUND) : match.start()].rpartition("\n")[2]
        near = before + page.text[match.end() : match.end() + _AROUND].partition("\n")[0]
        if match.start() in no_words(page) or _HAN.search(near):
            continue
        span = Span(*match.span())
        mark = _ASCII[match[1]]
        yield Problem(
            span, f"'{match[1]}' stands between Latin words", f"Write {mark}", edits=(Edit(span, f"{mark} "),)
        )


RULE = Rule(
    id="latin-full-width-punctuation",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("PaLM⟦： ⟧Scaling language modelling\n", "PaLM: Scaling language modelling\n"),
        Example(
            "Sampling in Collaboration⟦， ⟧[arXiv](https://x.org)\n",
            "Sampling in Collaboration, [arXiv](https://x.org)\n",
        ),
    ),
    good=(Example("模型：GPT，Qwen 和 Llama；PaLM：谷歌的模型\n\n`a：b` [x](https://x.org/a：b)\n"),),
)
