"""Works and names that a table has a second time, and what tells two rows of one work apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, Row, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_link
from modelist.linting.names.naming_links import is_name, named_thing
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.relisted_works import Again
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

_MIN_NAMES, _MIN_WORKS, _MAX_TWICE = 8, 10, 0.1
"""How many a table must have for its rows to be told, and how many of them may stand there twice."""

_MOST = 0.8
"""How much of a column must be titles."""

_MAX_CELL = 40
_SAME_PAPER = frozenset("released venue paper code links homepage weights demo blog".split())
"""Columns in which two rows of one paper may differ: when and where it came out, and its links."""

_REMARK = lazy_pattern(
    r"\b(?:about|category|comments?|contributions?|description|details|features?|focus|highlights?|keywords?|notes?"
    r"|remarks?|summary|tags?|tl;?dr|topics?)\b|备注|关键词|说明|简介|描述|特点|标签|亮点|类别",
    re.IGNORECASE,
)
"""Headers of what everybody words otherwise, so that it does not tell two rows of a paper apart."""


def title_of(page: Page, row: Row) -> Link | None:
    """The link in the first cell of a row that is no date."""
    cells = (cell for cell in row.cells if any(map(str.isalpha, visible_text(page, cell.span))))
    first = next(cells, None)
    return first_link(page, first.span) if first is not None else None


def said_besides(page: Page, table: Table, row: Row) -> str:
    """What a row says besides its title, when and where that came out, and its links: results of one paper differ."""
    told = []
    for header, cell in zip(table.header.cells, row.cells, strict=False):
        is_short = 0 < len(cell.source) <= _MAX_CELL and "](" not in cell.source and "<" not in cell.source
        if is_short and not _SAME_PAPER.intersection(fields_of(header.markdown)):
            told.append(visible_text(page, cell.span))
    return " | ".join(told)


def names_again(page: Page, rows: Sequence[Row]) -> Iterator[Again]:
    """Linked names in first cells, which may hold several, where nearly all of them stand there once."""
    names = [{named_thing(one): one for one in page.links_in(row.cells[0].span) if is_name(one)} for row in rows]
    seen: dict[tuple[str, str], Link] = {}
    twice = [(seen[key], one) for row in names for key, one in row.items() if seen.setdefault(key, one) is not one]
    few = len(twice) <= _MAX_TWICE * (len(seen) + len(twice))
    for first, link in twice if len(seen) >= _MIN_NAMES and few else ():
        yield Again(first.span, link.span, link.text)


def works_again(page: Page, table: Table, rows: Sequence[Row]) -> Iterator[Again]:
    """Titles of works in a table that has nearly all of them once: another remark does not tell two rows apart."""
    titles = [(link, row) for row in rows if (link := title_of(page, row)) is not None and is_title(link.text)]
    seen: dict[tuple[str, str], tuple[Link, Row]] = {}
    twice = [(seen[key], one) for one in titles if seen.setdefault(key := named_thing(one[0]), one) is not one]
    if len(titles) < _MIN_WORKS or len(twice) > _MAX_TWICE * len(titles):
        return
    for (first, row), (link, other) in twice:
        if _are_of_one(page, table, row, other):
            yield Again(first.span, link.span, link.text)


def plain_titles_again(page: Page, table: Table, rows: Sequence[Row]) -> Iterator[Again]:
    """Titles in a column that links nothing, where nearly all of them stand there once."""
    for column in range(len(table.header.cells)):
        cells = [(row.cells[column].span, row) for row in rows if column < len(row.cells)]
        texts = [(span, row, visible_text(page, span)) for span, row in cells]
        titles = [one for one in texts if is_title(one[2]) and not page.links_in(one[0])]
        if len(titles) < max(_MIN_WORKS, _MOST * len(rows)):
            continue
        seen: dict[str, tuple[Span, Row]] = {}
        twice = [(seen[key], one) for one in titles if seen.setdefault(key := same_name(one[2]), one[:2]) != one[:2]]
        for (first, row), (span, other, text) in twice if len(twice) <= _MAX_TWICE * len(titles) else ():
            if _are_of_one(page, table, row, other):
                is_form = _links_anything(page, row) and not _links_anything(page, other)
                yield Again(span, first, text) if is_form else Again(first, span, text)


def _links_anything(page: Page, row: Row) -> bool:
    """Whether a row is no form to be filled in, whose links lead nowhere: what it says is left over in another row."""
    return any(one.destination.strip("# ") for one in page.links_in(row.span))


def _are_of_one(page: Page, table: Table, one: Row, other: Row) -> bool:
    """Whether two rows of a paper have no model, data, size or place of its own each."""
    for header, ours, theirs in zip(table.header.cells, one.cells, other.cells, strict=False):
        texts = [same_name(visible_text(page, cell.span)) for cell in (ours, theirs)]
        is_same = not all(texts) or texts[0] == texts[1] or _REMARK.search(header.source) is not None
        if not is_same and _SAME_PAPER.isdisjoint(fields_of(header.markdown)):
            return False
    return True
