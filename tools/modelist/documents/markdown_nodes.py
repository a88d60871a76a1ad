"""What a Markdown page is made of, with the place of each part.

Every span is a range of code points in the document's text. "Rendered text" is what a reader sees: marks removed,
entities decoded, code and link text kept.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from modelist.core.text import Span


class Heading(NamedTuple):
    """A heading, Markdown's or a raw ``<h1>`` to ``<h6>``.

    ``span`` runs from the first mark or tag to the end of the last line, a setext underline included; ``text_span``
    is the content without marks. ``text`` is what GitHub makes the anchor of, so line breaks and outer spaces of raw
    HTML are in it; images contribute nothing. ``slug`` is the anchor, unique in the page. ``top_level`` tells that no
    list or quote is around it.
    """

    level: int
    span: Span
    text_span: Span
    text: str
    slug: str
    html: bool
    atx: bool
    top_level: bool


class Anchor(NamedTuple):
    """An explicit target for ``#name`` links: the value of an ``id`` or ``name`` attribute of a raw HTML tag."""

    name: str
    span: Span
    tag: str
    attribute: str


class LinkKind(StrEnum):
    """How a link is written; ``reference`` is a link, not an image, whose destination stands in a definition."""

    LINK = "link"
    IMAGE = "image"
    AUTOLINK = "autolink"
    HTML = "html"
    REFERENCE = "reference"


class Link(NamedTuple):
    """A link or an image.

    ``span`` is the whole construct; that of ``<a href>`` ends after its ``</a>`` when both stand in one block, that
    of any other tag is the tag. ``destination`` is decoded (escapes and entities), ``destination_span`` is as written,
    without angle brackets or quotes; for a reference it lies in the definition; an e-mail autolink's destination
    begins with a ``mailto:`` that is not written. ``text`` is the rendered text of a link, or the alternative text of
    an image, trimmed and on one line; ``text_span`` is the same as written. ``parent`` is the index, in the page's
    links, of the link around this one: an image with a parent is a badge. ``label`` is a reference's normalised label.
    ``tag`` and ``attribute`` are set for raw HTML.
    """

    kind: LinkKind
    span: Span
    destination: str
    destination_span: Span
    text: str
    text_span: Span
    title: str | None = None
    parent: int | None = None
    label: str | None = None
    tag: str = ""
    attribute: str = ""


class Definition(NamedTuple):
    """A link reference definition; only the first of equal labels is used."""

    label: str
    span: Span
    destination: str
    destination_span: Span
    title: str | None


class BareUrl(NamedTuple):
    """An ``http`` or ``https`` address in plain text that GitHub turns into a link (GFM, extended autolinks)."""

    url: str
    span: Span


class Cell(NamedTuple):
    """A table cell: ``span`` and ``source`` are its trimmed text as written, ``markdown`` has ``\\|`` unescaped."""

    span: Span
    source: str
    markdown: str


class Row(NamedTuple):
    """A table row as written, with all its cells, also those past the header's; ``span`` is its whole line.

    ``note`` is a comment behind the last pipe: nobody sees it, so that it is no cell, whatever GitHub makes of it. A
    header has none, since a column goes with whatever stands there.
    """

    span: Span
    cells: tuple[Cell, ...]
    note: HtmlComment | None = None


class Table(NamedTuple):
    """A GFM table: whole lines from header to last row; an alignment is ``left``, ``center``, ``right`` or empty."""

    span: Span
    header: Row
    delimiter_span: Span
    rows: tuple[Row, ...]
    alignments: tuple[str, ...]


class BlockKind(StrEnum):
    """The kinds of blocks at the top level of a page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    HTML = "html"
    FENCE = "fence"
    CODE = "code"
    QUOTE = "quote"
    RULE = "rule"
    DEFINITION = "definition"


class Block(NamedTuple):
    """A block at the top level: whole lines, without the last line feed or trailing blank lines."""

    kind: BlockKind
    span: Span


class ListItem(NamedTuple):
    """A list item from its marker to the end of its last line; ``content_span`` begins after the marker.

    ``depth`` is 1 for an item that is in no other list.
    """

    span: Span
    content_span: Span
    depth: int
    ordered: bool


class CodeBlock(NamedTuple):
    """A fenced or indented code block at any depth: whole lines, fences included; ``info`` is decoded."""

    span: Span
    fenced: bool
    info: str


class EmphasisKind(StrEnum):
    """Emphasis by one mark, by two, and struck-out text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKETHROUGH = "strikethrough"


class Emphasis(NamedTuple):
    """An emphasised run with and without its marks."""

    kind: EmphasisKind
    span: Span
    text_span: Span


class HtmlAttribute(NamedTuple):
    """An attribute of a tag; ``value`` is decoded, and ``None`` like its span where the attribute has none."""

    name: str
    name_span: Span
    value: str | None
    value_span: Span | None


class HtmlTag(NamedTuple):
    """A raw HTML tag, in a block or in text; names are in lower case."""

    name: str
    closing: bool
    attributes: tuple[HtmlAttribute, ...]
    span: Span

    def attribute(self, name: str) -> HtmlAttribute | None:
        """The first attribute of that name."""
        return next((one for one in self.attributes if one.name == name), None)


class HtmlComment(NamedTuple):
    """An HTML comment with its marks, and the text between them."""

    text: str
    span: Span
