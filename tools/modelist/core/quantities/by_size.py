"""Reads values that are given per size or variant: ``1.8B: 2.2T; 7B: 2.4T`` or ``2.2T~3T (1.8B:2.2T;14B:3.0T)``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.reading import BySize, Reading
from modelist.core.quantities.size import Size
from modelist.core.quantities.size_reader import read_size

T = TypeVar("T")

MAX_KEY = 80
"""Longest key in characters; a model's name has about thirty."""

_GROUP = lazy_pattern(r"([^()]*)\(([^()]*)\)[ .;,]*")
_COLON = lazy_pattern("[:=]")
_PART = lazy_pattern(r"[;/|\n]|,(?![0-9]{3}(?![0-9A-Za-z.]))")  # a comma before three lone digits groups thousands
_PAIR = lazy_pattern(r"\s*([^:=\s][^:=]*?)\s*[:=](?![/=])\s*(\S.*)", re.DOTALL)


def read_by_size(text: str, read: Callable[[str], Reading[T]]) -> Reading[BySize[T]] | None:
    """The pairs in a tidied text, or None where it is not such a list.

    One pair is enough where its key is a size, else two are needed: ``total: 2T`` is a label and no list. A value in
    front of bracketed pairs sums them up, so the pairs win over it.
    """
    group = _GROUP.fullmatch(text)
    head, body = group.groups() if group is not None and not _COLON.search(group[1]) else ("", text)
    pairs: dict[str, T] = {}
    rest = [head.strip()] if head.strip() and read(head).value is None else []
    certain = False
    for part in _PART.split(body):
        pair = _PAIR.fullmatch(part)
        size = None if pair is None or len(pair[1]) > MAX_KEY else _size(pair[1])
        key = "" if pair is None or len(pair[1]) > MAX_KEY else size or pair[1].strip(" \"'")
        reading = read(pair[2]) if pair is not None and key and key not in pairs else None
        if pair is None or reading is None or reading.value is None:
            rest.append(part.strip())
            continue
        pairs[key] = reading.value
        rest.append(reading.rest)
        certain = certain or size is not None
    if not pairs or not (certain or len(pairs) > 1):
        return None
    return Reading(tuple(pairs.items()), ", ".join(filter(None, rest)))


def _size(key: str) -> str | None:
    reading = read_size(key)
    return reading.canonical if isinstance(reading.value, Size) else None
