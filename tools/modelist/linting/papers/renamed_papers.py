"""Papers under two titles that begin with one name and go on otherwise, of which one is old or wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line, own_lines
from modelist.linting.papers.lines_compared import says_renamed
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.title_parts import differ, is_described, parts_of
from modelist.linting.papers.titled_links import TitledLink

_MAX_ENDS = 8
_BOLD_ITEM = lazy_pattern(r"[^\w*\n]{0,12}\*\*(?P<title>[^*\n|]{12,250})\*\*[ \t]*$", re.MULTILINE)
_DISTINCT = lazy_pattern(r"\d|[A-Z].*[A-Z]")
_VERSION = lazy_pattern(r"\d{4}\.\d{4,5}(?P<version>v\d{1,2})")


class OtherTitle(NamedTuple):
    """A title, its place, and the link under the usual title of the same paper."""

    title: str
    span: Span
    usual: TitledLink


def other_titles(page: Page, uses: Sequence[TitledLink]) -> Iterator[OtherTitle]:
    """Of the titles of one paper those that go on otherwise behind the same name: the rarer one, and of two the later.

    Lines that say that the paper was renamed are left out.
    """
    parts = [(use, *parts_of(use.title)) for use in uses]
    parts = [(use, name, rest) for use, name, rest in parts if name and rest and not says_renamed(page, use.link)]
    counts = Counter(rest for _, _, rest in parts)
    parts.sort(key=lambda one: (-counts[one[2]], one[0].link.span.start))
    for use, name, rest in parts[1:]:
        usual, usual_name, usual_rest = parts[0]
        is_title_of_both = not is_described(use.title, usual.title) and not _are_versions(use.link, usual.link)
        if name == usual_name and is_title_of_both and differ(rest, usual_rest):
            yield OtherTitle(use.title, _place(page, use), usual)


def unlinked_other_titles(page: Page, titled: Mapping[str, Sequence[TitledLink]]) -> Iterator[OtherTitle]:
    """Bold titles of items that link nothing, with the name of a paper that another line links, and another end."""
    papers_by_name = _by_name(titled) if "**" in page.text else {}
    for item in page.markdown.lists if papers_by_name else ():
        match = _BOLD_ITEM.match(page.text, *first_line(page, item))
        if match is None or not is_title(match["title"]) or page.links_in(own_lines(page, item)):
            continue
        title = match["title"]
        name, rest = parts_of(title)
        uses = papers_by_name.get(name, ())
        if any(is_described(title, use.title) for use in uses):
            continue
        if uses and all(differ(rest, parts_of(use.title)[1]) for use in uses):
            yield OtherTitle(title, Span(*match.span("title")), uses[0])


def _by_name(titled: Mapping[str, Sequence[TitledLink]]) -> dict[str, list[TitledLink]]:
    """The papers whose titles begin with a name that has a number or several capitals, and which none shares.

    Of uses with the same end the first is given; a name with many ends is that of no paper.
    """
    found: dict[str, dict[str, dict[str, TitledLink]]] = {}
    for key, uses in titled.items():
        for use in uses if key.startswith("arxiv:") else ():
            if _DISTINCT.search(use.title.partition(":")[0]) is not None:
                name, rest = parts_of(use.title)
                if rest:
                    found.setdefault(name, {}).setdefault(key.split()[0], {}).setdefault(rest, use)
    own = ((name, [*next(iter(papers.values())).values()]) for name, papers in found.items() if len(papers) == 1)
    return {name: uses for name, uses in own if len(uses) <= _MAX_ENDS}


def _are_versions(one: Link, other: Link) -> bool:
    """Whether two links lead to versions of a paper on purpose: the title may have changed between them."""
    found = [match["version"] for link in (one, other) if (match := _VERSION.search(link.destination)) is not None]
    return len(set(found)) > 1


def _place(page: Page, use: TitledLink) -> Span:
    """Where a title stands on the line of its link, or the address of the link."""
    if use.link.text == use.title:
        return use.link.text_span
    lines = page.document.lines
    start = lines.start_of(lines.line_of(use.link.span.start))
    at = page.text.find(use.title, start, use.link.span.start)
    return Span(at, at + len(use.title)) if at >= 0 else use.link.destination_span
