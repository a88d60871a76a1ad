"""Two places of a page have the same name, and a link leads to it.

A browser goes to the first of them, so the second cannot be reached: a link in the table of contents shows a reader
another section. Give each anchor a name of its own, and link that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Anchor
from modelist.linting.addresses.anchors import decode_fragment
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NEAR = 200
_TAGS = lazy_pattern(r"[^<>]{0,100}>(?:\s|<[^<>]{0,100}>)*<[^<>]{0,100}")
"""From the name in one tag to that in another, with only tags between."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names in raw HTML that stand twice, of which one is linked; the same name without words between is one place."""
    if page.is_fragment or "#" not in page.text:
        return
    linked = {
        decode_fragment(one.destination[1:]).removeprefix("user-content-")
        for one in page.links
        if one.destination.startswith("#")
    }
    lines = page.document.lines
    seen: dict[str, Anchor] = {}
    for anchor in page.markdown.anchors:
        first = seen.setdefault(anchor.name, anchor)
        if first is not anchor and anchor.name in linked and not _is_one_place(page, first, anchor):
            line = lines.line_of(first.span.start) + 1
            message = f"'#{anchor.name}' leads to line {line}, where this name stands already"
            related = ((Location(page.path, first.span), "the first of them"),)
            yield Problem(anchor.span, message, "Give each anchor a name of its own.", related=related)


def _is_one_place(page: Page, first: Anchor, second: Anchor) -> bool:
    lines = page.document.lines
    if lines.line_of(first.span.start) == lines.line_of(second.span.start):
        return True
    between = page.text[first.span.end : min(second.span.start, first.span.end + _NEAR)]
    return second.span.start - first.span.end <= _NEAR and _TAGS.fullmatch(between) is not None


RULE = Rule(
    id="anchor-duplicate",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="anchors",
    bad=(
        Example(
            '- [Go](#data)\n- [R](#data)\n\n<a name="data"></a>\n\n## Go\n\nText.\n\n<a name="⟦data⟧"></a>\n\n## R\n'
        ),
    ),
    good=(
        Example('- [Go](#go)\n\n<a id="go" name="go"></a>\n\n## Go\n\n<a id="x"></a><a id="x"></a>\n'),
        Example('- [Go](#go)\n\n<a id="go"/>\n<a name="go"/>\n\n## Go\n'),
        Example('- [Go](#go)\n\n<a id="go"></a>\n\n<a id="r"></a>\n\n<a id="r"></a>\n'),
    ),
)
