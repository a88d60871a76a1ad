"""A sentence about one thing stands in the row of another.

Rows are made by copying others, and here the description was not changed: it tells readers of another model. Write
what is true of this one. Rows of one family may well share a sentence, and so may many rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.catalog.reader import shown
from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.name_conflicts import are_related
from modelist.linting.names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_TEXT, _MIN_WORDS, _MIN_JOINTS, _MAX_ROWS = 40, 7, 2, 3
_WORD = re.compile(r"[A-Za-z]{2,}")
_JOINTS = frozenset(
    "a an and as at but by for from in into of on or that the their this to via which while with".split()
)
_NAME = re.compile(r"[^:：(（<]{1,60}")


class _Cell(NamedTuple):
    span: Span
    name: str
    title: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sentences that stand in two or three rows whose names have nothing in common."""
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
    bad=(Example(_ROWS.format("OneLLM", f"⟦{_SAME}⟧")),),
    good=(
        Example(_ROWS.format("OneLLM", "One encoder for all modalities, with a router of projections")),
        Example(_ROWS.format("MoME-7B", _SAME)),
        Example(
            "| Model | Data |\n| --- | --- |\n| Cobra | LLaVA, ALLaVA, ShareGPT, LRV, Vision Flan, LVIS |\n"
            "| Emu | LLaVA, ALLaVA, ShareGPT, LRV, Vision Flan, LVIS |\n"
        ),
    ),
)
