"""What the field types share while they read one file: where problems go, and what is checked everywhere."""

from __future__ import annotations

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Edit, Fix
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location
from modelist.core.wording import shown
from modelist.documents.yaml import YamlNode

_QUOTED = lazy_pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


def _in_flow(text: str, offset: int) -> bool:
    """Whether a place is inside brackets; text that only looks so is quoted once too often, which does no harm."""
    start = offset
    while start > 0:
        start = text.rfind("\n", 0, start - 1) + 1
        if not text[start].isspace():
            break
    before = _QUOTED.sub("", text[start:offset])
    return sum(before.count(one) for one in "[{") > sum(before.count(one) for one in "]}")


class Reader:
    """The document that is read, and the problems found in it."""

    __slots__ = ("diagnostics", "document", "subject")

    def __init__(self, document: Document, subject: str = "") -> None:
        self.document, self.subject = document, subject
        self.diagnostics: list[Diagnostic] = []

    def error(self, node: YamlNode, rule: str, message: str, advice: str = "", fix: str | None = None) -> None:
        """Report an error at a node; ``fix`` is the value that would be right in its place, a list as ``[a, b]``."""
        made = None if fix is None else Fix(f"Write {shown(fix)}", (Edit(node.span, self._written(node, fix)),))
        location = Location(self.document.path, node.span)
        self.diagnostics.append(
            Diagnostic(rule, Severity.ERROR, location, message, advice, subject=self.subject, fix=made)
        )

    def _written(self, node: YamlNode, value: str) -> str:
        """A value as YAML in a node's place: quoted where it would otherwise be read as something else."""
        from modelist.documents.yaml_write import scalar

        return value if value.startswith("[") else scalar(value, _in_flow(self.document.text, node.start))

    def wrong_type(self, node: YamlNode, path: str, expected: str, advice: str = "") -> None:
        """Report a node of the wrong kind."""
        found = f" {shown(node.text)}" if node.text else ""
        self.error(node, "entry-type", f"{path}: expected {expected}, found {node.kind}{found}", advice)

    def text(self, node: YamlNode, path: str, expected: str = "text") -> str | None:
        """The text of a scalar that a YAML 1.2 reader takes for a string; None, reported, for anything else."""
        if node.text is None or node.scalar_type != "str":
            advice = f'Put it in quotes: "{node.text}"' if node.text else "Write a value, or remove the key."
            self.wrong_type(node, path, expected, advice if node.text is not None else "")
            return None
        return node.text

    def pairs(self, node: YamlNode, path: str) -> list[tuple[str, YamlNode, YamlNode]] | None:
        """Key text, key node and value node of each pair of a mapping; None, reported, for anything else."""
        if node.pairs is None:
            full_width = "：" in (node.text or "")
            advice = "The full-width colon is a letter to YAML: write ':' and a space." if full_width else ""
            self.wrong_type(node, path, "a mapping (key: value)", advice)
            return None
        found: list[tuple[str, YamlNode, YamlNode]] = []
        for key, value in node.pairs:
            name = self.text(key, f"{path} (key)" if path else "key")
            if name is not None:
                found.append((name, key, value))
        return found
