"""A row of a table whose other rows have a section each has none.

Readers who follow the names down the page find nothing on this model. Write its section, or take it off the table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, anchors_of, read_models
from modelist.linting.names.name_conflicts import Relatives
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MIN_ROWS, _MOST, _MIN_KEY = 4, 0.75, 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tables most of whose rows are paired with a section of the page."""
    models = read_models(page)
    paired = {row for row, _ in models.pairs}
    if not paired:
        return
    titles = sorted({same_name(one.title) for one in page.sections})
    sections = Relatives(one.parsed for one in models.sections)
    for table in models.tables:
        found = sum(row in paired for row in table.rows)
        if found < _MIN_ROWS or found < _MOST * len(table.rows):
            continue
        for row in table.rows:
            # A link to an anchor that does not exist, or to another page, is for other rules.
            if row not in paired and not any(anchors_of(row)) and not _has_section(row, sections, titles):
                message = f"{row.name} has no section, but {found} of {len(table.rows)} rows of this table have one"
                yield Problem(row.span, message, "Write its section, or take the row off the table.", row.name)


def _has_section(row: Mention, sections: Relatives, titles: Sequence[str]) -> bool:
    """Whether a section is about the row's model or family, and only called somewhat differently."""
    at = bisect_left(titles, row.key)
    following = titles[at] if at < len(titles) else ""
    is_titled = following == row.key or (len(row.key) >= _MIN_KEY and following.startswith(row.key))
    return is_titled or sections.has(row.parsed)


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
        Example(f"# L\n\n{_TABLE}| Alpha-Chat | 7B |\n{_SECTIONS}"),
        Example(f"# L\n\n{_TABLE}| Emu | 7B |\n{_SECTIONS}\n## Emu (2023)\n\nIt is in work.\n"),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | 7B |\n\n## A\n\n[code](https://github.com/a/a)\n"
        ),
    ),
)
