"""What an import is given of the list around it, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from modelist.catalog.config import Config
from modelist.catalog.organizations import Organization
from modelist.core.diagnostics import Diagnostic


@dataclass(frozen=True)
class ListAround:
    """What the list that a README is imported into has already.

    ``ids`` are its entries' ids with their kinds; the texts are those of its two common files, '' where missing;
    ``pages`` are its pages where the configuration names none.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    organizations: Mapping[str, Organization] = field(default_factory=dict)
    organizations_text: str = ""
    config: Config = field(default_factory=Config)
    config_text: str = ""
    pages: Sequence[str] = ()


@dataclass(frozen=True)
class Summary:
    """How much was found."""

    tables: int = 0
    rows: int = 0
    sections: int = 0
    entries: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportResult:
    """New files as (path, text), the page's text with empty regions, and what was noticed.

    ``problem`` says why nothing can be imported; then there are no files.
    """

    page: str
    page_text: str
    files: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    summary: Summary = field(default_factory=Summary)
    problem: str = ""
    help: str = ""
