"""Recognises the models of any README: the rows of its tables with typed cells, the sections about models, and pairs.

Nothing here judges: what is not clearly a model, a fact or a pair is left out, so that rules see only what a reader
would read the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from modelist.linting.context import Page
from modelist.linting.models.mentions import Column, Mention, ModelTable, columns_of
from modelist.linting.models.model_rows import read_tables
from modelist.linting.models.model_sections import read_sections

__all__ = ["Column", "Mention", "ModelTable", "Models", "anchors_of", "columns_of", "read_models"]


@dataclass(frozen=True, eq=False)
class Models:
    """All that a page says of models; ``pairs`` are rows with the section of the same page about the same model."""

    tables: tuple[ModelTable, ...]
    sections: tuple[Mention, ...]

    @cached_property
    def rows(self) -> tuple[Mention, ...]:
        """The rows of all tables."""
        return tuple(row for table in self.tables for row in table.rows)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Rows and sections in the page's order."""
        return tuple(sorted((*self.rows, *self.sections), key=lambda one: one.span))

    @cached_property
    def pairs(self) -> tuple[tuple[Mention, Mention], ...]:
        """Rows with their sections: the one that a link in the row points at, else the one of the same name."""
        by_slug = {one.section.heading.slug: one for one in self.sections if one.section is not None}
        by_key: dict[str, Mention] = {}
        for one in self.sections:
            by_key.setdefault(one.key, one)
        found = []
        for row in self.rows if self.sections else ():
            section = _pointed_at(row, by_slug) or by_key.get(row.key)
            if section is not None:
                found.append((row, section))
        return tuple(found)


_cache: WeakKeyDictionary[Page, Models] = WeakKeyDictionary()


def read_models(page: Page) -> Models:
    """The models of a page; read once for all rules that ask."""
    found = _cache.get(page)
    if found is None:
        found = _cache[page] = Models(tuple(read_tables(page)), tuple(read_sections(page)))
    return found


def anchors_of(row: Mention) -> Iterator[tuple[str, str]]:
    """Where the details of a row are: the file, or '' for the same page, and the anchor."""
    for link in row.links:
        path, mark, anchor = link.destination.partition("#")
        if mark and anchor:
            yield path, anchor.casefold()


def _pointed_at(row: Mention, by_slug: dict[str, Mention]) -> Mention | None:
    found = (by_slug.get(anchor) for path, anchor in anchors_of(row) if not path)
    return next((one for one in found if one is not None), None)
