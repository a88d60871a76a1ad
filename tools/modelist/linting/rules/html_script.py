"""A script, an event handler or an executable address.

GitHub removes them, so they do nothing there; on a site that does not, they run in the reader's browser. A list has
no use for them. Remove them, and link pages by https.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_HANDLER = lazy_pattern(r"on[a-z]{3,}\Z")
_EXECUTABLE = lazy_pattern(
    r"[\x00-\x20]*(?:javascript|vbscript|livescript)[\x00-\x20]*:|[\x00-\x20]*data[\x00-\x20]*:", re.IGNORECASE
)
_BLANKS = lazy_pattern(r"[\x00-\x20]+")
_MAX_SCHEME = 40
_ADDRESSES = ("action", "formaction", "xlink:href", "background")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Script tags, ``on...`` attributes, and ``javascript:`` and ``data:`` targets."""
    if "<" in page.text:
        for tag in page.markdown.html_tags:
            if tag.name == "script" and not tag.closing:
                yield Problem(tag.span, "a script has no place in a page", "Remove it.")
            for attribute in tag.attributes:
                if _HANDLER.match(attribute.name):
                    message = f"'{attribute.name}' runs a script when a reader uses <{tag.name}>"
                    yield Problem(attribute.name_span, message, "Remove it.")
                elif (
                    attribute.name in _ADDRESSES
                    and attribute.value
                    and attribute.value_span
                    and _is_executable(attribute.value)
                ):
                    yield Problem(
                        attribute.value_span, f"'{attribute.value[:40]}' runs a script", "Link a page by https."
                    )
    for link in page.links if ":" in page.text else ():
        if _is_executable(link.destination):
            scheme = link.destination.strip()[:_MAX_SCHEME].split(":")[0]
            what = "carries its content with it" if scheme.lower() == "data" else "runs a script"
            advice = "Add the file to the list, and link it." if scheme.lower() == "data" else "Link a page by https."
            yield Problem(link.destination_span, f"'{scheme}:' {what}, and GitHub removes it", advice)


def _is_executable(destination: str) -> bool:
    return _EXECUTABLE.match(_BLANKS.sub("", destination[:_MAX_SCHEME])) is not None


RULE = Rule(
    id="html-script",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="safety",
    bad=(
        Example("⟦<script>⟧alert(1)</script>\n"),
        Example('<img src="a.png" ⟦onerror⟧="alert(1)">\n'),
        Example("[x](⟦javascript:alert(1)⟧)\n"),
        Example("![x](⟦data:image/png;base64,AAAA⟧)\n"),
        Example('<a href="⟦ JaVa&#115;cript:alert(1)⟧">x</a>\n'),
    ),
    good=(Example("`<script>` [data](data/a.md) [js](https://x.org/javascript:1) <https://x.org>\n"),),
)
