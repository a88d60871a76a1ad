"""A Markdown page as GitHub reads it (CommonMark with GFM's tables and strikethrough), with the place of everything.

Only the blocks are parsed at once; all else is worked out when it is first asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it.token import Token

from modelist.core.text import Document, Span
from modelist.documents import markdown_blocks, markdown_headings, markdown_inline, markdown_links, markdown_tables
from modelist.documents.front_matter import front_matter
from modelist.documents.markdown_destinations import read_definitions
from modelist.documents.markdown_nodes import (
    Anchor,
    BareUrl,
    Block,
    CodeBlock,
    Definition,
    Emphasis,
    Heading,
    HtmlComment,
    HtmlTag,
    Link,
    ListItem,
    Table,
)
from modelist.documents.markdown_tokens import Environment, parse_blocks, parse_inline
from modelist.documents.markdown_units import Unit, read_units, rendered_text


@dataclass(frozen=True, eq=False)
class MarkdownDocument:
    """A parsed page. All spans are in ``document.text``; all sequences are in document order."""

    document: Document
    _tokens: list[Token] = field(repr=False)
    _environment: Environment = field(repr=False)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Headings of Markdown and raw HTML with GitHub's anchors."""
        return markdown_headings.read_headings(self.document, self._units)

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Explicit ``id`` and ``name`` values of raw HTML, outside code."""
        return markdown_headings.read_anchors(self._units)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links and images; an image's ``parent`` is an index in this tuple."""
        return markdown_links.read_links(self.document, self._units, self.definitions)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Link reference definitions, used or not."""
        return read_definitions(self.document, self._tokens)

    @cached_property
    def bare_urls(self) -> tuple[BareUrl, ...]:
        """Addresses in plain text that GitHub makes into links."""
        return markdown_inline.read_bare_urls(self._units)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables as written, also those in lists and quotes."""
        return markdown_tables.read_tables(self.document, self._tokens)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks at the top level."""
        return markdown_blocks.read_blocks(self.document, self._tokens)

    @cached_property
    def depth(self) -> int:
        """How many lists and quotes stand in each other at most."""
        deepest = now = 0
        for token in self._tokens:
            if token.type in ("blockquote_open", "list_item_open"):
                now += 1
                deepest = max(deepest, now)
            elif token.type in ("blockquote_close", "list_item_close"):
                now -= 1
        return deepest

    @cached_property
    def html_blocks(self) -> tuple[Span, ...]:
        """Blocks of raw HTML at any depth: whole lines."""
        return tuple(
            markdown_blocks.token_span(self.document, token) for token in self._tokens if token.type == "html_block"
        )

    @cached_property
    def html_tags(self) -> tuple[HtmlTag, ...]:
        """Raw HTML tags in blocks and in text."""
        return tuple(one for one in self._markup if isinstance(one, HtmlTag))

    @cached_property
    def comments(self) -> tuple[HtmlComment, ...]:
        """HTML comments in blocks and in text, and behind the rows of tables."""
        found = [one for one in self._markup if isinstance(one, HtmlComment)]
        notes = [row.note for table in self.tables for row in table.rows] if "<!--" in self.document.text else []
        known = {one.span for one in found}
        missed = [one for one in notes if one is not None and one.span not in known]
        return tuple(sorted((*found, *missed), key=lambda one: one.span) if missed else found)

    @cached_property
    def code_spans(self) -> tuple[Span, ...]:
        """Inline code with its backticks."""
        return markdown_inline.read_code_spans(self._units)

    @cached_property
    def code_blocks(self) -> tuple[CodeBlock, ...]:
        """Fenced and indented code."""
        return markdown_blocks.read_code_blocks(self.document, self._tokens)

    @cached_property
    def front_matter(self) -> tuple[Span, ...]:
        """The YAML data that the page begins with; none or one."""
        span = front_matter(self.document.text)
        return () if span is None else (span,)

    @cached_property
    def lists(self) -> tuple[ListItem, ...]:
        """List items at any depth, in the order of their markers."""
        return markdown_blocks.read_list_items(self.document, self._tokens)

    @cached_property
    def emphasis(self) -> tuple[Emphasis, ...]:
        """Emphasised, strong and struck-out runs."""
        return markdown_inline.read_emphasis(self._units)

    @cached_property
    def texts(self) -> tuple[Span, ...]:
        """The paragraphs, headings and cells, each as far as marks in it can form a pair."""
        return tuple(unit.content.span(0, len(unit.text)) for unit in self._units if unit.text and not unit.is_html)

    def in_code(self, offset: int) -> bool:
        """Whether the character at an offset of the document is inside a code span or block, or in front matter."""
        at = bisect_right(self._code, (offset, len(self.document.text) + 1)) - 1
        return at >= 0 and offset < self._code[at].end

    def links_in(self, span: Span) -> tuple[Link, ...]:
        """The links that begin in a span, such as a table cell's."""
        starts = self._link_starts
        return self.links[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return tuple(read_units(self.document, self._tokens, self._environment))

    @cached_property
    def _markup(self) -> tuple[HtmlTag | HtmlComment, ...]:
        return tuple(one for unit in self._units for one in unit.markup())

    @cached_property
    def _code(self) -> tuple[Span, ...]:
        return tuple(sorted((*self.front_matter, *self.code_spans, *(block.span for block in self.code_blocks))))

    @cached_property
    def _link_starts(self) -> tuple[int, ...]:
        return tuple(link.span.start for link in self.links)


def parse_markdown(document: Document) -> MarkdownDocument:
    """Read a page; any text is a Markdown page, so this never fails."""
    return MarkdownDocument(document, *parse_blocks(document.text))


def plain_text(markdown: str) -> str:
    """The rendered text of inline Markdown such as a cell's or a heading's content; line breaks become spaces."""
    return "".join(map(rendered_text, parse_inline(markdown, {}))).replace("\n", " ")
