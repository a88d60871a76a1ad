"""The canonical form of a YAML file of the list: key order and spelling, by edits that leave the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from modelist.catalog.fields import Record
from modelist.catalog.known import Known
from modelist.catalog.reader import Reader
from modelist.catalog.scalars import FieldType
from modelist.catalog.schema import ORGANIZATIONS
from modelist.catalog.tree import read_tree
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Safety, apply_fixes
from modelist.core.text import Document
from modelist.documents.yaml import YamlNode, parse_yaml

_ROUNDS = 5


def format_entry(document: Document, record: Record, known: Known | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """An entry in canonical form, and the errors that keep it from being read.

    Quantities get their canonical spelling, keys the order of the schema; comments stay with the key below them.
    A file that is not YAML, for more than its indentation, comes back as it was.
    """
    order = {one.key: index for index, one in enumerate(record.fields)}
    text, diagnostics = _respell(document, record, record.read_values, known)
    text = _reorder(document.path, text, lambda key: order.get(key, len(order)))
    return _tidy_end(text), diagnostics


def format_organizations(document: Document) -> tuple[str, tuple[Diagnostic, ...]]:
    """organizations.yaml with its ids in order."""
    text, found = _respell(document, ORGANIZATIONS, ORGANIZATIONS.read, None)
    return _tidy_end(_reorder(document.path, text, lambda key: key)), found


def _respell(
    document: Document, kind: FieldType, read: Callable[[YamlNode, str, Reader], object], known: Known | None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Apply the fixes that the fields offer until there are none; a fix never makes room for another error."""
    current = document
    for _ in range(_ROUNDS):
        _, found = read_tree(current, kind, read, known=known)
        fixes = [one.fix for one in found.diagnostics if one.fix is not None and one.fix.safety is Safety.SAFE]
        if not fixes:
            break
        text, _ = apply_fixes(current.text, fixes)
        current = Document(document.path, text, document.endings, document.bom)
    return current.text, found.diagnostics


def _reorder(path: str, text: str, rank: Callable[[str], object]) -> str:
    """The top-level keys in the order of ``rank``, each with its value and the comment lines right above it."""
    document = Document(path, text)
    node, faults = parse_yaml(document)
    if node is None or not node.pairs or node.style != "block" or any(one.severity is Severity.ERROR for one in faults):
        return text
    keys = [key for key, _ in node.pairs]
    if any(key.text is None or document.position(key.start).column != 1 for key in keys):
        return text
    starts = [_block_start(document, key, index == 0) for index, key in enumerate(keys)]
    end = _last_line_end(document, node.pairs[-1][1])
    blocks = [text[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    named = [(rank(key.text or ""), index) for index, key in enumerate(keys)]
    order = [index for _, index in sorted(named, key=lambda one: (one[0], one[1]))]
    if order == list(range(len(keys))):
        return text
    return text[: starts[0]] + _joined([blocks[index] for index in order], text[end:])


def _block_start(document: Document, key: YamlNode, first: bool) -> int:
    """Where a key's block begins: at the comment lines right above it; a file's opening comment stays on top."""
    line = document.lines.line_of(key.start)
    top = line
    while top > 0 and document.line_text(top - 1).startswith("#"):
        top -= 1
    if first and top == 0:
        # Comments at the very top speak of the file, unless a blank line sets them apart from the key's own.
        top = line
    return document.lines.start_of(top)


def _last_line_end(document: Document, value: YamlNode) -> int:
    last = document.lines.line_of(max(value.end - 1, value.start))
    return document.lines.start_of(last + 1)


def _joined(blocks: Sequence[str], tail: str) -> str:
    whole = "".join(block if block.endswith("\n") else f"{block}\n" for block in blocks)
    return whole + tail


def _tidy_end(text: str) -> str:
    return text.rstrip("\n") + "\n" if text.strip() else text
