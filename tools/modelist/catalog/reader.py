"""What the field types share while they read one file: where problems go, and what is checked everywhere."""

from __future__ import annotations

from collections.abc import Callable

from modelist.catalog.known import Known
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Edit, Fix, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location
from modelist.core.wording import shown
from modelist.documents.yaml import YamlNode

_QUOTED = lazy_pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


class _Brackets:
    """How many brackets are open at a place, counted from the line at the margin above it.

    Places mostly come in the order of the text, so that each is counted on from the one before.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._from = self._to = self._open = 0

    def are_open(self, offset: int) -> bool:
        """Whether a place is inside brackets; text that only looks so is quoted once too often, which does no harm."""
        start = self._margin_above(offset, self._to if self._from < self._to < offset else 0)
        if start == self._from and start < self._to < offset:
            self._open += self._count(self._to, offset)
        else:
            self._open = self._count(start, offset)
        self._from, self._to = start, offset
        return self._open > 0

    def _margin_above(self, offset: int, known: int) -> int:
        """Where the line at the margin begins; above ``known`` it is the one that was found before."""
        start = offset
        while start > known:
            start = self._text.rfind("\n", 0, start - 1) + 1
            if not self._text[start].isspace():
                return start
        return self._from if known else 0

    def _count(self, start: int, end: int) -> int:
        text = _QUOTED.sub("", self._text[start:end])
        return sum(map(text.count, "[{")) - sum(map(text.count, "]}"))


class Reader:
    """The document that is read, and the problems found in it.

    ``known`` is what the fields can refer to; None where the rest of the list is not at hand.
    """

    __slots__ = ("_brackets", "diagnostics", "document", "known", "subject")

    def __init__(self, document: Document, subject: str = "", known: Known | None = None) -> None:
        self.document, self.subject, self.known = document, subject, known
        self.diagnostics: list[Diagnostic] = []
        self._brackets = _Brackets(document.text)

    def error(
        self,
        node: YamlNode,
        rule: str,
        message: str,
        advice: str = "",
        fix: str | None = None,
        safety: Safety = Safety.SAFE,
        number: bool = False,
    ) -> None:
        """Report an error at a node; ``fix`` is the value that would be right in its place, a list as ``[a, b]``.

        With ``number`` that value is written without quotes.
        """
        made = None
        if fix is not None:
            written = fix if number else self._written(node, fix)
            made = Fix(f"Write {shown(fix)}", (Edit(node.span, written),), safety)
        location = Location(self.document.path, node.span)
        self.diagnostics.append(
            Diagnostic(rule, Severity.ERROR, location, message, advice, subject=self.subject, fix=made)
        )

    def _written(self, node: YamlNode, value: str) -> str:
        """A value as YAML in a node's place: quoted where it would otherwise be read as something else."""
        from modelist.documents.yaml_write import scalar

        return value if value.startswith("[") else scalar(value, self._brackets.are_open(node.start))

    def wrong_type(self, node: YamlNode, path: str, expected: str, advice: str = "") -> None:
        """Report a node of the wrong kind."""
        found = f" {shown(node.text)}" if node.text else ""
        self.error(node, "entry-type", f"{path}: expected {expected}, found {node.kind}{found}", advice)

    def text(
        self, node: YamlNode, path: str, expected: str = "text", fits: Callable[[str], object] | None = None
    ) -> str | None:
        """The text of a scalar that a YAML 1.2 reader takes for a string; None, reported, for anything else.

        ``fits`` tells what text the field takes. A number that it would not take in quotes either is given back as
        text, for the field to say what is wrong with it: quotes would only lead to the next complaint.
        """
        text, found = node.text, node.scalar_type
        if text is None:
            self.wrong_type(node, path, expected)
        elif found == "null":
            self.wrong_type(node, path, expected, "Write a value, or remove the key.")
        elif found == "str" or not (fits is None or fits(text)):
            return text
        else:
            message = f"{path}: expected {expected}, found {node.kind} {shown(text)}"
            self.error(node, "entry-type", message, f'Put it in quotes: "{text}"', fix=text)
        return None

    def pairs(
        self, node: YamlNode, path: str, fits: Callable[[str], object] | None = None
    ) -> list[tuple[str, YamlNode, YamlNode]] | None:
        """Key text, key node and value node of each pair of a mapping; None, reported, for anything else.

        ``fits`` tells what keys there can be, as in ``text``.
        """
        if node.pairs is None:
            advice = "Write its keys on the lines below, each behind two blanks more than the key above them has."
            if "：" in (node.text or ""):
                advice = "The full-width colon is a letter to YAML: write ':' and a space."
            self.wrong_type(node, path, "a mapping (key: value)", advice)
            return None
        found: list[tuple[str, YamlNode, YamlNode]] = []
        for key, value in node.pairs:
            if node.style == "flow" and key.scalar_type != "str" and value.text == "" and value.start == value.end:
                # {mmlu: 4,096}: the rest of the number is read as a key that has no value.
                advice = "A comma ends a value inside braces: write the number without it."
                self.error(key, "entry-type", f"{path}: {shown(key.text or '')} stands here alone", advice)
                continue
            name = self.text(key, f"{path} (key)" if path else "key", fits=fits)
            if name is not None:
                found.append((name, key, value))
        return found
