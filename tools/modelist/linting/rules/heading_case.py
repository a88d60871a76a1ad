"""A heading begins with a small letter, where the others of its level begin with a capital.

`## outline` among `## Papers` and `## Datasets` looks as if it was forgotten. Begin it as the others; names such as
vLLM stay as they are. Its anchor is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import is_proper_name

_FIRST = lazy_pattern(r"(?::[a-z0-9_+-]{1,40}:|[\W_])*(?P<letter>[^\W_])")
"""The first letter, emoji in words such as ``:rocket:`` aside."""

_WORD = lazy_pattern(r"[a-z]{2,}(?![A-Za-z0-9_@'’À-ɏ./-])")
_MIN_OTHERS, _MOST = 3, 0.85


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of a level that nearly all begin with a capital, whose first word is one in small letters."""
    levels: dict[int, list[tuple[Heading, int]]] = {}
    for heading in page.markdown.headings:
        first = _FIRST.match(page.text, *heading.text_span)
        if first is not None and first["letter"].upper() != first["letter"].lower():
            levels.setdefault(heading.level, []).append((heading, first.start("letter")))
    for found in levels.values():
        capitals = sum(page.text[at].isupper() for _, at in found)
        if capitals >= max(_MIN_OTHERS, _MOST * (len(found) - 1)):
            yield from (one for heading, at in found for one in _check(page, heading, at))


def _check(page: Page, heading: Heading, at: int) -> Iterator[Problem]:
    match = _WORD.match(page.text, at, heading.text_span.end)
    if match is None or at in no_text(page) or is_proper_name(match[0]) or any(map(is_cjk, heading.text)):
        return
    span = Span(*match.span())
    message = f"the heading {shown(heading.text.strip())} begins with a small letter, the others of its level do not"
    yield Problem(span, message, "Begin with a capital.", edits=(Edit(Span(at, at + 1), page.text[at].upper()),))


_OTHERS = "".join(f"\n## {name}\n" for name in ("Papers", "🔥 Models", "Datasets"))

RULE = Rule(
    id="heading-case",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(f"## ⟦outline⟧\n{_OTHERS}", f"## Outline\n{_OTHERS}"),
        Example(f"## 🎉 ⟦how⟧ to contribute\n{_OTHERS}", f"## 🎉 How to contribute\n{_OTHERS}"),
    ),
    good=(
        Example(f"## vLLM and more\n\n## `lint`\n\n## wav2vec\n\n## arXiv\n\n## 模型\n{_OTHERS}"),
        Example(f"## :rocket: Fast\n\n## transformers 篇\n{_OTHERS}"),
        Example(f"## data\n\n## papers\n{_OTHERS}"),
        Example(f"### outline\n{_OTHERS}"),
    ),
)
