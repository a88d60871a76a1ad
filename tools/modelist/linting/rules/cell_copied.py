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
from modelist.core.scripts import HAN
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Row
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.models.recognition import columns_of
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MIN_TEXT, _MIN_WORDS, _MIN_JOINTS, _MAX_ROWS = 40, 7, 2, 3
_MIN_HAN, _MIN_LENGTH = 24, 26
_MAX_NAME = 3
_MIN_SHARED, _MIN_CELL_WORDS = 60, 3
_MIN_NOTE, _MIN_LINKS = 80, 2
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
_HAN = lazy_pattern(f"[{HAN}]")
_JOINTS = frozenset(
    "a an and as at but by for from in into of on or that the their this to via which while with".split()
)
_HAN_JOINTS = lazy_pattern("的|是|在|了|将|对|通过|支持|基于|可以|能够|进行|用于")
_NAME = lazy_pattern(r"[^:：(（<]{1,60}")
_PROSE = frozenset({"details", "name"})
"""Fields whose columns have sentences about one model; a licence or a data set is that of many."""


class _Cell(NamedTuple):
    span: Span
    name: str
    title: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sentences that stand in two or three rows whose names have nothing in common, and half a row of the one above."""
    yield from _half_rows(page)
    yield from _linked_notes(page)
    for text, cells in _sentences(page).items():
        if not 1 < len(cells) <= _MAX_ROWS:
            continue
        words = {one.lower() for one in _WORD.findall(text) if len(one) > 3}
        own = max(cells, key=lambda one: len(words & {word.lower() for word in _WORD.findall(one.title)}))
        for one in cells:
            if one is not own and _are_others(one.name, own.name):
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
            if not any(_is_sentence(cell.source) for cell in same):
                name, other = (_name(page, one) for one in (row, above))
                if _are_others(name, other):
                    longest = max(same, key=lambda one: len(one.source))
                    message = f"this and {len(same) - 1} more of its cells stand in the row of {shown(other)}, too"
                    related = ((Location(page.path, above.span), f"the row of {other}"),)
                    yield Problem(longest.span, message, "Write what is true of this one.", name, related=related)


def _linked_notes(page: Page) -> Iterator[Problem]:
    """Long cells with links that stand in two rows, of which they name one."""
    notes: dict[str, list[tuple[Row, Cell]]] = {}
    for table in page.markdown.tables if "](" in page.text else ():
        for row in table.rows:
            for cell in row.cells[1:]:
                if len(cell.source) >= _MIN_NOTE and cell.source.count("](") >= _MIN_LINKS:
                    notes.setdefault(cell.source, []).append((row, cell))
    for source, uses in notes.items():
        names = [_linked_name(page, *one) for one in uses] if len(uses) == 2 else []
        keys = [same_name(one) for one in names]
        told = [len(key) >= 2 and key in same_name(source) for key in keys]
        if sum(told) != 1 or not all(keys) or keys[0] in keys[1] or keys[1] in keys[0]:
            continue
        if are_related(*map(read_name, names)):
            continue
        right = told.index(True)
        (_, cell), (row, _) = uses[1 - right], uses[right]
        message = f"this stands in the row of {shown(names[right])}, too, which it names"
        related = ((Location(page.path, row.span), f"the row of {names[right]}"),)
        yield Problem(cell.span, message, "Write what is true of this one.", names[1 - right], related=related)


def _linked_name(page: Page, row: Row, note: Cell) -> str:
    """The text of the first link in a row that is not in its note."""
    links = (one for one in page.links_in(row.span) if not note.span.start <= one.span.start < note.span.end)
    return next((one.text for one in links if not is_image(one)), "")


def _is_text(source: str) -> bool:
    return len(_WORD.findall(source)) >= _MIN_CELL_WORDS and "](" not in source


def _sentences(page: Page) -> dict[str, list[_Cell]]:
    found: dict[str, list[_Cell]] = {}
    for table in page.markdown.tables if "|" in page.text else ():
        others: set[int] | None = None
        for row in table.rows:
            long = [(at, cell) for at, cell in enumerate(row.cells[1:], 1) if _is_sentence(cell.source)]
            if long and others is None:
                others = {one.index for one in columns_of(page, table) if one.fields and not _PROSE & set(one.fields)}
            title = _name(page, row) if long else ""
            name = _NAME.match(title)
            for at, cell in long if name is not None and name[0].strip() else ():
                if at not in (others or ()):
                    text = " ".join(visible_text(page, cell.span).split()).rstrip(" .。")
                    found.setdefault(text, []).append(_Cell(cell.span, name[0].strip() if name else "", title))
    return found


def _name(page: Page, row: Row) -> str:
    """What the first cell of a row that has letters says; one before may be a number or a date."""
    cell = next((one for one in row.cells[:_MAX_NAME] if any(map(str.isalpha, one.source))), row.cells[0])
    return visible_text(page, cell.span)


def _are_others(one: str, other: str) -> bool:
    """Whether two names surely name two things: neither is but a size or a variant, and they share no word."""
    names = read_name(one), read_name(other)
    return all(name.words for name in names) and not are_related(*names)


def _is_sentence(text: str) -> bool:
    """Whether a text has the small words of a sentence: lists of data and parts are often the same."""
    if len(text) < _MIN_LENGTH or "](" in text:
        return False
    words = _WORD.findall(text)
    if (
        len(text) >= _MIN_TEXT
        and len(words) >= _MIN_WORDS
        and sum(one.lower() in _JOINTS for one in words) >= _MIN_JOINTS
    ):
        return True
    return len(_HAN.findall(text)) >= _MIN_HAN and len(_HAN_JOINTS.findall(text)) >= _MIN_JOINTS


_ZH = "一个由研究团队在大规模中文语料上训练的开源大语言模型，支持多轮对话"
_NOTE = (
    "[Demo](https://k2.example.org/), GeoLLaMA, from [LLaMA](https://l.org/llama), [HF](https://huggingface.co/d/k2)"
)
_NOTES = f"| Lab | Model | Note |\n| - | - | - |\n| A | {{}} | {_NOTE} |\n| A | {{}} | {_NOTE} |\n"
_SAME = "A mixture of Matryoshka experts for speech recognition by ear and eye"
_ROWS = f"| Model | Notes |\n| --- | --- |\n| MoME | {_SAME} |\n| {{}} | {{}} |\n"

RULE = Rule(
    id="cell-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_NOTES.format("[K2](https://k2.org)", "[白玉兰](https://b.org)")[: -len(_NOTE) - 3] + f"⟦{_NOTE}⟧ |\n"),
        Example(_ROWS.format("OneLLM", f"⟦{_SAME}.⟧")),
        Example(f"| # | 模型 | 简介 |\n| --- | --- | --- |\n| 1 | 通义 | {_ZH} |\n| 2 | 书生 | ⟦{_ZH}⟧ |\n"),
        Example(
            "| Data | Labels | Notes |\n| --- | --- | --- |\n"
            "| MELD | 7 emotions and 3 sentiments | 1,433 scenes; 304 speakers of a show |\n"
            "| MAGB | 7 emotions and 3 sentiments | ⟦1,433 scenes; 304 speakers of a show⟧ |\n"
        ),
    ),
    good=(
        Example(_NOTES.format("[K2](https://k2.org)", "[K2 Chat](https://k2.org/chat)")),
        Example(_NOTES.format("[Abc](https://abc.org)", "[Def](https://def.org)")),
        Example(_ROWS.format("OneLLM", "One encoder for all modalities, with a router of projections")),
        Example(_ROWS.format("MoME-7B", _SAME)),
        Example(_ROWS.replace("MoME", "7B").format("13B", _SAME)),
        Example(_ROWS.replace("MoME", "Base").format("Instruct", _SAME)),
        Example(_ROWS.replace("Notes", "License").format("OneLLM", _SAME)),
        Example(
            "| Model | Data |\n| --- | --- |\n| Cobra | LLaVA, ALLaVA, ShareGPT, LRV, Vision Flan, LVIS |\n"
            "| Emu | LLaVA, ALLaVA, ShareGPT, LRV, Vision Flan, LVIS |\n"
        ),
    ),
)
