"""Where two texts differ, line by line, in time that hardly grows faster than the texts.

``difflib`` alone takes minutes for a long page of which half the lines are blank. So lines are held to each other that
both texts have once (patience diff, https://bramcohen.livejournal.com/73318.html), and only what is short between them
is left to ``difflib``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SHORT = 20_000
"""Lines of both sides, multiplied, up to which every pair of them may be looked at."""


class Hunk(NamedTuple):
    """Lines that differ, as two half-open ranges of 0-based numbers; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def differing_lines(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The hunks in order; between two of them both texts have the same lines."""
    found: list[Hunk] = []
    parts = [Hunk(0, len(old), 0, len(new))]
    while parts:
        part = _without_ends(old, new, parts.pop())
        size = (part.old_end - part.old_start) * (part.new_end - part.new_start)
        if 0 < size <= _SHORT:
            found += _compared(old, new, part)
            continue
        anchors = _anchors(old, new, part) if size else []
        if anchors:
            starts = [(part.old_start, part.new_start), *((at + 1, there + 1) for at, there in anchors)]
            ends = [*anchors, (part.old_end, part.new_end)]
            parts += [Hunk(a, c, b, d) for (a, b), (c, d) in zip(starts, ends, strict=True)]
        elif part.old_start < part.old_end or part.new_start < part.new_end:
            found.append(part)
    return sorted(found)


def _without_ends(old: Sequence[str], new: Sequence[str], part: Hunk) -> Hunk:
    """The part without the lines that are the same at its beginning and at its end."""
    old_start, old_end, new_start, new_end = part
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Hunk(old_start, old_end, new_start, new_end)


def _compared(old: Sequence[str], new: Sequence[str], part: Hunk) -> Iterator[Hunk]:
    import difflib

    here, there = old[part.old_start : part.old_end], new[part.new_start : part.new_end]
    for tag, a, c, b, d in difflib.SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Hunk(part.old_start + a, part.old_start + c, part.new_start + b, part.new_start + d)


def _anchors(old: Sequence[str], new: Sequence[str], part: Hunk) -> list[tuple[int, int]]:
    """The most lines that a part has once on both sides, in the same order: their numbers in both texts."""
    there = _single_lines(new, part.new_start, part.new_end)
    pairs = [
        (at, there[line]) for line, at in _single_lines(old, part.old_start, part.old_end).items() if line in there
    ]
    # The longest rising sequence: for each length the pair that ends one of it earliest, and the pair before each.
    last: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        last[length : length + 1] = [number]
        ends[length : length + 1] = [place]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _single_lines(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    """The lines that there are once between two numbers, with theirs."""
    counts = Counter(lines[start:end])
    return {line: at for at, line in enumerate(lines[start:end], start) if counts[line] == 1}
