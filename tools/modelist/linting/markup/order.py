"""Which of a row of numbers stand out of the order that the others keep."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def out_of_order(numbers: Sequence[float], sign: int) -> list[int]:
    """The indices of those that break the order; ``sign`` is -1 for one that falls."""
    return sorted(set(range(len(numbers))).difference(_longest([sign * one for one in numbers])))


def _longest(numbers: Sequence[float]) -> list[int]:
    """The indices of a longest run that does not fall, found by patience sorting."""
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_right(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [index]
    found = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
