"""YAML with exact positions: a tree of nodes, never constructed values.

The C parser of ruamel.yaml gives offsets in code points for every scalar. Values stay text here: whether ``2023`` is
a number or a name is for the field that reads it to say, so that no version number or country code changes on the
way in (YAML 1.2 core schema, https://yaml.org/spec/1.2.2/#103-core-schema, serves only to name what was found).
Anchors, aliases and tags are refused: an entry is plain data, and an alias can be a bomb.
"""

from __future__ import annotations

from collections.abc import Iterator

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.yaml_faults import explain_fault, fault, find_markdown, find_text_faults

MAX_DEPTH = 32
"""Nesting that no honest entry reaches; deeper files are refused."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_NOT_STR = frozenset("~nNtTfF-+.0123456789")
_INT = lazy_pattern(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = lazy_pattern(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z"
)


class YamlNode:
    """A node of the document: a scalar with its text, a sequence of nodes, or a mapping of key and value nodes.

    ``start`` and ``end`` are offsets in the document's text; for a block collection the end is that of its last
    child. ``style`` is ``'"'``, ``"'"``, ``"|"``, ``">"`` or ``""`` (plain) for scalars, ``"flow"`` or ``"block"``
    for collections.
    """

    __slots__ = ("end", "items", "pairs", "start", "style", "text")

    def __init__(
        self,
        start: int,
        end: int,
        style: str,
        text: str | None = None,
        items: tuple[YamlNode, ...] | None = None,
        pairs: tuple[tuple[YamlNode, YamlNode], ...] | None = None,
    ) -> None:
        self.start, self.end, self.style = start, end, style
        self.text, self.items, self.pairs = text, items, pairs

    @property
    def span(self) -> Span:
        """The node's span in the document."""
        return Span(self.start, self.end)

    @property
    def kind(self) -> str:
        """What the node is, in the words of a message: text, number, true or false, nothing, list or mapping."""
        if self.pairs is not None:
            return "a mapping"
        if self.items is not None:
            return "a list"
        return _SCALAR_WORDS[self.scalar_type]

    @property
    def scalar_type(self) -> str:
        """``str``, ``int``, ``float``, ``bool`` or ``null`` by the core schema; only plain scalars are not ``str``."""
        text = self.text
        if text is None or self.style or (text and text[0] not in _NOT_STR):
            return "str"
        if text in _NULL:
            return "null"
        if text in _BOOL:
            return "bool"
        if text[0] not in "-+.0123456789":
            return "str"
        return "int" if _INT.match(text) else "float" if _FLOAT.match(text) else "str"

    def get(self, key: str) -> YamlNode | None:
        """The value of a key of a mapping; None where the node has no such key."""
        for name, value in self.pairs or ():
            if name.text == key:
                return value
        return None

    def find(self, *path: str | int) -> YamlNode | None:
        """The node at a path of keys and 0-based list indices."""
        node: YamlNode | None = self
        for step in path:
            if node is None:
                return None
            if isinstance(step, int):
                node = node.items[step] if node.items is not None and step < len(node.items) else None
            else:
                node = node.get(step)
        return node

    def walk(self) -> Iterator[YamlNode]:
        """This node and all nodes below it, in document order."""
        yield self
        for item in self.items or ():
            yield from item.walk()
        for key, value in self.pairs or ():
            yield from key.walk()
            yield from value.walk()


_SCALAR_WORDS = {"str": "text", "int": "a number", "float": "a number", "bool": "true or false", "null": "nothing"}


class _RefusedError(Exception):
    """A construct that is YAML but not allowed here."""

    def __init__(self, start: int, end: int, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.start, self.end, self.rule, self.message, self.advice = start, end, rule, message, advice


def parse_yaml(document: Document) -> tuple[YamlNode | None, tuple[Diagnostic, ...]]:
    """Parse one YAML document.

    Returns the root node, or None where the text cannot be read as one plain YAML document, and what was found on
    the way: faults of the syntax, duplicate keys, and constructs that entries may not use. Never raises for any text.
    """
    faults = find_text_faults(document)
    if any(one.severity is Severity.ERROR for one in faults):
        return None, tuple(faults)
    try:
        root = _build(document, faults)
    except YAMLError as error:
        return None, (*faults, explain_fault(document, error))
    except _RefusedError as refused:
        found = find_markdown(document, refused.start) if refused.rule == "yaml-tag" else None
        found = found or fault(document, refused.start, refused.end, refused.rule, refused.message, refused.advice)
        return None, (*faults, found)
    if root is None:
        advice = "Write the entry's keys, or delete the file."
        return None, (*faults, fault(document, 0, 0, "yaml-empty", "the file holds no entry", advice))
    return root, tuple(faults)


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("children", "flow", "is_mapping", "start")

    def __init__(self, event: CollectionStartEvent, is_mapping: bool) -> None:
        self.start = event.start_mark.index
        self.flow = event.flow_style
        self.is_mapping = is_mapping
        self.children: list[YamlNode] = []

    def close(self, event: Event) -> YamlNode:
        children = self.children
        style = "flow" if self.flow else "block"
        # The parser ends a block collection at the next token, which may be pages away.
        end = event.end_mark.index if self.flow or not children else children[-1].end
        if self.is_mapping:
            pairs = tuple(zip(children[::2], children[1::2], strict=True))
            return YamlNode(self.start, end, style, pairs=pairs)
        return YamlNode(self.start, end, style, items=tuple(children))


def _build(document: Document, faults: list[Diagnostic]) -> YamlNode | None:
    """The root of the parser's events; a loop and not a recursion, so that no nesting can exhaust the stack."""
    next_event = CParser(document.text).get_event
    opened: list[_Open] = []
    root: YamlNode | None = None
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.ctag is not None:
                _refuse_extras(event)
            node = YamlNode(event.start_mark.index, event.end_mark.index, event.style or "", event.value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _refuse_extras(event)
            _refuse_depth(event, len(opened))
            opened.append(_Open(event, kind is MappingStartEvent))
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            node = opened.pop().close(event)
            if node.pairs is not None and len({key.text for key, _ in node.pairs}) < len(node.pairs):
                _report_duplicates(document, node.pairs, faults)
        else:
            _refuse_alias(event)
            _refuse_second_document(event, root)
            continue
        if opened:
            opened[-1].children.append(node)
        else:
            root = node
    return root


def _refuse_extras(event: NodeEvent) -> None:
    start, end = event.start_mark.index, event.end_mark.index
    if event.anchor is not None:
        raise _RefusedError(start, end, "yaml-alias", _NO_ALIAS, _NO_ALIAS_ADVICE)
    tag = event.ctag  # type: ignore[attr-defined]
    if tag is not None and str(tag) != "!":
        advice = "Remove the tag; put text that looks like a number in quotes."
        raise _RefusedError(start, end, "yaml-tag", f"the tag {tag} is not allowed here", advice)


def _refuse_alias(event: Event) -> None:
    if isinstance(event, AliasEvent):
        start, end = event.start_mark.index, event.end_mark.index
        raise _RefusedError(start, end, "yaml-alias", _NO_ALIAS, _NO_ALIAS_ADVICE)


def _refuse_depth(event: NodeEvent, depth: int) -> None:
    if depth >= MAX_DEPTH:
        start, end = event.start_mark.index, event.end_mark.index
        advice = "An entry needs five levels at most; look for a bracket or a dash too many."
        raise _RefusedError(start, end, "yaml-depth", f"nested more than {MAX_DEPTH} levels deep", advice)


def _refuse_second_document(event: Event, root: YamlNode | None) -> None:
    if isinstance(event, DocumentStartEvent) and root is not None:
        start = event.start_mark.index
        advice = "One file holds one entry: move the second one to a file of its own, or remove the '---'."
        raise _RefusedError(start, start + 3, "yaml-documents", "a second document begins here", advice)


def _report_duplicates(
    document: Document, pairs: tuple[tuple[YamlNode, YamlNode], ...], faults: list[Diagnostic]
) -> None:
    first: dict[str, YamlNode] = {}
    for key, _ in pairs:
        if key.text is None:
            continue
        earlier = first.setdefault(key.text, key)
        if earlier is not key:
            line = document.position(earlier.start).line
            message = f"the key '{key.text}' is here for the second time, the first is on line {line}"
            faults.append(fault(document, key.start, key.end, "yaml-duplicate-key", message, "Keep one of the two."))


_NO_ALIAS = "anchors and aliases (& and * before a word) are not allowed here"
_NO_ALIAS_ADVICE = "Write the value out at each place; put text that begins with & or * in quotes."
