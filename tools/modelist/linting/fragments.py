"""Text taken out of a file, with the way back to the file's own places: descriptions, and pages without regions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from modelist.core.edits import Edit
from modelist.core.text import Document, Span

if TYPE_CHECKING:
    from modelist.documents.yaml import YamlNode


class Fragment(NamedTuple):
    """A text in pieces: where each begins in it (``starts``) and where in the file (``origins``).

    ``indent`` is what a new line inside needs before it in the file; ``exact`` tells that offsets map one to one,
    so that an edit of the text can be made in the file.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    indent: str
    exact: bool

    def offset(self, offset: int) -> int:
        """The place in the file of a place in the text."""
        if not self.exact:
            return self.origins[0]
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]

    def span(self, span: Span) -> Span:
        """A span of the text as one of the file."""
        if span.end <= span.start or not self.exact:
            return Span(self.offset(span.start), self.offset(span.end))
        # The end belongs to the last character: what follows it may stand elsewhere.
        return Span(self.offset(span.start), self.offset(span.end - 1) + 1)

    def edit(self, edit: Edit) -> Edit:
        """An edit of the text as one of the file."""
        return Edit(self.span(edit.span), edit.replacement.replace("\n", f"\n{self.indent}"))


def read_fragment(document: Document, node: YamlNode) -> Fragment:
    """The text of a scalar node with its places; exact for literal blocks, and for one line without escapes."""
    text = node.text or ""
    lines = text.split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    if node.style == "|":
        return _literal(document, node, text, lines, tuple(starts))
    quote = len(node.style)
    same = document.text[node.start + quote : node.end - quote] == text
    return Fragment(text, tuple(starts), tuple(node.start + quote for _ in starts), "", same and len(lines) == 1)


def leave_out(document: Document, spans: Sequence[Span]) -> Fragment:
    """A document without some spans of whole lines, in order."""
    kept, at = [], 0
    for span in spans:
        kept.append(Span(at, span.start))
        at = span.end
    kept.append(Span(at, len(document.text)))
    starts, length = [], 0
    for span in kept:
        starts.append(length)
        length += span.end - span.start
    text = "".join(document.slice(span) for span in kept)
    return Fragment(text, tuple(starts), tuple(span.start for span in kept), "", True)


def _literal(document: Document, node: YamlNode, text: str, lines: list[str], starts: tuple[int, ...]) -> Fragment:
    first = document.lines.line_of(node.start) + 1
    index = next((number for number, line in enumerate(lines) if line), 0)
    source = document.line_text(first + index)
    indent = len(source) - len(lines[index]) if source.endswith(lines[index]) else 0
    origins = []
    for number in range(len(lines)):
        start = document.lines.start_of(first + number)
        # A blank line may be shorter than the indentation.
        origins.append(min(start + indent, start + len(document.line_text(first + number))))
    return Fragment(text, starts, tuple(origins), " " * indent, True)
