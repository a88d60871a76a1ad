"""A name in a table is cut off at its end.

`Vicuna-` before a separator, or `StableL` where other cells say `StableLM`: whoever reads the row does not learn which
version it was, or looks for a model that does not exist. Write the name in full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAME = r"(?<![\w./@#&-])[A-Z][A-Za-z0-9]{0,30}[A-Za-z]-"
_OPEN = lazy_pattern(rf"{_NAME}(?=[ ]+(?:[&/+,;(|]|<br)|[ ]*\Z|[,;]|<br)")
_VERSIONED = lazy_pattern(rf"(?P<name>{_NAME})[vV]?\d[\w.]*")
_WAITED_FOR = lazy_pattern(r"[ ,;]{0,4}(?:[&/+(|]|and|or)?[ ]{0,4}[^\s|&,;]{1,60}?-(?:[vV]?\d|[a-z])")
"""What an open hyphen waits for, as in ``Qwen- and Llama-based`` or ``Qwen- & Llama-7B``."""

_SHORT = lazy_pattern(r"(?<![\w./@#&-])(?:[A-Z][a-z]{1,30}){1,4}[A-Z](?![\w@-]|[./]\w)")
_LONG = lazy_pattern(r"(?<![\w.@#&-])(?P<name>(?:[A-Z][a-z]{1,30}){1,4}[A-Z])[A-Z](?![A-Za-z@])")
_LETTERS = lazy_pattern(r"[A-Za-z]+")
_MIN_LENGTH = 6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names in cells with an open hyphen, and those that lack the last capital of another name of the page."""
    cells = [cell.span for table in page.markdown.tables for row in table.rows for cell in row.cells if cell.source]
    hyphens = [one for cell in cells for one in _in_cell(page, _OPEN, cell) if not _is_waiting(page, one, cell)]
    if hyphens:
        yield from _hyphens(page, hyphens)
    shorts = [one for cell in cells for one in _in_cell(page, _SHORT, cell) if len(one[0]) >= _MIN_LENGTH]
    if shorts:
        yield from _shorts(page, shorts)


def _in_cell(page: Page, pattern: re.Pattern[str], cell: Span) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(page.text, *cell):
        if match.start() not in no_text(page):
            yield match


def _is_waiting(page: Page, match: re.Match[str], cell: Span) -> bool:
    return _WAITED_FOR.match(page.text, match.end(), cell.end) is not None


def _hyphens(page: Page, found: list[re.Match[str]]) -> Iterator[Problem]:
    full = {match["name"]: Span(*match.span()) for match in _VERSIONED.finditer(page.text)}
    for match in found:
        other = full.get(match[0])
        if other is not None:
            message = (
                f"'{match[0]}' breaks off behind its hyphen, where another place has '{page.document.slice(other)}'"
            )
            related = ((Location(page.path, other), "the name with a version"),)
            help_text = "Write what was left out, or leave the hyphen out."
            yield Problem(Span(*match.span()), message, help_text, match[0], related=related)


def _shorts(page: Page, found: list[re.Match[str]]) -> Iterator[Problem]:
    longer: dict[str, dict[str, Span]] = {}
    for match in _LONG.finditer(page.text):
        longer.setdefault(match["name"], {}).setdefault(match[0], Span(*match.span()))
    found = [one for one in found if len(longer.get(one[0], ())) == 1]
    counts = Counter(_LETTERS.findall(page.text) if found else ())
    for match in found:
        others = longer[match[0]]
        if counts[match[0]] == 1:  # what stands elsewhere, too, is a name of its own
            right, first = next(iter(others.items()))
            span = Span(*match.span())
            message = f"'{match[0]}' looks like '{right}' without its last letter"
            edits = (Edit(span, right),)
            related = ((Location(page.path, first), f"'{right}'"),)
            yield Problem(span, message, f"Write {right}.", right, edits=edits, safety=Safety.UNSAFE, related=related)


def _table(*cells: str) -> str:
    return "| Model | Parts |\n| - | - |\n" + "".join(f"| M{at} | {cell} |\n" for at, cell in enumerate(cells))


RULE = Rule(
    id="name-cut-off",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(_table("Vicuna-7B & CLIP & MLP", "⟦Vicuna-⟧ & CLIP-ConvNeXt-L & MLP", "⟦Vicuna-⟧")),
        Example(
            _table("Phi/LLaMA/StableLM & SigLIP", "⟦StableL⟧ / Qwen / Phi-2 & CLIP"),
        ),
    ),
    good=(
        Example(_table("Qwen-7B", "Qwen- and Llama-based", "Qwen- & Llama-7B", "Pre- & post-training", "Qwen-<7B")),
        Example(_table("Llama-7B; StableLM, StableLV", "Text- and image", "StableL", "InternL, InternL", "InternLM")),
        Example("A Vicuna- & a Vicuna-7B\n\n" + _table("`Vicuna-`", "Phi -", "A-1, A-")),
    ),
)
