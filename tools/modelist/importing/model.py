"""What the importer passes from step to step: facts as they were written, and drafts of entries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown import MarkdownDocument
from modelist.documents.markdown_nodes import BareUrl, Block

LINK_FIELDS = ("paper", "code", "weights", "dataset", "homepage", "blog", "demo", "docs", "other")
VISION_FIELDS = ("language_model", "vision_encoder", "connector", "resolution")
MODEL_KINDS = ("llm", "vlm")

FOOTNOTE_TEXT = lazy_pattern(r"^ {0,3}\[\^([^\]\s]+)\]:[^\n]*(?:\n(?: {2,}|\t)[^\n]*)*", re.MULTILINE)
"""The text of a footnote, and its name."""

UsualBadge = Callable[[str, str, str, str | None, str], bool]
"""Whether a page shows a link (entry's name, key, url, label) with this badge image without being told to."""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link as written: ``image`` and ``alt`` are those of the badge in it, if it is one.

    ``text`` is what a reader sees of it, ``title`` what a pointer resting on it shows.
    """

    url: str
    text: str
    span: Span
    image: str = ""
    alt: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of inline Markdown taken apart: its links, and the text around them.

    ``plain`` is all of it as a reader sees it, ``around`` the same without the links' own text; a ``<br />`` is a
    line feed in both. ``whole`` tells that links and text are all there is: no lone image, and nothing else that a
    label and an address could not hold. ``rich`` tells that it shows more than its plain text can: the mark of a
    footnote, which is left out there, or a formula. ``meant`` is what its whole column shows that the text means.
    ``misplaced`` tells that it stands below the header of another column, so that no field can take it, and ``absent``
    that its row has no such cell.
    """

    source: str
    span: Span
    plain: str
    around: str
    links: tuple[FoundLink, ...] = ()
    whole: bool = True
    rich: bool = False
    meant: str = ""
    misplaced: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a row or a section says: the field it belongs to, its label as written, and its content.

    ``meant`` is what its whole column shows that it means, where that is more than it says to a reader.
    """

    field: str
    label: str
    content: Content
    from_row: bool
    meant: Content | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link with its place in an entry; ``label`` is what to call it where its own text says too little."""

    key: str
    link: FoundLink
    from_row: bool
    label: str = ""


@dataclass(eq=False)
class Draft:
    """An entry in the making.

    ``names`` are other spellings of the name; ``remarks`` are (label, text) of what has no field of its own and is
    kept in a comment; ``written`` is all that was read for the entry, with its label, so that what no field took can
    be found; ``level`` is the heading level of the entry's section, 0 where it has none, and
    ``is_pointed_at`` tells that a table's region will link to it.
    """

    kind: str
    name: str
    span: Span
    names: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    links: list[Wanted] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    written: list[tuple[str, Content]] = field(default_factory=list)
    prose: str = ""
    level: int = 0
    is_pointed_at: bool = False
    members: list[Draft] = field(default_factory=list)
    id: str = ""


@dataclass(frozen=True, eq=False)
class Source:
    """The README: its text and its structure."""

    document: Document
    markdown: MarkdownDocument

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text

    def line(self, span: Span) -> int:
        """The 1-based line on which a span begins."""
        return self.document.position(span.start).line

    def blocks_in(self, span: Span) -> Sequence[Block]:
        """The top-level blocks that begin in a span."""
        return self.markdown.blocks[slice(*(bisect_left(self._block_starts, offset) for offset in span))]

    def bare_urls_in(self, span: Span) -> Sequence[BareUrl]:
        """The addresses in plain text that begin in a span."""
        return self.markdown.bare_urls[slice(*(bisect_left(self._bare_starts, offset) for offset in span))]

    @cached_property
    def footnotes(self) -> dict[str, str]:
        """The texts of the page's footnotes by name."""
        return {match[1]: match[0].strip("\n") for match in FOOTNOTE_TEXT.finditer(self.text)}

    @cached_property
    def _block_starts(self) -> list[int]:
        return [one.span.start for one in self.markdown.blocks]

    @cached_property
    def _bare_starts(self) -> list[int]:
        return [one.span.start for one in self.markdown.bare_urls]
