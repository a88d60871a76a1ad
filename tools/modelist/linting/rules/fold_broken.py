"""A fold has nothing in it, or more than one summary, or a summary stands outside of any fold.

Readers who open ``<details>`` and find nothing look for what they missed. Where ``</details>`` and the next
``<details>`` were lost, the second item disappears inside the first one's fold, and its summary is plain text. Write
what belongs inside or leave the fold out, and give each item a fold of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NOTHING = lazy_pattern(
    r"(?:\s|&nbsp;|<br ?/?>|</?(?:p|div|span|ul|ol|li|center)(?:\s[^<>]{0,200})?>|<!--(?!\s*modelist:begin)"
    r"(?:(?!-->)[\s\S])*+-->|[-*+][ \t]*$|(?<=\n)>)*+",
    re.IGNORECASE,
)
"""What shows nothing: blanks, comments other than the marker of a region, and frames without content."""


class _Fold:
    """An open ``<details>``, with what was seen of its summary."""

    def __init__(self, tag: HtmlTag) -> None:
        self.tag = tag
        self.has_summary = False
        self.content_start = tag.span.end


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Summaries by the fold that they are in, and folds that end right behind their summary."""
    if "<" not in page.text or "<summary" not in page.lower:
        return
    opened: list[_Fold] = []
    started: HtmlTag | None = None
    for tag in page.markdown.html_tags:
        if tag.name == "details":
            if not tag.closing:
                opened.append(_Fold(tag))
            elif opened:
                yield from _empty(page, opened.pop(), tag)
        elif tag.name == "summary" and not tag.closing:
            started = tag
        elif tag.name == "summary" and started is not None:
            if not opened:
                message = "<summary> stands outside of <details>, and is shown as plain text"
                yield Problem(started.span, message, "Put <details> before it, or write a heading instead.")
            elif opened[-1].has_summary:
                message = "a second <summary> within one <details>, which is shown as plain text inside of it"
                advice = "End the fold before it with </details>, and begin one with <details>."
                yield Problem(started.span, message, advice)
            else:
                opened[-1].has_summary = True
                opened[-1].content_start = tag.span.end
            started = None


def _empty(page: Page, fold: _Fold, end: HtmlTag) -> Iterator[Problem]:
    inside = page.document.slice(Span(fold.content_start, end.span.start))
    if fold.has_summary and _NOTHING.fullmatch(inside):
        message = "nothing is in this fold"
        yield Problem(Span(fold.tag.span.start, end.span.end), message, "Write what belongs there, or leave it out.")


RULE = Rule(
    id="fold-broken",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("<",),
    family="structure",
    bad=(
        Example("| a | b |\n| --- | --- |\n| x | ⟦<details><summary>Details</summary> </details>⟧ |\n"),
        Example("> ⟦<details>\n> <summary>More</summary>\n>\n> </details>⟧\n"),
        Example('⟦<details>\n<summary>More</summary>\n<p align="center">\n</P>\n</details>⟧\n'),
        Example("⟦<details>\n<summary>More</summary>\n\n<!-- later -->\n\n</details>⟧\n"),
        Example("<details>\n<summary>A</summary>\n\nSmall.\n\n⟦<summary>⟧B</summary>\n\nLarge.\n\n</details>\n"),
        Example("⟦<summary>⟧Alpha</summary>\n\nIt is small.\n"),
    ),
    good=(
        Example("<details>\n<summary>A</summary>\n\nC.\n\n<details><summary>B</summary>d</details>\n\n</details>\n"),
        Example("<details>\n<summary>A</summary>\n\nIt marks <SUMMARY> and <CAPTION>.\n\n</details>\n"),
        Example("<details>\n<summary>A</summary>\n<img src='a.png' alt='a'>\n</details>\n\n`<summary>` is a tag.\n"),
        Example("<details>\n\n</details>\n"),
        Example(
            "<details>\n<summary>A</summary>\n\n<!-- modelist:begin table kind=llm columns=name -->\n"
            "<!-- modelist:end -->\n\n</details>\n"
        ),
    ),
)
