"""A heading without a blank after its number signs is no heading.

GitHub shows ``##Title`` as a paragraph with number signs; it has no anchor, and what follows belongs to the section
before. Put a blank after the signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_LINE = lazy_pattern(
    r"^ {0,3}(?:(#{2,6})(?=[^#\s\d!$\\|:;,.)]|\d+[.、]?[^\d\s#,)])|(#)(?=[^\W\d_][^#\n]*$)|(＃{1,6})[ \u3000]?)"
    r"(\S[^\n]*)$",
    re.MULTILINE,
)
_MAX_WORDS = 12


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines of text that begin like a heading."""
    if "#" not in page.text and "＃" not in page.text:
        return
    hidden = code_and_html(page)
    for match in _LINE.finditer(page.text):
        signs = match[1] or match[2] or match[3]
        if match.start(4) in hidden or (match[2] and not _stands_alone(page.text, match)):
            continue
        span = Span(match.end() - len(match[0].lstrip(" ")), match.end())
        new = f"{'#' * len(signs)} "
        edits = (Edit(Span(span.start, match.start(4)), new),)
        yield Problem(
            span, f"{shown(match[0].strip())} is no heading", "Put a blank after the number signs.", edits=edits
        )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a line with one sign has blank lines around it, so that it is no hashtag in a sentence."""
    before = text[: match.start()].endswith("\n\n") or match.start() == 0
    after = text[match.end() : match.end() + 2] in ("\n\n", "\n", "")
    return before and after and len(match[0].split()) <= _MAX_WORDS


RULE = Rule(
    id="heading-no-space",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example("⟦##Falcon⟧\n\nText.\n", "## Falcon\n\nText.\n"),
        Example("⟦###模型⟧\n", "### 模型\n"),
        Example("a\n\n⟦#Models of 2024⟧\n\nb\n", "a\n\n# Models of 2024\n\nb\n"),
        Example("⟦＃＃ 模型⟧\n", "## 模型\n"),
    ),
    good=(
        Example("## Falcon\n\n#1 and #LLM #AI\n\n```\n##x\n```\n\n#LLM #VLM\n"),
        Example("text\n#tag\nmore\n\n##\n\n`##x` ## y\n"),
    ),
)
