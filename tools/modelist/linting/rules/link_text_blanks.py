"""The text or address of a link begins or ends in blanks.

A blank in the text is underlined with the rest, and in a table it shows that a word was cut off; one before the address
looks as if the link were broken. Put blanks outside the brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_BEFORE_END = lazy_pattern(r"\]\([^()\s]{1,500}[ \t]+\)")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Inline links whose text as written begins or ends in a blank."""
    yield from _around_addresses(page)
    if "[ " not in page.text and " ](" not in page.text and "\t](" not in page.text:
        return
    for link in page.links:
        if link.kind is not LinkKind.LINK:
            continue
        written = page.document.slice(link.text_span)
        bare = written.strip()
        if bare and bare != written and "\n" not in written and not bare.startswith("!["):
            edits = (Edit(link.text_span, bare), *_moved(page, link, written))
            message = f"the text '{written[:60]}' begins or ends in a blank"
            yield Problem(link.text_span, message, "Put the blank outside the brackets.", edits=edits)


def _around_addresses(page: Page) -> Iterator[Problem]:
    for link in page.links if "]( " in page.text or _BEFORE_END.search(page.text) else ():
        if link.kind is not LinkKind.LINK or link.label is not None:
            continue
        inside = Span(link.text_span.end + 2, link.span.end - 1)
        written = page.document.slice(inside)
        bare = written.strip(" \t")
        if bare and bare != written and "\n" not in written:
            message = "a blank stands before or behind the address"
            yield Problem(inside, message, "Take it out.", edits=(Edit(inside, bare),))


def _moved(page: Page, link: Link, written: str) -> Iterator[Edit]:
    """The blanks again outside the link, where they part it from a word."""
    before, after = page.text[link.span.start - 1 : link.span.start], page.text[link.span.end : link.span.end + 1]
    if written[0].isspace() and before.isalnum():
        yield Edit(Span(link.span.start, link.span.start), " ")
    if written[-1].isspace() and after.isalnum():
        yield Edit(Span(link.span.end, link.span.end), " ")


RULE = Rule(
    id="link-text-blanks",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](⟦ https://x.org⟧) [b](⟦https://y.org ⟧)\n", "[a](https://x.org) [b](https://y.org)\n"),
        Example("See [⟦ Qwen⟧](https://x.org).\n", "See [Qwen](https://x.org).\n"),
        Example("| [⟦Qwen ⟧](https://x.org) |\n| --- |\n", "| [Qwen](https://x.org) |\n| --- |\n"),
        Example("The[⟦ Qwen ⟧](https://x.org)model\n", "The [Qwen](https://x.org) model\n"),
    ),
    good=(Example("[Qwen](https://x.org) [ ](https://x.org) [ ![a](b.png) ](https://x.org)\n", files={"b.png": ""}),),
)
