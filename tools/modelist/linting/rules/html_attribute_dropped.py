"""Attributes of raw HTML that GitHub drops, or that stand in a tag twice, so that they do nothing.

``style`` is not on GitHub's list of safe attributes, nor are those of ``<font>``: colours, widths and margins are lost,
and the page looks other than its author thinks. Use ``width``, ``height`` and ``align``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page
from modelist.linting.markup.html import AS_TEXT, REMOVED
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIDES = ("center", "left", "right")
_FONT = ("color", "face", "size")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Attributes without effect of tags that are kept."""
    if "<" not in page.text:
        return
    for tag in page.markdown.html_tags:
        if not tag.closing and tag.name not in AS_TEXT and tag.name not in REMOVED:
            problem = _attribute(tag)
            if problem is not None:
                yield problem


def _attribute(tag: HtmlTag) -> Problem | None:
    style = tag.attribute("style")
    if style is not None and style.value:
        span = Span(style.name_span.start, style.value_span.end + 1 if style.value_span else style.name_span.end)
        return Problem(
            span, f"GitHub drops the style of <{tag.name}>", "Use attributes such as width, height and align."
        )
    swapped = next((one for one in tag.attributes if one.name in _SIDES), None)
    if swapped is not None:
        message = f"<{tag.name}> has no attribute '{swapped.name}', so nothing is moved"
        return Problem(swapped.name_span, message, f'Write align="{swapped.name}".')
    names = [one.name for one in tag.attributes]
    again = next((one for at, one in enumerate(tag.attributes) if one.name in names[:at]), None)
    if again is not None:
        message = f"<{tag.name}> has '{again.name}' twice, and the first one counts"
        return Problem(again.name_span, message, "Take the second one out.")
    found = next((one for one in tag.attributes if tag.name == "font" and one.name in _FONT), None)
    if found is not None:
        return Problem(
            found.name_span, f"GitHub drops the {found.name} of <font>", "Use bold or an emoji to make text stand out."
        )
    return None


RULE = Rule(
    id="html-attribute-dropped",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="safety",
    default=False,
    bad=(
        Example('<td align="center" ⟦align⟧="center">a</td>\n'),
        Example('<div ⟦center⟧="align">\n\ntext\n\n</div>\n'),
        Example('<img src="a.png" ⟦style="zoom:50%"⟧ />\n'),
        Example('<font ⟦color⟧="red">new</font>\n'),
    ),
    good=(Example('<img src="a.png" width="50%">\n\n<div align="center">\n\n<sub>x</sub>\n\n</div>\n'),),
)
