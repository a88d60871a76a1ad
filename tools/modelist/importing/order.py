"""In what order a page lists its models."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

MIN_ORDERED = 3
"""Fewer models than these have no order that could be told from chance."""


def evident_order(names: Sequence[str], dates: Sequence[str]) -> str | None:
    """The ``sort`` option that gives the order of some models back, but for a few out of place; None for no order.

    ``dates`` are those of the models in their order, '' where one is not known.
    """
    known = [one for one in dates if one]
    if len(known) >= MIN_ORDERED and len(known) * 2 >= len(dates) and len(set(known)) > 1:
        if _mostly(known, reverse=True):
            return "-released"
        if _mostly(known):
            return "released"
    folded = [one.casefold() for one in names]
    if len(folded) >= MIN_ORDERED:
        if folded == sorted(folded):
            return "name"
        if folded == sorted(folded, reverse=True):
            return "-name"
    return None


def sorted_as(order: str, names: Sequence[str], dates: Sequence[str]) -> list[str]:
    """The names as a page with this ``sort`` option has them: those of one date by name, those of none last."""
    models = sorted(zip(names, dates, strict=True), key=lambda one: one[0].casefold(), reverse=order == "-name")
    if order.endswith("released"):
        dated = sorted((one for one in models if one[1]), key=lambda one: one[1], reverse=order.startswith("-"))
        models = [*dated, *(one for one in models if not one[1])]
    return [name for name, _ in models]


def _mostly(values: Sequence[str], reverse: bool = False) -> bool:
    """Whether at most one neighbour in ten stands the wrong way round."""
    wrong = sum(one < other if reverse else one > other for one, other in pairwise(values))
    return wrong * 10 <= len(values)
