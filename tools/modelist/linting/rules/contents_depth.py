"""The table of contents lists a section beside the one that it is a part of by its heading.

Where the other parts stand one step further in, a reader of the contents takes this one for a section of its own, and a
reader of the page for a part: either the entry stands too far out, or the heading has a level too deep. Make both say
the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Heading, Link
from modelist.linting.addresses.anchors import Targets, decode_fragment, name_key, targets_of
from modelist.linting.context import Page, Section
from modelist.linting.markup.contents import parent_links
from modelist.linting.markup.items import first_line, item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_NESTED, _FEW = 4, 0.25


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Entries whose section lies in that of an entry beside them, in contents that mostly nest such."""
    if page.text.count("](#") < _MIN_NESTED:
        return
    targets = targets_of(page)
    nested = sum(_lies_in(page, targets, link, parent) for link, parent in _children(page))
    if nested < _MIN_NESTED:
        return
    found = [*_beside(page, targets)]
    if len(found) > _FEW * nested:
        return
    for link, section in found:
        message = f"the contents list {shown(link.text)} beside {shown(section.title)}, and the page puts it in there"
        advice = "Set it off below that entry, or give its heading the level of the other."
        related = ((Location(page.path, section.heading.text_span), "the section around it"),)
        yield Problem(link.span, message, advice, link.text, related=related)


def _children(page: Page) -> Iterator[tuple[Link, Link]]:
    parents = parent_links(page)
    yield from ((link, parents[link.span.start]) for link in page.links if link.span.start in parents)


def _lies_in(page: Page, targets: Targets, link: Link, parent: Link) -> bool:
    heading, outer = _heading(targets, link), _heading(targets, parent)
    section = page.section_at(outer.span.start) if outer is not None else None
    return heading is not None and section is not None and section.span.contains(heading.span) and heading != outer


def _beside(page: Page, targets: Targets) -> Iterator[tuple[Link, Section]]:
    """Entries with the section around theirs to which an entry above in the same list leads."""
    for items in item_lists(page):
        around: Section | None = None
        for item in items:
            link = next(iter(page.links_in(first_line(page, item))), None)
            heading = _heading(targets, link) if link is not None else None
            if link is None or heading is None or heading.span.start < link.span.start:
                continue
            if around is not None and around.span.contains(heading.span) and around.heading != heading:
                if len(targets.by_title.get(name_key(heading.text), ())) == 1:
                    yield link, around
                continue
            around = page.section_at(heading.span.start)


def _heading(targets: Targets, link: Link) -> Heading | None:
    return targets.heading(decode_fragment(link.destination[1:])) if link.destination.startswith("#") else None


_PAGE = "\n## Models\n\n### GPT\n\n### LLaMA\n\n### Qwen\n\n## Data\n\n### Texts\n\n### Pictures\n"
_CONTENTS = "# L\n\n- [Models](#models)\n  - [GPT](#gpt)\n  - [LLaMA](#llama)\n  - [Qwen](#qwen)\n- [Data](#data)\n"

RULE = Rule(
    id="contents-depth",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(Example(_CONTENTS + "  - [Texts](#texts)\n- ⟦[Pictures](#pictures)⟧\n" + _PAGE),),
    good=(
        Example(_CONTENTS + "  - [Texts](#texts)\n  - [Pictures](#pictures)\n" + _PAGE),
        Example(
            "# L\n\n- [Models](#models)\n- [GPT](#gpt)\n- [LLaMA](#llama)\n- [Qwen](#qwen)\n- [Data](#data)\n" + _PAGE
        ),
        Example(_CONTENTS + "  - [Texts](#texts)\n- [Pictures](#pictures)\n" + _PAGE.replace("### Pict", "## Pict")),
    ),
)
