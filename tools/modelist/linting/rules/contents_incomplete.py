"""The table of contents leaves out one section and lists those beside it.

Sections are added later than the contents were written: readers who look for one there take it for missing. Add it to
the contents. What every page has at its end (licence, citation, thanks) may be left out, and so may the last sections.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.anchors import decode_fragment, letters_key, targets_of
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page, Section
from modelist.linting.markup.items import first_line, item_lists
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_LISTED, _MOST, _MAX_MISSING = 3, 0.75, 2
_TOP_LEVEL = 2
_ANCHOR_REACH = 120
"""Characters before a heading in which an HTML anchor belongs to it."""

_APART = lazy_pattern(
    r"\b(?:contents|toc|cit(?:e|ation|ing)s?|bibtex|licen[cs]e|contribut\w+|acknowledge?ments?|news|updates?|history"
    r"|contact|disclaimer|star|stars|todo|table of|feedback|sponsors?|support us|credits?|changelog|roadmap|coming soon"
    r"|what.?s new|thanks|(?:are|is) (?:marked|listed|sorted))\b|\A\W*(?:about|support|overview|introduction|preface)\b"
    r"|引用|许可|致谢|贡献|目录|更新|动态|联系|反馈|赞助|简介|前言|关于",
    re.IGNORECASE,
)


class _Names(NamedTuple):
    """The texts of the page's links within itself, and where its headings are, by anchor."""

    linked: frozenset[str]
    headings: Mapping[str, int]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings to which no list leads, beside headings of their level to which one does."""
    if page.text.count("](#") + page.text.count('href="#') < _MIN_LISTED:
        return
    listed = _listed(page)
    dead = [(name, link) for name, link in listed.items() if not _is_there(page, name)]
    repaired = _repaired(page, dead)
    lost = [letters_key(text) for name, link in dead for text in (link.text, name)]
    first = _first_links(page) if len(listed) >= _MIN_LISTED else {}
    names: _Names | None = None
    siblings: dict[tuple[int, int], list[Section]] = {}
    for section in page.sections if len(listed) >= _MIN_LISTED else ():
        parent = section.parent.heading.span.start if section.parent is not None else -1
        siblings.setdefault((parent, section.heading.level), []).append(section)
    for sections in siblings.values():
        for section, link in _left_out(page, sections, listed):
            if (
                section.heading.slug not in repaired
                and not _APART.search(section.title)
                and not _is_meant(section, lost)
                and not _is_linked(section, first)
            ):
                names = _names(page) if names is None else names
                yield _problem(page, section, link, names)


def _names(page: Page) -> _Names:
    own = frozenset(one.text for one in page.links if one.destination.startswith("#"))
    return _Names(own, {one.slug: one.span.start for one in page.markdown.headings})


def _problem(page: Page, section: Section, link: Link, names: _Names) -> Problem:
    """A finding at the entry of the contents beside which one is missing, and the entry where that one is an item."""
    line = page.document.position(section.heading.span.start).line
    message = f"the contents lead to the sections beside {shown(section.title)} on line {line}, and not to that one"
    related = ((Location(page.path, section.heading.span), "the section"),)
    edits = _new_item(page, section, link, names)
    advice = "Add it to the contents."
    return Problem(link.span, message, advice, section.title, edits=edits, safety=Safety.UNSAFE, related=related)


def _new_item(page: Page, section: Section, link: Link, names: _Names) -> tuple[Edit, ...]:
    """An item for a section behind that of its neighbour; none in a row of links, or numbered."""
    items = page.markdown.lists
    at = bisect_right(items, link.span.start, key=lambda one: one.span.start) - 1
    item = items[at] if at >= 0 and link.span.end <= items[at].span.end else None
    title = page.document.slice(section.heading.text_span)  # as written, with the escapes that it needs
    if item is None or item.ordered or any(mark in title for mark in "[]<\n"):
        return ()  # an anchor would stand there twice, and end the link
    if section.title in names.linked:
        return ()  # an entry of that name leads elsewhere
    if link.kind is not LinkKind.LINK or page.text[item.content_span.start : link.span.start].strip():
        return ()
    lines = page.document.lines
    start = lines.start_of(lines.line_of(item.span.start))
    line = f"{page.text[start : item.content_span.start]}[{title}](#{section.heading.slug})\n"
    is_first = section.span.start < names.headings.get(decode_fragment(link.destination[1:]).lower(), 0)
    last = lines.line_of(max(item.span.start, item.span.end - 1))
    place = start if is_first else lines.start_of(last + 1)
    return (Edit(Span(place, place), line),) if page.text[place - 1 : place] in ("", "\n") else ()


def _repaired(page: Page, dead: Sequence[tuple[str, Link]]) -> frozenset[str]:
    """The headings that broken entries of the contents were meant for, as far as one is like it: they are listed."""
    guesses = (targets_of(page).guess(name, link.text) for name, link in dead)
    return frozenset(one.slug for one in guesses if one is not None)


def _is_there(page: Page, name: str) -> bool:
    """Whether GitHub finds an anchor, which keeps the invisible sign of an emoji."""
    targets = targets_of(page)
    return targets.resolves(name) and targets.but_for_selectors(name) is None


def _is_meant(section: Section, lost: Sequence[str]) -> bool:
    """Whether a link of the contents that leads nowhere was meant for a section: that is a finding of its own."""
    title = letters_key(section.title)
    return any(title in one or one in title for one in lost if one)


def _first_links(page: Page) -> dict[str, int]:
    """Where the first link to each place of the page stands."""
    own = [one for one in page.links if one.destination.startswith("#")]
    return {decode_fragment(one.destination[1:]).lower(): one.span.start for one in reversed(own)}


def _is_linked(section: Section, first: Mapping[str, int]) -> bool:
    """Whether some line above leads there alone, as the last one of several rows of links may."""
    return first.get(section.heading.slug, section.span.start) < section.span.start


def _listed(page: Page) -> dict[str, Link]:
    """The places in this page that list items lead to, by fragment, each with the first such link."""
    found: dict[str, Link] = {}
    lines = [first_line(page, item) for items in item_lists(page) for item in items]
    inside = [[one for one in page.links_in(line) if one.destination.startswith("#")] for line in lines]
    for link in (*chain.from_iterable(inside), *_in_rows_of_links(page)):
        found.setdefault(decode_fragment(link.destination[1:]).lower(), link)
    return found


def _in_rows_of_links(page: Page) -> Iterator[Link]:
    """Links within the page of which several stand in one line, as ``A • B • C``, or that begin an item of HTML."""
    own = [one for one in page.links if one.destination.startswith("#") and not is_image(one)]
    for _, group in groupby(own, key=lambda one: page.document.lines.line_of(one.span.start)):
        links = list(group)
        start = page.document.lines.start_of(page.document.lines.line_of(links[0].span.start))
        is_row = len(links) >= _MIN_LISTED and not page.document.text.startswith("|", start)
        yield from (one for one in links if is_row or page.text.endswith("<li>", start, one.span.start))


def _left_out(page: Page, sections: Sequence[Section], listed: Mapping[str, Link]) -> Iterator[tuple[Section, Link]]:
    """Sections between those that the contents list, where these are nearly all; each with the link to that before."""
    linked = [(one, _link_to(page, one, listed)) for one in sections]
    if any(link is not None and not one.heading.html for one, link in linked):
        # headings of HTML among such of Markdown are the titles of cards, as in the cells of a table
        linked = [(one, link) for one, link in linked if link is not None or not one.heading.html]
    links = [link for _, link in linked]
    if sections[0].heading.level <= _TOP_LEVEL:  # what stands behind them all was left out on purpose
        links = links[: max((at for at, one in enumerate(links, 1) if one is not None), default=0)]
    known = [one for one in links if one is not None]
    if len(known) < max(_MIN_LISTED, _MOST * len(links)) or len(links) - len(known) > _MAX_MISSING:
        return
    beside = known[0]
    for (section, _), link in zip(linked, links, strict=False):
        if link is None and section.span.start > known[0].span.start:
            yield section, beside
        beside = link or beside


def _link_to(page: Page, section: Section, listed: Mapping[str, Link]) -> Link | None:
    """A link of the contents, above the section, to its heading or to an anchor at it."""
    start, end = section.heading.span
    anchors = page.markdown.anchors
    first, last = (bisect_left(anchors, at, key=lambda one: one.span.start) for at in (start - _ANCHOR_REACH, end))
    names = [one.name for one in anchors[first:last]]
    found = (listed.get(name.lower()) for name in (section.heading.slug, *names))
    return next((one for one in found if one is not None and one.span.start < start), None)


_CONTENTS = "# List\n\n- [Code](#code)\n- [Law](#law)\n- [Maths](#maths)\n"
_SECTIONS = "\n## {}\n\ntext\n\n## Law\n\ntext\n\n## {}\n\ntext\n\n## Maths\n\ntext\n\n## {}\n\ntext\n"

RULE = Rule(
    id="contents-incomplete",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(
            _CONTENTS.replace("[Law](#law)", "⟦[Law](#law)⟧")
            + _SECTIONS.format("Code", "Medicine", "More").replace(
                "## Medicine", "## Medicine\n\n<table><tr><td>\n<h2>A</h2>\n</td><td>\n<h2>B</h2>\n</td></tr></table>"
            )
        ),
        Example(
            _CONTENTS.replace("[Law](#law)", "⟦[Law](#law)⟧") + _SECTIONS.format("Code", "Medicine", "More"),
        ),
        Example(
            "# List\n\n[Code](#code) • ⟦[Law](#law)⟧ • [Maths](#maths)\n" + _SECTIONS.format("Code", "More", "Medicine")
        ),
    ),
    good=(
        Example(
            (_CONTENTS + "- [Fine-tune Ways](#fine-tune-ways)\n")
            + "\n## Code\n\ntext\n\n## Law\n\ntext\n\n## Fine-tuning Ways\n\ntext\n\n## Maths\n\ntext\n"
        ),
        Example(_CONTENTS + _SECTIONS.format("Code", "Papers of a week are marked with a star", "More")),
        Example(
            _CONTENTS
            + _SECTIONS.format("Code", "Law of Data", "More").replace("## Law of Data", "<h2>Law of Data</h2>")
        ),
        Example(_CONTENTS + "- [Medicine](#medicine)\n" + _SECTIONS.format("Code", "Medicine", "More")),
        Example(_CONTENTS + _SECTIONS.format("Code", "How to cite", "Related lists")),
        Example(_CONTENTS + _SECTIONS.format("Code", "More is coming soon", "Related lists")),
        Example(_CONTENTS + _SECTIONS.format("Code", "Introduction", "Related lists")),
        Example(
            "# List\n\n2024: [Code](#code) | [Law](#law) | [Maths](#maths)\n\n2025: [Medicine](#medicine)\n"
            + _SECTIONS.format("Code", "Medicine", "More")
        ),
        Example(
            _CONTENTS + _SECTIONS.format("Code", '<a id="law"></a> Medicine', "More").replace("(#law)", "(#law-1)")
        ),
        Example(_CONTENTS + "- [2. Medicine](#2-medicine)\n" + _SECTIONS.format("Code", "Medicine", "More")),
        Example("# List\n" + _SECTIONS.format("Code", "Medicine", "More") + "\n- [Code](#code)\n- [Law](#law)\n"),
    ),
)
