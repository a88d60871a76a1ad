"""What is said of one thing stands in the row of another.

Rows are made by copying others, and here the description was not changed: it tells readers of another model. Write
what is true of this one. Rows of one family may well share a sentence, and so may many rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.name_conflicts import are_related
from modelist.linting.names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_TEXT, _MIN_WORDS, _MIN_JOINTS, _MAX_ROWS = 40, 7, 2, 3
_MIN_SHARED, _MIN_CELL_WORDS = 60, 3
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
_JOINTS = frozenset(
    "a an and as at but by for from in into of on or that the their this to via which while with".split()
)
_NAME = lazy_pattern(r"[^:：(（<]{1,60}")


class _Cell(NamedTuple):
    span: Span
    name: str
    title: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sentences that stand in two or three rows whose names have nothing in common, and half a row of the one above."""
    yield from _half_rows(page)
    for text, cells in _sentences(page).items():
        if not 1 < len(cells) <= _MAX_ROWS:
            continue
        words = {one.lower() for one in _WORD.findall(text) if len(one) > 3}
        own = max(cells, key=lambda one: len(words & {word.lower() for word in _WORD.findall(one.title)}))
        for one in cells:
            if one is not own and not are_related(read_name(one.name), read_name(own.name)):
                message = f"{shown(text)} stands in the row of {shown(own.name)}, too"
                related = ((Location(page.path, own.span), f"the row of {own.name}"),)
                yield Problem(one.span, message, "Write what is true of this one.", one.name, related=related)


def _half_rows(page: Page) -> Iterator[Problem]:
    """Two or more texts that a row has in common with the row above, and with no other."""
    for table in page.markdown.tables if "|" in page.text else ():
        counts = Counter((at, cell.source) for row in table.rows for at, cell in enumerate(row.cells[1:]))
        for above, row in pairwise(table.rows):
            same = [
                cell
                for at, (cell, before) in enumerate(zip(row.cells[1:], above.cells[1:], strict=False))
                if cell.source == before.source and counts[at, cell.source] == 2 and _is_text(cell.source)
            ]
            if len(same) < 2 or sum(len(cell.source) for cell in same) < _MIN_SHARED:
                continue
            if not any(_is_sentence(cell.source) and len(cell.source) >= _MIN_TEXT for cell in same):
                name, other = (visible_text(page, one.cells[0].span) for one in (row, above))
                if not are_related(read_name(name), read_name(other)):
                    longest = max(same, key=lambda one: len(one.source))
                    message = f"this and {len(same) - 1} more of its cells stand in the row of {shown(other)}, too"
                    related = ((Location(page.path, above.span), f"the row of {other}"),)
                    yield Problem(longest.span, message, "Write what is true of this one.", name, related=related)


def _is_text(source: str) -> bool:
    return len(_WORD.findall(source)) >= _MIN_CELL_WORDS and "](" not in source


def _sentences(page: Page) -> dict[str, list[_Cell]]:
    found: dict[str, list[_Cell]] = {}
    for table in page.markdown.tables if "|" in page.text else ():
        for row in table.rows:
            long = [cell for cell in row.cells[1:] if len(cell.source) >= _MIN_TEXT and "](" not in cell.source]
            title = visible_text(page, row.cells[0].span) if long else ""
            name = _NAME.match(title)
            for cell in long if name is not None and name[0].strip() else ():
                if _is_sentence(cell.source):
                    text = " ".join(visible_text(page, cell.span).split())
                    found.setdefault(text, []).append(_Cell(cell.span, name[0].strip() if name else "", title))
    return found


def _is_sentence(text: str) -> bool:
    """Whether a text has the small words of a sentence: lists of data and parts are often the same."""
    words = _WORD.findall(text)
    return len(words) >= _MIN_WORDS and sum(one.lower() in _JOINTS for one in words) >= _MIN_JOINTS


_SAME = "A mixture of Matryoshka experts for speech recognition by ear and eye"
_ROWS = f"| Model | Notes |\n| --- | --- |\n| MoME | {_SAME} |\n| {{}} | {{}} |\n"

RULE = Rule(
    id="cell-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_ROWS.format("OneLLM", f"⟦{_SAME}⟧")),
        Example(
            "| Data | Labels | Notes |\n| --- | --- | --- |\n"
            "| MELD | 7 emotions and 3 sentiments | 1,433 scenes; 304 speakers of a show |\n"
            "| MAGB | 7 emotions and 3 sentiments | ⟦1,433 scenes; 304 speakers of a show⟧ |\n"
        ),
    ),
    good=(
        Example(_ROWS.format("OneLLM", "One encoder for all modalities, with a router of projections")),
        Example(_ROWS.format("MoME-7B", _SAME)),
        Example(
            "| Model | Data |\n| --- | --- |\n| Cobra | LLaVA, ALLaVA, ShareGPT, LRV, Vision Flan, LVIS |\n"
            "| Emu | LLaVA, ALLaVA, ShareGPT, LRV, Vision Flan, LVIS |\n"
        ),
    ),
)
