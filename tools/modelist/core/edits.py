"""Text edits over spans, and fixes made of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from modelist.core.text import Span


class Safety(StrEnum):
    """Whether a fix keeps the meaning for certain, so that it may be applied unasked."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``replacement``; an empty span inserts."""

    span: Span
    replacement: str


@dataclass(frozen=True)
class Fix:
    """Edits of one file that are applied together or not at all."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits whose spans do not overlap; the order in which they are given does not matter.

    Raises:
        ValueError: two edits overlap, or two insert at the same offset.
    """
    parts: list[str] = []
    done = 0
    last: Edit | None = None
    for edit in sorted(set(edits)):
        if edit.span.start < done or (last is not None and edit.span.start == last.span.start):
            raise ValueError(f"overlapping edits at offset {edit.span.start}")
        parts += text[done : edit.span.start], edit.replacement
        done, last = edit.span.end, edit
    return "".join(parts) + text[done:]


def select_fixes(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be applied together: in order of their first edit, one that collides waits."""
    chosen: list[Fix] = []
    taken: list[Span] = []
    for fix in sorted((fix for fix in fixes if fix.edits), key=lambda fix: (min(fix.edits), fix.title)):
        spans = {edit.span for edit in fix.edits}
        if any(_collides(span, taken) for span in spans):
            continue
        chosen.append(fix)
        for span in spans:
            insort(taken, span)
    return chosen


def apply_fixes(text: str, fixes: Iterable[Fix]) -> tuple[str, list[Fix]]:
    """Apply the fixes that can be applied together; the new text and the fixes that went into it."""
    chosen = select_fixes(fixes)
    return apply_edits(text, (edit for fix in chosen for edit in fix.edits)), chosen


def _collides(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span begins where one of ``taken`` does, or overlaps it; they are sorted and apart from each other."""
    at = bisect_left(taken, Span(span.start, span.start))
    before = at > 0 and taken[at - 1].end > span.start
    return before or (at < len(taken) and (taken[at].start == span.start or taken[at].start < span.end))
