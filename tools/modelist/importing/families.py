"""Sections of models that no row names: members of a family, families, and neighbours of sections that match."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.importing.kinds import part_kind
from modelist.importing.model import Source
from modelist.importing.outline import Node
from modelist.importing.sections import count_signs, has_badges_or_facts
from modelist.readme.words import same_name

MIN_DESCRIBED = 3
"""Sections like those of models that make a page one of models although it has no table of them."""

MIN_SIGNS = 2
"""Badges and facts by which a section that no row names looks like that of a model."""

_FAMILY = lazy_pattern(r"\b(?:series|family|families)\b|系列|家族", re.IGNORECASE)
_PARTS_OF_A_TEXT = frozenset(
    map(
        same_name,
        "links|link|resources|citation|cite|reference|references|usage|demo|downloads|download|highlights|features|architecture"
        "|motivation|innovations|performance|evaluation|results|news|overview|introduction|abstract|training|datasets|dataset|paper"
        "|code|license|examples|quick start|installation|model zoo|checkpoints|weights|details|acknowledgement|contents"
        "|链接|资源|引用|参考|使用|下载|亮点|特点|架构|动机|创新点|性能|评测|结果|简介|介绍|训练|数据集|论文|代码|许可证|示例|快速开始|安装"
        "|相关链接|模型下载|参考文献".split("|"),
    )
)


@dataclass(eq=False)
class Part:
    """A section that becomes an entry, with the sections of its members."""

    node: Node
    kind: str
    members: list[Part] = field(default_factory=list)


@dataclass(eq=False)
class Group:
    """Sections that stand side by side and become one region."""

    kind: str
    level: int
    parts: list[Part]


def find_groups(
    source: Source, matched: dict[int, tuple[Node, str]], tables: Sequence[Span], nodes: Sequence[Node]
) -> list[Group]:
    """The sections that become entries, in the page's order.

    ``matched`` are those with a row, with their kind; no section that holds one of the ``tables`` is any.
    """
    finder = _Families(source, matched, tables)
    tops = finder.tops(nodes)
    groups: dict[tuple[int, int, str], Group] = {}
    for part in tops:
        node = part.node
        key = (id(node.parent), node.level, part.kind)
        groups.setdefault(key, Group(part.kind, node.level, [])).parts.append(part)
    return sorted(groups.values(), key=lambda group: group.parts[0].node.span)


def find_described(source: Source, nodes: Sequence[Node]) -> list[Node]:
    """The sections of models of a page without a table of them: several side by side, most with badges or facts."""
    found: list[Node] = []
    end = -1
    for parent in [None, *nodes]:
        if parent is not None and parent.span.start < end:
            continue
        beside = _children(parent, nodes)
        models = [one for one in beside if _looks_like_model(source, one)]
        if len(models) >= MIN_DESCRIBED and len(models) * 3 >= len(beside) * 2:
            found += models
            end = max(one.span.end for one in beside)
    return found


def _children(parent: Node | None, nodes: Sequence[Node]) -> list[Node]:
    """The sections right below a heading, or those of the page's highest level, that share one level."""
    below = [one for one in nodes if one.parent is None] if parent is None else parent.children
    level = min((one.level for one in below), default=0)
    return [one for one in below if one.level == level and not one.heading.html]


def _looks_like_model(source: Source, node: Node) -> bool:
    return node.key not in _PARTS_OF_A_TEXT and count_signs(source, node, "vlm") >= MIN_SIGNS


def find_other_groups(
    source: Source, taken: Iterable[Node], tables: Iterable[Span], nodes: Sequence[Node]
) -> list[Group]:
    """Sections about benchmarks and platforms under a heading that says so; more than half must have links to show."""
    busy = sorted([*(node.span for node in taken), *tables])
    found: list[Group] = []
    end = 0
    for node in nodes:
        kind = part_kind(node)
        if kind is None or not node.children or node.span.start < end or node.heading.html:
            continue
        children = [one for one in node.children if one.level == node.level + 1 and not one.heading.html]
        if _overlaps(node.span, busy):
            continue
        linked = [one for one in children if _has_links(source, one, kind)]
        if linked and len(linked) * 2 > len(node.children):
            found.append(Group(kind, node.level + 1, [Part(one, kind) for one in linked]))
            end = node.span.end
    return found


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span has anything in common with one of some that are sorted; these do not overlap each other."""
    at = bisect_right(others, (span.start, sys.maxsize))
    return (at > 0 and others[at - 1].end > span.start) or (at < len(others) and others[at].start < span.end)


def _has_links(source: Source, node: Node, kind: str) -> bool:
    return bool(source.markdown.links_in(node.heading.text_span)) or has_badges_or_facts(source, node, kind)


class _Families:
    """Decides which headings are models, and which of them belong together."""

    def __init__(self, source: Source, matched: dict[int, tuple[Node, str]], tables: Sequence[Span]) -> None:
        self._source = source
        self._matched = matched
        self._tables = sorted(tables)

    def tops(self, nodes: Sequence[Node]) -> list[Part]:
        """The outermost sections that become entries."""
        found: list[Part] = []
        with_rows = {(id(node.parent), node.level): kind for node, kind in self._matched.values()}
        end = -1
        for node in nodes:
            if node.span.start < end or node.heading.html:
                continue
            part = self._part(node, with_rows)
            if part is not None:
                found.append(part)
                end = node.span.end
        return found

    def _part(self, node: Node, with_rows: dict[tuple[int, int], str]) -> Part | None:
        if id(node) in self._matched:
            kind = self._matched[id(node)][1]
            return Part(node, kind, [Part(one, kind) for one in self._members(node, kind)])
        if _overlaps(node.span, self._tables):
            return None
        beside = with_rows.get((id(node.parent), node.level))
        inner = [one for one in node.children if id(one) in self._matched]
        if inner and (beside or self._is_family(node, inner)):
            kind = beside or self._matched[id(inner[0])][1]
            return Part(node, kind, [Part(one, kind) for one in self._members(node, kind)])
        if beside and self._is_model(node, beside):
            return Part(node, beside)
        return None

    def _members(self, node: Node, kind: str) -> list[Node]:
        """Sections of models one level below; those with a row always, others where most are like them."""
        below = [
            one
            for one in node.walk()
            if one is not node and id(one) in self._matched and self._matched[id(one)][1] == kind
        ]
        children = [one for one in node.children if one.level == node.level + 1]
        models = [one for one in children if id(one) in self._matched or self._is_model(one, kind)]
        related = [one for one in models if id(one) in self._matched or self._is_related(node, one)]
        if below or (
            len(models) * 2 >= len(children) and related and not has_badges_or_facts(self._source, node, kind)
        ):
            chosen = {id(one): one for one in [*below, *models]}
            outer = sorted(chosen.values(), key=lambda one: one.span)
            return [
                one for one in outer if not any(other is not one and other.span.contains(one.span) for other in outer)
            ]
        return []

    def _is_model(self, node: Node, kind: str) -> bool:
        return node.key not in _PARTS_OF_A_TEXT and has_badges_or_facts(self._source, node, kind)

    def _is_related(self, node: Node, child: Node) -> bool:
        """Whether a family and a section below have one beginning of their names, or the family says that it is one."""
        stem = same_name(_FAMILY.sub(" ", node.title))
        return bool(_FAMILY.search(node.title)) or (len(stem) >= 2 and stem[:4] in child.key)

    def _is_family(self, node: Node, inner: Sequence[Node]) -> bool:
        stem = same_name(_FAMILY.sub(" ", node.title))
        return bool(_FAMILY.search(node.title)) or (len(stem) >= 2 and all(one.key.startswith(stem) for one in inner))
