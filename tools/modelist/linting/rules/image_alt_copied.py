"""The alternative text of a picture is that of another picture.

The lines of one picture were copied to show another, and its file was changed, but not its words: a screen reader names
the wrong thing, and so does the page wherever the picture cannot be loaded. Say what this picture shows.

The one whose file is called like the text is taken for the right one. Where no file is, nothing is said, nor of two
pictures of one section: both may well show what the text says. The other one must have its file's name in its heading
or link, since many projects have their own name as the text of all pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import is_badge
from modelist.readme.words import same_name

_MIN_WORD, _MAX_FILES = 4, 12
_WORDS = lazy_pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[一-鿿]+")
_FILE = lazy_pattern(r"(?P<name>[^/\\?#]{1,120})\.(?:png|jpe?g|gif|svg|webp)(?:[?#]|\Z)", re.IGNORECASE)
_GENERAL = frozenset(
    "arch architecture avatar banner benchmark chart compare comparison cover demo diagram example figure figures"
    " framework icon image images img logo main method model models network overview performance picture pipeline"
    " poster project radar result results screenshot structure table teaser timeline title training video"
    " workflow".split()
)
"""Words in names of files that tell nothing of what is shown."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pictures with one alternative text and several files, of which one alone is called like it."""
    if "![" not in page.text and "<img" not in page.lower:
        return
    found: dict[str, dict[str, Link]] = {}
    for link in page.links:
        if is_image(link) and len(link.text) >= _MIN_WORD and not is_badge(link.destination):
            found.setdefault(link.text.casefold(), {}).setdefault(link.destination, link)
    for uses in found.values():
        if 1 < len(uses) <= _MAX_FILES:
            yield from _copied(page, [*uses.values()])


def _copied(page: Page, uses: Sequence[Link]) -> Iterator[Problem]:
    said = _words(uses[0].text)
    own = [link for link in uses if said & _words(_name(link))]
    if not said or not own:
        return
    for link in uses:
        right = own[0]
        if link not in own and _shows_other(page, link) and _are_apart(page, link, right):
            message = f"the alternative text {shown(link.text)} is that of another picture, {shown(_name(right))}"
            related = ((Location(page.path, right.span), "the picture that is called like it"),)
            yield Problem(link.text_span, message, "Say what this picture shows.", related=related)


def _words(text: str) -> set[str]:
    return {word for one in _WORDS.findall(text) if len(word := one.casefold()) >= _MIN_WORD or not one.isascii()}


def _name(link: Link) -> str:
    match = _FILE.search(unquote(link.destination))
    return match["name"] if match is not None else ""


def _shows_other(page: Page, link: Link) -> bool:
    """Whether a file is called like what its section is about or its link leads to, and not `icon` or `figure-2`."""
    section = page.section_at(link.span.start)
    title = section.title if section is not None else ""
    around = page.links[link.parent].destination if link.parent is not None else ""
    told = same_name(f"{title} {around}")
    return any(word in told for word in _words(_name(link)) - _GENERAL)


def _are_apart(page: Page, one: Link, other: Link) -> bool:
    """Whether two pictures stand in two sections, or in links to two places."""
    if page.section_at(one.span.start) is not page.section_at(other.span.start):
        return True
    around = [page.links[link.parent].destination for link in (one, other) if link.parent is not None]
    return len(set(around)) == 2


_IMAGE = '## {}\n\n<img src="image/icon_{}.png" alt="{}">\n\n'
_LINKED = '<a href="https://{0}.org"><img src="icons/{0}.svg" alt="{1}"></a>\n'

RULE = Rule(
    id="image-alt-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            _IMAGE.format("Otter", "otter", "Otter 7B") + _IMAGE.format("Camel Bell", "camelbell", "⟦Otter 7B⟧"),
        ),
        Example("# A\n\n![Otter scores](a/otter_scores.png)\n\n# Giraffe\n\n![⟦Otter scores⟧](b/giraffe-costs.png)\n"),
        Example(_LINKED.format("quickrss", "quickrss") + _LINKED.format("paste", "⟦quickrss⟧")),
    ),
    good=(
        Example(_IMAGE.format("Otter", "otter", "Otter") + _IMAGE.format("Otter 2", "otter_v2", "Otter")),
        Example(_IMAGE.format("Otter", "otter", "Otter") + _IMAGE.format("Camel", "figure_2", "Otter")),
        Example(_IMAGE.format("Otter", "otter", "Otter") + _IMAGE.format("Scores", "leaderboard", "Otter")),
        Example(_IMAGE.format("A", "otter", "Contributor") + _IMAGE.format("B", "camelbell", "Contributor")),
        Example("# A\n\n![Otter](otter.png)\n\n![Otter](training-stages.png)\n"),
        Example("# A\n\n![star](https://img.shields.io/a.svg)\n\n# B\n\n![star](https://img.shields.io/star.svg)\n"),
    ),
)
