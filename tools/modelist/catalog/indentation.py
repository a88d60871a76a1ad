"""Keys that stand in the wrong column of a file that is YAML all the same.

``en: |`` below ``description:`` and not indented is a key of the entry to YAML, and an unknown one. Such keys are put
where they belong before the fields are read, so that one slip makes one finding and hides no other.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from modelist.catalog.fields import MapOf, Record
from modelist.catalog.reader import Reader
from modelist.catalog.scalars import FieldType, below
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Edit, Fix
from modelist.core.text import Document, Location, Span
from modelist.documents.yaml import YamlNode

RULE = "entry-indentation"
STEP = 2
_MISSPELLED = 0.85


@dataclass(frozen=True, eq=False)
class Level:
    """A mapping that keys can stand in: its type, its path, its node, and the column where its keys begin."""

    type: FieldType
    path: str
    node: YamlNode
    column: int

    def add(self, key: YamlNode, value: YamlNode) -> None:
        """Take a key that belongs here; nothing where the keys should be becomes a mapping."""
        node = self.node
        node.pairs = (*(node.pairs or ()), (key, value))
        node.text, node.style = None, "block"


class _Stray(NamedTuple):
    key: YamlNode
    value: YamlNode
    home: Level
    found: Level


@dataclass(eq=False)
class _Settler:
    """Settles the keys of one tree.

    ``begun`` has where the keys of a mapping should begin that consists of strays, ``names`` the keys that a mapping
    has; both by the node.
    """

    document: Document
    strays: list[_Stray] = field(default_factory=list)
    begun: dict[int, int] = field(default_factory=dict)
    names: dict[int, set[str | None]] = field(default_factory=dict)

    def settle(self, kind: FieldType | None, node: YamlNode, path: str, above: Sequence[Level]) -> None:
        """Bring the keys of a value to where they belong, from the outside in."""
        if kind is None or node.style == "flow":
            return
        for index, item in enumerate(node.items or ()):
            self.settle(kind, item, f"{path}[{index}]", above)
        if node.pairs:
            here = Level(kind, path, node, self._column_of_keys(node))
            self._take_out(here, above)
            # What was put here from further in is settled already.
            for key, value in tuple(node.pairs):
                self.settle(below(kind, key.text or ""), value, _join(path, key.text), [*above, here])

    def _take_out(self, here: Level, above: Sequence[Level]) -> None:
        kept: list[tuple[YamlNode, YamlNode]] = []
        for key, value in here.node.pairs or ():
            known = below(here.type, key.text or "") is not None or self._column(key) != here.column
            home = None if known else self._home(here, key, value, kept[-1] if kept else None, above)
            if home is None:
                kept.append((key, value))
            else:
                if home.node.pairs is None:
                    self.begun[id(home.node)] = home.column
                self._names_in(home.node).add(key.text)
                home.add(key, value)
                self.strays.append(_Stray(key, value, home, here))
        here.node.pairs = tuple(kept)
        self.names.pop(id(here.node), None)

    def _home(
        self,
        here: Level,
        key: YamlNode,
        value: YamlNode,
        before: tuple[YamlNode, YamlNode] | None,
        above: Sequence[Level],
    ) -> Level | None:
        """The mapping that a key belongs to: one at the end of the value before it, or one further out."""
        name = key.text or ""
        if before is not None:
            kind, path = below(here.type, before[0].text or ""), _join(here.path, before[0].text)
            for level in self._inside(kind, before[1], path, here.column + STEP):
                if self._takes(level, key, value) and not _is_misspelled(name, here.type):
                    return level
        for level in reversed(above):
            if (
                isinstance(level.type, Record)
                and below(level.type, name) is not None
                and name not in self._names_in(level.node)
            ):
                return level
        return None

    def _inside(self, kind: FieldType | None, node: YamlNode, path: str, column: int) -> Iterator[Level]:
        """The mappings at the end of a value, from the outside in; the value itself where nothing was written."""
        if kind is None or node.style == "flow":
            return
        if node.scalar_type == "null" and node.pairs is None and node.items is None:
            yield Level(kind, path, node, column)
        elif node.items:
            yield from self._inside(kind, node.items[-1], f"{path}[{len(node.items) - 1}]", column)
        elif node.pairs:
            last, value = node.pairs[-1]
            column = self._column_of_keys(node)
            yield Level(kind, path, node, column)
            inner = below(kind, last.text or "")
            yield from self._inside(inner, value, _join(path, last.text), column + STEP)

    def _takes(self, level: Level, key: YamlNode, value: YamlNode) -> bool:
        """Whether a mapping may have a key and has it not; where keys are free, the value has to fit, too."""
        is_filled = bool(level.node.pairs) and id(level.node) not in self.begun
        inner = below(level.type, key.text or "", is_filled)
        if inner is None or key.text in self._names_in(level.node):
            return False
        trial = Reader(self.document)
        return _has_own_keys(level.type, key.text or "") or (inner.read(value, "", trial), trial.diagnostics)[1] == []

    def _names_in(self, node: YamlNode) -> set[str | None]:
        if id(node) not in self.names:
            self.names[id(node)] = {key.text for key, _ in node.pairs or ()}
        return self.names[id(node)]

    def _column_of_keys(self, node: YamlNode) -> int:
        first, _ = (node.pairs or ())[0]
        return self.begun.get(id(node), self._column(first))

    def _column(self, key: YamlNode) -> int:
        return self.document.position(key.start).column - 1


def settle(node: YamlNode, kind: FieldType, document: Document, subject: str = "") -> list[Diagnostic]:
    """Put stray keys of a tree where they belong, and report them: one finding for keys that strayed together."""
    settler = _Settler(document)
    settler.settle(kind, node, "", ())
    together = groupby(settler.strays, key=lambda one: (id(one.home.node), id(one.found.node)))
    return [_report(document, list(group), subject) for _, group in together]


def _report(document: Document, strays: Sequence[_Stray], subject: str) -> Diagnostic:
    first = strays[0]
    names = ", ".join(f"'{one.key.text}'" for one in strays)
    is_one = len(strays) == 1
    what = f"{names} {'is a key' if is_one else 'are keys'} of {_place(first.home.path)}"
    message = f"{what}, but {'is' if is_one else 'are'} indented as {'one' if is_one else 'keys'} of "
    message += _place(first.found.path)
    by = first.home.column - first.found.column
    lines = [line for one in strays for line in _lines(document, one)]
    edits = move_lines(document, lines, by)
    # Behind a dash or a question mark there are no blanks that could be moved.
    advice = advise_move(lines, by) if edits else f"Move {names} to where the keys of {_place(first.home.path)} begin."
    fix = Fix(advice.rstrip("."), edits) if edits else None
    location = Location(document.path, first.key.span)
    return Diagnostic(RULE, Severity.ERROR, location, message, advice, subject=subject, fix=fix)


def advise_move(lines: Sequence[int], by: int) -> str:
    """What to do about lines that are ``by`` blanks too far to the left, or to the right where that is negative."""
    first, last = lines[0] + 1, lines[-1] + 1
    is_whole = last - first == len(lines) - 1
    several = f"lines {first} to {last}" if is_whole else f"lines {', '.join(str(one + 1) for one in lines)}"
    where = f"line {first}" if first == last else several
    blanks = f"{abs(by)} blank{'s' if abs(by) != 1 else ''}"
    return f"Put {blanks} more in front of {where}." if by > 0 else f"Take {blanks} away in front of {where}."


def move_lines(document: Document, lines: Sequence[int], by: int) -> tuple[Edit, ...]:
    """Edits that move lines to the right or left; none where a line has not that many blanks."""
    starts = [(document.lines.start_of(line), document.line_text(line)) for line in lines]
    if by >= 0:
        return tuple(Edit(Span(start, start), " " * by) for start, text in starts if text.strip())
    if any(text.strip() and not text.startswith(" " * -by) for _, text in starts):
        return ()
    return tuple(Edit(Span(start, start - by), "") for start, text in starts if text.strip())


def needs_move(document: Document, lines: Sequence[int], right: int) -> list[int]:
    """The lines of a key and its value that have to move along with the key to the column ``right``.

    Where the value is already as far in as it should be then, that is the key's own alone.
    """
    kept = list(lines)
    while len(kept) > 1 and not document.line_text(kept[-1]).strip():
        kept.pop()
    below_key = [indent_of(document, line) for line in kept[1:] if document.line_text(line).strip()]
    return kept[:1] if below_key and min(below_key) == right + STEP else kept


def indent_of(document: Document, line: int) -> int:
    """The number of blanks in front of a 0-based line."""
    text = document.line_text(line)
    return len(text) - len(text.lstrip(" "))


def _lines(document: Document, stray: _Stray) -> list[int]:
    end = max(stray.value.end - 1, stray.key.start)
    lines = range(document.lines.line_of(stray.key.start), document.lines.line_of(end) + 1)
    return needs_move(document, lines, stray.home.column)


def _has_own_keys(kind: FieldType, key: str) -> bool:
    """Whether a key is one of a type by its name, and not because any name would do."""
    return not isinstance(kind, MapOf) and below(kind, key, filled=True) is not None and not _is_free(kind)


def _is_free(kind: FieldType) -> bool:
    return below(kind, "no-key-of-any-record", filled=False) is not None


def _is_misspelled(name: str, kind: FieldType) -> bool:
    names = [one.key for one in kind.fields] if isinstance(kind, Record) else []
    return bool(difflib.get_close_matches(name[:100], names, n=1, cutoff=_MISSPELLED))


def _join(path: str, key: str | None) -> str:
    return f"{path}.{key}" if path else key or ""


def _place(path: str) -> str:
    return path or "the entry"
