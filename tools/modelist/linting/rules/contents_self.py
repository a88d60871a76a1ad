"""The contents of a page list themselves, or hold its sections.

An entry "Contents" in the contents leads to where the reader is. And where the sections stand a level below the heading
of the contents, the outline shows the whole page as a part of them. Leave the entry out, and put sections beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.addresses.anchors import decode_fragment
from modelist.linting.context import Page, Section
from modelist.linting.markup.contents import is_contents
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_CHILDREN = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links below the heading of the contents that lead to it, or to sections that stand below it, too."""
    for section in page.sections if "#" in page.text else ():
        if is_contents(section.heading.text):
            yield from _check_section(page, section)


def _check_section(page: Page, section: Section) -> Iterator[Problem]:
    links = [one for one in page.links_in(section.own) if one.destination.startswith("#")]
    items = Spans(one.span for one in page.markdown.lists)
    targets = {decode_fragment(one.destination[1:]).lower() for one in links}
    for link in links:
        if decode_fragment(link.destination[1:]).lower() == section.heading.slug and link.span.start in items:
            message = f"the contents list themselves as {shown(link.text)}"
            yield Problem(link.text_span, message, "Leave the entry out.")
    inner = [one for one in section.children if one.heading.slug in targets]
    if len(inner) >= _MIN_CHILDREN:
        message = f"the page's sections, such as {shown(inner[0].title)}, stand a level below the contents"
        yield Problem(section.heading.text_span, message, "Give them the level of this heading.")


RULE = Rule(
    id="contents-self",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("# L\n\n## Contents\n\n- [⟦Contents⟧](#contents)\n- [A](#a)\n\n## A\n"),
        Example("# L\n\n## ⟦目录⟧\n\n- [A](#a)\n- [B](#b)\n\n### A\n\n### B\n"),
    ),
    good=(Example("# L\n\n## Contents\n\n- [A](#a)\n- [B](#b)\n\n## A\n\n[Back](#contents)\n\n## B\n"),),
)
