"""Which links a job of a matrix checks: all of a lane stay together, so that limits hold over the whole matrix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from modelist.core.diagnostics import ModelistError

MAX_SHARDS = 256
"""Jobs that a matrix of GitHub Actions can have."""

Item = TypeVar("Item")


class Shard(NamedTuple):
    """The part ``number`` of ``total``; the first is 1."""

    number: int
    total: int


def parse_shard(text: str) -> Shard:
    """Read ``I/N``.

    Raises:
        ModelistError: not two numbers, or no such part.
    """
    match = re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", text.strip())
    shard = Shard(int(match[1]), int(match[2])) if match else Shard(0, 0)
    if not 1 <= shard.number <= shard.total <= MAX_SHARDS:
        raise ModelistError(f"--shard: '{text[:40]}' is not I/N, such as 1/4, with N up to {MAX_SHARDS}")
    return shard


def assign_lanes(sizes: Counter[str], total: int) -> dict[str, int]:
    """The part, from 1, of each lane: the largest first, each to the part that has least so far."""
    loads = [0] * total
    parts = {}
    for lane, size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
        part = loads.index(min(loads))
        loads[part] += size
        parts[lane] = part + 1
    return parts


def select_shard(items: Sequence[Item], lane_of: Callable[[Item], str], shard: Shard) -> list[Item]:
    """The items of one part; every job must be given the same items."""
    lanes = [lane_of(one) for one in items]
    parts = assign_lanes(Counter(lanes), shard.total)
    return [one for one, lane in zip(items, lanes, strict=True) if parts[lane] == shard.number]
