"""A character that nobody sees.

Zero-width spaces and soft hyphens come along when text is copied from web pages. In an address they break the link, in
a heading they change its anchor, in a name they make search and comparison fail. Remove them. Joiners in emoji and in
scripts that need them are fine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.characters import INVISIBLE, MARKS, joins_letters, name_of
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Invisible characters outside code blocks, by where they stand."""
    if page.text.isascii():
        return
    addresses: Spans | None = None
    for pattern in (INVISIBLE, MARKS):
        for match in pattern.finditer(page.text):
            offset = match.start()
            if joins_letters(page.text, offset) or page.markdown.in_code(offset):
                continue
            addresses = addresses or _addresses(page)
            span = Span(*match.span())
            in_address = offset in addresses
            where = "this address, which leads elsewhere with it" if in_address else "the text"
            edits = (Edit(span, ""),)
            severity = Severity.ERROR if in_address else None
            message = f"{name_of(match[0])} stands unseen in {where}"
            yield Problem(span, message, "Remove it.", edits=edits, severity=severity)


def _addresses(page: Page) -> Spans:
    markdown = page.markdown
    return Spans((*(link.destination_span for link in markdown.links), *(one.span for one in markdown.bare_urls)))


RULE = Rule(
    id="invisible-character",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="safety",
    bad=(
        Example("[a](https://x.org/⟦\u200b⟧b)\n", "[a](https://x.org/b)\n"),
        Example("## Fal⟦\u00ad⟧con\n", "## Falcon\n"),
        Example("模型⟦\ufeff⟧名\n", "模型名\n"),
        Example("| a |\n| --- |\n|⟦\u200b⟧✘|\n", "| a |\n| --- |\n|✘|\n"),
    ),
    good=(
        Example("👨\u200d👩\u200d👧 ❤\ufe0f می\u200cخواهم `a\u200bb`\n"),
        Example("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f and עברית \u200f(a)\u200e.\n"),
    ),
)
