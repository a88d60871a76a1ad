"""The headings of a page as a tree, each with the span of its section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Heading
from modelist.importing.content import read_content
from modelist.importing.model import Source
from modelist.readme.words import has_words, same_name

_EMPTY_BRACKETS = lazy_pattern(r"[\[(（]\s*[\])）]")
_BLOCK_TAGS = frozenset(
    "details div p center table section article blockquote ul ol li dl align font td tr tbody".split()
)


@dataclass(eq=False)
class Node:
    """A heading with what stands below it; ``span`` is the whole section without blank lines at its end.

    ``title`` is the heading's text with the text of links left out, ``key`` what is compared with names.
    """

    heading: Heading
    span: Span
    title: str
    key: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The heading's level."""
        return self.heading.level

    @property
    def own(self) -> Span:
        """What belongs to the heading itself: from behind it to the first heading below it."""
        end = self.children[0].span.start if self.children else self.span.end
        return Span(min(self.heading.span.end, end), end)

    def walk(self) -> Iterator[Node]:
        """This heading and all below it, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def read_outline(source: Source) -> list[Node]:
    """All headings outside lists and quotes, in order."""
    headings = [one for one in source.markdown.headings if one.top_level]
    ends = _section_ends(source, headings)
    nodes: list[Node] = []
    opened: list[Node] = []
    for heading, end in zip(headings, ends, strict=True):
        while opened and opened[-1].level >= heading.level:
            opened.pop()
        title = _title(source, heading)
        span = Span(heading.span.start, max(end, heading.span.end))
        node = Node(heading, span, title, same_name(title), opened[-1] if opened else None)
        if opened:
            opened[-1].children.append(node)
        opened.append(node)
        nodes.append(node)
    return nodes


def _section_ends(source: Source, headings: list[Heading]) -> list[int]:
    """Where each section ends: at the next heading of its level or above, or where an element around it is closed."""
    text, strays = source.text, _stray_ends(source, headings)
    ends = [0] * len(headings)
    following: list[tuple[int, int]] = []
    for index in range(len(headings) - 1, -1, -1):
        level = headings[index].level
        while following and following[-1][0] > level:
            following.pop()
        end = following[-1][1] if following else len(text)
        following.append((level, headings[index].span.start))
        stray = strays.get(index)
        ends[index] = min(end, stray) if stray is not None else end
    return [_without_blanks(text, heading.span.end, end) for heading, end in zip(headings, ends, strict=True)]


def _stray_ends(source: Source, headings: list[Heading]) -> dict[int, int]:
    """For headings inside an HTML element: the line on which that element is closed."""
    depth_at: list[tuple[int, int]] = []
    found: dict[int, int] = {}
    opened: list[str] = []
    counts: Counter[str] = Counter()
    at = 0
    for tag in source.markdown.html_tags:
        while at < len(headings) and headings[at].span.start < tag.span.start:
            depth_at.append((at, len(opened)))
            at += 1
        if tag.name not in _BLOCK_TAGS or source.document.slice(tag.span).endswith("/>"):
            continue
        if not tag.closing:
            opened.append(tag.name)
            counts[tag.name] += 1
        elif counts[tag.name]:
            while True:
                name = opened.pop()
                counts[name] -= 1
                if name == tag.name:
                    break
            lines = source.document.lines
            while depth_at and depth_at[-1][1] > len(opened):
                found[depth_at.pop()[0]] = lines.start_of(lines.line_of(tag.span.start))
    return found


def _without_blanks(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" \t\n")) if end > start else start


def _title(source: Source, heading: Heading) -> str:
    """The heading's text without its links, unless these are all of it."""
    content = read_content(source, heading.text_span)
    if not content.links:
        return " ".join(content.plain.split())
    around = _EMPTY_BRACKETS.sub(" ", content.around).strip(" |/·-–—:：,&")
    return " ".join((around if has_words(around) else content.plain).split())
