"""A service, maker or model is not spelled as its owner spells it.

`Github`, `Huggingface` and `GPT4-o` are understood, but a search for the right name misses them, and the page looks
careless. Write GitHub, Hugging Face and GPT-4o.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import misspelled


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Well-known names in words for readers; in headings only where the anchor stays the same."""
    headings = Spans(one.span for one in page.markdown.headings)
    for start, end, right in misspelled(page.text):
        span = Span(start, end)
        in_heading = start in headings
        same_anchor = right.lower() == page.document.slice(span).lower()
        if start in no_words(page) or (in_heading and not same_anchor):
            continue
        message = f"'{page.document.slice(span)}' spells itself {right}"
        yield Problem(span, message, f"Write {right}.", edits=(Edit(span, right),))


RULE = Rule(
    id="proper-names",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "The ⟦Github⟧ page, [[⟦Arxiv⟧]](https://x.org), on ⟦Huggingface⟧; data of ⟦GPT4-o⟧ and ⟦Deepseek⟧.\n",
            "The GitHub page, [[arXiv]](https://x.org), on Hugging Face; data of GPT-4o and DeepSeek.\n",
        ),
    ),
    good=(
        Example(
            "GitHub, arXiv, `github`, https://github.com/a/b, huggingface.co and GITHUB; GPT-4o-mini, gpt-4-turbo\n"
        ),
        Example("OPENHERMES and VLMEvalKit, vlm-eval, LLMs, IMAGENET\n"),
        Example("## GPT4-o\n\ndeepseek-ai/DeepSeek-V3, llava-hf and @openai\n"),
    ),
)
