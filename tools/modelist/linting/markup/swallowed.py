"""Markdown inside blocks of HTML, where GitHub shows it as the characters that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page
from modelist.linting.markup.html import VOID, tag_before, tags_in, verbatim_spans
from modelist.linting.markup.prose import Spans

_LINE_KINDS = (
    ("heading", lazy_pattern(r"#{1,6}[ \t]+\S")),
    ("rule", lazy_pattern(r"(?:-[ \t]*){3,}\Z|(?:\*[ \t]*){3,}\Z|(?:_[ \t]*){3,}\Z")),
    ("code block", lazy_pattern(r"```|~~~")),
    ("table", lazy_pattern(r"(?:\|[ \t]*:?-|\|?[ \t]*:?-{2,}):?[ \t]*\|[ \t:|-]*\Z")),
    ("list", lazy_pattern(r"(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?!\d[\d.,]*%?\Z|[^\n]*[ \t]-\Z)\S")),
    ("quote", lazy_pattern(r">[ \t]+[^\s\d]")),
)
_INLINE_KINDS = (
    (
        "link",
        lazy_pattern(
            r"!?\[(?:[^\[\]!\n]|!(?!\[)|!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,600}\)){1,400}\]\([^()\s]+(?:\([^()\s]*\))?[^()\n]*\)"
        ),
    ),
    (
        "emphasis",
        lazy_pattern(r"\*\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*\*|(?<![\w*\\])\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\w*])"),
    ),
    ("strikethrough", lazy_pattern(r"(?<![~\\])~~(?=[^\s~])[^~\n]{1,300}(?<=[^\s~])~~(?!~)")),
    ("code", lazy_pattern(r"(?<![`\\])`(?=[^\s`])[^`\n]+`(?!`)")),
)
_RAW_BLOCKS = lazy_pattern(r"[ \t>]*<(?:!--|[?!]|(?:pre|script|style|textarea)\b)", re.IGNORECASE)
_OPENS_FREELY = ("details", "div", "center", "summary", "a")
_MARKUP = lazy_pattern(r"[#*`\[|~-]|\d[.)]|\n[ \t]*>")
_NOTE_MARK = lazy_pattern(r"[ \t]*([*+])[ \t]")
_CODE_INDENT = 4


class Swallowed(NamedTuple):
    """Markdown of a kind that is shown as text; ``line_start`` is where a blank line would help, or None."""

    kind: str
    span: Span
    line_start: int | None
    is_certain: bool


def find_swallowed(page: Page) -> Iterator[Swallowed]:
    """The first construct of each stretch of lines without a tag, every heading, and one for each line with tags."""
    markdown = page.markdown
    comments = Spans(one.span for one in markdown.comments)
    for block in markdown.html_blocks:
        text = page.document.slice(block)
        if _RAW_BLOCKS.match(text) or _MARKUP.search(text) is None:
            continue
        tags = tags_in(markdown.html_tags, block)
        hidden = Spans((*verbatim_spans(tags), *(tag.span for tag in tags)))
        for one in _in_block(page, block, tags, hidden):
            if one.span.start not in comments:
                yield one


def _in_block(page: Page, block: Span, tags: Sequence[HtmlTag], hidden: Spans) -> Iterator[Swallowed]:
    lines = page.document.lines
    in_run = False
    first = lines.line_of(block.start)
    is_quoted = page.document.line_text(first).lstrip(" \t").startswith(">")
    for number in range(first, lines.line_of(max(block.end - 1, block.start)) + 1):
        start = lines.start_of(number)
        line = page.document.line_text(number)
        own = tags_in(tags, Span(start, start + len(line) + 1))
        found = _in_line(line, start, hidden, own, inside=number > first and not is_quoted)
        if found is not None and found[0] == "list" and _is_footnote(page, number):
            continue
        if own:
            in_run = False
        if found is None:
            continue
        kind, span, at_start = found
        if not in_run or kind == "heading":
            before = tag_before(tags, span.start)
            movable = at_start and not own and span.start - start < _CODE_INDENT
            place = _header_start(page, block, tags, number) if kind == "table" else start
            yield Swallowed(kind, span, place if movable else None, _is_free(before))
        in_run = not own


def _is_footnote(page: Page, number: int) -> bool:
    """Whether a line begins with an asterisk or plus, and neither line beside it does: it tells what that marks."""
    lines = page.document.lines
    around = (one for one in (number - 1, number + 1) if 0 <= one < lines.line_count)
    mark = _NOTE_MARK.match(page.document.line_text(number))
    others = (_NOTE_MARK.match(page.document.line_text(one)) for one in around)
    return mark is not None and all(one is None or one[1] != mark[1] for one in others)


def _header_start(page: Page, block: Span, tags: Sequence[HtmlTag], number: int) -> int | None:
    """Where the header above a line of dashes begins; None where a tag stands in it."""
    start, end = (page.document.lines.start_of(one) for one in (number - 1, number))
    is_row = start > block.start and page.document.slice(Span(start, end)).strip() != ""
    return start if is_row and not tags_in(tags, Span(start, end)) else None


def _in_line(
    line: str, start: int, hidden: Spans, tags: Sequence[HtmlTag], *, inside: bool
) -> tuple[str, Span, bool] | None:
    """What a line shows of Markdown; ``inside`` is not the block's first, and in no quote."""
    stripped = line.strip(" \t")
    indent = len(line) - len(line.lstrip(" \t"))
    if stripped and inside and start + indent not in hidden:
        for kind, pattern in _LINE_KINDS:
            if pattern.match(stripped):
                return kind, Span(start + indent, start + indent + len(stripped)), True
    for kind, pattern in _INLINE_KINDS:
        for match in pattern.finditer(line):
            span = Span(start + match.start(), start + match.end())
            if span.start in hidden or (kind == "emphasis" and "<" in match[0] and not _is_whole(span, tags)):
                continue
            return kind, span, not line[: match.start()].strip()
    return None


def _is_whole(span: Span, tags: Sequence[HtmlTag]) -> bool:
    """Whether as many tags end as begin between two marks; ``<sup>*</sup>`` twice is two notes and no emphasis."""
    opened: list[str] = []
    after = next(iter(tags_in(tags, Span(span.end, span.end + 1))), None)
    for tag in tags_in(tags, span):
        if not tag.closing and tag.name not in VOID:
            opened.append(tag.name)
        elif tag.closing and (not opened or opened.pop() != tag.name):
            return False
    return not opened and (after is None or after.closing or after.name in VOID)


def _is_free(tag: HtmlTag | None) -> bool:
    """Whether Markdown may follow a tag after a blank line without changing what the tag does."""
    if tag is None:
        return True
    return (tag.closing and tag.name not in ("td", "th", "tr")) or tag.name in VOID or tag.name in _OPENS_FREELY
