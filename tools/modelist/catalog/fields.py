"""Types of fields: how a value is read from YAML, and how JSON Schema describes it.

Each type keeps the two side by side, so that the loader and the published schema cannot drift apart: what a type
refuses here its schema refuses too. What needs other files (an organisation's id, another entry's) is checked by
the loader alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, Protocol

from modelist.catalog.plain import Pairs, Several
from modelist.catalog.reader import Reader, nearest, shown
from modelist.documents.yaml import YamlNode

JsonSchema = dict[str, Any]
_LONG = 20

_HIDDEN = r"\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069"
LINE_PATTERN = rf"[^{_HIDDEN}]*[^\s{_HIDDEN}][^{_HIDDEN}]*"
"""One line with something to see, and none of the characters that reorder what a reader sees."""


class FieldType(Protocol):
    """How one kind of value is read and described."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        """The typed value, or None after problems were reported to ``reader``."""

    def json_schema(self) -> JsonSchema:
        """The JSON Schema (2020-12) that accepts exactly what ``read`` accepts."""


def matcher(pattern: str) -> Callable[[str], object]:
    """A full match by a pattern that JSON Schema (ECMA 262) and Python read alike."""
    return re.compile(rf"(?:{pattern})\Z").match


def whole(pattern: str) -> str:
    """The pattern as JSON Schema has it; the look-ahead is for validators whose ``$`` lets a last line feed pass."""
    return f"^(?:{pattern})$(?!\\n)"


@dataclass(frozen=True)
class Text:
    """One line of text, or one word that ``pattern`` describes."""

    pattern: str = LINE_PATTERN
    expected: str = "one line of text"
    rule: str = "entry-text"

    @cached_property
    def _match(self) -> Callable[[str], object]:
        return matcher(self.pattern)

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path)
        if text is None:
            return None
        if not self._match(text):
            reader.error(node, self.rule, f"{path}: {shown(text)} is not {self.expected}", f"Write {self.expected}.")
            return None
        return text

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": whole(self.pattern)}


@dataclass(frozen=True)
class Prose:
    """Markdown of any length."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path, "Markdown text")
        if text is not None and not text.strip():
            reader.error(node, "entry-text", f"{path}: there is no text", "Write the text, or remove the key.")
            return None
        return text

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": r"\S"}


MOST = 10**15 - 1
"""Larger than any count or score; a bound keeps hostile numbers from costing memory."""


@dataclass(frozen=True)
class Number:
    """A number from ``minimum`` to ``maximum``; ``integer`` numbers may be written 4096 or 4096.0, as JSON has it."""

    integer: bool = False
    minimum: int = -MOST
    maximum: int = MOST

    def read(self, node: YamlNode, path: str, reader: Reader) -> Decimal | int | None:
        value = self._value(node)
        if value is None:
            reader.wrong_type(node, path, "a whole number" if self.integer else "a number")
            return None
        if not self.minimum <= value <= self.maximum:
            message = f"{path}: {shown(node.text or '')} is not between {self.minimum} and {self.maximum}"
            reader.error(node, "entry-number", message, "Check the number.")
            return None
        return int(value) if self.integer else value

    def _value(self, node: YamlNode) -> Decimal | None:
        if node.scalar_type not in ("int", "float"):
            return None
        text = node.text or ""
        if text[:2] in ("0x", "0o"):
            return Decimal(int(text, 0)) if len(text) < _LONG else None
        try:
            value = Decimal(text)
        except InvalidOperation:
            return None
        # Comparing first: a number such as 1e999999 must not be written out to see whether it is whole.
        is_whole = abs(value) <= MOST and value == value.to_integral_value()
        return value if is_whole or not self.integer else None

    def json_schema(self) -> JsonSchema:
        kind = "integer" if self.integer else "number"
        return {"type": kind, "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    rule: str = "entry-choice"

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path)
        if text is None or text in self.words:
            return text
        known = ", ".join(self.words) if len(self.words) <= 12 else ""
        advice = nearest(text, self.words) or (f"Use one of: {known}." if known else "See the schema for the words.")
        reader.error(node, self.rule, f"{path}: {shown(text)} is not known here", advice)
        return None

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Quantity:
    """A scalar with a grammar of its own: a size, a date, an arXiv id.

    ``pattern`` is what both loader and schema accept; ``parse`` must understand all of it. ``loose`` brings what
    people write instead to the canonical spelling, which becomes the fix.
    """

    what: str
    pattern: str
    parse: Callable[[str], Any]
    examples: tuple[str, ...]
    rule: str
    loose: Callable[[str], str | None] = lambda text: None

    @cached_property
    def _match(self) -> Callable[[str], object]:
        return matcher(self.pattern)

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        text = reader.text(node, path, self.what)
        if text is None:
            return None
        value = self.parse(text) if self._match(text) else None
        if value is None:
            better = self.loose(text) if len(text) < 500 else None
            advice = f"Write it as {better}." if better else f"Write it like {' or '.join(self.examples)}."
            fix = better if better and "\n" not in better else None
            reader.error(node, self.rule, f"{path}: {shown(text)} is not {self.what}", advice, fix=fix)
        return value

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": whole(self.pattern), "examples": list(self.examples)}


@dataclass(frozen=True)
class ListOf:
    """A list of values of one type; with ``single``, one value may stand without the list."""

    item: FieldType
    single: bool = False
    minimum: int = 1

    def read(self, node: YamlNode, path: str, reader: Reader) -> tuple[Any, ...] | None:
        if node.items is None:
            if self.single:
                value = self.item.read(node, path, reader)
                return None if value is None else Several((value,))
            reader.wrong_type(node, path, "a list", "Write [a, b], or one '- item' per line.")
            return None
        if len(node.items) < self.minimum:
            reader.error(node, "entry-empty", f"{path}: the list is empty", "Fill it, or remove the key.")
            return None
        values = [self.item.read(item, f"{path}[{index}]", reader) for index, item in enumerate(node.items)]
        self._report_repeats(node, values, path, reader)
        kept = [value for value in values if value is not None]
        return Several(kept) if self.single else tuple(kept)

    def _report_repeats(self, node: YamlNode, values: list[Any], path: str, reader: Reader) -> None:
        seen: set[Any] = set()
        for item, value in zip(node.items or (), values, strict=True):
            if value is not None and value in seen:
                message = f"{path}: {shown(reader.document.slice(item.span))} is listed twice"
                reader.error(item, "entry-duplicate-item", message, "Keep one of the two.")
            seen.add(value)

    def json_schema(self) -> JsonSchema:
        item = self.item.json_schema()
        several: JsonSchema = {"type": "array", "items": item, "minItems": self.minimum, "uniqueItems": True}
        return {"anyOf": [item, several]} if self.single else several


@dataclass(frozen=True)
class MapOf:
    """A mapping from free or described keys to values of one type; read as a tuple of (key, value) pairs."""

    value: FieldType
    key_pattern: str = LINE_PATTERN
    key_expected: str = "one line of text"

    @cached_property
    def _match(self) -> Callable[[str], object]:
        return matcher(self.key_pattern)

    def read(self, node: YamlNode, path: str, reader: Reader) -> Pairs[Any] | None:
        pairs = reader.pairs(node, path)
        if pairs is None:
            return None
        if not pairs:
            reader.error(node, "entry-empty", f"{path}: there is nothing in it", "Fill it, or remove the key.")
        found = []
        for name, key, value in pairs:
            if not self._match(name):
                message = f"{path}: the key {shown(name)} is not {self.key_expected}"
                reader.error(key, "entry-key", message, f"Use {self.key_expected} as the key.")
            read = self.value.read(value, f"{path}.{name}", reader)
            if read is not None:
                found.append((name, read))
        return Pairs(found)

    def json_schema(self) -> JsonSchema:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": whole(self.key_pattern)},
            "additionalProperties": self.value.json_schema(),
        }


@dataclass(frozen=True)
class Either:
    """A value of one of several types, told apart by the YAML shape: scalar, list or mapping."""

    scalar: FieldType | None = None
    sequence: FieldType | None = None
    mapping: FieldType | None = None

    def _pick(self, node: YamlNode) -> FieldType | None:
        return self.mapping if node.pairs is not None else self.sequence if node.items is not None else self.scalar

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        chosen = self._pick(node)
        if chosen is None:
            names = (("text", self.scalar), ("a list", self.sequence), ("a mapping", self.mapping))
            reader.wrong_type(node, path, " or ".join(name for name, one in names if one is not None))
            return None
        return chosen.read(node, path, reader)

    def json_schema(self) -> JsonSchema:
        return {"anyOf": [one.json_schema() for one in (self.scalar, self.sequence, self.mapping) if one is not None]}


@dataclass(frozen=True)
class Field:
    """One key of a record: its type, what it means, an example, and whether it must be there."""

    key: str
    type: FieldType
    description: str
    example: Any = None
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with known keys, read into the dataclass ``build``; ``check`` looks at the whole of it."""

    name: str
    fields: tuple[Field, ...]
    build: Callable[..., Any]
    required_any: tuple[str, ...] = ()

    @cached_property
    def _by_key(self) -> Mapping[str, Field]:
        return {one.key: one for one in self.fields}

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        values = self.read_values(node, path, reader)
        return None if values is None else self.build(**values)

    def read_values(self, node: YamlNode, path: str, reader: Reader) -> dict[str, Any] | None:
        """The values of the keys that could be read; None where the node is no mapping or a required key is missing."""
        pairs = reader.pairs(node, path)
        if pairs is None:
            return None
        known = self._by_key
        values: dict[str, Any] = {}
        present = set()
        for name, key, value in pairs:
            present.add(name)
            field = known.get(name)
            if field is None:
                self._unknown(key, name, path, reader)
                continue
            read = field.type.read(value, f"{path}.{name}" if path else name, reader)
            if read is not None:
                values[name] = read
        complete = self._report_missing(node, present, path, reader)
        return values if complete and all(one.key in values for one in self.fields if one.required) else None

    def _unknown(self, key: YamlNode, name: str, path: str, reader: Reader) -> None:
        where = f" in {path}" if path else ""
        known = ", ".join(one.key for one in self.fields)
        advice = nearest(name, self._by_key) or f"Known keys: {known}."
        reader.error(key, "entry-unknown-key", f"unknown key {shown(name)}{where}", advice)

    def _report_missing(self, node: YamlNode, present: set[str], path: str, reader: Reader) -> bool:
        missing = [one for one in self.fields if one.required and one.key not in present]
        head = YamlNode(node.start, node.start, "")
        for one in missing:
            advice = f"Add {one.key}: {one.description}"
            reader.error(
                head, "entry-missing-key", f"{path + ': ' if path else ''}the key '{one.key}' is missing", advice
            )
        if self.required_any and not present & set(self.required_any):
            keys = ", ".join(self.required_any)
            reader.error(head, "entry-missing-key", f"{path}: at least one of {keys} is needed", "Add one of them.")
            return False
        return not missing

    def json_schema(self) -> JsonSchema:
        properties = {}
        for one in self.fields:
            schema: JsonSchema = {"description": one.description, **one.type.json_schema()}
            if one.example is not None:
                schema["examples"] = [one.example]
            properties[one.key] = schema
        whole: JsonSchema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [one.key for one in self.fields if one.required]
        if required:
            whole["required"] = required
        if self.required_any:
            whole["anyOf"] = [{"required": [key]} for key in self.required_any]
        return whole
