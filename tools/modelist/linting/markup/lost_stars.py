"""Single asterisks that were meant as italics, told from those that are notes or parts of names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import LiteralMark, LiteralPair, is_cjk

_BEFORE_LABEL = lazy_pattern(r"[ \t]{0,4}[.,]?[ \t]{0,4}\[")
"""What stands behind the authors or the venue of a record in italics: the label of a link."""

_NAMES = lazy_pattern(r",[ ]\w|[ ]et[ ]al\b")
_SEGMENT = lazy_pattern(r"\*\*|\]\([^()\s]{0,300}\)|<br[ ]?/?>")
_ITEM_MARK = lazy_pattern(r"[ \t>]*\*[ \t]+\S")
_OTHERS = (" et al", " et al.")
_SENTENCE_ENDS = (".", ")", "。", "）")
_MIN_HABIT, _MAX_SEGMENT, _MAX_LINE = 5, 400, 2_000


class LostStar(NamedTuple):
    """A star that is shown, why, what to do, and the edit that does it."""

    span: Span
    message: str
    help: str
    edits: tuple[Edit, ...] = ()


def lost_stars(page: Page, literal: list[LiteralMark | LiteralPair]) -> Iterator[LostStar]:
    """Single stars without a partner where the like of the page is in italics, and at the end of an item."""
    stars = [_last_star(one) for one in literal if one.mark == "*"]
    if not stars:
        return
    has_habit = _in_italics(page) >= _MIN_HABIT
    for at, opens in stars:
        text = page.text
        start = max(text.rfind("\n", 0, at) + 1, at - _MAX_SEGMENT)
        stop = text.find("\n", at)
        stop = min(len(text) if stop < 0 else stop, at + _MAX_LINE)
        before, after = text[start:at], text[at + 1 : stop]
        span = Span(at, at + 1)
        if has_habit and opens and _is_opener(before, after):
            yield LostStar(span, "'*' is shown as it is: nothing closes it", "Add the one that is missing.")
        elif has_habit and _is_closer(before, after):
            advice = "Add the one that is missing, and write \\* for one that is a note."
            yield LostStar(span, "'*' is shown as it is: nothing opens it", advice)
        elif not after.strip() and _ends_item(before):
            edits = (Edit(Span(start + len(before.rstrip()), at + 1), ""),)
            yield LostStar(span, "'*' at the end of this item is shown as it is", "Remove it.", edits)


def _last_star(one: LiteralMark | LiteralPair) -> tuple[int, bool]:
    """The place of a single star, or of the second of two that make no pair, and whether it may open something."""
    return (one.end - 1, False) if isinstance(one, LiteralPair) else (one.span.start, one.opens)


def _in_italics(page: Page) -> int:
    """How many texts in italics the page has that are authors, by their end or the label of a link behind them."""
    return sum(
        one.text_span.start - one.span.start == 1
        and (
            page.text.endswith(_OTHERS, one.span.start, one.text_span.end)
            or _BEFORE_LABEL.match(page.text, one.span.end) is not None
        )
        for one in page.markdown.emphasis
    )


def _is_opener(before: str, after: str) -> bool:
    """Whether a star stands before names that go on to the next link, as those of others do."""
    end = after.find("[")
    names = after[: end if end >= 0 else _MAX_SEGMENT][:_MAX_SEGMENT]
    is_free = not before.strip(" \t>") or before[-1].isspace()
    return is_free and end > 0 and after[0].isalpha() and _NAMES.search(names) is not None


def _is_closer(before: str, after: str) -> bool:
    """Whether a star stands behind ``et al.``, or behind names or the full stop of a venue and before a label."""
    if before.endswith(_OTHERS) and (not after or after[0] in " \t.,"):
        return True
    if not before or before[-1].isspace() or _BEFORE_LABEL.match(after) is None:
        return False
    last = 0
    for match in _SEGMENT.finditer(before):
        last = match.end()
    return before.endswith(".") or _NAMES.search(before, last) is not None


def _ends_item(before: str) -> bool:
    """Whether an item that begins with ``*`` ends in a star and has no other; one behind a name may be a note."""
    words = before.rstrip()
    if _ITEM_MARK.match(before) is None or before.count("*") != 1:
        return False
    return words.endswith(_SENTENCE_ENDS) or is_cjk(words[-1])
