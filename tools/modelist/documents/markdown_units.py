"""The stretches of a page that hold text: paragraphs, headings, table cells and HTML blocks, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial

from markdown_it.token import Token

from modelist.core.text import Document, Span
from modelist.documents.markdown_content import (
    Content,
    cell_content,
    cell_spans,
    heading_content,
    html_content,
    paragraph_content,
)
from modelist.documents.markdown_html import read_markup, split_html
from modelist.documents.markdown_nodes import HtmlComment, HtmlTag
from modelist.documents.markdown_tokens import LINE_STARTS, Environment, parse_inline

_TEXT = ("text", "text_special", "code_inline")
_BREAKS = ("softbreak", "hardbreak")


class Unit:
    """One such stretch; its content and its inline tokens are made when they are asked for.

    ``owner`` is the block token that it belongs to, such as ``heading_open`` or ``td_open``.
    """

    __slots__ = ("_children", "_content", "_environment", "_make", "_markup", "owner", "text")

    def __init__(self, owner: Token, token: Token, make: Callable[[], Content], environment: Environment) -> None:
        self.owner = owner
        self.text = token.content
        self._make = make
        self._environment = environment
        self._content: Content | None = None
        self._children: list[Token] | None = None
        self._markup: dict[int, HtmlTag | HtmlComment | None] = {}

    @property
    def is_html(self) -> bool:
        """Whether this is an HTML block."""
        return self.owner.type == "html_block"

    @property
    def top_level(self) -> bool:
        """Whether no list, quote or table is around it."""
        return self.owner.level == 0

    @property
    def content(self) -> Content:
        """The text with its places."""
        if self._content is None:
            self._content = self._make()
        return self._content

    @property
    def children(self) -> list[Token]:
        """The inline tokens; those of an HTML block are its tags and the text between them."""
        if self._children is None:
            self._children = split_html(self.text) if self.is_html else parse_inline(self.text, self._environment)
        return self._children

    def markup_at(self, index: int) -> HtmlTag | HtmlComment | None:
        """The raw HTML tag or comment that the token at ``index`` is, if it is one."""
        if index not in self._markup:
            token = self.children[index]
            self._markup[index] = read_markup(token, self.content) if token.type == "html_inline" else None
        return self._markup[index]

    def markup(self) -> Iterator[HtmlTag | HtmlComment]:
        """All raw HTML tags and comments."""
        if "<" in self.text:
            for index, token in enumerate(self.children):
                if token.type == "html_inline" and (one := self.markup_at(index)) is not None:
                    yield one


def rendered_text(token: Token) -> str:
    """What a reader sees of an inline token: nothing of images and HTML tags; a line break is a line feed."""
    if token.type in _TEXT:
        return token.content
    return "\n" if token.type in _BREAKS else ""


def read_units(document: Document, tokens: list[Token], environment: Environment) -> Iterator[Unit]:
    """The units of a page in document order."""
    cells: _Cells = _Cells(document, 0)
    starts: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "html_block":
            yield Unit(token, token, partial(html_content, document, token.content, first_line(token)), environment)
        elif token.type == "table_open":
            starts = dict(enumerate(token.meta[LINE_STARTS], first_line(token)))
        elif token.type == "tr_open":
            cells = _Cells(document, starts[first_line(token)])
        elif token.type == "inline":
            owner = tokens[index - 1]
            make = cells.next() if owner.tag in ("td", "th") else partial(_block_content, document, owner, token)
            yield Unit(owner, token, make, environment)


def bounds(token: Token) -> tuple[int, int]:
    """Where an inline token begins in its content, and for links and images also where it ends."""
    start, end = token.map or (0, 0)
    return start, end


def first_line(token: Token) -> int:
    """The 0-based line on which a block token begins."""
    return token.map[0] if token.map else 0


class _Cells:
    """Hands out the contents of one row's cells, in order; the row is split when the first is made."""

    def __init__(self, document: Document, start: int) -> None:
        self._document = document
        self._start = start
        self._count = -1

    def next(self) -> Callable[[], Content]:
        self._count += 1
        return partial(self._content, self._count)

    @cached_property
    def _spans(self) -> list[Span]:
        return cell_spans(self._document, self._start)

    def _content(self, index: int) -> Content:
        if index >= len(self._spans):  # the row is shorter than the header, and the parser filled it up
            return Content("", (0,), (self._start,))
        return cell_content(self._document, self._spans[index])


def _block_content(document: Document, owner: Token, token: Token) -> Content:
    starts = owner.meta[LINE_STARTS]
    if owner.markup.startswith("#"):
        return heading_content(document, token.content, starts[0], len(owner.markup))
    return paragraph_content(document, token.content, starts)
