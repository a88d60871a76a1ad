"""A detail section taken apart: badges, facts, and the prose that is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from modelist.core.edits import Edit, apply_edits
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Block, BlockKind
from modelist.importing.content import is_links_only, read_content
from modelist.importing.facts import Line, is_of_links, read_fact_lines, split_lines
from modelist.importing.model import FOOTNOTE_TEXT, MODEL_KINDS, Content, Fact, FoundLink, Source
from modelist.importing.outline import Node
from modelist.importing.roles import role_of, usable_url

_FOOTNOTE = lazy_pattern(r"\[\^([^\]\s]+)\](?!:)")
_BLANK_LINES = lazy_pattern(r"\A(?:[ \t]*\n)+")
_ITEM = lazy_pattern(r" {0,3}[-*+•][ \t]")

_MAX_BADGES = 20_000
MIN_FACTS_BELOW = 2
"""Facts that a list below a sub-heading must have to be one of facts: a single one may be part of its prose."""


@dataclass
class Section:
    """What a section says: ``links`` are those of its heading and its badges, ``written`` all that was taken out.

    ``labels`` are those of its facts: what says one of them again is about something else and stays in the prose.
    """

    heading_links: tuple[FoundLink, ...] = ()
    links: list[FoundLink] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    nothing: list[tuple[str, str]] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    written: list[Content] = field(default_factory=list)
    prose: str = ""


def read_section(source: Source, node: Node, kind: str, without: Sequence[Node] = ()) -> Section:
    """The section of a heading; the sections of ``without`` below it are left out."""
    found = Section()
    heading = read_content(source, node.heading.text_span)
    found.heading_links = heading.links
    found.written.append(heading)
    taken = [one.span for one in without]
    at_top = True
    for block in source.blocks_in(Span(node.heading.span.end, node.span.end)):
        if any(one.span.contains(block.span) for one in without):
            continue
        below = block.span.start >= node.own.end
        content = None if below else _badges(source, block, at_top)
        if content is not None:
            found.links += content.links
            found.written.append(content)
            taken.append(content.span)
            continue
        lines = read_fact_lines(source, block, kind) if kind in MODEL_KINDS else []
        if below and sum(line.is_known for line in lines) < MIN_FACTS_BELOW:
            lines = []
        at_top = at_top and bool(lines)
        taken += _take_lines(found, lines)
    found.prose = _prose(source, node, taken)
    return found


def has_badges_or_facts(source: Source, node: Node, kind: str, of_one_model: bool = False) -> bool:
    """Whether a section begins like that of a model: with links alone or with facts.

    With ``of_one_model`` a badge counts only where it leads to a paper, as no list of models has one.
    """
    for index, block in enumerate(source.blocks_in(Span(node.heading.span.end, node.own.end))):
        content = _badges(source, block, index == 0)
        if content is not None and (not of_one_model or any(_is_paper_badge(one) for one in content.links)):
            return True
        if any(line.fact is not None for line in read_fact_lines(source, block, kind)):
            return True
    return False


def count_signs(source: Source, node: Node, kind: str) -> int:
    """How many badges and facts a section has of its own, by which it looks like that of a model."""
    signs = 0
    for index, block in enumerate(source.blocks_in(Span(node.heading.span.end, node.own.end))):
        content = _badges(source, block, index == 0)
        signs += len(content.links) if content is not None else 0
        signs += sum(line.fact is not None for line in read_fact_lines(source, block, kind)) if content is None else 0
    return signs


def _is_paper_badge(link: FoundLink) -> bool:
    return bool(link.image) and role_of(link.url, link.alt) == "paper"


def _badges(source: Source, block: Block, at_top: bool) -> Content | None:
    """The lines of links that a paragraph begins with.

    At the top of a section a paragraph of any links counts, further down or before other text only badges do.
    """
    if block.kind is not BlockKind.PARAGRAPH or block.span.end - block.span.start > _MAX_BADGES:
        return None
    end = block.span.start
    for line in split_lines(source, block.span):
        if not is_links_only(read_content(source, line)):
            break
        end = line.end
    content = read_content(source, Span(block.span.start, end))
    if not is_links_only(content) or not all(_is_usable(one) for one in content.links):
        return None
    return content if (at_top and end == block.span.end) or all(one.image for one in content.links) else None


def _is_usable(link: FoundLink) -> bool:
    return usable_url(link.url) is not None and (not link.image or usable_url(link.image) is not None)


def _take_lines(found: Section, lines: Iterable[Line]) -> list[Span]:
    taken = []
    for line in lines:
        if line.fact is not None:
            if line.fact.label in found.labels:
                continue
            if not is_of_links(line.fact):
                found.labels.add(line.fact.label)
            found.facts.append(line.fact)
            found.written.append(line.fact.content)
        elif line.nothing is not None:
            found.nothing.append(line.nothing)
        elif line.label:
            found.unread.append(line)
        if line.is_known:
            taken.append(line.span)
    return taken


def _prose(source: Source, node: Node, taken: Iterable[Span]) -> str:
    """What is left of a section, verbatim but for its headings' levels and for links defined elsewhere."""
    start, text = node.heading.span.end, ""
    for span in [*sorted(taken), Span(node.span.end, node.span.end)]:
        if span.start > start:
            text = _joined(text, _part(source, node, Span(start, span.start)))
        start = max(start, span.end)
    return _with_footnotes(source, text)


def _joined(text: str, part: str) -> str:
    """Two parts with a blank line between, but two pieces of one list without."""
    part = _BLANK_LINES.sub("", part).rstrip(" \t\n")
    if not text or not part:
        return text or part
    in_list = _ITEM.match(part) and _ITEM.match(text[text.rfind("\n") + 1 :])
    return f"{text}\n{part}" if in_list else f"{text}\n\n{part}"


def _part(source: Source, node: Node, span: Span) -> str:
    edits = [*_heading_edits(source, node, span), *_reference_edits(source, node, span)]
    shifted = [Edit(edit.span.shifted(-span.start), edit.replacement) for edit in edits]
    return apply_edits(source.document.slice(span), shifted)


def _heading_edits(source: Source, node: Node, span: Span) -> list[Edit]:
    """Headings counted from the section's own: the page adds its level again."""
    edits = []
    for below in node.walk():
        heading = below.heading
        if heading.html or below is node or not span.contains(heading.span):
            continue
        level = max(heading.level - node.level, 1)
        if heading.atx:
            marks = source.text.index("#", heading.span.start)
            edits.append(Edit(Span(marks, marks + heading.level), "#" * level))
        else:
            words = " ".join(source.document.slice(heading.text_span).split("\n"))
            edits.append(Edit(heading.span, f"{'#' * level} {words}"))
    return edits


def _reference_edits(source: Source, node: Node, span: Span) -> Iterator[Edit]:
    """Uses of definitions that stand outside the section, written out."""
    for link in source.markdown.links_in(span):
        if link.label is None or node.span.contains(link.destination_span) or link.span.end > span.end:
            continue
        title = ' "{}"'.format(link.title.replace('"', "&quot;")) if link.title else ""
        target = link.destination.replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A")
        yield Edit(Span(link.text_span.end, link.span.end), f"](<{target}>{title})")


def _with_footnotes(source: Source, text: str) -> str:
    """The prose with the footnotes that it refers to, where these stand outside the section."""
    used = dict.fromkeys(_FOOTNOTE.findall(text))
    if not used:
        return text
    own = {match[1] for match in FOOTNOTE_TEXT.finditer(text)}
    added = [source.footnotes[name] for name in used if name not in own and name in source.footnotes]
    return "\n\n".join([text, *added])
