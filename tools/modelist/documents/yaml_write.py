"""Plain data as YAML text in the list's own style, for files that are written anew.

Existing files are never dumped: they are changed by text edits, so that comments, order and quoting stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from modelist.core.patterns import lazy_pattern

FLOW_WIDTH = 100
"""A list or mapping of scalars that fits in this many columns is written on one line."""

_BLOCK_KEYS = frozenset({"links", "description", "results", "extra", "vision", "lint", "sources", "ignore"})
_PLAIN = lazy_pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\x00-\x1f\x7f\x85\u2028\u2029\ufeff]*")
_PLAIN_DASHED = lazy_pattern(r"[-?:][^\s,\[\]{}][^\x00-\x1f\x7f\x85\u2028\u2029\ufeff]*")
_OTHER_TYPES = lazy_pattern(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[yYnN]"
    r"|[-+]?[0-9][0-9_,]*(?::[0-9]+)*|0[xob][0-9a-fA-F_]+|[-+]?(?:\.[0-9]+|[0-9][0-9_]*\.[0-9_]*)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_DOCUMENT_MARK = lazy_pattern(r"(?:---|\.\.\.)(?:\s|\Z)")
"""Ends a document, or begins one, where a line begins with it, as that of a key may."""

_NOT_LITERAL = lazy_pattern("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_yaml(data: Mapping[str, Any], comments: Mapping[tuple[str, ...], str] | None = None) -> str:
    """A mapping as block YAML in the order of its keys.

    Values are str, int, float, bool, lists and mappings of these; None is left out. ``comments`` are one-line
    remarks by path of keys, written behind the value's first line.
    """
    lines: list[str] = []
    _write_mapping(data, 0, (), comments or {}, lines)
    return "\n".join(lines) + "\n"


def scalar(text: str, flow: bool = False) -> str:
    """Text as a YAML scalar on one line: plain where every YAML 1.1 and 1.2 reader takes it for that text."""
    plain = (_PLAIN.fullmatch(text) or _PLAIN_DASHED.fullmatch(text)) and not _DOCUMENT_MARK.match(text)
    taken = text != text.strip() or ": " in text or " #" in text or text.endswith(":") or _OTHER_TYPES.fullmatch(text)
    if plain and not taken and not _NOT_LITERAL.search(text) and not (flow and re.search(r"[,\[\]{}?:]", text)):
        return text
    escaped = "".join(_ESCAPES.get(one, one) for one in text)
    return '"' + _NOT_LITERAL.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _write_mapping(
    data: Mapping[str, Any],
    indent: int,
    path: tuple[str, ...],
    comments: Mapping[tuple[str, ...], str],
    lines: list[str],
) -> None:
    for key, value in data.items():
        if value is None:
            continue
        here = (*path, key)
        head = f"{' ' * indent}{scalar(key)}:"
        remark = comments.get(here, "")
        note = f"  # {' '.join(remark.split())}" if remark else ""
        single = _on_one_line(value, key)
        if single is not None and (
            not value or not isinstance(value, (list, Mapping)) or len(head) + len(single) < FLOW_WIDTH
        ):
            lines.append(f"{head} {single}{note}")
        elif isinstance(value, str):
            lines.append(f"{head} {_literal_header(value)}{note}")
            lines += [f"{' ' * (indent + 2)}{line}" if line else "" for line in _literal_lines(value)]
        elif isinstance(value, Mapping):
            lines.append(f"{head}{note}")
            _write_mapping(value, indent + 2, here, comments, lines)
        else:
            lines.append(f"{head}{note}")
            _write_list(value, indent + 2, here, comments, lines)


def _write_list(
    items: list[Any], indent: int, path: tuple[str, ...], comments: Mapping[tuple[str, ...], str], lines: list[str]
) -> None:
    for index, item in enumerate(items):
        single = write_flow(item) if not isinstance(item, str) else scalar(item)
        remark = comments.get((*path, str(index)), "")
        note = f"  # {' '.join(remark.split())}" if remark else ""
        lines.append(f"{' ' * indent}- {single}{note}")


def _on_one_line(value: Any, key: str) -> str | None:
    if isinstance(value, str):
        is_prose = "\n" in value and not _NOT_LITERAL.search(value) and value.strip()
        return None if is_prose else scalar(value)
    if isinstance(value, (list, Mapping)):
        return write_flow(value) if not value or (key not in _BLOCK_KEYS and _is_flat(value)) else None
    return write_flow(value)


def _is_flat(value: Any) -> bool:
    parts = value.values() if isinstance(value, Mapping) else value
    return not any(
        isinstance(part, list) or (isinstance(part, Mapping) and isinstance(value, Mapping)) for part in parts
    )


def write_flow(value: Any) -> str:
    """A value on one line, as it may stand inside brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {write_flow(one)}" for key, one in value.items() if one is not None)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(write_flow(one) for one in value) + "]"
    return str(value)


def _literal_header(text: str) -> str:
    ending = "" if text.endswith("\n") and not text.endswith("\n\n") else "+" if text.endswith("\n") else "-"
    first = next(line for line in text.split("\n") if line)
    # A first line that begins with blanks would be taken for the indentation.
    indicator = "2" if first[0] in " \t" or text.startswith("\n") else ""
    return f"|{indicator}{ending}"


def _literal_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")
