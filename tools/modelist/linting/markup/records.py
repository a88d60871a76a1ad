"""Records: blocks of code that hold no code, but facts for readers, one labelled value on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import CodeBlock
from modelist.linting.context import Page

_INFOS = frozenset({"", "yaml", "yml", "text", "txt"})
_LINE = lazy_pattern(r"[ \t>]*(?P<label>[A-Z][A-Za-z]*(?:[ -][A-Za-z]+){0,4})[ \t]?:[ \t]+(?P<value>\S[^\n]*)")
_FENCE = lazy_pattern(r"[ \t>]*(?:`{3,}|~{3,})")
_MIN_LINES = 2


class RecordLine(NamedTuple):
    """A labelled value of a record, with the places of both."""

    label: str
    value: str
    label_span: Span
    value_span: Span


def record_lines(page: Page) -> tuple[RecordLine, ...]:
    """The labelled values of all records of a page; labels begin with a capital, as those of programs do not."""
    found = _RECORDS.get(page)
    if found is None:
        blocks = page.markdown.code_blocks if "```" in page.text or "~~~" in page.text else ()
        found = _RECORDS[page] = tuple(line for block in blocks for line in _read(page, block))
    return found


def _read(page: Page, block: CodeBlock) -> Iterator[RecordLine]:
    if not block.fenced or block.info.strip().lower() not in _INFOS:
        return
    at = block.span.start
    matches: list[tuple[int, re.Match[str]]] = []
    for line in page.document.slice(block.span).split("\n"):
        match = _LINE.fullmatch(line)
        if match is not None:
            matches.append((at, match))
        elif line.strip(" \t>") and not _FENCE.match(line):
            return
        at += len(line) + 1
    for start, match in matches if len(matches) >= _MIN_LINES else ():
        value = match["value"].rstrip()
        spans = Span(*match.span("label")), Span(match.start("value"), match.start("value") + len(value))
        yield RecordLine(match["label"], value, spans[0].shifted(start), spans[1].shifted(start))


_RECORDS: WeakKeyDictionary[Page, tuple[RecordLine, ...]] = WeakKeyDictionary()
