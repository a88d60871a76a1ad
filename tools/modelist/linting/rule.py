"""What a rule is, and what it says of a page, an entry or a list.

A rule is one file in ``linting/rules``: its docstring is the documentation (a first line that says what is wrong,
then why a reader is hurt and what to do), ``RULE`` holds the rest. Examples are documentation and tests alike: in a
bad one the expected finding is marked by ``⟦`` and ``⟧``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Location, Span

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry
    from modelist.linting.context import ListContext, Page


class Scope(StrEnum):
    """What a rule looks at: Markdown (pages and descriptions), whole pages only, one entry, or the list."""

    PROSE = "prose"
    PAGE = "page"
    ENTRY = "entry"
    LIST = "list"


class Problem(NamedTuple):
    """One finding of a rule, before the engine adds the rule's name, the file and the severity.

    ``edits`` make the fix, titled ``fix_title``; ``path`` is for list rules, which look at many files.
    """

    span: Span
    message: str
    help: str = ""
    subject: str = ""
    edits: tuple[Edit, ...] = ()
    fix_title: str = ""
    safety: Safety = Safety.SAFE
    severity: Severity | None = None
    path: str | None = None
    related: tuple[tuple[Location, str], ...] = ()


@dataclass(frozen=True)
class Example:
    """A text that the rule is silent on (``good``), or finds one marked fault in (``bad``), and what the fix makes.

    ``path`` names the file it stands for; ``files`` are further files of the list by path.
    """

    text: str
    fixed: str | None = None
    path: str = "README.md"
    files: Mapping[str, str] = field(default_factory=dict)


CheckPage = Callable[["Page", Mapping[str, Any]], Iterable[Problem]]
CheckEntry = Callable[["Entry", "ListContext", Mapping[str, Any]], Iterable[Problem]]
CheckList = Callable[["ListContext", Mapping[str, Any]], Iterable[Problem]]


@dataclass(frozen=True)
class Rule:
    """A rule: kebab-case id that names the fault, what it looks at, how bad it is, and its check.

    ``default`` tells whether it runs unasked: what is only style is off. ``options`` are its settings with their
    defaults; a list sets them under ``[lint.rules.<id>]``. ``needs`` are texts of which a page must have one for a rule
    over pages to have anything to say: it is not asked else, which counts for thousands of short descriptions.
    ``sees_regions`` is for the few that look at ``page.source``.
    """

    id: str
    scope: Scope
    severity: Severity
    check: Callable[..., Iterable[Problem]]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    family: str
    default: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    sees_regions: bool = False
    documentation: str = ""

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.strip().split("\n", 1)[0]
