"""From a file of the list to its tree and its values: YAML, then indentation, then the fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from modelist.catalog.indentation import settle
from modelist.catalog.known import Known
from modelist.catalog.outline import explain_outline
from modelist.catalog.reader import Reader
from modelist.catalog.scalars import FieldType
from modelist.core.diagnostics import Diagnostic
from modelist.core.text import Document
from modelist.documents.yaml import YamlNode, parse_yaml

T = TypeVar("T")

_OUT_OF_PLACE = frozenset({"entry-unknown-key", "entry-key"})
"""What is found where a key stands in the wrong column; files without such findings are read once."""


class Found(NamedTuple):
    """The tree of a file, None where it is no YAML, and what is wrong with text, indentation and values."""

    node: YamlNode | None
    diagnostics: tuple[Diagnostic, ...]


def read_tree(
    document: Document,
    kind: FieldType,
    read: Callable[[YamlNode, str, Reader], T],
    subject: str = "",
    known: Known | None = None,
) -> tuple[T | None, Found]:
    """What ``read`` makes of a file of the type ``kind``; None where it cannot be read as YAML."""
    node, faults = parse_yaml(document)
    if node is None:
        return None, Found(None, tuple(explain_outline(document, one, kind) for one in faults))
    reader = Reader(document, subject, known)
    value = read(node, "", reader)
    if any(one.rule in _OUT_OF_PLACE for one in reader.diagnostics):
        strays = settle(node, kind, document, subject)
        if strays:
            reader = Reader(document, subject, known)
            reader.diagnostics += strays
            value = read(node, "", reader)
    return value, Found(node, (*faults, *reader.diagnostics))
