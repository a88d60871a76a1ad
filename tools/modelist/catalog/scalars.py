"""Types of fields that hold one value: how a value is read from YAML, and how JSON Schema describes it.

Each type keeps the two side by side, so that the loader and the published schema cannot drift apart: what a type
refuses here its schema refuses too. What needs other files (an organisation's id, another entry's) is checked by
the loader alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, NamedTuple, Protocol, runtime_checkable

from modelist.catalog.reader import Reader
from modelist.core.edits import Safety
from modelist.core.wording import nearest, shown
from modelist.documents.yaml import YamlNode

JsonSchema = dict[str, Any]
_LONG = 20
_LONGEST_LOOSE, _LONGEST_QUANTITY = 100, 500

_HIDDEN = r"\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069"
LINE_PATTERN = rf"[^{_HIDDEN}]*[^\s{_HIDDEN}][^{_HIDDEN}]*"
"""One line with something to see, and none of the characters that reorder what a reader sees."""


class Slip(NamedTuple):
    """What is wrong with a value, as the rest of a sentence that begins with it, and what to do.

    ``better`` is what was most likely meant, where one thing is; nobody can be sure of it.
    """

    what: str
    advice: str
    better: str | None = None


class FieldType(Protocol):
    """How one kind of value is read and described."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        """The typed value, or None after problems were reported to ``reader``."""

    def json_schema(self) -> JsonSchema:
        """The JSON Schema (2020-12) that accepts exactly what ``read`` accepts."""


@runtime_checkable
class Nesting(Protocol):
    """A type whose values may be mappings, or lists of mappings."""

    def below(self, key: str, filled: bool) -> FieldType | None:
        """The type of what stands below a key; ``filled`` where the value has keys already."""


def below(kind: FieldType, key: str, filled: bool = True) -> FieldType | None:
    """The type of what stands below a key of a value of the type ``kind``; None where it has no such key."""
    return kind.below(key, filled) if isinstance(kind, Nesting) else None


def matcher(pattern: str) -> Callable[[str], object]:
    """A full match by a pattern that JSON Schema (ECMA 262) and Python read alike."""
    return re.compile(rf"(?:{pattern})\Z").match


def whole(pattern: str) -> str:
    """The pattern as JSON Schema has it; the look-ahead is for validators whose ``$`` lets a last line feed pass."""
    return f"^(?:{pattern})$(?!\\n)"


@dataclass(frozen=True)
class Text:
    """One line of text, or one word that ``pattern`` describes; ``loose`` makes such a word of what people write."""

    pattern: str = LINE_PATTERN
    expected: str = "one line of text"
    rule: str = "entry-text"
    loose: Callable[[str], str | None] = lambda text: None

    @cached_property
    def _match(self) -> Callable[[str], object]:
        return matcher(self.pattern)

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path, fits=self._match)
        if text is None:
            return None
        if not self._match(text):
            better = self.loose(text) if len(text) < _LONGEST_LOOSE else None
            advice = f"Write {better or self.expected}."
            reader.error(node, self.rule, f"{path}: {shown(text)} is not {self.expected}", advice, fix=better)
            return None
        return text

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": whole(self.pattern)}


class Prose(NamedTuple):
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


class Number(NamedTuple):
    """A number from ``minimum`` to ``maximum``; ``integer`` numbers may be written 4096 or 4096.0, as JSON has it."""

    integer: bool = False
    minimum: int = -MOST
    maximum: int = MOST

    def read(self, node: YamlNode, path: str, reader: Reader) -> Decimal | int | None:
        value = self._value(node)
        if value is None:
            self._report(node, path, reader)
            return None
        if not self.minimum <= value <= self.maximum:
            message = f"{path}: {shown(node.text or '')} is not between {self.minimum} and {self.maximum}"
            reader.error(node, "entry-number", message, "Check the number.")
            return None
        return int(value) if self.integer else value

    def _report(self, node: YamlNode, path: str, reader: Reader) -> None:
        expected = "a whole number" if self.integer else "a number"
        bare = None if node.text is None or not node.style else YamlNode(node.start, node.end, "", node.text)
        if bare is None or self._value(bare) is None:
            reader.wrong_type(node, path, expected, "Write a number, or remove the key." if node.text == "" else "")
            return
        message = f"{path}: expected {expected}, found text {shown(node.text or '')}"
        reader.error(node, "entry-type", message, "Remove the quotes.", fix=node.text, number=True)

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


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]
    rule: str = "entry-choice"

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path, fits=self.words.__contains__)
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
    people write instead to the canonical spelling, which becomes the fix; ``explain`` says of what it cannot bring
    there what is missing. With ``numbers`` the field takes whole numbers too, which are written without quotes.
    """

    what: str
    pattern: str
    parse: Callable[[str], Any]
    examples: tuple[str, ...]
    rule: str
    loose: Callable[[str], str | None] = lambda text: None
    explain: Callable[[str], Slip | None] = lambda text: None
    numbers: bool = False

    @cached_property
    def _match(self) -> Callable[[str], object]:
        return matcher(self.pattern)

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        text = reader.text(node, path, self.what, self._match)
        if text is None:
            return None
        value = self.parse(text) if self._match(text) else None
        if value is None:
            self._report(node, text, path, reader)
        return value

    def _report(self, node: YamlNode, text: str, path: str, reader: Reader) -> None:
        short = len(text) < _LONGEST_QUANTITY
        better, slip = (self.loose(text) if short else None), (self.explain(text) if short else None)
        what, safety = f"is not {self.what}", Safety.SAFE
        advice = f"Write it as {better}." if better else f"Write it like {' or '.join(self.examples)}."
        if slip is not None and not better:
            what, advice, better, safety = slip.what, slip.advice, slip.better, Safety.UNSAFE
        fix = better if better and "\n" not in better else None
        number = self.numbers and fix is not None and fix.isdecimal()
        reader.error(node, self.rule, f"{path}: {shown(text)} {what}", advice, fix=fix, safety=safety, number=number)

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": whole(self.pattern), "examples": list(self.examples)}
