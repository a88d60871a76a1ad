"""Brings the rows of tables together with the sections that describe the same models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.importing.model import Content, Source
from modelist.importing.names import name_in, title_in
from modelist.importing.outline import Node
from modelist.importing.recognise import ModelTable
from modelist.importing.sections import has_badges_or_facts
from modelist.importing.shifts import placed
from modelist.readme.words import like_anchor, same_name

_SUBTITLE = lazy_pattern(r"\s*[:：]\s*|\s[-–—]\s")
"""What stands between a name and more words in a heading such as ``Otter: a model that swims``."""


@dataclass(eq=False)
class Row:
    """A row with its model's name; ``node`` is the heading of the section about it."""

    table: ModelTable
    cells: tuple[Content, ...]
    name: str
    key: str
    node: Node | None = None

    @property
    def written(self) -> int:
        """How many cells the row has in the page, which may be fewer than there are headers."""
        return sum(not one.absent for one in self.cells)

    @property
    def details(self) -> Content | None:
        """The cell that points at the section, where the table has such a column."""
        column = next((one for one in self.table.columns if one.field == "details"), None)
        return self.cells[column.index] if column is not None else None


@dataclass
class Matches:
    """The tables that count, and their rows."""

    tables: list[ModelTable] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def match_rows(source: Source, candidates: Sequence[ModelTable], nodes: Sequence[Node]) -> Matches:
    """Find each row's section. A table that stands inside a section about another table's model is part of its text."""
    finder = _Finder(source, nodes)
    outer = [table for table in candidates if not _stands_in_model(source, table)]
    drafted = [(table, [_row(table, cells) for cells in table.rows]) for table in outer]
    for table, rows in drafted:
        for row in rows:
            row.node = finder.find(row, table)
    drafted = [(table, rows) for table, rows in drafted if not table.doubtful or _is_described(source, rows)]
    drafted.sort(key=lambda pair: (-sum(row.node is not None for row in pair[1]), pair[0].span))
    found = Matches()
    inside: list[Span] = []
    for table, rows in drafted:
        if any(span.contains(table.span) for span in inside):
            continue
        for row in rows:
            if row.node is not None and any(row.node.span.contains(one.span) for one in found.tables):
                row.node = None
        found.tables.append(table)
        found.rows += rows
        inside += [row.node.span for row in rows if row.node is not None]
    found.tables.sort(key=lambda table: table.span)
    found.rows.sort(key=lambda row: row.cells[0].span)
    _keep_one_row_each(found.rows)
    return found


def _is_described(source: Source, rows: Sequence[Row]) -> bool:
    """Whether many rows have a section like that of a model, which settles what a table lists."""
    described = sum(row.node is not None and has_badges_or_facts(source, row.node, "llm") for row in rows)
    return described * 3 > len(rows)


def _stands_in_model(source: Source, table: ModelTable) -> bool:
    """Whether a table stands in the section of one model, which shows by the badge of its paper or its facts."""
    node = table.heading
    while node is not None and node.parent is not None:
        if has_badges_or_facts(source, node, "llm", of_one_model=True):
            return True
        node = node.parent
    return False


def fragments(content: Content) -> Iterator[str]:
    """The anchors of the same page that a cell's links point at."""
    return (link.url for link in content.links if link.url.startswith("#"))


def _row(table: ModelTable, cells: tuple[Content, ...]) -> Row:
    """A row with its name; the title of a work may stand for it, but makes no two rows the same model."""
    name, cells = name_in(cells[table.name.index]), placed(table.columns, cells, table.name.index)
    if name:
        return Row(table, cells, name, same_name(name) or name)
    return Row(table, cells, title_in(cells, table.columns), f"line {cells[0].span.start}")


def _keep_one_row_each(rows: Iterable[Row]) -> None:
    """A section belongs to one row of a table: the one it is called after, else the first that points at it."""
    names: dict[int, str] = {}
    for row in rows:
        if row.node is not None and row.key == row.node.key:
            names[id(row.node)] = row.key
    taken: set[tuple[int, int]] = set()
    for row in rows:
        if row.node is None:
            continue
        place = (id(row.node), id(row.table))
        if names.setdefault(id(row.node), row.key) != row.key or place in taken:
            row.node = None
        taken.add(place)


class _Finder:
    """Headings by anchor and by name."""

    def __init__(self, source: Source, nodes: Sequence[Node]) -> None:
        self._by_slug: dict[str, Node] = {}
        self._by_key: dict[str, Node] = {}
        self._by_loose_key: dict[str, Node] = {}
        self._by_beginning: dict[str, Node] = {}
        for node in nodes:
            if node.heading.html:
                continue
            self._by_slug.setdefault(node.heading.slug.casefold(), node)
            for text in (node.title, node.heading.text):
                if key := same_name(text):
                    self._by_key.setdefault(key, node)
                    self._by_loose_key.setdefault(like_anchor(text), node)
            before, colon, _ = _SUBTITLE.sub("\n", node.title, count=1).partition("\n")
            if colon and (key := same_name(before)):
                self._by_beginning.setdefault(key, node)
        self._add_anchors(source, [one for one in nodes if not one.heading.html])

    def _add_anchors(self, source: Source, nodes: Sequence[Node]) -> None:
        """Anchors that somebody set in a heading or on the line before it."""
        at = 0
        for anchor in source.markdown.anchors:
            while at < len(nodes) and nodes[at].heading.span.end < anchor.span.start:
                at += 1
            if at < len(nodes) and not source.text[anchor.span.end : nodes[at].heading.span.start].strip(
                "\"'<>/a \n\t"
            ):
                self._by_slug.setdefault(anchor.name.casefold(), nodes[at])

    def find(self, row: Row, table: ModelTable) -> Node | None:
        """The heading that a row points at, else the one of its name; not one around the table itself."""
        for node in self._candidates(row):
            if node is not None and not node.span.contains(table.span):
                return node
        return None

    def _candidates(self, row: Row) -> Iterator[Node | None]:
        details = row.details
        named = [row.cells[row.table.name.index]]
        for cell in [details, *named] if details is not None else named:
            for fragment in fragments(cell):
                yield self._by_anchor(fragment)
        yield self._by_key.get(row.key)
        yield self._by_beginning.get(row.key)
        if details is not None:
            yield self._by_key.get(same_name(details.plain))

    def _by_anchor(self, fragment: str) -> Node | None:
        name = unquote(fragment[1:]).casefold().removeprefix("user-content-")
        return self._by_slug.get(name) or self._by_loose_key.get(like_anchor(name))
