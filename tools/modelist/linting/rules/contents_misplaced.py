"""The table of contents puts a section below another one than the page does.

Who looks for it by the contents thinks it a part of that section, and does not find it there. It was moved in one of
the two places and not in the other. Move the entry below the section that holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Heading, Link
from modelist.linting.addresses.anchors import Targets, decode_fragment, name_key, targets_of
from modelist.linting.context import Page, Section
from modelist.linting.markup.contents import parent_links
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_ENTRIES, _MOST = 4, 0.6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Nested entries whose section lies below an entry beside their own, where most lie in their own's."""
    if page.text.count("](#") < _MIN_ENTRIES:
        return
    targets, parents = targets_of(page), parent_links(page)
    holders = (*(link for link in page.links if link.span.start not in parents), *parents.values())
    above_of: dict[Span, Link | None] = {}
    for link in holders:
        held = _heading(targets, link)
        if held is not None:
            above_of.setdefault(held.span, parents.get(link.span.start))
    placed: list[tuple[Link, Heading, Section, Section | None]] = []
    for link in page.links:
        parent = parents.get(link.span.start)
        heading, above = _heading(targets, link), _heading(targets, parent)
        section = page.section_at(above.span.start) if above is not None else None
        if heading is not None and section is not None and heading.span.start > link.span.start:
            placed.append((link, heading, section, _holder(page, heading)))
    astray = [one for one in placed if not one[2].span.contains(one[1].span)]
    if len(placed) < _MIN_ENTRIES or len(placed) - len(astray) < _MOST * len(placed):
        return
    rightly = {heading.span for _, heading, section, _ in placed if section.span.contains(heading.span)}
    for link, heading, section, holder in astray:
        is_only = len(targets.by_title.get(name_key(heading.text), ())) == 1  # of equal ones another rule speaks
        if holder is None or holder is section or holder.heading.level != section.heading.level:
            continue
        is_beside = above_of.get(holder.heading.span, link) is above_of.get(section.heading.span)
        if is_beside and is_only and heading.span not in rightly:
            message = (
                f"the contents put {shown(link.text)} below {shown(section.title)}; it is in {shown(holder.title)}"
            )
            related = ((Location(page.path, heading.text_span), "the section"),)
            yield Problem(link.span, message, f"Move the entry below {shown(holder.title)}.", related=related)


def _heading(targets: Targets, link: Link | None) -> Heading | None:
    if link is None or not link.destination.startswith("#"):
        return None
    return targets.heading(decode_fragment(link.destination[1:]))


def _holder(page: Page, heading: Heading) -> Section | None:
    section = page.section_at(heading.span.start)
    return section.parent if section is not None else None


_PAGE = "\n## Models\n\n### GPT\n\n### LLaMA\n\n### Qwen\n\n## Data\n\n### Texts\n\n### Pictures\n"
_MODELS = "- [Models](#models)\n  - [GPT](#gpt)\n  - [LLaMA](#llama)\n  - [Qwen](#qwen)\n"
_CONTENTS = _MODELS + "{}- [Data](#data)\n  - [Texts](#texts)\n{}"

RULE = Rule(
    id="contents-misplaced",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="anchors",
    bad=(
        Example("# L\n\n" + _CONTENTS.format("  - ⟦[Pictures](#pictures)⟧\n", "") + _PAGE),
        Example(
            "# L\n\n- [All](#All)\n"
            + "".join(
                f"  {line}\n" for line in _CONTENTS.format("  - ⟦[Pictures](#Pictures)⟧\n", "").rstrip().split("\n")
            )
            + "\n## All\n"
            + _PAGE.replace("\n#", "\n##").replace("### GPT", "## GPT").replace("## GPT", "### GPT")
        ),
    ),
    good=(
        Example("# L\n\n" + _CONTENTS.format("", "  - [Pictures](#pictures)\n") + _PAGE),
        Example("# L\n\n" + _CONTENTS.format("  - [Seeing](#pictures)\n", "  - [Pictures](#pictures)\n") + _PAGE),
        Example(
            "# L\n\n- [Data](#data)\n  - [GPT](#gpt)\n  - [LLaMA](#llama)\n  - [Qwen](#qwen)\n  - [Texts](#texts)\n"
            + _PAGE
        ),
    ),
)
