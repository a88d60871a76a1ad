"""Types of fields that hold others: lists, mappings, alternatives and records."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from modelist.catalog.plain import Pairs, Several
from modelist.catalog.reader import Reader
from modelist.catalog.scalars import LINE_PATTERN, FieldType, JsonSchema, Quantity, below, matcher, whole
from modelist.core.patterns import lazy_pattern
from modelist.core.wording import nearest, shown
from modelist.documents.yaml import YamlNode

_SAME_WORD = 0.85
"""From this similarity on a key is taken for a misspelling: ``licence``, ``organisation``, ``size``."""
_BETWEEN_ITEMS = lazy_pattern(r"\s*[,/;|、，；]\s*|\s+(?:and|or)\s+")


def _items(item: FieldType, text: str) -> list[str]:
    """A text that was written where a list of quantities belongs, as canonical items; [] where a part is none."""
    quantity = item.scalar if isinstance(item, Either) else item
    if not isinstance(quantity, Quantity) or not 0 < len(text) < _LONGEST_LIST:
        return []
    parts = [one for one in _BETWEEN_ITEMS.split(text.strip()) if one]
    found = [one if quantity.parse(one) is not None else quantity.loose(one) for one in parts]
    return list(dict.fromkeys(one for one in found if one)) if all(found) else []


_LONGEST_LIST = 500


class ListOf(NamedTuple):
    """A list of values of one type; with ``single``, one value may stand without the list."""

    item: FieldType
    single: bool = False
    minimum: int = 1

    def read(self, node: YamlNode, path: str, reader: Reader) -> tuple[Any, ...] | None:
        if node.items is None:
            if self.single:
                value = self.item.read(node, path, reader)
                return None if value is None else Several((value,))
            self._report_no_list(node, path, reader)
            return None
        if len(node.items) < self.minimum:
            reader.error(node, "entry-empty", f"{path}: the list is empty", "Fill it, or remove the key.")
            return None
        values = [self.item.read(item, f"{path}[{index}]", reader) for index, item in enumerate(node.items)]
        self._report_repeats(node, values, path, reader)
        kept = [value for value in values if value is not None]
        return Several(kept) if self.single else tuple(kept)

    def below(self, key: str, filled: bool) -> FieldType | None:
        """The type of a key of an item, where that is a mapping."""
        return below(self.item, key, filled)

    def _report_no_list(self, node: YamlNode, path: str, reader: Reader) -> None:
        items = _items(self.item, node.text or "")
        if not items:
            reader.wrong_type(node, path, "a list", "Write [a, b], or one '- item' per line.")
            return
        right = f"[{', '.join(items)}]"
        reader.error(
            node, "entry-type", f"{path}: {shown(node.text or '')} is not a list", f"Write {right}.", fix=right
        )

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

    def below(self, key: str, filled: bool) -> FieldType | None:
        """The type of the values; a key that may be any text tells nothing where there are others already."""
        is_telling = self.key_pattern != LINE_PATTERN or not filled
        return self.value if is_telling and self._match(key) else None

    def read(self, node: YamlNode, path: str, reader: Reader) -> Pairs[Any] | None:
        pairs = reader.pairs(node, path, self._match)
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


class Either(NamedTuple):
    """A value of one of several types, told apart by the YAML shape: scalar, list or mapping."""

    scalar: FieldType | None = None
    sequence: FieldType | None = None
    mapping: FieldType | None = None

    def _pick(self, node: YamlNode) -> FieldType | None:
        return self.mapping if node.pairs is not None else self.sequence if node.items is not None else self.scalar

    def below(self, key: str, filled: bool) -> FieldType | None:
        """The type of a key of the mapping, or of a mapping in the list."""
        for one in (self.mapping, self.sequence):
            found = below(one, key, filled) if one is not None else None
            if found is not None:
                return found
        return None

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        chosen = self._pick(node)
        if chosen is None:
            names = (("text", self.scalar), ("a list", self.sequence), ("a mapping", self.mapping))
            reader.wrong_type(node, path, " or ".join(name for name, one in names if one is not None))
            return None
        return chosen.read(node, path, reader)

    def json_schema(self) -> JsonSchema:
        return {"anyOf": [one.json_schema() for one in (self.scalar, self.sequence, self.mapping) if one is not None]}


class Field(NamedTuple):
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

    def below(self, key: str, filled: bool) -> FieldType | None:
        """The type of a key."""
        field = self._by_key.get(key)
        return field.type if field is not None else None

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        values = self.read_values(node, path, reader)
        complete = values is not None and all(one.key in values for one in self.fields if one.required)
        return self.build(**values) if values is not None and complete and self._has_any(node) else None

    def read_values(self, node: YamlNode, path: str, reader: Reader) -> dict[str, Any] | None:
        """The values of the keys that could be read; None where the node is no mapping."""
        pairs = reader.pairs(node, path, self._by_key.__contains__)
        if pairs is None:
            return None
        known = self._by_key
        values: dict[str, Any] = {}
        present = {name for name, _, _ in pairs}
        for name, key, value in pairs:
            field = known.get(name)
            if field is None:
                self._unknown(key, value, path, reader, present)
                continue
            read = field.type.read(value, f"{path}.{name}" if path else name, reader)
            if read is not None:
                values[name] = read
        self._report_missing(node, present, path, reader)
        return values

    def _has_any(self, node: YamlNode) -> bool:
        return not self.required_any or any(key.text in self.required_any for key, _ in node.pairs or ())

    def _unknown(self, key: YamlNode, value: YamlNode, path: str, reader: Reader, present: set[str]) -> None:
        name, where = key.text or "", f" in {path}" if path else ""
        if value.text == "" and value.start == value.end and " " in name:
            # {reason: one thing, another thing}: the rest of the value is read as a key that has none.
            advice = "A comma ends a value inside braces: put the whole value in double quotes."
            reader.error(key, "entry-unknown-key", f"unknown key {shown(name)}{where}", advice)
            return
        known = ", ".join(one.key for one in self.fields)
        advice = self._meant(name) or nearest(name, self._by_key) or f"Known keys: {known}."
        close = difflib.get_close_matches(name[:100], sorted(self._by_key), n=2, cutoff=_SAME_WORD)
        fix = close[0] if len(close) == 1 and close[0] not in present else None
        reader.error(key, "entry-unknown-key", f"unknown key {shown(name)}{where}", advice, fix=fix)

    def _meant(self, name: str) -> str:
        """A hint for what tables call a field: ``parameters``, ``release_date``, ``arxiv``."""
        from modelist.readme.headers import fields_of  # late, since only a mistake needs it

        words = name[:100].replace("_", " ").replace("-", " ")
        for meant in fields_of(words):
            if meant in self._by_key:
                return f"Did you mean '{meant}'?"
            if "links" in self._by_key and meant in ("paper", "code", "weights"):
                return f"Did you mean '{meant}', which stands under links?"
        return ""

    def _report_missing(self, node: YamlNode, present: set[str], path: str, reader: Reader) -> None:
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
