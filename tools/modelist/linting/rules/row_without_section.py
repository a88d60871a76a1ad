"""A row of a table whose other rows have a section each has none.

Readers who follow the names down the page find nothing on this model. Write its section, or take it off the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.models import anchors_of, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MIN_ROWS, _MOST = 4, 0.75


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tables most of whose rows are paired with a section of the page."""
    models = read_models(page)
    paired = {row for row, _ in models.pairs}
    titles = {same_name(one.title) for one in page.sections}
    for table in models.tables:
        found = sum(row in paired for row in table.rows)
        if found < _MIN_ROWS or found < _MOST * len(table.rows):
            continue
        for row in table.rows:
            # A link to an anchor that does not exist, or to another page, is for other rules.
            if row not in paired and row.key not in titles and not any(anchors_of(row)):
                message = f"{row.name} has no section, but {found} of {len(table.rows)} rows of this table have one"
                yield Problem(row.span, message, "Write its section, or take the row off the table.", row.name)


_SECTIONS = "".join(
    f"\n## {name}\n\n[code](https://github.com/a/{name})\n" for name in ("Alpha", "Bravo", "Coral", "Delta")
)
_TABLE = "| Model | Size |\n| --- | --- |\n| Alpha | 7B |\n| Bravo | 7B |\n| Coral | 7B |\n| Delta | 7B |\n"

RULE = Rule(
    id="row-without-section",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(Example(f"# L\n\n{_TABLE}| ⟦Emu⟧ | 7B |\n{_SECTIONS}"),),
    good=(
        Example(f"# L\n\n{_TABLE}{_SECTIONS}"),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | 7B |\n\n## A\n\n[code](https://github.com/a/a)\n"
        ),
    ),
)
