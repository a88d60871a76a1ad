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
from modelist.linting.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_CUT = lazy_pattern(
    r"\]([ \t]*\n[ \t]*)\((?=https?://[^()\s]+\))"
    r"|\]\((https?://[^()\s]*?[/=&?_-])\n[ \t]*(?=[^()\s\[\]]+\))"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """A text in brackets and an address in parentheses with a line break between or in them."""
    if "]" not in page.text:
        return
    hidden = None
    for match in _CUT.finditer(page.text):
        hidden = hidden or code_and_html(page)
        if match.start() in hidden or page.text.find("\n\n", *match.span()) >= 0:
            continue
        opening = page.text.rfind("[", max(page.text.rfind("\n", 0, match.start()), 0), match.start())
        start = opening if opening >= 0 else match.start()
        gap = Span(*match.span(1)) if match[1] is not None else Span(match.end(2), match.end())
        message = f"{shown(page.text[start : match.end() + 40])} is no link: a line break cuts it in two"
        yield Problem(Span(start, match.end()), message, "Remove the line break.", edits=(Edit(gap, ""),))


RULE = Rule(
    id="line-break-in-link",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example(
            "See ⟦[the paper]\n(⟧https://arxiv.org/abs/2307.09288).\n",
            "See [the paper](https://arxiv.org/abs/2307.09288).\n",
        ),
        Example("⟦[a](https://x.org/\n⟧b)\n", "[a](https://x.org/b)\n"),
    ),
    good=(Example("[a\nb](https://x.org) [c]\n\n(https://x.org) `[d]\n(https://x.org)`\n"),),
)
