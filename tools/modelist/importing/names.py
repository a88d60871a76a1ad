"""The name of the model in a row, and rows that name none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_placeholder, read_date
from modelist.importing.columns import Column, is_title
from modelist.importing.model import Content
from modelist.importing.roles import usable_url
from modelist.readme.words import count_words, has_words, one_line

MIN_TITLE = 3
"""Words from which the text of a title can stand for a missing name; `Paper` and `PDF` cannot."""

MAX_VARIANTS = 100
"""Links of a name's cell that may be variants; with more it is no name with variants."""

_BOLD = lazy_pattern(
    r"\s*(?:\*\*|__|<(?:b|strong|i|em|h[1-6])>).*(?:\*\*|__|</(?:b|strong|i|em|h[1-6])>)\s*", re.IGNORECASE
)
_NO_LETTERS = lazy_pattern(r"[\W\d_]+")
_BRACKETED = lazy_pattern(r"[(（\[【].*[)）\]】]")
_HEAD = lazy_pattern(r"([^\n(（]*[^\n(（\s])\s*([(（][^\n]*)")


def name_in(cell: Content) -> str:
    """The name that a cell holds: its text, without the variants that it lists in brackets behind; '' for none.

    A date, a number or a placeholder names nothing.
    """
    texts = [_without_variants(cell), *(link.text or link.alt or link.url for link in cell.links)]
    return next((line for text in texts if is_name(line := one_line(text))), "")


def title_in(cells: Sequence[Content], columns: Sequence[Column]) -> str:
    """The title of a work in a row, which tells what the row is about where it has no name; '' for none."""
    lines = [one_line(cells[one.index].plain) for one in columns if is_title(one.header) and "name" not in one.fields]
    return next((line for line in lines if is_name(line) and count_words(line) >= MIN_TITLE), "")


def is_name(line: str) -> bool:
    """Whether a text can be a name: it has words, and is no date, no number and no placeholder."""
    if not has_words(line) or is_placeholder(line) or _NO_LETTERS.fullmatch(line):
        return False
    date = read_date(line)
    return date.value is None or has_words(date.rest)


def holds_more(cell: Content) -> bool:
    """Whether a cell shows more than its name and links do: an image, a file's address, variants, a footnote's mark."""
    files = any(usable_url(one.url) is None and not one.url.startswith("#") for one in cell.links)
    return not cell.whole or cell.rich or files or _without_variants(cell) != cell.plain


def is_heading(cells: Sequence[Content]) -> bool:
    """Whether a row looks like a heading of those below it: one cell in bold type, and nothing beside it."""
    said = [one for one in cells if one.source.strip()]
    return len(said) == 1 and not said[0].links and is_bold(said[0])


def is_bold(cell: Content) -> bool:
    """Whether all of a cell is in bold type or the like."""
    return _BOLD.fullmatch(cell.source) is not None


def _without_variants(cell: Content) -> str:
    """A cell's text as far as the name goes: ``Youri 7B`` of ``[Youri 7B](..)<br>([7b](..), [7b-chat](..))``."""
    if not cell.links or len(cell.links) > MAX_VARIANTS or (len(cell.links) == 1 and "\n" not in cell.plain):
        return cell.plain
    first, _, rest = cell.plain.partition("\n")
    if not rest and (match := _HEAD.fullmatch(first)):
        first, rest = match[1], match[2]
    listed = " ".join(rest.split())
    variants = [one for one in cell.links if one_line(one.text or one.alt) in listed]
    before = len(cell.links) - len(variants)
    is_list = bool(_BRACKETED.fullmatch(listed)) and bool(variants) and before <= 1
    return first.strip() if is_list and has_words(first) else cell.plain
