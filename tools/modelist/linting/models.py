"""Recognises the models of any README: the rows of its tables with typed cells, the sections about models, and pairs.

Nothing here judges: what is not clearly a model, a fact or a pair is left out, so that rules see only what a reader
would read the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind, Table
from modelist.linting.cells import Fact, is_icon, read_fact, visible_text
from modelist.linting.context import Page, Section
from modelist.linting.names import Name, read_name
from modelist.readme.headers import fields_of, may_be_name, weak_name_rank
from modelist.readme.words import same_name

_TELLING = frozenset(
    "sizes weights context_length pretraining_tokens released organization code license details paper demo"
    " language_model vision_encoder connector resolution languages links homepage blog".split()
)
_BORROWED = frozenset(
    "language_model vision_encoder connector resolution dataset organization license context_length languages".split()
)
"""Columns whose links lead to something else than the row's model."""

_OTHERS = re.compile(
    r"^(?:data ?sets?|benchmarks?|tasks?|metrics?|tools?|courses?|books?|topics?|数据集(?:名称)?|任务|工具|评测.*)$",
    re.IGNORECASE,
)
_PARTS = frozenset(
    map(
        same_name,
        "links|link|project|page|website|resources|citation|cite|reference|references|usage|demo|downloads|download|highlights|features"
        "|architecture|motivation|innovations|performance|evaluation|results|news|overview|introduction|abstract"
        "|training|datasets|dataset|paper|papers|code|license|examples|quick start|installation|model zoo|checkpoints"
        "|weights|details|acknowledgement|contents|table of contents|contributing|license|star history|update|updates"
        "|链接|资源|引用|参考|使用|下载|亮点|特点|架构|动机|创新点|性能|评测|结果|简介|介绍|训练|数据集|论文|代码|许可证|目录"
        "|相关链接|模型下载|参考文献|更新日志|贡献".split("|"),
    )
)
_LABELLED = re.compile(
    r"[ \t>]*(?:[-*+•][ \t]+)?[^\w\s*_\[\]<(（`#|]{0,4}[ \t]*(?P<mark>\*\*|__|\*|_|)(?P<label>[^\n:：*_\[\]<>|]{1,40}?)"
    r"(?:[ \t]*[:：][ \t]*(?P=mark)|(?P=mark)[ \t]*[:：])(?!/)[ \t]*(?P<value>[^\n]*)"
)
_MAX_SECTION = 20_000
_MAX_LINKS = 12
_ITEM = re.compile(r"[ \t>]*[-*+•][ \t]")


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a table of models: its header as seen, where it stands, and the fields it may hold."""

    index: int
    header: str
    span: Span
    fields: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Mention:
    """A model as a row or a section speaks of it.

    ``name`` is as seen, ``span`` its place; ``facts`` are labelled values; ``links`` those that lead somewhere, in a
    row from the columns of links, in a section from the lines that hold nothing else.
    """

    name: str
    span: Span
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]
    section: Section | None = None
    row: int = -1
    table: ModelTable | None = None

    @cached_property
    def parsed(self) -> Name:
        """The name taken apart."""
        return read_name(self.name)

    @property
    def key(self) -> str:
        """The name without letter case, blanks and punctuation."""
        return same_name(self.name)

    def fact(self, name: str) -> Fact | None:
        """The first fact of a field."""
        return next((one for one in self.facts if one.field == name), None)


@dataclass(frozen=True, eq=False)
class ModelTable:
    """A table whose rows are models; ``rows`` leaves out rows that name none."""

    table: Table
    columns: tuple[Column, ...]
    name: Column
    rows: list[Mention] = field(default_factory=list)

    def column(self, name: str) -> Column | None:
        """The column of a field."""
        return next((one for one in self.columns if name in one.fields), None)


@dataclass(frozen=True, eq=False)
class Models:
    """All that a page says of models; ``pairs`` are rows with the section of the same page about the same model."""

    tables: tuple[ModelTable, ...]
    sections: tuple[Mention, ...]

    @cached_property
    def rows(self) -> tuple[Mention, ...]:
        """The rows of all tables."""
        return tuple(row for table in self.tables for row in table.rows)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Rows and sections in the page's order."""
        return tuple(sorted((*self.rows, *self.sections), key=lambda one: one.span))

    @cached_property
    def pairs(self) -> tuple[tuple[Mention, Mention], ...]:
        """Rows with their sections: the one that a link in the row points at, else the one of the same name."""
        by_slug = {one.section.heading.slug: one for one in self.sections if one.section is not None}
        by_key: dict[str, Mention] = {}
        for one in self.sections:
            by_key.setdefault(one.key, one)
        found = []
        for row in self.rows:
            section = _pointed_at(row, by_slug) or by_key.get(row.key)
            if section is not None:
                found.append((row, section))
        return tuple(found)


_cache: WeakKeyDictionary[Page, Models] = WeakKeyDictionary()


def read_models(page: Page) -> Models:
    """The models of a page; read once for all rules that ask."""
    found = _cache.get(page)
    if found is None:
        found = _cache[page] = Models(tuple(_tables(page)), tuple(_sections(page)))
    return found


def anchors_of(row: Mention) -> Iterator[tuple[str, str]]:
    """Where the details of a row are: the file, or '' for the same page, and the anchor."""
    for link in row.links:
        path, mark, anchor = link.destination.partition("#")
        if mark and anchor:
            yield path, anchor.casefold()


def _pointed_at(row: Mention, by_slug: dict[str, Mention]) -> Mention | None:
    found = (by_slug.get(anchor) for path, anchor in anchors_of(row) if not path)
    return next((one for one in found if one is not None), None)


def columns_of(page: Page, table: Table) -> tuple[Column, ...]:
    """The columns of any table with what their headers say."""
    return tuple(
        Column(index, header := visible_text(page, cell.span), cell.span, fields_of(header))
        for index, cell in enumerate(table.header.cells)
    )


def _tables(page: Page) -> Iterator[ModelTable]:
    for table in page.markdown.tables:
        columns = columns_of(page, table)
        name = _name_column(columns)
        if name is None or len(columns) < 2 or not table.rows or _OTHERS.match(name.header):
            continue
        if not any(set(one.fields) & _TELLING for one in columns if one is not name):
            continue
        model_table = ModelTable(table, columns, name)
        model_table.rows.extend(_rows(page, model_table))
        yield model_table


def _name_column(columns: Sequence[Column]) -> Column | None:
    named = next((one for one in columns if one.fields[:1] == ("name",)), None)
    if named is not None:
        return named
    maybe = next((one for one in columns if "name" in one.fields or may_be_name(one.header)), None)
    if maybe is not None:
        return maybe
    ranked = [(rank, one.index) for one in columns if (rank := weak_name_rank(one.header)) is not None]
    if ranked:
        return columns[min(ranked)[1]]
    return columns[0] if columns and not columns[0].header else None


def _rows(page: Page, table: ModelTable) -> Iterator[Mention]:
    for number, row in enumerate(table.table.rows):
        if len(row.cells) <= table.name.index:
            continue
        cell = row.cells[table.name.index]
        name = visible_text(page, cell.span)
        if not any(one.isalnum() for one in name) or same_name(name) in _PARTS:
            continue
        facts: list[Fact] = []
        links: list[Link] = []
        for column, other in zip(table.columns, row.cells, strict=False):
            if column is not table.name and column.fields:
                facts.append(read_fact(page, column.fields[0], column.header, other.span))
            if column is table.name or set(column.fields) - _BORROWED:
                links += [one for one in page.links_in(other.span) if _leads_somewhere(one)]
        yield Mention(name, cell.span, tuple(facts), tuple(links), None, number, table)


def _sections(page: Page) -> Iterator[Mention]:
    items = [one.content_span for one in page.markdown.lists]
    starts = [one.start for one in items]
    for section in page.sections:
        heading = section.heading
        name = _heading_name(page, section)
        if heading.level < 2 or not name or same_name(name) in _PARTS:
            continue
        facts = tuple(
            _labelled(page, items[bisect_left(starts, section.own.start) : bisect_left(starts, section.own.end)])
        )
        facts += tuple(_lines(page, section.own)) if not facts else ()
        links = tuple(_badge_links(page, section.own))
        if (links or len(facts) >= 2) and not _is_of_many(facts, links):
            yield Mention(name, heading.text_span, facts, links, section)


def _is_of_many(facts: Sequence[Fact], links: Sequence[Link]) -> bool:
    """Whether a section speaks of more than one model: a fact comes twice, or there are more links than one has."""
    fields = [one.field for one in facts]
    return len(fields) > len(set(fields)) + 1 or (not facts and len(links) > _MAX_LINKS)


def _heading_name(page: Page, section: Section) -> str:
    text = visible_text(page, section.heading.text_span)
    return re.sub(r"^\d+(?:\.\d+)*[.)、]?\s+|\[\[?[^\]]*\]\]?\s*$", "", text).strip(" :：-—#")


def _labelled(page: Page, spans: Sequence[Span]) -> Iterator[Fact]:
    for span in spans:
        end = page.text.find("\n", span.start, span.end)
        yield from _fact_in(page, Span(span.start, span.end if end < 0 else end))


def _lines(page: Page, span: Span) -> Iterator[Fact]:
    at = span.start
    stop = min(span.end, span.start + _MAX_SECTION)
    while at < stop:
        end = page.text.find("\n", at, stop)
        end = stop if end < 0 else end
        yield from _fact_in(page, Span(at, end))
        at = end + 1


def _fact_in(page: Page, span: Span) -> Iterator[Fact]:
    if span.end - span.start > 400:
        return
    match = _LABELLED.match(page.document.slice(span))
    if match is None:
        return
    label = match["label"].strip()
    fields = [one for one in fields_of(label) if one not in ("name", "details")]
    if fields and match["value"].strip():
        start = span.start + match.start("value")
        yield read_fact(page, fields[0], label, Span(start, start + len(match["value"].rstrip())))


def _badge_links(page: Page, span: Span) -> Iterator[Link]:
    """Links of lines that hold nothing else, such as a line of badges."""
    links = [one for one in page.links_in(span) if one.parent is None]
    lines = page.document.lines
    at = 0
    while at < len(links):
        line = lines.line_of(links[at].span.start)
        stop = lines.start_of(line + 1)
        end = at
        while end < len(links) and links[end].span.start < stop:
            end += 1
        rest, here = "", lines.start_of(line)
        for one in links[at:end]:
            rest += page.text[here : one.span.start]
            here = max(here, one.span.end)
        rest += page.text[here:stop]
        in_list = _ITEM.match(rest) is not None and all(one.text for one in links[at:end])
        if not in_list and not any(letter.isalnum() for letter in re.sub(r"<[^<>]*>", "", rest)):
            yield from (one for one in links[at:end] if _leads_somewhere(one))
        at = end


def _leads_somewhere(link: Link) -> bool:
    return (
        link.kind is not LinkKind.IMAGE
        and link.tag in ("", "a")
        and bool(link.destination)
        and not is_icon(link.destination)
    )
