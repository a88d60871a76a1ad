"""What a page says of one model: a row of a table or a section, with typed facts and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind, Table
from modelist.linting.context import Page, Section
from modelist.linting.markup.cells import Fact, is_icon, visible_text
from modelist.linting.names.model_names import Name, read_name
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

PARTS = frozenset(
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
"""Headings and link texts that are parts of a text about a model, and no names of models."""


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

    @cached_property
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


def columns_of(page: Page, table: Table) -> tuple[Column, ...]:
    """The columns of any table with what their headers say."""
    return tuple(
        Column(index, header := visible_text(page, cell.span), cell.span, fields_of(header))
        for index, cell in enumerate(table.header.cells)
    )


def leads_somewhere(link: Link) -> bool:
    """Whether a link is one that a reader can follow, and not a picture."""
    return (
        link.kind is not LinkKind.IMAGE
        and link.tag in ("", "a")
        and bool(link.destination)
        and not is_icon(link.destination)
    )
