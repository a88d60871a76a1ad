"""A value of another kind than the rest of its column, or a column whose header names another kind than it holds.

A size under `Date` means that a cell was left out or put in the wrong place, and badges under `Parameters` that the
header was copied. Readers, and programs that read the table, take the value for something else. Move it, or rename the
column. Among sizes, an architecture such as `MoE` or a licence tells no size: write it, or that it is undisclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.models.columns import LINKED, Cell, Cells, is_year, read_columns
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_MIN_CELLS, _MOST = 4, 0.75
_MOST_SIZES = 3
"""How many sizes a column has to each cell that is of another kind, for its author to have meant sizes."""

_NEARLY_ALL = (0.9, 0.7)
_VENUE = lazy_pattern(rf"(?:arXiv|{venues.SHORT_NAMES})[ ']{{0,2}}(?:20)?\d\d", re.IGNORECASE)
_HELP = "Put the value into its own column."
_KIND_OF = {"released": "date", "sizes": "size"}

_NO_SIZE = lazy_pattern(
    r"(?:(?:sparse|dense|hybrid|autoregressive|multimodal|open|standard)[ -])?(?P<kind>(?P<architecture>MoEs?"
    r"|mixtures?[ -]of[ -]experts|dense|(?:transformer|decoder|encoder|encoder[ -/]decoder|diffusion)(?:[ -]only)?"
    r"(?: (?:model|transformer))?|DiT|Mamba-?2?|SSM|state[ -]space model|RNN|CNN|ViT|U-?Net|GAN|RWKV)"
    r"|(?P<licence>Apache(?:[- ]?2(?:\.0)?)?|MIT|(?:A|L)?GPL(?:[- ]?v?[23](?:\.0)?)?|BSD(?:-[23]-Clause)?"
    r"|CC[ -]BY[\w. -]{0,12}))"
    r"(?: (?:architecture|model|licen[cs]e|架构))?",
    re.IGNORECASE,
)
_OTHER_HEADER = lazy_pattern(r"architect|type|kind|structure|licen[cs]e|架构|类型|结构|许可", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns one by one."""
    for column in read_columns(page):
        if len(column.said) < 2:
            continue
        wrong = _wrong_header(column)
        if wrong is not None:
            yield wrong
        elif column.field in _KIND_OF:
            yield from _check_quantities(column)
            yield from _check_sizes(column) if column.field == "sizes" else ()
        elif set(column.column.fields) <= LINKED:
            yield from _check_links(column)


def _wrong_header(column: Cells) -> Problem | None:
    """A header of quantities over links, or one of links or quantities over quantities of another kind."""
    cells = column.said
    expected = _KIND_OF.get(column.field)
    if len(cells) < 3 or len(column.column.fields) > 1 or (expected is None and column.field not in LINKED):
        return None
    if column.column.header.rstrip().endswith(("?", "？")):
        return None  # a question, such as `Release?`, which a link answers
    read = sum(expected is not None and _reads(one, column.field) for one in cells)
    kinds = {"links": sum(bool(one.urls) for one in cells) - read if expected is not None else 0}
    kinds |= {f"{kind}s": sum(one.quantity == kind for one in cells) for kind in ("date", "size") if kind != expected}
    if column.field == "paper":
        kinds["conferences"] = sum(_VENUE.fullmatch(one.fact.text) is not None and not one.urls for one in cells)
    for kind, count in kinds.items():
        if count >= len(cells) * _NEARLY_ALL[kind == "conferences"] and (kind == "links" or not read):
            return _header(column, kind)
    return None


def _header(column: Cells, what: str) -> Problem:
    message = f"the column is headed '{column.column.header}', but holds {what}"
    return Problem(column.column.span, message, "Give the column a header that names what it holds.")


def _check_quantities(column: Cells) -> Iterator[Problem]:
    """Cells of a column of dates or sizes that are of the other kind, or links."""
    expected = _KIND_OF[column.field]
    readable = [one for one in column.said if _reads(one, column.field)]
    if len(readable) < _MIN_CELLS or len(readable) < _MOST * len(column.said):
        return
    for one in column.said:
        other = one.quantity
        if _reads(one, column.field) or (other in ("", expected) and not one.urls):
            continue
        what = f"a {other}" if other else "a link"
        message = f"'{one.fact.text or one.urls[0]}' is {what} in the column '{column.column.header}'"
        yield Problem(one.span, message, _HELP)


def _check_sizes(column: Cells) -> Iterator[Problem]:
    """Architectures and licences among sizes, where the header names sizes alone and most that is said are some."""
    if len(column.column.fields) > 1 or _OTHER_HEADER.search(column.column.header):
        return
    found = [(one, match) for one in column.said if (match := _NO_SIZE.fullmatch(one.fact.text)) is not None]
    readable = sum(_reads(one, "sizes") for one in column.said) if found else 0
    if readable < _MIN_CELLS or readable < _MOST_SIZES * len(found):
        return
    for one, match in found:
        what = "an architecture" if match["architecture"] else "a licence"
        message = f"'{one.fact.text}' is {what} in the column '{column.column.header}'"
        yield Problem(one.span, message, "Write the size, or that it is undisclosed.")


def _check_links(column: Cells) -> Iterator[Problem]:
    """Quantities in a column of links, and papers in one of code or weights."""
    linked = [one for one in column.said if one.urls]
    if len(linked) < _MIN_CELLS or len(linked) < _MOST * len(column.said):
        return
    for one in column.said:
        if one.quantity:
            message = f"'{one.fact.text}' is a {one.quantity} in the column '{column.column.header}'"
            yield Problem(one.span, message, _HELP)
    if column.field in ("code", "weights") and len(column.column.fields) == 1:
        papers = [one for one in linked if any("arxiv.org/" in url for url in one.urls)]
        for one in papers if len(papers) * 5 <= len(linked) else ():
            if not all("arxiv.org/" in url for url in one.urls):
                continue
            message = f"a paper on arXiv is linked in the column '{column.column.header}'"
            yield Problem(one.span, message, _HELP)


def _reads(cell: Cell, field: str) -> bool:
    """Whether a cell can be read as what its column holds."""
    if field == "released" and is_year(cell.fact.text):
        return True
    return cell.fact.reading.value is not None


RULE = Rule(
    id="column-kind",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(
            "| Model | Date | Size |\n| --- | --- | --- |\n| A | 2023-01 | 7B |\n| B | 2023-02 | 7B |\n"
            "| C | ⟦13B⟧ | 7B |\n| D | 2023-04 | 7B |\n| E | 2023-05 | 7B |\n"
        ),
        Example(
            "| Model | ⟦Parameters⟧ |\n| --- | --- |\n"
            "| A | [![arXiv](https://img.shields.io/badge/a-b-c)](https://arxiv.org/abs/2309.16609) |\n"
            "| B | [code](https://github.com/a/b) |\n| C | [code](https://github.com/a/c) |\n"
        ),
        Example(
            "| 模型 | 代码 |\n| --- | --- |\n| A | [code](https://github.com/a/a) |\n"
            "| B | [code](https://github.com/a/b) |\n"
            "| C | ⟦2023-05⟧ |\n| D | [code](https://github.com/a/d) |\n| E | [code](https://github.com/a/e) |\n"
        ),
        Example(
            "| Model | ⟦Paper⟧ | Links |\n| --- | --- | --- |\n"
            "| A | arXiv 2024 | [p](https://arxiv.org/abs/2401.00001) |\n"
            "| B | CVPR 2025 | [p](https://arxiv.org/abs/2401.00002) |\n| C | ICLR 2025 | [p](https://a.org) |\n"
        ),
        Example(
            "| Model | Parameters | Stars |\n| --- | --- | --- |\n| A | 671B (37B active) | 1 |\n| B | 9B / 1B | 1 |\n"
            "| C | ⟦MoE⟧ | 1 |\n| D | Undisclosed | 1 |\n| E | 7B | 1 |\n| F | 0.6B–397B | 1 |\n| G | Various | 1 |\n"
            "| H | Various | 1 |\n"
        ),
        Example(
            "| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | 9B |\n| C | ⟦Apache 2.0⟧ |\n| D | 13B |\n| E | 1B |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | MoE 9B |\n| C | 8x7B MoE |\n| D | 3B |\n\n"
            "| Model | Parameters / Architecture |\n| --- | --- |\n| A | 7B |\n| B | 9B |\n| C | MoE |\n| D | 13B |\n"
            "| E | 1B |\n\n| Model | Params |\n| --- | --- |\n| A | 7B |\n| B | Dense |\n| C | MoE |\n| D | 1B |\n"
        ),
        Example(
            "| Dataset | Release? |\n| --- | --- |\n| A | [A](https://github.com/a/a) |\n"
            "| B | [B](https://github.com/a/b) |\n| C | [C](https://github.com/a/c) |\n"
        ),
        Example(
            "| Bench | Source |\n| --- | --- |\n"
            + "".join(
                f"| B{n} | [[p](https://arxiv.org/abs/2401.0000{n})] [[c](https://github.com/a/{n})] |\n"
                for n in range(6)
            )
            + "| C | [[p](https://arxiv.org/abs/2401.00009)] |\n"
        ),
        Example(
            "| Model | Date |\n| --- | --- |\n| A | 2023-01 |\n| B | 2023 |\n| C | May 2023 |\n| D | - |\n"
            "| E | soon |\n| F | Q3 2023 |\n"
        ),
        Example(
            "| Model | Size |\n| --- | --- |\n| A | 7B |\n| B | base, large |\n| C | 1.3B |\n| D | 7B |\n| E | 70B |\n"
        ),
    ),
)
