"""The block structure of a page: top-level blocks, list items and code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown_nodes import Block, BlockKind, CodeBlock, ListItem

_KINDS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "table_open": BlockKind.TABLE,
    "html_block": BlockKind.HTML,
    "fence": BlockKind.FENCE,
    "code_block": BlockKind.CODE,
    "blockquote_open": BlockKind.QUOTE,
    "hr": BlockKind.RULE,
    "definition": BlockKind.DEFINITION,
}
_MARKER = lazy_pattern(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])")
_QUOTE = lazy_pattern(r"[ \t]*>")
_BLANKS = lazy_pattern(r"[ \t]*")
_CONTAINERS = ("list_item_open", "blockquote_open")


def line_span(document: Document, first: int, after: int, blanks: str = " \t\n") -> Span:
    """The whole lines from ``first`` to before ``after``, 0-based, without the last line feed and blank lines."""
    start, end = document.lines.start_of(first), document.lines.start_of(after)
    lines = document.text[start:end].removesuffix("\n")
    last = lines.find("\n", len(lines.rstrip(blanks)))
    return Span(start, start + (last if last >= 0 else len(lines)))


def read_blocks(document: Document, tokens: Iterable[Token]) -> tuple[Block, ...]:
    """The blocks at the top level, in order; they do not overlap."""
    top = (token for token in tokens if token.level == 0 and token.map and token.type in _KINDS)
    return tuple(Block(_KINDS[token.type], token_span(document, token)) for token in top)


def token_span(document: Document, token: Token, *, quoted: bool = False) -> Span:
    """The whole lines of a block token; in a quote a line of only ``>`` is blank too."""
    first, after = token.map or (0, 0)
    return line_span(document, first, after, " \t\n>" if quoted else " \t\n")


def read_code_blocks(document: Document, tokens: Iterable[Token]) -> tuple[CodeBlock, ...]:
    """Fenced and indented code blocks at any depth."""
    code = (token for token in tokens if token.type in ("fence", "code_block"))
    return tuple(
        CodeBlock(token_span(document, token), token.type == "fence", unescapeAll(token.info.strip())) for token in code
    )


def read_list_items(document: Document, tokens: Iterable[Token]) -> tuple[ListItem, ...]:
    """List items at any depth, in the order of their markers."""
    return tuple(_list_items(document, tokens))


def _list_items(document: Document, tokens: Iterable[Token]) -> Iterator[ListItem]:
    around: list[Token] = []
    for token in tokens:
        if token.type in ("list_item_close", "blockquote_close"):
            around.pop()
        elif token.type in _CONTAINERS:
            if token.type == "list_item_open":
                yield _list_item(document, token, around)
            around.append(token)


def _list_item(document: Document, token: Token, around: Sequence[Token]) -> ListItem:
    lines = token_span(document, token, quoted=any(one.type == "blockquote_open" for one in around))
    first = token.map[0] if token.map else 0
    at = document.lines.start_of(first)
    for container in around:
        at = _skip_mark(document.text, at, container, first)
    start = _skip(_BLANKS, document.text, at)
    marker_end = _skip(_MARKER, document.text, start)
    content_start = _skip(_BLANKS, document.text, marker_end)
    if content_start >= lines.end or document.text[content_start] == "\n":
        content_start = marker_end
    end = max(lines.end, marker_end)
    depth = 1 + sum(container.type == "list_item_open" for container in around)
    return ListItem(Span(start, end), Span(content_start, end), depth, bool(token.info))


def _skip_mark(text: str, at: int, container: Token, line: int) -> int:
    """Past a container's own mark on this line; an item has one only on its first line."""
    if container.type == "blockquote_open":
        return _skip(_QUOTE, text, at)
    return _skip(_MARKER, text, at) if container.map and container.map[0] == line else at


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
