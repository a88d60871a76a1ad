"""Two neighbouring lines have each other's address.

`Zebra` with the link to `.../okapi-weights` above `Okapi` with the one to `.../zebra-weights`: the addresses changed
places, and a reader of the one line opens what the other is about. Let them change back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_WORD = lazy_pattern(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")
_WHOLE = lazy_pattern(r"[A-Za-z]+\d*")
_LAST = lazy_pattern(r"https?://(?:[^\s?#]*/)?([^\s/?#]+)/?(?:[?#].*)?\Z")
_MIN_WORD, _MAX_LINE, _MAX_LINKS = 4, 1_500, 8
_RELATIONS = frozenset(
    "alternative alternatives formerly opposite predecessor predecessors previous next replaced replaces successor"
    " successors superseded supersedes translation translations versus".split()
)
"""Words of lines that link what another line is about on purpose."""

_ID_SITES = ("//arxiv.org/", "//img.shields.io/", "//doi.org/")
"""Whose addresses end in numbers."""


class _Line(NamedTuple):
    """A line with links: what it says outside of their addresses, and the links."""

    words: frozenset[str]
    links: tuple[Link, ...]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links at the same place of two lines, each of whose addresses has words of the other line alone."""
    if page.text.count("](http") < 2:
        return
    lines = page.document.lines
    by_line: dict[int, list[Link]] = {}
    for link in page.links:
        if link.kind is LinkKind.LINK and link.label is None and "://" in link.destination:
            by_line.setdefault(lines.line_of(link.span.start), []).append(link)
    read: dict[int, _Line] = {}
    for number, links in by_line.items():
        if number - 1 not in by_line or len(links) > _MAX_LINKS or len(by_line[number - 1]) > _MAX_LINKS:
            continue
        pairs = [one for one in zip(by_line[number - 1], links, strict=False) if _may_be(*one)]
        if not pairs:
            continue
        for one in (number - 1, number):
            if one not in read:
                read[one] = _Line(_words_of(page, one), tuple(by_line[one]))
        yield from _check(page, read[number - 1], read[number], pairs)


def _may_be(above: Link, below: Link) -> bool:
    """Whether two addresses have words that the other has not, seen from them alone."""
    mine, theirs = _own_words(above, below), _own_words(below, above)
    return bool(mine and theirs)


def _check(page: Page, above: _Line, below: _Line, pairs: list[tuple[Link, Link]]) -> Iterator[Problem]:
    if not _RELATIONS.isdisjoint(above.words | below.words):
        return
    for one, other in pairs:
        mine, theirs = _own_words(one, other), _own_words(other, one)
        is_swapped = mine <= below.words and theirs <= above.words
        if is_swapped and mine.isdisjoint(above.words) and theirs.isdisjoint(below.words):
            message = (
                f"{shortened(other.destination)} has words of the line above, and that one's address words of this"
            )
            places = (one.destination_span, other.destination_span)
            edits = tuple(Edit(at, page.document.slice(to)) for at, to in zip(places, reversed(places), strict=True))
            related = ((Location(page.path, places[0]), "the other address"),)
            help_text = "Let the two addresses change places."
            yield Problem(places[1], message, help_text, edits=edits, safety=Safety.UNSAFE, related=related)


def _own_words(link: Link, other: Link) -> frozenset[str]:
    """The long words of the last part of an address that the other's last part does not have."""
    return frozenset(
        one for one in _last_words(link.destination) - _last_words(other.destination) if len(one) >= _MIN_WORD
    )


@lru_cache(maxsize=4096)
def _last_words(url: str) -> frozenset[str]:
    """The words of an address's last part; each is asked for beside the lines above and below."""
    match = None if any(one in url for one in _ID_SITES) else _LAST.match(url)
    return _words(match[1].removeprefix("www.")) if match is not None else frozenset()


def _words_of(page: Page, number: int) -> frozenset[str]:
    """What a line says, without the addresses in it."""
    lines = page.document.lines
    start = lines.start_of(number)
    line = Span(start, start + len(page.document.line_text(number)[:_MAX_LINE]))
    text, at = "", start
    for link in page.links_in(line):
        place = link.destination_span
        if at <= place.start < line.end:
            text += f"{page.text[at : place.start]} "
            at = place.end
    text += page.text[at : line.end]
    return _words(text) | frozenset(one.lower() for one in _WHOLE.findall(text))


def _words(text: str) -> frozenset[str]:
    """The words of a text, in small letters; a capital inside begins another."""
    return frozenset(one.lower() for one in _WORD.findall(text))


_HUB = "https://huggingface.co/a"

RULE = Rule(
    id="links-swapped",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            f"- Zebra, a model of stripes [weights]({_HUB}/okapi-weights)\n"
            f"- Okapi, a model of necks [weights](⟦{_HUB}/zebra-weights⟧)\n"
        ),
        Example(
            "| Board | Link |\n| --- | --- |\n| ZebraEval | [Source](https://router.org/rankings) |\n"
            "| Model Rankings | [Source](⟦http://zebraeval.com⟧) |\n"
        ),
    ),
    good=(
        Example(f"- Predecessor of Okapi: [weights]({_HUB}/zebra)\n- Successor of Zebra: [weights]({_HUB}/okapi)\n"),
        Example(f"- Zebra [weights]({_HUB}/zebra-weights)\n- Okapi [weights]({_HUB}/okapi-weights)\n"),
        Example(f"- Zebra and Okapi [weights]({_HUB}/okapi)\n- Okapi and Zebra [weights]({_HUB}/zebra)\n"),
        Example(f"- Zebra [weights]({_HUB}/okapi-7B)\n- Okapi [weights]({_HUB}/gnu-weights)\n"),
        Example(f"- Zebra [weights]({_HUB}/okapi)\n\n- Okapi [weights]({_HUB}/zebra)\n"),
    ),
)
