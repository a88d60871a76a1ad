"""A conference, or the header once more, stands where the other cells of a column have figures.

`ACL 2025` under `SOTA` was meant for another column, and `SOTA` under `SOTA` says nothing: readers look for a result
and find none. Write the figure, or leave the cell empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

_VENUE = lazy_pattern(rf"(?:arXiv|{venues.SHORT_NAMES})(?: Findings)?[ ']{{0,2}}(?:20)?\d\d(?: Findings)?")
_BRACKETS = lazy_pattern(r"[(（].*")
_FIGURE = lazy_pattern(r"[<>~≈+±-]?\d")
_LINK_END = lazy_pattern(r"[*_]*\]\([^()]*\)\Z")
_VENUE_FIELDS = frozenset({"venue", "released", "paper"})
_MARKS = "*_` "
_REMARK = lazy_pattern(r"\b(?:comments?|notes?|remarks?|status|venue)\b|备注|说明|状态", re.IGNORECASE)
"""The header of a column for whatever there is to say."""

_PROSE = lazy_pattern(r"\b(?:accepted|published|presented|submitted|to appear|under review)\b", re.IGNORECASE)
"""What such a column says of a paper, whatever it is called."""

_MIN_PROSE = 2
_MIN_CELLS, _MOST = 5, 0.5


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of which more than half begin with a figure."""
    for table in page.markdown.tables if "|" in page.text else ():
        names = {cell.source.partition("(")[0].strip(_MARKS).lower() for cell in table.header.cells if cell.source}
        odd = (cell.source.strip(_MARKS) for row in table.rows for cell in row.cells)
        if not any(one.lower() in names or _VENUE.fullmatch(_LINK_END.sub("", one).lstrip("[*_")) for one in odd):
            continue
        headers = [visible_text(page, cell.span) for cell in table.header.cells]
        rows = [[(cell.span, visible_text(page, cell.span)) for cell in row.cells] for row in table.rows]
        rows = [row for row in rows if not _is_header(headers, [text for _, text in row])]
        for index, header in enumerate(headers):
            cells = [row[index] for row in rows if index < len(row) and row[index][1]]
            if len(cells) >= _MIN_CELLS and not _VENUE_FIELDS.intersection(fields_of(header)):
                yield from _check_column(header, cells)


def _is_header(headers: list[str], texts: list[str]) -> bool:
    """Whether a row is the header once more, as in long tables, or a second one."""
    said = sum(map(bool, texts))
    return 2 * sum(map(_repeats, headers, texts)) >= said and not any(map(_FIGURE.match, texts))


def _repeats(header: str, text: str) -> bool:
    return bool(text) and same_name(text) == same_name(_BRACKETS.sub("", header)) != ""


def _check_column(header: str, cells: list[tuple[Span, str]]) -> Iterator[Problem]:
    figures = sum(_FIGURE.match(text) is not None for _, text in cells)
    conferences = sum(_VENUE.fullmatch(text) is not None for _, text in cells)
    says = sum(_PROSE.search(text) is not None for _, text in cells)
    if says >= _MIN_PROSE or _REMARK.search(header) is not None:
        return
    if figures <= _MOST * len(cells) or conferences > figures:
        return
    for span, text in cells:
        if _VENUE.fullmatch(text):
            yield Problem(span, f"'{text}' is a conference in the column '{header}'", "Put it into its own column.")
        elif _repeats(header, text):
            yield Problem(span, f"'{text}' only repeats the header", "Write the value, or leave the cell empty.")


_ROWS = "".join(f"| Bench {n} | {n}1.5% |\n" for n in range(1, 6))

RULE = Rule(
    id="cell-other-kind",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(f"| Name | SOTA (Mar 2026) |\n| --- | --- |\n{_ROWS}| C | ⟦**ACL 2025**⟧ |\n| 9D | ⟦SOTA⟧ |\n"),
        Example(f"| Name | SOTA |\n| --- | --- |\n{_ROWS}| C | ⟦[arXiv 2024](https://x.org)⟧ |\n"),
    ),
    good=(
        Example(f"| Name | Comment |\n| --- | --- |\n{_ROWS.replace('%', ' pages')}| C | ACL 2025 |\n"),
        Example(
            "| Name | More |\n| --- | --- |\n"
            + _ROWS.replace("%", " pages, accepted to be read at CVPR")
            + "| C | ACL 2025 |\n"
        ),
        Example(f"| Name | SOTA |\n| --- | --- |\n{_ROWS}| C | Baseline |\n| D | - |\n"),
        Example(f"| Name | Year |\n| --- | --- |\n{_ROWS.replace('1.5%', '')}| C | CVPR 2023 |\n"),
        Example("| Name | Venue |\n| --- | --- |\n" + "| A | ACL 2025 |\n" * 6),
    ),
)
