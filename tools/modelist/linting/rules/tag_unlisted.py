"""A tag that the legend of the page does not have.

The page explains its tags, `[VQA]: visual question answering`, and nearly all of its items use these; one has `[VAQ]`,
or a tag that was renamed or never explained, and readers cannot tell what it means. Use a tag of the legend, or explain
the new one there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import nearest, shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.markup.tags import Legend, Tag, legends, tag_rows
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_PRINTED = lazy_pattern(rf"\b(?:19|20)\d\d\b|['’]\d\d\b|\b(?:{venues.ANY}|arXiv)\b")
"""In a tag that says where or when a paper was printed, which needs no explanation."""

_MIN_KNOWN, _MOST, _MAX_LEGEND = 10, 0.85, 200


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tags at the beginning of items and in cells, where a legend has nearly all of those that are written so."""
    for legend in legends(page) if not page.is_fragment else ():
        lines = Spans(legend.lines)
        uses = [one for row in tag_rows(page) for one in row if one.form == legend.form and one.span.start not in lines]
        uses = [one for one in uses if one.text in legend.tags or _PRINTED.search(one.text) is None]
        unknown = [one for one in uses if one.text not in legend.tags]
        known = len(uses) - len(unknown)
        if known >= _MIN_KNOWN and known >= _MOST * len(uses) and len(legend.tags) <= _MAX_LEGEND:
            yield from (_problem(page, one, legend) for one in unknown)


def _problem(page: Page, tag: Tag, legend: Legend) -> Problem:
    message = f"the tags that this page explains do not have {shown(tag.text)}"
    by_case = next((one for one in legend.tags if one.lower() == tag.text.lower()), "")
    hint = f"It is written {by_case} there." if by_case else nearest(tag.text, legend.tags)
    related = ((Location(page.path, next(iter(legend.tags.values()))), "what the page explains"),)
    return Problem(tag.span, message, f"{hint} Use one of them, or explain it.".lstrip(), tag.text, related=related)


_LEGEND = (
    "# L\n\n**`[Rose]`**: All about roses  \n**`[Oak]`**: All about oaks  \n**`[Elm]`**: All about elms  \n"
    "**`[Fern]`**: All about ferns\n\n"
)
_ITEMS = "".join(f"- **`[Rose][Elm]`** Paper {n}\n- **`[Oak]`** Study {n}\n" for n in range(4))
_CODES = _LEGEND.replace("**", "").replace("[", "").replace("]", "").replace("\n`", "\n- `")
_CELLS = "| Tags | Paper |\n| - | - |\n" + "".join(f"| `Rose`, `Elm` | {n} |\n" for n in range(5))

RULE = Rule(
    id="tag-unlisted",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(f"{_LEGEND}{_ITEMS}- **`[Rose][⟦Elk⟧]`** Another\n- **`[⟦Moss⟧]`** One more\n"),
        Example(f"{_CODES}{_CELLS}| `⟦fern⟧` | 6 |\n"),
        Example(
            _LEGEND.replace("**", "").replace("`", "")
            + _ITEMS.replace("**", "").replace("`", "")
            + "- [Rose] [⟦Elk⟧] Another\n"
        ),
    ),
    good=(
        Example(f"{_LEGEND}{_ITEMS}- **`[Fern]`** Another with `[Moss]` in it\n- `pip install moss` first\n"),
        Example(f"{_LEGEND}{_ITEMS}- [[Code](https://a.org/c)] and [Moss](https://a.org/m)\n"),
        Example(f"{_CODES}{_CELLS}| `pip install --upgrade moss-and-ferns` | `x` is new |\n"),
        Example(f"{_LEGEND}- **`[Moss]`** Paper\n- **`[Reed]`** Study\n- **`[Oak]`** Talk\n"),
        Example(f"{_LEGEND}{_ITEMS}- **`[CVPR 2024]`** **`[Fern]`** Another\n- **`[Fern][ACL]`** One more\n"),
        Example(f"{_ITEMS}- **`[Moss]`** Another\n"),
    ),
)
