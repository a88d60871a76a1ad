"""Rows of a table are shown as text with pipes.

GitHub makes a table only if the line of dashes has as many cells as the header, stands right below it, and is not
indented like code; a blank line ends the table, so that later rows are text; and a line of text right below the last
row becomes a row. Mend the line of dashes, remove the blank line inside the table, or put one after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Table
from modelist.linting.context import Page
from modelist.linting.markup.rows import DELIMITER, Line, count_cells, stray_lines, tables_by_end
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_CELLS, _MIN_LINES = 3, 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines with pipes outside tables, and lines without in them."""
    ends = tables_by_end(page)
    for run in stray_lines(page):
        problem = _after_table(page, run, ends) or _without_table(run) or _like_rows_elsewhere(page, run)
        if problem is not None:
            yield problem
    for block in page.markdown.code_blocks:
        if not block.fenced and (start := _table_in_code(page.document.slice(block.span))) is not None:
            first = block.span.start + start
            span = Span(first, page.text.find("\n", first))
            advice = "Indent it as the text around it, or not at all."
            yield Problem(span, "this table is shown as code, because it is indented by four or more", advice)
    for table in page.markdown.tables:
        for row in table.rows:
            if len(table.header.cells) > 1 and len(row.cells) == 1 and "|" not in page.document.slice(row.span):
                yield _text_in_table(page, table, row.cells[0].span, row.span)
                break


def _table_in_code(code: str) -> int | None:
    """Where the header of a table begins that is all of a block of code."""
    lines = code.strip("\n").split("\n")
    if len(lines) < _MIN_LINES or not DELIMITER.match(lines[1]) or not all("|" in line for line in lines):
        return None
    is_table = count_cells(lines[0]) == count_cells(lines[1]) > 1
    return len(code) - len(code.lstrip()) if is_table else None


def _without_table(run: list[Line]) -> Problem | None:
    """A line of dashes that makes no table, or rows without one."""
    for index, line in enumerate(run):
        if not line.is_delimiter or (index == 0 and len(run) == 1):
            continue
        if index == 0:
            return Problem(
                line.span, "no header stands above this line of dashes, so this is no table", "Add a header."
            )
        header = run[index - 1]
        if header.cells != line.cells:
            message = (
                f"the header has {header.cells} cells and the line below it {line.cells}, so GitHub shows no table"
            )
            return Problem(
                line.span,
                message,
                f"Write {header.cells} cells of dashes.",
                edits=_dashes(header, line),
                safety=Safety.UNSAFE,
            )
        return Problem(
            line.span,
            "GitHub makes no table of this",
            "Use - and : alone, at least one dash a cell, and indent by less than four.",
        )
    rows = [line for line in run if line.is_row and line.cells > 1]
    if len(rows) == len(run) > 1 and len({line.cells for line in rows}) == 1:
        return Problem(
            run[0].span,
            "these rows have no line of dashes, so GitHub shows no table",
            "Add | --- | --- | below the header.",
        )
    return None


def _like_rows_elsewhere(page: Page, run: list[Line]) -> Problem | None:
    """Lines that begin with a pipe and have as many cells as the tables of the page, one after another.

    What stands behind the last pipe need not be a cell: GitHub drops what a row has beyond its header.
    """
    counts = {line.cells for line in run}
    widths = {len(table.header.cells) for table in page.markdown.tables}
    if not all(line.text.lstrip(" >").startswith("|") for line in run) or len(counts) > 1 or min(counts) < _MIN_CELLS:
        return None
    if not widths & {one - extra for one in counts for extra in (0, 1)}:
        return None
    message = "these cells have no header and no line of dashes above them, so GitHub shows no table"
    return Problem(run[0].span, message, "Write the header and | --- | --- | above them.")


def _dashes(header: Line, line: Line) -> tuple[Edit, ...]:
    return (Edit(line.span, "| " + " | ".join(["---"] * header.cells) + " |"),) if header.is_row else ()


def _after_table(page: Page, run: list[Line], ends: Mapping[int, Table]) -> Problem | None:
    """Rows that only a blank line keeps from the table above."""
    if not all(line.is_row for line in run) or any(line.is_delimiter for line in run):
        return None
    above = run[0].number - 1
    while above >= 0 and not page.document.line_text(above).strip():
        above -= 1
    table = ends.get(above)
    if table is None or above == run[0].number - 1:
        return None
    same = all(line.cells == len(table.header.cells) for line in run)
    if run[0].cells != len(table.header.cells) and len(run) == 1 and run[0].cells < 2:
        return None
    blank = Span(page.document.lines.start_of(above + 1), page.document.lines.start_of(run[0].number))
    edits = (Edit(blank, ""),) if same else ()
    message = f"a blank line cuts {shown(page.document.slice(run[0].span))} off its table, so it is shown as text"
    return Problem(run[0].span, message, "Remove the blank line.", edits=edits)


def _text_in_table(page: Page, table: Table, text: Span, line: Span) -> Problem:
    message = f"{shown(page.document.slice(text))} stands right below the table and is shown as its row"
    edits = (Edit(Span(line.start, line.start), "\n"),)
    return Problem(text, message, "Put a blank line before it.", edits=edits)


RULE = Rule(
    id="table-broken",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("|",),
    family="structure",
    bad=(
        Example("| a | b |\n⟦| --- |⟧\n| 1 | 2 |\n"),
        Example(
            "| a | b |\n| - | - |\n| 1 | 2 |\n\n⟦| 3 | 4 |⟧\n| 5 | 6 |\n",
            "| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n",
        ),
        Example("| a | b |\n| - | - |\n| 1 | 2 |\n⟦Note on it.⟧\n", "| a | b |\n| - | - |\n| 1 | 2 |\n\nNote on it.\n"),
        Example("⟦| a | b |⟧\n| 1 | 2 |\n"),
        Example("| a | b |\n⟦| :—: | :—: |⟧\n| 1 | 2 |\n"),
        Example("| a | b |\n⟦|---+---|⟧\n| 1 | 2 |\n"),
        Example("Text.\n\n    ⟦| a | b |⟧\n    | - | - |\n    | 1 | 2 |\n"),
        Example("| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |\n\n## Next\n\n⟦| 4 | 5 | 6 |[//]: #10/01⟧\n"),
    ),
    good=(
        Example("| a | b |\n| - | - |\n| 1 | 2 |\n\nText | more | text\n"),
        Example("| a | b |\n| - | - |\n| 1 | 2 |\n\n## Next\n\n|x| is a norm\n"),
        Example("[A](a) | [B](b)\n\n| a |\n| - |\n| 1 |\n| |\n\n`| x |`\n"),
        Example("Text.\n\n    a | b\n    c | d\n    e | f\n\n- x\n\n    | a | b |\n    | - | - |\n    | 1 | 2 |\n"),
        Example("```\n| a | b |\n| 1 | 2 |\n```\n\n|x| is a norm and so is |y|\n"),
    ),
)
