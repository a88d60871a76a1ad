"""BibTeX entries in the code blocks of a page, read as far as they can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page

_START = lazy_pattern(
    r"^[ \t>]*@(?:article|inproceedings|proceedings|conference|misc|book|inbook|incollection|techreport|phdthesis"
    r"|mastersthesis|unpublished|online|software|dataset|manual|report|preprint|electronic)[ \t]*\{",
    re.IGNORECASE | re.MULTILINE,
)
_OF_MARKDOWN = ("markdown", "md")
_BRACE = lazy_pattern(r"[{}]")
_BRACE_OR_QUOTE = lazy_pattern(r'[{}"]')
_SEPARATOR = lazy_pattern(r"[,\n]")
_FIELD = lazy_pattern(r"[ \t>]*(?P<name>[A-Za-z][\w-]{0,40})[ \t]*=[ \t]*(?P<value>[{\"])")


class BibField(NamedTuple):
    """A field with a value in braces or quotes, and the value without them."""

    name: str
    span: Span
    value: Span


class BibEntry(NamedTuple):
    """An entry from its ``@`` to the brace that closes it; without one, to the next entry or the end of the block.

    ``stop`` is where the next entry or the end is in any case.
    """

    span: Span
    closed: bool
    stop: int


def find_entries(page: Page) -> Iterator[BibEntry]:
    """The entries of all code blocks, whatever language the blocks name; those of Markdown show how to write one."""
    if "@" not in page.text or "{" not in page.text:
        return
    for block in page.markdown.code_blocks:
        if block.info.lower() in _OF_MARKDOWN:
            continue
        starts = [match.span() for match in _START.finditer(page.text, *block.span)]
        for number, (start, opened) in enumerate(starts, 1):
            stop = starts[number][0] if number < len(starts) else block.span.end
            end = _closing(page.text, opened, stop)
            at = page.text.index("@", start)
            yield BibEntry(Span(at, stop if end is None else end), end is not None, stop)


def read_fields(page: Page, entry: BibEntry) -> Iterator[BibField]:
    """The fields that begin a line, or follow another one's comma, and have a value that ends."""
    at = entry.span.start
    while (found := _next_field(page.text, at, entry.span.end)) is not None:
        start = found.end()
        end = _closing(page.text, start, entry.span.end, quoted=found["value"] == '"')
        if end is None:
            return
        yield BibField(found["name"].lower(), Span(found.start("name"), end), Span(start, end - 1))
        at = end


def _next_field(text: str, at: int, stop: int) -> re.Match[str] | None:
    """The next field behind a comma or a line's end."""
    while (at := _next_separator(text, at, stop)) >= 0:
        match = _FIELD.match(text, at, stop)
        if match is not None:
            return match
    return None


def _next_separator(text: str, at: int, stop: int) -> int:
    """The place behind the next comma or line feed, or a negative number."""
    found = _SEPARATOR.search(text, at, stop)
    return found.end() if found is not None else -1


def _closing(text: str, start: int, stop: int, *, quoted: bool = False) -> int | None:
    """The place behind the brace or quote that closes what was opened before ``start``."""
    depth = 0 if quoted else 1
    for match in (_BRACE_OR_QUOTE if quoted else _BRACE).finditer(text, start, stop):
        if match[0] == '"':
            if depth == 0:
                return match.end()
            continue
        depth += 1 if match[0] == "{" else -1
        if depth == 0 and not quoted:
            return match.end()
    return None
