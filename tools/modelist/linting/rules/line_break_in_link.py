"""A link is cut in two by a line break, so GitHub shows its brackets.

Between ``]`` and ``(`` nothing may stand, and an address may have no line break or blank in it: the reader sees the
raw address instead of a link. Write the link without a break.
"""

from __future__ import annotations

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

_CUT = lazy_pattern(
    r"\]([ \t]*\n[ \t>]{0,12})\((?=(?:https?://|#[^\W\d]|\.{1,2}/)[^()\s]+\))"
    r"|\]\((https?://[^()\s]*)\n[ \t>]{0,12}(?=[^()\s\[\]\"'“]+\))"
)
_MAX_TEXT = 1_000


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A text in brackets and an address in parentheses with a line break between or in them."""
    hidden = None
    for match in _CUT.finditer(page.text):
        hidden = hidden or code_and_html(page)
        start = _opening(page.text, match.start())
        if start is None or match.start() in hidden or _is_link(page, start):
            continue
        gap = Span(*match.span(1)) if match[1] is not None else Span(match.end(2), match.end())
        end = page.text.find(")", match.end())
        message = f"{shown(page.text[start : end + 1])} is no link: a line break cuts it in two"
        yield Problem(Span(start, match.end()), message, "Remove the line break.", edits=(Edit(gap, ""),))


def _opening(text: str, end: int) -> int | None:
    """The bracket that the one at a place closes, on its line."""
    depth = 0
    for at in range(end, max(end - _MAX_TEXT, -1), -1):
        if text[at] == "\n":
            return None
        depth += {"]": 1, "[": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None


def _is_link(page: Page, start: int) -> bool:
    """Whether the brackets are a link already, by a definition of their text."""
    return any(one.span.start == start for one in page.links_in(Span(start, start + 1)))


RULE = Rule(
    id="line-break-in-link",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("]",),
    family="structure",
    bad=(
        Example(
            "See ⟦[the paper]\n(⟧https://arxiv.org/abs/2307.09288).\n",
            "See [the paper](https://arxiv.org/abs/2307.09288).\n",
        ),
        Example("⟦[a](https://x.org/\n⟧b)\n", "[a](https://x.org/b)\n"),
        Example("> ⟦[a](https://x.org/so\n> ⟧me) b\n", "> [a](https://x.org/some) b\n"),
        Example("⟦[![a](https://x.org/a)]\n(⟧#models)\n", "[![a](https://x.org/a)](#models)\n"),
    ),
    good=(
        Example("[a\nb](https://x.org) [c]\n\n(https://x.org) `[d]\n(https://x.org)`\n"),
        Example("[a]\n(https://x.org/b)\n\n[c](https://x.org\n'd') [e](https://x.org\n)\n\n[a]: https://x.org\n"),
    ),
)
