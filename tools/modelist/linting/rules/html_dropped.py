"""Raw HTML that GitHub removes or shows as text.

GitHub keeps a list of tags and attributes that are safe. ``style`` is dropped, so colours and widths are lost;
``<script>``, ``<iframe>`` and ``<style>`` are shown as text; other tags vanish, and so does a word in angle brackets
that was never meant as HTML, such as ``<think>``. Use ``width``, ``align`` and the like, and code marks for words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page
from modelist.linting.html import AS_TEXT, KNOWN, REMOVED
from modelist.linting.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_NO_SCRIPT = AS_TEXT - {"script"}
_FONT = ("color", "face", "size")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tags that GitHub drops or shows, and attributes that it drops to an effect."""
    if "<" not in page.text:
        return
    blocks = Spans(page.markdown.html_blocks)
    for tag in page.markdown.html_tags:
        if not tag.closing:
            problem = _tag(page, tag, blocks) or _attributes(tag)
            if problem is not None:
                yield problem


def _tag(page: Page, tag: HtmlTag, blocks: Spans) -> Problem | None:
    if tag.name in _NO_SCRIPT:
        return Problem(
            tag.span, f"GitHub shows <{tag.name}> and what is in it as text", "Remove it, or link what it shows."
        )
    if tag.name in REMOVED:
        return Problem(tag.span, f"GitHub removes <{tag.name}>", "Use Markdown, or an image with a link.")
    if tag.name not in KNOWN and not tag.attributes and ":" not in tag.name:
        span = tag.span
        written = page.document.slice(span)
        edits = () if "`" in written or span.start in blocks else (Edit(span, f"`{written}`"),)
        message = f"'{written}' is read as an HTML tag, so readers do not see it"
        return Problem(span, message, "Write it as code.", edits=edits, safety=Safety.UNSAFE)
    return None


def _attributes(tag: HtmlTag) -> Problem | None:
    style = tag.attribute("style")
    if style is not None and style.value:
        span = Span(style.name_span.start, style.value_span.end + 1 if style.value_span else style.name_span.end)
        return Problem(
            span, f"GitHub drops the style of <{tag.name}>", "Use attributes such as width, height and align."
        )
    found = next((one for one in tag.attributes if tag.name == "font" and one.name in _FONT), None)
    if found is not None:
        return Problem(
            found.name_span, f"GitHub drops the {found.name} of <font>", "Use bold or an emoji to make text stand out."
        )
    return None


RULE = Rule(
    id="html-dropped",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="safety",
    bad=(
        Example('<img src="a.png" ⟦style="zoom:50%"⟧ />\n'),
        Example('⟦<iframe src="https://x.org">⟧</iframe>\n'),
        Example("It thinks in ⟦<think>⟧ tags.\n"),
        Example('<font ⟦color⟧="red">new</font>\n'),
        Example("⟦<button>⟧x</button>\n"),
    ),
    good=(
        Example('<img src="a.png" width="50%"> <kbd>x</kbd> `<think>` \\<think> <https://x.org>\n'),
        Example('<div align="center">\n\n<sub>x</sub>\n\n</div>\n'),
    ),
)
