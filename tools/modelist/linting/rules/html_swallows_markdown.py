"""Markdown directly below an HTML tag is shown as plain characters.

A block of HTML goes on to the next blank line, and GitHub reads no Markdown in it: ``## Title`` after ``</details>``
shows its number signs, makes no heading, and so has no anchor; links and lists show their brackets and dashes. Put a
blank line between the tag and the Markdown; inside a line, use tags such as ``<b>`` and ``<a href>`` instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.swallowed import Swallowed, find_swallowed
from modelist.linting.rule import Example, Problem, Rule, Scope

_TAGS = {
    "link": "Use <a href> and <img src> here",
    "emphasis": "Use <b> or <i> here",
    "strikethrough": "Use <del> here",
    "code": "Use <code> here",
}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """What looks like Markdown in the page's HTML blocks."""
    for one in find_swallowed(page):
        message = f"{shown(page.document.slice(one.span))} is shown as text: HTML around it has no blank line after it"
        yield Problem(
            one.span,
            message,
            _advice(one),
            edits=_edits(page, one),
            safety=Safety.SAFE if one.is_certain else Safety.UNSAFE,
            severity=Severity.WARNING if one.kind == "code" else None,
        )


def _advice(one: Swallowed) -> str:
    if one.line_start is not None:
        return "Put a blank line before it."
    return f"{_TAGS.get(one.kind, 'Put it on a line of its own')}, or put a blank line between tag and Markdown."


def _edits(page: Page, one: Swallowed) -> tuple[Edit, ...]:
    if one.line_start is None:
        return ()
    return (Edit(Span(one.line_start, one.line_start), "\n"),)


RULE = Rule(
    id="html-swallows-markdown",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("<",),
    family="structure",
    bad=(
        Example("<details>\n\nText.\n\n</details>\n⟦## Gemma⟧\n", "<details>\n\nText.\n\n</details>\n\n## Gemma\n"),
        Example("<br />\n⟦- one⟧\n- two\n", "<br />\n\n- one\n- two\n"),
        Example("<br />\n⟦* one⟧\n* two\n", "<br />\n\n* one\n* two\n"),
        Example("<br>\n| a |\n⟦| - |⟧\n| b |\n", "<br>\n\n| a |\n| - |\n| b |\n"),
        Example("<div>\n<b>a</b> | b\n⟦--- | ---⟧\n</div>\n"),
        Example("- Phi\n<br>\n⟦## Gemma⟧\n", "- Phi\n<br>\n\n## Gemma\n"),
        Example('<p align="center">\n⟦[English](a.md)⟧ | [中文](b.md)\n</p>\n'),
        Example("<summary>⟦**Phi**⟧</summary>\n"),
        Example("<div>\n</div>\n⟦*<em>By <a href='a'>A</a></em>*⟧\n"),
        Example('<img src="a.png">\n⟦> a quote⟧\n', '<img src="a.png">\n\n> a quote\n'),
        Example("<p>7B ⟦~~13B~~⟧</p>\n<p>⟦**<a href='b'>B</a>**⟧</p>\n"),
        Example("<table><tr><td>⟦[a](b)⟧</td></tr>\n<tr><td>⟦`x`⟧</td></tr></table>\n"),
        Example('<div align="center">\n⟦---⟧\n⟦### A⟧\n</div>\n', '<div align="center">\n\n---\n\n### A\n</div>\n'),
    ),
    good=(
        Example("<details>\n<summary>More</summary>\n\n## Gemma\n\n- [a](b)\n\n</details>\n"),
        Example("<div>\n</div>\n* denotes our own\n+ without tuning\n\n<p>\n- by us -\n- 5\n> 5B\n</p>\n"),
        Example("<pre>\n# not **bold**\n[a](b)\n</pre>\n\n<!--\n## off\n-->\n"),
        Example('<p align="center">\n  <code>**x**</code> 2 * 3 * 4, [1] and #5\n</p>\n'),
        Example("<p>A<sup>*</sup>, B<sup>*</sup>, C<sup>**</sup> and D<sup>**</sup>, *<b>E</b>,*<b>F</b> 2~3</p>\n"),
        Example("Text <b>bold</b>\n## Heading\n\n> <b>a</b>\n> b\n\n<img\n src='a'\n> a\n"),
    ),
)
