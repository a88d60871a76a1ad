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
from modelist.linting.markup.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_ODD_BLANK = r"\u00a0\u2000-\u200a\u202f\u3000"
_LINE = lazy_pattern(
    r"^ {0,3}(?:(?P<many>#{2,6})(?=[^#\s\d!$\\|:;,.)]|\d+[.、]?[^\d\s#,)]|(?:19|20)\d\d[ \t]*$)"
    r"|(?P<one>#)(?=[^\W\d_a-z])"
    rf"|(?P<odd>#{{1,6}})[{_ODD_BLANK}][{_ODD_BLANK} ]{{0,3}}(?=[^\s#])|(?P<wide>＃{{1,6}})[ \u3000]?)"
    r"(?P<text>\S[^\n]*)$",
    re.MULTILINE,
)
_TAG = lazy_pattern(r"#(?:[0-9A-F]{3}|[0-9A-F]{6}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|[^\n]*#[^\n]*)[ \t]*\Z")
_MAX_WORDS = 12


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines of text that begin like a heading."""
    hidden = code_and_html(page)
    for match in _LINE.finditer(page.text):
        signs = match["many"] or match["one"] or match["odd"] or match["wide"]
        span = Span(match.end() - len(match[0].lstrip(" ")), match.end())
        if span.start in hidden or (match["one"] and not _stands_alone(page.text, match)):
            continue
        new = f"{'#' * len(signs)} "
        edits = (Edit(Span(span.start, match.start("text")), new),)
        yield Problem(
            span, f"{shown(match[0].strip())} is no heading", "Put a blank after the number signs.", edits=edits
        )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a line with one sign has blank lines around it, or is the page's first, and is no colour or hashtag."""
    if _TAG.match(match[0].strip(" ")):
        return False
    before = text[: match.start()].endswith("\n\n") or match.start() == 0
    after = text[match.end() : match.end() + 2] in ("\n\n", "\n", "") or match.start() == 0
    return before and after and len(match[0].split()) <= _MAX_WORDS


RULE = Rule(
    id="heading-no-space",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("#", "＃"),
    family="structure",
    bad=(
        Example("⟦##Falcon⟧\n\nText.\n", "## Falcon\n\nText.\n"),
        Example("⟦###模型⟧\n", "### 模型\n"),
        Example("a\n\n⟦#Models of 2024⟧\n\nb\n", "a\n\n# Models of 2024\n\nb\n"),
        Example("⟦＃＃ 模型⟧\n", "## 模型\n"),
        Example("⟦##\u00a0Falcon⟧\n\n⟦##`Phi`⟧\n\n⟦###2024⟧\n", "## Falcon\n\n## `Phi`\n\n### 2024\n"),
    ),
    good=(
        Example("## Falcon\n\n#1 and #LLM #AI\n\n```\n##x\n```\n\n#LLM #VLM\n"),
        Example("#FF00AA\n\n#define A\n\n#section-name\n\n#MachineLearning\n\n#大模型# 话题\n\n##123\n"),
        Example("text\n#tag\nmore\n\n##\n\n`##x` ## y\n"),
    ),
)
