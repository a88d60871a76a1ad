"""A name is cut off at its end.

`Vicuna-` before a separator in a table, `StableL` where other cells say `StableLM`, or `Foo-34B-16` beside
`Foo-7B-16k`: whoever reads it does not learn which version it was, or looks for a model that does not exist. Write the
name in full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAME = r"(?<![\w./@#&-])[A-Z][A-Za-z0-9]{0,30}[A-Za-z]-"
_OPEN = lazy_pattern(rf"{_NAME}(?=[ ]+(?:[&/+,;(|]|<br)|[ ]*\Z|[,;]|<br)")
_VERSIONED = lazy_pattern(rf"(?P<name>{_NAME})[vV]?\d[\w.]*")
_WAITED_FOR = lazy_pattern(
    r"(?:(?:[ ,;&/+(|]|and|or){1,6}(?:[^\s|&,;-]{1,30}-){1,3}){1,6}(?:[vV]?\d|[a-z])|<br ?/?>[ \n]?[A-Za-z\d]"
)
"""What an open hyphen waits for, as in ``Qwen- and Llama-based`` or ``Qwen- & Llama-7B``, or in a name in two lines."""

_SHORT = lazy_pattern(r"(?<![\w./@#&-])(?:[A-Z][a-z]{1,30}){1,4}[A-Z](?![\w@-]|[./]\w)")
_LONG = lazy_pattern(r"(?<![\w.@#&-])(?P<name>(?:[A-Z][a-z]{1,30}){1,4}[A-Z])[A-Z](?![A-Za-z@])")
_MEMBER = lazy_pattern(
    r"(?<![A-Za-z0-9_./@#&=%-])(?P<head>[A-Za-z][A-Za-z0-9.]{1,30}-[A-Za-z0-9.-]{0,40}?-?)(?P<number>\d{1,4})(?P<unit>[kKMB])?"
    r"(?![A-Za-z0-9_@/-]|\.[A-Za-z0-9])"
)
_MAX_BETWEEN = 200
_LETTERS = lazy_pattern(r"[A-Za-z]+")
_MIN_LENGTH = 6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names in cells with an open hyphen, or without the last capital of another one; and names without their unit."""
    yield from _without_unit(page)
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


def _without_unit(page: Page) -> Iterator[Problem]:
    """Names that end in a number which has a unit in the other one of their family on the line."""
    found = [
        one for one in _MEMBER.finditer(page.text) if one["head"].endswith("-") and one.start() not in no_text(page)
    ]
    counts = Counter(one[0] for one in found)
    for one, other in (*pairwise(found), *((other, one) for one, other in pairwise(found))):
        between = page.text[min(one.end(), other.end()) : max(one.start(), other.start())]
        if one["unit"] or not other["unit"] or _may_be_version(one["number"], other) or counts[one[0]] > 1:
            continue
        parts, others = one["head"].split("-"), other["head"].split("-")
        if len(between) <= _MAX_BETWEEN and "\n" not in between and len(parts) == len(others) and parts[0] == others[0]:
            right = one[0] + other["unit"]
            span, place = Span(*one.span()), Span(*other.span())
            message = f"'{one[0]}' has lost the unit that '{other[0]}' has"
            edits = (Edit(span, right),)
            related = ((Location(page.path, place), f"'{other[0]}'"),)
            yield Problem(span, message, f"Write {right}.", one[0], edits=edits, safety=Safety.UNSAFE, related=related)


def _may_be_version(number: str, other: re.Match[str]) -> bool:
    """Whether a number is another one than that of the other name, or one of a digit, as a version has."""
    return number != other["number"] or (len(number) == 1 and other["unit"] not in "kK")


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
        Example("对话模型Foo2-7B-16k 和 ⟦Foo2-34B-16⟧。\n\n⟦Bar-Chat-32⟧, Bar-Base-32K\n"),
        Example(_table("Vicuna-7B & CLIP & MLP", "⟦Vicuna-⟧ & CLIP-ConvNeXt-L & MLP", "⟦Vicuna-⟧")),
        Example(
            _table("Phi/LLaMA/StableLM & SigLIP", "⟦StableL⟧ / Qwen / Phi-2 & CLIP"),
        ),
    ),
    good=(
        Example(
            "Foo-7B-16k, Foo-34B-16k and Foo-34B-8\n\nFoo-V-2 and Foo-VL-2B, Foo-4\n\nFoo-4B, Bar-X-16 and Baz-X-16k\n"
        ),
        Example(_table("Qwen-7B", "Qwen- and Llama-based", "Qwen- & Llama-7B", "Pre- & post-training", "Qwen-<7B")),
        Example(_table("Qwen-7B", "Qwen-, Llama-, and Phi-based", "Qwen-<br>14B-Chat", "Qwen-<br />Chat")),
        Example(_table("Llama-7B; StableLM, StableLV", "Text- and image", "StableL", "InternL, InternL", "InternLM")),
        Example("A Vicuna- & a Vicuna-7B\n\n" + _table("`Vicuna-`", "Phi -", "A-1, A-")),
    ),
)
