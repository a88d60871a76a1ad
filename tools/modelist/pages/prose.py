"""Descriptions on a page: headings moved below the section's own, and nothing that reaches outside.

Prose comes from strangers. What a Markdown reader or a browser would take beyond the end of the section is closed
or shown as text: fences, HTML blocks and elements that are never closed, reference definitions and footnotes (which
hold for a whole page), comments that look like region markers, elements and attributes that GitHub removes, and
targets that run script. Ordinary prose passes unchanged and without a parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from modelist.core.edits import Edit, apply_edits
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown import MarkdownDocument, parse_markdown
from modelist.documents.markdown_nodes import Heading, LinkKind
from modelist.pages.escape import Markdown, close_heading, escape, target
from modelist.pages.html import find_unsafe_html, is_unsafe_target

_NEEDS_PARSE = lazy_pattern(
    r"<|^[ \t]*(?:[-*+][ \t]+|>[ \t]*|\d+[.)][ \t]+)*(?:#|```|~~~|=+[ \t]*$|-+[ \t]*$|\[)|\]:|\]\[|\[\^|\]\((?!(?i:https?://)|#|/(?!/)|\./)"
    r"|^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]*){8}|^[ \t]{14,}(?:[-*+>]|\d+[.)])",
    re.MULTILINE,
)
_LINE_MARK = lazy_pattern(r"^(\d{1,9}(?=[.)])|)([-+>#=.)])")
_MAX_DEPTH = 8
"""What is nested deeper is shown as text: parsers leave it out, some of them with all that follows on the page."""

_FENCE = lazy_pattern(r" {0,3}(`{3,}|~{3,})([^\n]*)")
_FOOTNOTE = lazy_pattern(r"\[\^([^\]\s]+)\]")
_ROUNDS = 8
_AFTER = "after"


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown fit for a section, and its headings as (level, text) in order."""

    text: str
    headings: tuple[tuple[int, str], ...] = ()


def contain(text: str, level: int, name: str) -> Prose:
    """A description for a section whose heading is at ``level``; ``name`` keeps its footnotes apart from others'."""
    text = text.strip("\n").rstrip()
    if not _NEEDS_PARSE.search(text):
        return Prose(text)
    return _contained(text, level, name)


def contain_inline(text: str) -> Markdown:
    """Markdown on one line for a table cell, with the same limits.

    Nothing in a cell can define a footnote, so that a mark can only refer to one that the page has: it stays.
    """
    flat = "<br />".join(part.strip() for part in text.strip().splitlines())
    if _NEEDS_PARSE.search(flat):
        flat = _contained(flat, 6, "").text.replace("\n", " ")
    return Markdown(_bare_pipes(flat))


def contain_header(text: str) -> Markdown:
    """The header of a column: plain text, but for the marks of footnotes, which the page has defined."""
    parts = re.split(r"(\[\^[^\]\s]{1,100}\])", text)
    return Markdown("".join(part if index % 2 else escape(part) for index, part in enumerate(parts)))


@lru_cache(maxsize=4096)
def _contained(text: str, level: int, name: str) -> Prose:
    """The text without what reaches outside; footnotes are renamed after ``name``, and left alone where it is ''."""
    text = _closed(text)
    if parse_markdown(Document("", text)).depth > _MAX_DEPTH:
        text = _as_text(text)
    for _ in range(_ROUNDS):
        document = parse_markdown(Document("", text))
        edits = _unique(
            [*find_unsafe_html(document), *_references(document), *(_footnotes(document, name) if name else ())]
        )
        if not edits:
            break
        text = _closed(apply_edits(text, edits).strip("\n").rstrip())
    else:
        text = _as_text(text)
        document = parse_markdown(Document("", text))
    moved = apply_edits(text, [_moved(document, one, level) for one in document.headings if not one.html])
    return Prose(moved, tuple((_deeper(one, level), one.text) for one in document.headings))


def _closed(text: str) -> str:
    """The text so that a heading after it is a heading: with its last fence closed, else shown as plain text."""
    return next((one for one in (text, _close_fence(text)) if _ends(one)), None) or _as_text(text)


def _ends(text: str) -> bool:
    whole = f"{text}\n\n# {_AFTER}"
    heading = parse_markdown(Document("", whole)).headings[-1:]
    return bool(heading) and heading[0].top_level and heading[0].text == _AFTER


def _as_text(text: str) -> str:
    """What could not be contained otherwise: no character of it means anything to Markdown or HTML any more."""
    lines = (line.split("<br />") for line in text.split("\n"))  # in a cell, lines have been joined by it
    return "\n".join("<br />".join(_LINE_MARK.sub(r"\1\\\2", escape(one.strip())) for one in line) for line in lines)


def _deeper(heading: Heading, level: int) -> int:
    return heading.level if heading.html else min(heading.level + level, 6)


def _moved(document: MarkdownDocument, heading: Heading, level: int) -> Edit:
    """A heading as an ATX heading of its new level; only levels 1 and 2 could stay underlined."""
    words = " ".join(document.document.slice(heading.text_span).split("\n"))
    return Edit(heading.span, f"{'#' * _deeper(heading, level)} {close_heading(words)}".rstrip())


def _close_fence(text: str) -> str:
    """Close a fence that would run to the end of the page."""
    opened: str | None = None
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if match is None:
            continue
        marks, rest = match[1], match[2]
        if opened is None:
            opened = None if marks[0] == "`" and "`" in rest else marks
        elif marks[0] == opened[0] and len(marks) >= len(opened) and not rest.strip():
            opened = None
    return text if opened is None else f"{text}\n{opened}"


def _references(document: MarkdownDocument) -> Iterator[Edit]:
    """Uses of reference definitions as inline links, and no definitions: those would hold for the whole page."""
    text = document.document.text
    for one in document.links:
        if one.label is not None:
            mark = "!" if one.kind is LinkKind.IMAGE else ""
            yield Edit(one.span, f"{mark}[{document.document.slice(one.text_span)}]({target(one.destination)})")
        elif one.kind is LinkKind.AUTOLINK and is_unsafe_target(one.destination):
            yield Edit(Span(one.span.start, one.span.start + 1), "&lt;")
        elif one.kind in (LinkKind.LINK, LinkKind.IMAGE) and is_unsafe_target(one.destination):
            colon = text.find(":", *one.destination_span)
            if colon >= 0:
                yield Edit(Span(colon, colon + 1), "%3A")
            else:  # as a character reference
                yield Edit(one.destination_span, target(one.destination.replace(":", "%3A", 1)))
    for definition in document.definitions:
        if not text.startswith("[^", definition.span.start):
            yield Edit(definition.span, "")


def _footnotes(document: MarkdownDocument, name: str) -> Iterator[Edit]:
    for match in _FOOTNOTE.finditer(document.document.text):
        if not document.in_code(match.start()) and not match[1].startswith(f"{name}-"):
            yield Edit(Span(match.start(), match.end()), f"[^{name}-{match[1]}]")


def _unique(edits: list[Edit]) -> list[Edit]:
    """Edits that can be applied in one go; what overlaps an earlier one waits for the next round."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or (edit.span.start >= kept[-1].span.end and edit.span.start > kept[-1].span.start):
            kept.append(edit)
    return kept


def _bare_pipes(text: str) -> str:
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)
