"""Two rows of a table have the same figures in all of their columns.

Results of two models or methods are never all the same: one row was made by copying the other, and its figures are
still the other's. Look them up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Row
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_FIGURE = lazy_pattern(r"[-+±~]?\d+(?:[.,]\d+)*\s?%?")
_MIN_FIGURES, _MIN_VALUES = 6, 5
_WORD = lazy_pattern(r"[^\W_]+")
_ALIKE = frozenset(
    "fp16 bf16 fp32 float16 bfloat16 hf gguf official reported reproduced paper ours original the by from in".split()
)
_MARKS = "*_` "


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of one table under two names, with six figures or more, five of which differ among themselves."""
    for table in page.markdown.tables if "|" in page.text else ():
        if len(table.header.cells) <= _MIN_FIGURES:
            continue
        seen: dict[tuple[str, ...], Row] = {}
        for row in table.rows:
            figures = tuple(text for cell in row.cells[1:] if _FIGURE.fullmatch(text := cell.source.strip(_MARKS)))
            if len(figures) < _MIN_FIGURES or len(set(figures)) < _MIN_VALUES:
                continue
            if 2 * sum("." in one or "%" in one for one in figures) < len(figures):
                continue  # a model made of another has its numbers of layers and heads
            first = seen.setdefault(figures, row)
            if first is row:
                continue
            name, other = (_name(page, one) for one in (row, first))
            if not _is_same_model(name, other):
                message = f"all {len(figures)} figures of {shown(name)} are those of {shown(other)}"
                related = ((Location(page.path, first.span), f"the row of {other}"),)
                span = Span(row.cells[1].span.start, row.cells[-1].span.end)
                yield Problem(span, message, "Look the figures up.", name, related=related)


def _name(page: Page, row: Row) -> str:
    """What the first cell with letters says; one before may be a rank."""
    cell = next((one for one in row.cells if any(map(str.isalpha, one.source))), row.cells[0])
    return visible_text(page, cell.span)


def _is_same_model(one: str, other: str) -> bool:
    """Whether two names differ in nothing but how a model is stored, or who says so."""
    words, others = (frozenset(_WORD.findall(text.casefold())) for text in (one, other))
    return words ^ others <= _ALIKE


_HEAD = "| Method | A | B | C | D | E | F |\n| --- | --- | --- | --- | --- | --- | --- |\n"
_ROW = "| {} | 12% | 0% | 46% | 46% | 94% | 7.5 |\n"

RULE = Rule(
    id="figures-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(
            (_HEAD + _ROW.format("GCG"))
            .replace("|", "| # |", 1)
            .replace("| ---", "| --- | ---", 1)
            .replace("| GCG", "| 1 | GCG")
            + "| 2 | ⟦PAIR | 12% | 0% | 46% | 46% | 94% | 7.5⟧ |\n"
        ),
        Example(
            _HEAD
            + _ROW.format("GCG")
            + "| PAIR | 1 | 2 | 3 | 4 | 5 | 6 |\n"
            + _ROW.format("Cipher").replace("12%", "⟦12%").replace("7.5", "7.5⟧")
        ),
    ),
    good=(
        Example(_HEAD + _ROW.format("GCG") + _ROW.format("Cipher").replace("46%", "47%", 1)),
        Example(_HEAD + 2 * _ROW.format("GCG")),
        Example(_HEAD + _ROW.format("GCG") + _ROW.format("GCG (reported)")),
        Example(_HEAD + "".join(f"| M{n} | 32 | 16 | 4096 | 11008 | 32000 | 2048 |\n" for n in range(2))),
        Example(_HEAD + "".join(f"| M{n} | 100 | 100 | 100 | 100 | 0 | 0 |\n" for n in range(3))),
    ),
)
