"""Lines that are indented so that the file is no YAML: which one it is, and where it should begin.

The parser stops some lines behind the slip, and cannot tell a line that is indented too far from text with a colon.
Which keys there are, and what stands below which, tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from modelist.catalog.indentation import STEP, advise_move, indent_of, move_lines, needs_move
from modelist.catalog.scalars import FieldType, below
from modelist.core.diagnostics import Diagnostic
from modelist.core.edits import Fix, apply_edits
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location, Span
from modelist.documents.yaml import parse_yaml

RULE = "yaml-indentation"
_LINE = lazy_pattern(r"( *)((?:-(?: +|$))*)(?:([A-Za-z_][A-Za-z0-9_.-]{0,60}) *:(?:[ ]+(.*))?)?$")
_BLOCK_TEXT = lazy_pattern(r"[|>][-+0-9]{0,2}(?:\s+#.*)?$")
_COMMENT = lazy_pattern(r"(?:^|\s)#.*$")


class _Line(NamedTuple):
    number: int
    column: int
    dash: bool
    key_column: int
    key: str
    rest: str
    text_of: str = ""
    """The key whose text this line is, though it is indented no further than that key."""


@dataclass(frozen=True)
class _Level:
    """A list or mapping that is open: where its items or keys begin, and on which line it does.

    ``kind`` is the type of the mapping or of the list; ``last`` is the last key, and ``waits`` tells that it has no
    value yet, which is to be of the type ``inner``.
    """

    column: int
    line: int
    key: str
    kind: FieldType | None
    is_list: bool = False
    in_item: bool = False
    waits: bool = False
    inner: FieldType | None = None
    last: str = ""
    last_line: int = 0


class _Misfit(NamedTuple):
    """A line that begins in no column where a line could, and the levels that it may have been meant for."""

    line: _Line
    levels: Sequence[_Level]
    closed: Sequence[_Level]
    after_value: bool


class _Slip(NamedTuple):
    """The line that is wrong, its column, the column that would be right, and the line beside or below which it is."""

    line: int
    key: str
    column: int
    right: int
    neighbour: str
    neighbour_line: int
    relation: str = "beside"


def explain_outline(document: Document, fault: Diagnostic, kind: FieldType) -> Diagnostic:
    """A fault of the syntax in terms of indentation, where that is what is wrong; else as it is."""
    if fault.rule != "yaml-syntax":
        return fault
    last = document.lines.line_of(fault.location.span.start)
    misfit = _find_misfit(_read_lines(document, last), kind)
    if misfit is not None and misfit.line.text_of:
        return _report_text(document, fault, misfit.line)
    slip = _find_slip(misfit) if misfit is not None else None
    return fault if slip is None else _report(document, fault, slip)


def _read_lines(document: Document, last: int) -> Iterator[_Line]:
    """The lines that begin a key or an item, to the 0-based line ``last``; none from an open quote or bracket on."""
    text_above: int | None = None
    text_key, begun = "", True
    for number in range(last + 1):
        text = document.line_text(number)
        bare = text.strip()
        column = indent_of(document, number)
        if not bare or bare.startswith("#") or (text_above is not None and column > text_above):
            begun = begun or bool(bare)
            continue
        match = _LINE.match(text)
        if match is None and not begun:
            yield _Line(number, column, False, column, "", "", text_key)
            return
        text_above, begun = None, True
        if match is None:
            if bare.startswith("- "):
                return
            continue
        rest = _COMMENT.sub("", match[4] or "").strip()
        key_column = match.start(3) if match[3] else match.end(2)
        if rest and _BLOCK_TEXT.match(rest):
            text_above, text_key, begun = key_column, match[3], False
        yield _Line(number, column, bool(match[2]), key_column, match[3] or "", rest)
        if _is_open(rest):
            return


def _is_open(rest: str) -> bool:
    """Whether a value goes on over the next lines, inside quotes or brackets."""
    if rest[:1] in ("'", '"'):
        return len(rest) == 1 or not rest.endswith(rest[0])
    return rest[:1] in ("[", "{") and sum(map(rest.count, "[{")) != sum(map(rest.count, "]}"))


def _find_misfit(lines: Iterator[_Line], kind: FieldType) -> _Misfit | None:
    levels: list[_Level] = []
    for line in lines:
        if line.text_of:
            return _Misfit(line, levels, (), False)
        closed = []
        while levels and levels[-1].column > line.column:
            closed.append(levels.pop())
        if not line.dash and levels and levels[-1].is_list and levels[-1].column == line.column:
            # A list may begin in the column of its key; then the next key ends it.
            if len(levels) < 2 or levels[-2].column != line.column:
                return _Misfit(line, levels, closed, False)
            levels.pop()
        top = levels[-1] if levels else None
        if top is None:
            if closed:
                return _Misfit(line, levels, closed, False)
            levels.append(_Level(line.column, line.number, line.key, kind))
        elif top.column < line.column:
            if closed or not top.waits:
                return _Misfit(line, levels, closed, not closed)
            levels.append(_Level(line.column, line.number, line.key, top.inner, is_list=line.dash))
        elif _is_beside_its_parent(line, top):
            return _Misfit(line, levels, closed, False)
        elif line.dash and not top.is_list:
            levels.append(_Level(line.column, line.number, line.key, top.inner, is_list=True))
        if line.dash and line.key:
            levels.append(_Level(line.key_column, line.number, line.key, levels[-1].kind, in_item=True))
        if line.key:
            inner = below(levels[-1].kind, line.key) if levels[-1].kind is not None else None
            levels[-1] = replace(levels[-1], waits=not line.rest, inner=inner, last=line.key, last_line=line.number)
    return None


def _is_beside_its_parent(line: _Line, level: _Level) -> bool:
    """Whether a key is unknown where it stands, and belongs below the one before, which has nothing below it."""
    if line.dash or not line.key or not level.waits or level.kind is None or level.inner is None:
        return False
    return below(level.kind, line.key) is None and below(level.inner, line.key, filled=False) is not None


def _find_slip(misfit: _Misfit) -> _Slip | None:
    line = misfit.line
    if line.dash:
        return _find_item_slip(misfit)
    if not line.key:
        return None
    top = misfit.levels[-1] if misfit.levels else None
    if top is not None and top.column == line.column and _is_beside_its_parent(line, top):
        right = top.column + STEP
        return _Slip(line.number, line.key, line.column, right, top.last, top.last_line, "below")
    mappings = [one for one in (*misfit.levels, *reversed(misfit.closed)) if not one.is_list]
    fitting = [one for one in mappings if one.kind is not None and below(one.kind, line.key) is not None]
    # A colon in a text is no key, and text may go on in any column.
    possible = fitting or ([] if misfit.after_value else mappings)
    if not possible:
        return None
    meant = min(reversed(possible), key=lambda one: abs(one.column - line.column))
    parent = next((one for one in reversed(misfit.levels) if not one.is_list), None)
    is_regular = line.column == (parent.column + STEP if parent is not None else 0)
    if meant in misfit.closed and is_regular and not meant.in_item:
        # The others of its group are in the wrong column, and this line is the first that is not.
        return _Slip(meant.line, meant.key, meant.column, line.column, line.key, line.number)
    return _Slip(line.number, line.key, line.column, meant.column, meant.key, meant.line)


def _find_item_slip(misfit: _Misfit) -> _Slip | None:
    """The items of one list in two columns: the wrong one is that which no other list has."""
    line = misfit.line
    lists = [one for one in (*misfit.levels, *reversed(misfit.closed)) if one.is_list]
    if not lists:
        return None
    meant = min(lists, key=lambda one: abs(one.column - line.column))
    parent = next((one.column for one in reversed(misfit.levels) if not one.is_list), 0)
    if meant in misfit.closed and line.column in (parent, parent + STEP):
        return _Slip(meant.line, "-", meant.column, line.column, "-", line.number)
    return _Slip(line.number, "-", line.column, meant.column, "-", meant.line)


def _report(document: Document, fault: Diagnostic, slip: _Slip) -> Diagnostic:
    message = (
        f"'{slip.key}' is indented by {_blanks(slip.column)}, but belongs {slip.relation} '{slip.neighbour}' "
        f"on line {slip.neighbour_line + 1}, with {_blanks(slip.right)}"
    )
    lines, by = _group(document, slip), slip.right - slip.column
    edits = move_lines(document, lines, by)
    mended = Document(document.path, apply_edits(document.text, edits))
    advice = advise_move(lines, by)
    fix = Fix(advice.rstrip("."), edits) if edits and parse_yaml(mended)[0] is not None else None
    start = document.lines.start_of(slip.line) + slip.column
    location = Location(document.path, Span(start, start + len(slip.key)))
    return replace(fault, rule=RULE, location=location, message=message, help=advice, fix=fix)


def _group(document: Document, slip: _Slip) -> list[int]:
    """The line with all that stands below it.

    Keys beside it that are in the same wrong column move along where they come before the neighbour that is right.
    """
    blocks = [[slip.line]]
    least = slip.column + 1
    for number in range(slip.line + 1, document.lines.line_count):
        column, is_blank = indent_of(document, number), not document.line_text(number).strip()
        if column == slip.column and slip.neighbour_line > number and not is_blank:
            blocks.append([number])
            least = slip.column + 1
        elif not is_blank and (column < least or _is_whole(document, blocks[-1][0])):
            break
        else:
            # The first line below a key tells how far in the others are.
            least = column if not is_blank and len(blocks[-1]) == 1 else least
            blocks[-1].append(number)
    return [line for block in blocks for line in needs_move(document, block, slip.right)]


def _is_whole(document: Document, number: int) -> bool:
    """Whether a line has a key with its value, so that nothing can stand below it."""
    match = _LINE.match(document.line_text(number))
    rest = _COMMENT.sub("", match[4] or "").strip() if match is not None and not match[2] else ""
    return bool(rest) and not _BLOCK_TEXT.match(rest) and not _is_open(rest)


def _report_text(document: Document, fault: Diagnostic, line: _Line) -> Diagnostic:
    message = f"the text of '{line.text_of}' begins here, and is indented no further than '{line.text_of}'"
    advice = f"Put blanks in front of each line of the text: {STEP} more than '{line.text_of}' has."
    start = document.lines.start_of(line.number)
    end = start + len(document.line_text(line.number))
    return replace(
        fault, rule=RULE, location=Location(document.path, Span(start + line.column, end)), message=message, help=advice
    )


def _blanks(count: int) -> str:
    return f"{count or 'no'} blank{'s' if count != 1 else ''}"
