"""Where the destination stands in a link that the parser has accepted, so that validity need not be checked again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document
from modelist.documents.markdown_content import line_end, paragraph_content, trim
from modelist.documents.markdown_nodes import Definition
from modelist.documents.markdown_tokens import LINE_STARTS

_BLANK = lazy_pattern(r"[ \t\n]*+")
_ANGLED = lazy_pattern(r"<((?:[^<>\\\n]|\\.)*+)>")
_PLAIN = lazy_pattern(r"(?:\\[^ ]|[^\x00-\x20\x7f])*+")
_LABEL = lazy_pattern(r"\[(?:[^\[\]\\]|\\.)*+\]:", re.DOTALL)


class Destination(NamedTuple):
    """A destination as written, in content offsets, without angle brackets; and the end of what is written."""

    start: int
    end: int
    after: int


def find_destination(content: str, start: int, end: int) -> Destination:
    """The destination that begins at or after ``start``, in a link whose closing parenthesis ends at ``end``."""
    first = _match_end(_BLANK, content, start, end)
    angled = _ANGLED.match(content, first, end)
    if angled:
        return Destination(angled.start(1), angled.end(1), angled.end())
    last = _match_end(_PLAIN, content, first, end)
    return Destination(first, last, last)


def decode(raw: str) -> str:
    """A destination or title without its backslash escapes and entities."""
    return unescapeAll(raw)


def read_definitions(document: Document, tokens: Iterable[Token]) -> tuple[Definition, ...]:
    """All link reference definitions in document order, also those that an earlier equal label hides."""
    return tuple(_definition(document, token) for token in tokens if token.type == "definition")


def _definition(document: Document, token: Token) -> Definition:
    starts = token.meta[LINE_STARTS]
    text = "\n".join(document.text[start : line_end(document, start)] for start in starts).replace("\0", "\ufffd")
    content = paragraph_content(document, text, starts)
    place = find_destination(text, _match_end(_LABEL, text, 0, len(text)), len(text))
    return Definition(
        label=token.meta["id"],
        span=content.span(0, len(trim(text))),
        destination=decode(text[place.start : place.end]),
        destination_span=content.span(place.start, place.end),
        title=token.meta["title"] or None,
    )


def _match_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
