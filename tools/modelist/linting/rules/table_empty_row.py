"""A table row has no content, or tells nothing of what it names.

An empty one is shown as an empty line in the table, often a row that was meant to be filled in, or left over from an
edit. One with a name and dashes beside full rows was never filled in, and neither was one with a title that no link
tells of, all else to be announced, beside titles with links. One of ``:---:`` is the line that belongs below
the header, which GitHub shows as it is anywhere else. Remove it, or fill it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Row, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import shows_nothing, visible_text
from modelist.linting.markup.prose import Spans
from modelist.linting.markup.rows import is_second_delimiter
from modelist.linting.rule import Example, Problem, Rule, Scope

_TWO_ROWS = lazy_pattern(r"(<tr(?:\s[^<>]{0,200})?>)\s*(?=<tr[\s>])", re.IGNORECASE)
_LAST_TAG = lazy_pattern(r"<(/?[a-z]+)>\s*\Z", re.IGNORECASE)
_MIN_COLUMNS, _MOST = 3, 0.7
_BOLD = ("**", "__", "<b>")
_NOTHING = ("n/a", "/", "暂无")
_LATER = ("tba", "tbd", "tbc", "to be announced", "待定")
"""What may well be an announcement, but not of a paper that nothing leads to."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows in which every cell is empty; a table of one empty row is a template."""
    for table in page.markdown.tables:
        for row in table.rows:
            if is_second_delimiter(row):
                yield _delimiter(page, row)
            if not all(shows_nothing(cell.source) for cell in row.cells) or len(table.rows) == 1:
                continue
            edits = (_removal(page, row.span),)
            yield Problem(row.span, "the row is empty", "Remove it, or fill it.", edits=edits, safety=Safety.UNSAFE)
        if len(table.header.cells) >= _MIN_COLUMNS:
            yield from _all_dashes(page, table)
    yield from _html_rows(page)


def _delimiter(page: Page, row: Row) -> Problem:
    """A second line of dashes, with a fix where it holds nothing else."""
    first, second = row.cells[0], row.cells[1]
    message = f"{shown(second.source)} is shown as it is: it forms the table only in the line below the header"
    if any(map(str.isalnum, first.source)):
        advice = f"Write {shown(first.source)} as a heading above a table of its own, or leave these cells empty."
        return Problem(Span(second.span.start, row.cells[-1].span.end), message, advice)
    edits = (_removal(page, row.span),)
    return Problem(row.span, message, "Remove the row.", edits=edits, safety=Safety.UNSAFE)


def _html_rows(page: Page) -> Iterator[Problem]:
    """Rows of HTML that another one follows at once, mostly since ``</tr>`` lost its slash."""
    if "<tr" not in page.lower:
        return
    comments = Spans(one.span for one in page.markdown.comments)
    for match in _TWO_ROWS.finditer(page.text):
        hidden = page.markdown.in_code(match.start()) or match.start() in comments
        if not hidden:
            before = _LAST_TAG.search(page.text, max(0, match.start() - 40), match.start())
            lost = before is not None and before[1].lower() == "/td"
            advice = "Write </tr>, which ends the row." if lost else "Remove one of the two."
            edits = (Edit(Span(*match.span(1)), "</tr>"),) if lost else ()
            message = "this <tr> begins a row without cells"
            yield Problem(Span(*match.span(1)), message, advice, edits=edits, safety=Safety.UNSAFE)


def _all_dashes(page: Page, table: Table) -> Iterator[Problem]:
    """Rows of one name and dashes, in tables whose other rows are mostly filled; bold ones may head a group."""
    rows = [row for row in table.rows if row.cells and not is_second_delimiter(row)]
    rest = [[_is_dash(cell.source) for cell in row.cells[1:]] for row in rows]
    bold = sum(row.cells[0].source.startswith(_BOLD) for row in rows)
    filled = sum(sum(dashes) * 2 <= len(dashes) for dashes in rest)
    if filled < _MOST * len(rest):
        return
    later_told = _are_titles_linked(page, rows)
    for row, dashes in zip(rows, rest, strict=True):
        first = row.cells[0].source
        is_group = first.startswith(_BOLD) and 2 * bold < len(rows)
        later = [cell.source for cell in row.cells[1:] if cell.source.lower() in _LATER]
        nothing = all(dash or cell.source.lower() in _LATER for cell, dash in zip(row.cells[1:], dashes, strict=True))
        if len(dashes) < _MIN_COLUMNS - 1 or not nothing or not first or is_group:
            continue
        if later and (not later_told or _is_linked(page, row)):
            continue
        name = shown(visible_text(page, row.cells[0].span))
        said = later[0] if later else row.cells[1].source
        what = f"'{said}'" if said.strip("-—–") else "a dash"
        yield Problem(row.span, f"nothing is told of {name}: all else is {what}", "Fill it, or leave the row out.")


def _are_titles_linked(page: Page, rows: Sequence[Row]) -> bool:
    """Whether a table has something that is to be announced, and mostly links what its rows are about."""
    if not any(cell.source.lower() in _LATER for row in rows for cell in row.cells[1:]):
        return False
    return sum(_is_linked(page, row) for row in rows) >= _MOST * len(rows)


def _is_linked(page: Page, row: Row) -> bool:
    return any(True for _ in page.links_in(row.cells[0].span))


def _is_dash(text: str) -> bool:
    return bool(text) and (not text.strip("-—–") or text.lower() in _NOTHING)


def _removal(page: Page, span: Span) -> Edit:
    after = page.text[span.end : span.end + 1] == "\n"
    return Edit(Span(span.start, span.end + after), "")


_TABLE = "| Model | Size | Data |\n| --- | --- | --- |\n| Alpha | 7B | A |\n| Beta | 7B | B |\n| Gamma | 7B | C |\n{}\n"
_TITLES = (
    "| Title | Venue | Date |\n| --- | --- | --- |\n"
    + "".join(f"| [A Paper of {n}](https://arxiv.org/abs/2401.0123{n}) | arXiv | May 2024 |\n" for n in range(1, 6))
    + "{}\n"
)

RULE = Rule(
    id="table-empty-row",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("|", "<"),
    family="structure",
    bad=(
        Example("| a | b |\n| - | - |\n| 1 | 2 |\n⟦| | |⟧\n"),
        Example("| a | b |\n| - | - |\n| 1 | 2 |\n⟦| | []() |⟧\n"),
        Example("<table>\n<tr>\n<td>A</td>\n⟦<tr>⟧\n<tr>\n<td>B</td>\n</tr>\n</table>\n"),
        Example(_TABLE.format("⟦| Delta | - | - |⟧")),
        Example(_TABLE.format("⟦| Delta | N/A | N/A |⟧")),
        Example(_TITLES.format("⟦| One More Paper | TBA | - |⟧")),
        Example(_TABLE.format("| Speech | ⟦:---: | :---:⟧ |")),
        Example("| Speech | Size | Data |\n| --- | --- | --- |\n| Sound | ⟦:-: | :-:⟧ |\n"),
        Example("| a | b |\n| - | - |\n⟦| :-- | --: |⟧\n| 1 | 2 |\n"),
        Example("| a | b |\n| - | - |\n⟦| --- | --- |⟧\n| 1 | 2 |\n"),
    ),
    good=(
        Example("| a | b |\n| - | - |\n| 1 | |\n| | 2 |\n"),
        Example("| a |\n| - |\n| |\n"),
        Example("| a | b | c |\n| - | - | - |\n| 1 | --- | --- |\n| - | - | - |\n| -- | :-) | :--- |\n"),
        Example("<!--\n<tr>\n<tr><td>a</td></tr>\n-->\n"),
        Example("<table>\n<tr>\n<td>A</td>\n<tr>\n<td>B</td>\n</tr>\n</table>\n"),
        Example(_TABLE.format("| Delta | TBA | TBA |")),
        Example(
            _TITLES.format("| [One More](https://arxiv.org/abs/2401.04321) | TBA | TBA |\n| Another | ICLR | TBA |")
        ),
        Example(_TABLE.format("| **Others** | - | - |\n| Delta | 3B | - |")),
        Example(_TABLE.format("| **Reasoning** | | |\n| Delta | 3B | - |")),
    ),
)
