"""The venue of an entry is one slip away from a known conference or journal.

`NeurlPS 2024`: it comes into every table and sorts beside the right ones, and whoever searches for the conference
misses the model. Correct the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.venue_slips import find_slips

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Each name in the venue; where venues stand, a slip needs no year beside it."""
    if not is_model(entry) or not entry.venue:
        return
    for slip in find_slips(entry.venue):
        place = entry.at("venue").span
        at = entry.source.document.slice(place).find(entry.venue)
        start = place.start + at + slip.start
        span = Span(start, start + len(slip.name)) if at >= 0 else place
        edits = (Edit(span, slip.right),) if at >= 0 else ()
        message = f"'{slip.name}' must be a slip for '{slip.right}'"
        yield Problem(span, message, f"Write {slip.right}.", edits=edits)


_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nvenue: {}\nlinks: unknown\n"
_PATH = "entries/llm/alpha.yaml"

RULE = Rule(
    id="entry-venue-typo",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="typography",
    bad=(
        Example(_ENTRY.format("⟦NeurlPS⟧ 2024"), _ENTRY.format("NeurIPS 2024"), path=_PATH),
        Example(_ENTRY.format("AISTATS 2023, ⟦AISTAT⟧ 2024"), _ENTRY.format("AISTATS 2023, AISTATS 2024"), path=_PATH),
        Example(_ENTRY.format('"Findings of ⟦ENMLP⟧"'), _ENTRY.format('"Findings of EMNLP"'), path=_PATH),
    ),
    good=(
        Example(_ENTRY.format("NeurIPS 2024"), path=_PATH),
        Example(_ENTRY.format("EACL 2024, Colm"), path=_PATH),
        Example(_ENTRY.format("Nautre Machines"), path=_PATH),
    ),
)
