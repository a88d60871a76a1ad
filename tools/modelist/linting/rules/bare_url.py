"""An address in plain text, without a mark that makes it a link.

GitHub makes a link of it, other renderers do not, and a full stop or bracket after it may become part of it. Put it
between `<` and `>`, or better, write what it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.core.wording import shortened
from modelist.linting.addresses.urls import running_url
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.links import trailing_junk


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every bare address outside code, HTML and generated parts."""
    if "http" not in page.text.lower():
        return
    for bare in page.markdown.bare_urls:
        start = bare.span.start
        if start in code_and_html(page) or page.text[max(0, start - 2) : start] == "](":
            continue
        written = page.document.slice(bare.span)
        url = running_url(written)
        span = Span(start, start + len(url) - trailing_junk(url))
        # What is escaped in text is not between angle brackets, so an escape would become a part of the address.
        if page.text[max(0, start - 2) : start] == "![":
            yield Problem(span, f"'{shortened(bare.url)}' is in no image", "Write ![what it shows](address).")
            continue
        edits = (Edit(span, f"<{page.document.slice(span)}>"),) if written == bare.url and span.end > start else ()
        yield Problem(span, f"'{shortened(bare.url)}' is a bare address", "Put it between < and >.", edits=edits)


RULE = Rule(
    id="bare-url",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("A paper ![⟦https://img.shields.io/badge/a-red⟧]\n"),
        Example("See ⟦https://arxiv.org/abs/2307.09288⟧.\n", "See <https://arxiv.org/abs/2307.09288>.\n"),
        Example("| ⟦https://github.com/a/b⟧ |\n| --- |\n", "| <https://github.com/a/b> |\n| --- |\n"),
        Example("见 ⟦https://a.org/b⟧，谢谢。\n", "见 <https://a.org/b>，谢谢。\n"),
    ),
    good=(Example("<https://a.org> [a](https://a.org) [https://a.org](https://a.org) `https://a.org` www.a.org\n"),),
)
