"""Raw HTML tags that GitHub removes or shows as text.

GitHub keeps a list of tags that are safe. ``<iframe>`` and ``<style>`` are shown as text; other tags vanish, and so
does a word in angle brackets that was never meant as HTML, such as ``<think>``. Use Markdown, and code marks for words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page
from modelist.linting.markup.html import AS_TEXT, KNOWN, REMOVED, is_self_closed
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_DRAWINGS = ("svg", "math")
"""Tags whose inner tags are part of them: the finding for the outer one stands for all."""

_BREAK = lazy_pattern(r"<br ?/?>\s*\Z", re.IGNORECASE)
_NO_SCRIPT = AS_TEXT - {"script"}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tags that GitHub drops or shows."""
    blocks = Spans(page.markdown.html_blocks)
    drawing = ""
    for tag in page.markdown.html_tags:
        if tag.closing:
            drawing = "" if tag.name == drawing else drawing
        elif not drawing:
            drawing = tag.name if tag.name in _DRAWINGS and not is_self_closed(page, tag) else ""
            problem = _tag(page, tag, blocks)
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
        if _is_break(page, tag):
            message = f"'{written}' is no line break, as the lines beside it have"
            return Problem(span, message, "Write <br>.", edits=(Edit(span, "<br>"),), safety=Safety.UNSAFE)
        edits = () if "`" in written or span.start in blocks else (Edit(span, f"`{written}`"),)
        message = f"'{written}' is read as an HTML tag, so readers do not see it"
        return Problem(span, message, "Write it as code.", edits=edits, safety=Safety.UNSAFE)
    return None


def _is_break(page: Page, tag: HtmlTag) -> bool:
    """Whether a tag at the end of a line is a letter away from the break that a line beside it ends in."""
    if tag.closing or len(tag.name) != len("br") or not ({"b", "r"} & {*tag.name}):
        return False
    lines = page.document.lines
    line = lines.line_of(tag.span.start)
    if page.text[tag.span.end : lines.start_of(line) + len(page.document.line_text(line))].strip():
        return False
    beside = range(max(0, line - 1), min(line + 2, lines.line_count))
    return any(_BREAK.search(page.document.line_text(one)) for one in beside)


RULE = Rule(
    id="html-dropped",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("<",),
    family="safety",
    bad=(
        Example('⟦<iframe src="https://x.org">⟧</iframe>\n'),
        Example("It thinks in ⟦<think>⟧ tags.\n"),
        Example("⟦<button>⟧x</button>\n"),
        Example("- A Paper <br>\n  by Ann <br>\n  [[pdf](a.pdf)] ⟦<be>⟧\n", files={"a.pdf": ""}),
        Example("Items ⟦<math>⟧<msub><mi>i</mi><mn>1</mn></msub></math> <b>x</b>\n"),
    ),
    good=(
        Example('<img src="a.png" width="50%"> <kbd>x</kbd> `<think>` \\<think> <https://x.org>\n'),
        Example('<div align="center">\n\n<sub>x</sub>\n\n</div>\n'),
    ),
)
