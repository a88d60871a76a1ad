"""Names of models that link no more than the front page of their maker's site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_link
from modelist.linting.models.recognition import read_models
from modelist.providers.urls import Url, split_url
from modelist.readme.words import same_name

SIZE = lazy_pattern(r"(?<![\w.])(?:\d{1,2}x)?\d{1,3}(?:\.\d)?[BbMm](?!\w)")
"""A number of parameters in a name."""

_MANY = lazy_pattern(
    r"\b(?:all|and|collections?|family|models|others?|series|to|variants|versions)\b|系列|[,/|+&、，]", re.I
)
_WORD = lazy_pattern(r"[A-Za-z]{3,}")
_MIN_LABEL = 3
_SHARED = frozenset("ac co com edu gov net org".split())


class FrontPage(NamedTuple):
    """A link of a model's name to a front page, and whether the name has one size, as that of one model has."""

    link: Link
    host: str
    is_sized: bool


class _Named(NamedTuple):
    link: Link
    url: Url
    row: Span


def names_several(text: str) -> bool:
    """Whether the text of a link says that it leads to more than one thing, as an account has."""
    return _MANY.search(text) is not None


def front_pages(page: Page) -> tuple[FrontPage, ...]:
    """The names in tables of models that lead to the front page of a maker, where as many others lead further.

    It is a maker's where another model of the page has it, too, or where the row or its section names the site; that
    of a model has its name. A row that links more is left out: there a reader finds the model.
    """
    found = _FOUND.get(page)
    if found is None:
        found = _FOUND[page] = tuple(_read(page)) if "](http" in page.text else ()
    return found


def _read(page: Page) -> Iterator[FrontPage]:
    named = [*_named(page)]
    fronts = [one for one in named if _is_front(one.url) and not _is_of_name(one)]
    if not fronts or 2 * len(fronts) > len(named):
        return
    names: dict[str, set[str]] = {}
    for one in fronts:
        names.setdefault(one.url.site, set()).add(same_name(one.link.text))
    for one in fronts:
        if _links_more(page, one) or not (len(names[one.url.site]) > 1 or _is_named_beside(page, one)):
            continue
        yield FrontPage(one.link, one.url.site, len(SIZE.findall(one.link.text)) == 1)


def _named(page: Page) -> Iterator[_Named]:
    for row in read_models(page).rows:
        link = first_link(page, row.span)
        url = split_url(link.destination.strip()) if link is not None else None
        if link is None or url is None or not url.is_web or row.table is None:
            continue
        yield _Named(link, url, row.table.table.rows[row.row].span)


def _is_front(url: Url) -> bool:
    """Whether an address is that of a whole site: below other names of it, as `chat.` or `api.`, are its products."""
    return not url.names and not url.query and not url.fragment and len(_labels(url)) == 1


def _labels(url: Url) -> list[str]:
    """The parts of a site's name without the ends that many share: `docs` and `example` of `docs.example.co.uk`."""
    parts = url.site.split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _SHARED:
        parts.pop()
    return parts


def _label(url: Url) -> str:
    return same_name(_labels(url)[-1]) if _labels(url) else ""


def _is_of_name(one: _Named) -> bool:
    """Whether a site has the name of the model, or the model that of the site and nothing more."""
    name, site, label = same_name(one.link.text), same_name(one.url.site), _label(one.url)
    words = (word.lower() for word in _WORD.findall(one.link.text))
    return name in site or label == name or any(word in site and word not in label for word in words)


def _is_named_beside(page: Page, one: _Named) -> bool:
    """Whether the row's other cells, or the title of its section, begin a word with the name of the site."""
    label = _label(one.url)
    section = page.section_at(one.row.start)
    beside = visible_text(page, Span(one.link.span.end, one.row.end))
    words = same_name(f"{section.title if section is not None else ''} {beside}")
    return len(label) >= _MIN_LABEL and label in words


def _links_more(page: Page, one: _Named) -> bool:
    """Whether a row has another link, which may lead to the model."""
    others = (link for link in page.links_in(one.row) if link is not one.link and not is_image(link))
    return any(other.destination.strip("/") != one.link.destination.strip("/") for other in others)


_FOUND: WeakKeyDictionary[Page, tuple[FrontPage, ...]] = WeakKeyDictionary()
