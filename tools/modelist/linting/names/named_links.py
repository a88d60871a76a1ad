"""Links that lead to what an item or row is about, each with the name that the item or row has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.project_pages import project_page
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import entry_lists, first_line, leading_link
from modelist.linting.names.link_names import address_of
from modelist.linting.names.model_names import read_name
from modelist.linting.names.named_places import first_cell, name_in, named_places, titled_places
from modelist.readme.words import same_name

MIN_NAME, _MAX_NAME = 4, 40
_ROLES = frozenset({"page", "demo"})
"""What labels in rows lead to that is about one thing; papers, posts and code may well be about several."""

_IN_BRACKETS = lazy_pattern(r"[ ]\((?P<name>[A-Za-z][\w.+-]{3,30})\)[*_]{0,3}\Z")
_DATA_LABEL = lazy_pattern(r"data|数据|データ|데이터", re.IGNORECASE)
_COMMON = frozenset(
    "arena awesome benchmark benchmarks course courses eval evaluation evaluator framework guide inference leaderboard"
    " leaderboards library list survey toolkit tools training tutorial tutorials zoo".split()
)


class NamedLink(NamedTuple):
    """A link, the name of the item or row that it stands for, and the addresses of the other links there."""

    name: str
    link: Link
    beside: tuple[str, ...] = ()


def leading_links(page: Page) -> Iterator[tuple[int, NamedLink]]:
    """The links that are names of items and rows themselves, each with the number of its item or row."""
    for number, span in enumerate(_beginnings(page)):
        link = leading_link(page, span)
        name = _short(link.text) if link is not None else ""
        if link is not None and _is_name(name):
            yield number, NamedLink(name, link)


def linked_pages(page: Page) -> Iterator[NamedLink]:
    """The pages behind labels such as Project."""
    for place, rest in _places(page):
        links = page.links_in(rest)
        pages = [one for one in links if not is_image(one) and _is_own_page(one)]
        name = name_in(page, place) if pages else ""
        if _is_name(name):
            beside = tuple(one.destination for one in links if one not in pages)
            yield from (NamedLink(name, one, beside) for one in pages)


def linked_data(page: Page) -> Iterator[NamedLink]:
    """The data sets on Hugging Face that rows and items link without saying their names.

    What a model was trained on is another's by right.
    """
    for place, rest in _places(page):
        links = page.links_in(rest)
        for link in links:
            is_of_model = is_image(link) or _DATA_LABEL.search(link.text) is not None
            address = None if is_of_model else address_of(link.destination)
            if address is not None and (address.provider, address.kind) == ("huggingface", "dataset"):
                name = name_in(page, place)
                if _is_name(name) and same_name(address.name) not in same_name(link.text):
                    yield NamedLink(name, link, tuple(one.destination for one in links if one is not link))


def names_by_key(page: Page) -> Mapping[str, Span]:
    """The names that items and rows begin with, by what is left of them without marks, and where they stand."""
    found = _NAMES.get(page)
    if found is None:
        found = _NAMES[page] = {}
        for place, _ in _places(page):
            name = name_in(page, place)
            if _is_name(name):
                found.setdefault(same_name(name), place)
        for link in (leading_link(page, span) for span in _beginnings(page)):
            if link is not None and _is_name(link.text):
                found.setdefault(same_name(link.text), link.text_span)
    return found


def telling_words(name: str) -> frozenset[str]:
    """The words of a name that not anything may be called."""
    return read_name(name).words - _COMMON


def _beginnings(page: Page) -> Iterator[Span]:
    """Where items and rows say what they are about: the first lines of lists, the first cells of tables."""
    for items in entry_lists(page):
        yield from (first_line(page, item) for item in items if len(items) > 1)
    for table in page.markdown.tables:
        yield from (cell.span for row in table.rows if (cell := first_cell(row)) is not None)


def _places(page: Page) -> Iterator[tuple[Span, Span]]:
    """Where rows and items have their names, plain or linked, and where the links that belong to these."""
    for places in (*named_places(page), titled_places(page)):
        yield from places


def _is_own_page(link: Link) -> bool:
    """Whether a link leads to the page of one thing, by its label or as a project's page on GitHub has its address."""
    if address_of(link.destination) is not None or "://" not in link.destination:
        return False
    role = read_label(link.text).role
    return role in _ROLES or (bool(role) and project_page(link.destination) is not None)


def _short(text: str) -> str:
    """The name that a long title begins with, or that a long name has in brackets behind it."""
    if len(text) <= _MAX_NAME:
        return text
    short = _IN_BRACKETS.search(text)
    return short["name"] if short is not None else text.partition(": ")[0].strip(" *_")


def _is_name(text: str) -> bool:
    promise = read_label(text)
    is_label = bool(promise.service or promise.role)
    return not is_label and text.isascii() and MIN_NAME <= len(text) <= _MAX_NAME and bool(telling_words(text))


_NAMES: WeakKeyDictionary[Page, dict[str, Span]] = WeakKeyDictionary()
