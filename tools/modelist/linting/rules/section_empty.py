"""A heading with nothing below it.

The next heading of the same or a higher level follows at once, or the page ends, or there is only a table without a row
that says anything, and the table of contents leads readers to nothing. Write the section, or leave its heading out
until there is something to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Heading, Row, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FRAME = lazy_pattern(
    r"</[a-z]{1,10}>|<br ?/?>|^(?:-{3,}|\*{3,}|_{3,}|[-*+])[ \t]*$"
    r"|\[[^\[\]\n]{0,40}(?:\bback\b|\btop\b|返回|回到|顶部)[^\[\]\n]{0,40}\]\(#[^()\s]{0,100}\)",
    re.MULTILINE | re.IGNORECASE,
)
"""What ends a part of the page, or leads back to its start, and is nothing to read."""

_MARKS = "-—–:/… "
_MIN_HEADINGS = 4
"""A page with fewer is an outline or a title page."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of marks, of the second level and below, with nothing before the next one or the page's end."""
    headings = [one for one in page.markdown.headings if one.top_level] if "\n#" in page.text else []
    if len(headings) < _MIN_HEADINGS:
        return
    empty = [
        found for one, after in pairwise((*headings, None)) if one is not None and (found := _read(page, one, after))
    ]
    if not empty or 2 * len(empty) > len(headings):
        return  # an outline
    linked = {link.destination[1:].lower() for link in page.links if link.destination.startswith("#")}
    for one, table in empty:
        if one.slug not in linked or page.links_in(one.span):
            continue
        name, advice = one.text.strip(), "Write the section, or leave its heading out."
        if table is None:
            yield Problem(one.span, f"nothing stands below '{name}', to which the page links", advice, name)
        else:
            message = f"the table is empty, and nothing else stands below '{name}', to which the page links"
            related = ((Location(page.path, one.span), "the section"),)
            yield Problem((table.rows or (table.header,))[0].span, message, advice, name, related=related)


def _read(page: Page, one: Heading, after: Heading | None) -> tuple[Heading, Table | None] | None:
    """A heading with nothing below it, or with a table that says nothing."""
    if not one.atx or one.level < 2 or not one.text.strip():
        return None
    if after is not None and (not after.atx or not 1 < after.level <= one.level):
        return None
    end = after.span.start if after is not None else len(page.text)
    text = _FRAME.sub("", page.document.slice(Span(one.span.end, end))).strip()
    if not text:
        return one, None
    table = _table_at(page, one.span.end, end) if text.startswith("|") else None
    if table is None or any(map(_says, table.rows)):
        return None
    around = page.text[one.span.end : table.span.start] + page.text[table.span.end : end]
    return None if _FRAME.sub("", around).strip() else (one, table)


def _table_at(page: Page, start: int, end: int) -> Table | None:
    """The first table of a part of the page."""
    tables = page.markdown.tables
    at = bisect_left(tables, start, key=lambda table: table.span.start)
    return tables[at] if at < len(tables) and tables[at].span.end <= end else None


def _says(row: Row) -> bool:
    """Whether anything but dashes stands in a row; a comment, which readers do not see, may announce rows to come."""
    return any(cell.source.strip(_MARKS) for cell in row.cells)


_LIST = "# L\n\n[A](#a) [B](#b) [D](#d)\n\n## A\n\ntext\n\n{}\n\n## C\n\ntext\n"

RULE = Rule(
    id="section-empty",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(_LIST.format("⟦## B⟧")),
        Example(_LIST.format("## B\n\n⟦### D⟧\n\n### E\n\ntext")),
        Example(_LIST.format("⟦## B⟧\n\n[⬆ Back to top](#l)\n\n***")),
        Example(_LIST.format("## D\n\ntext") + "\n⟦## B⟧\n"),
        Example(_LIST.format("<details>\n\n⟦## B⟧\n\n</details>\n\n---")),
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n⟦|-|-|⟧")),
        Example(_LIST.format("## B\n⟦| a | b |⟧\n|---|---|\n\n[⬆ Back to top](#l)")),
    ),
    good=(
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n|-|-|\n| 1 | - |")),
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n|-|-|\n\nMore to come.")),
        Example(_LIST.format("## B\n\nMore to come.\n\n| a | b |\n|---|---|\n|-|-|")),
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n|-|-|\n<!-- soon -->")),
        Example(_LIST.format("## B\n\n### D\n\ntext")),
        Example(_LIST.format("## B\n\n<!-- soon -->")),
        Example(_LIST.format("## B").replace(" [B](#b)", "")),
        Example("# L\n\n## A\n\n## B\n\n## C\n\n## D\n"),
    ),
)
