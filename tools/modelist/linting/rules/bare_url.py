"""An address in plain text, without a mark that makes it a link.

GitHub makes a link of it, other renderers do not, and a full stop or bracket after it may become part of it. Put it
between `<` and `>`, or better, write what it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.linting.context import Page
from modelist.linting.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import shown


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every bare address outside code, HTML and generated parts."""
    if "http" not in page.text.lower():
        return
    for bare in page.markdown.bare_urls:
        if page.is_generated(bare.span.start) or bare.span.start in code_and_html(page):
            continue
        edits = (
            () if any(one in bare.url for one in "<>") else (Edit(bare.span, f"<{page.document.slice(bare.span)}>"),)
        )
        yield Problem(bare.span, f"'{shown(bare.url)}' is a bare address", "Put it between < and >.", edits=edits)


RULE = Rule(
    id="bare-url",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("See ⟦https://arxiv.org/abs/2307.09288⟧.\n", "See <https://arxiv.org/abs/2307.09288>.\n"),
        Example("| ⟦https://github.com/a/b⟧ |\n| --- |\n", "| <https://github.com/a/b> |\n| --- |\n"),
    ),
    good=(Example("<https://a.org> [a](https://a.org) [https://a.org](https://a.org) `https://a.org` www.a.org\n"),),
)
