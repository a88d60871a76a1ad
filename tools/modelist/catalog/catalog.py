"""The whole list: every entry that could be loaded, the organisations, and what was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from modelist.core.diagnostics import Diagnostic, Severity, has_errors
from modelist.core.text import Document

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry
    from modelist.catalog.organizations import Organization


@dataclass(frozen=True, eq=False)
class Catalog:
    """Entries sorted by kind and id; ``documents`` are all files that were read, for reports that quote them."""

    entries: tuple[Entry, ...] = ()
    organizations: Mapping[str, Organization] = field(default_factory=lambda: MappingProxyType({}))
    diagnostics: tuple[Diagnostic, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by id; where two files claim one id, the first by path."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.id, entry)
        return MappingProxyType(found)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems because of which the list cannot be rendered."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    @property
    def is_sound(self) -> bool:
        """Whether every file could be loaded."""
        return not has_errors(self.diagnostics)

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a kind, sorted by id."""
        return tuple(entry for entry in self.entries if entry.kind == kind)
