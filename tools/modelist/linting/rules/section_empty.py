"""A heading with nothing below it.

The next heading of the same or a higher level follows at once, or the page ends, or there is only a table without a row
that says anything, and the table of contents leads readers to nothing. Write the section, or leave its heading out
until there is something to say.

A heading to which nothing leads is reported where it names a section among others of its level that hold something;
headings that are sentences, announce what is to come or hold a link are read for themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Heading, Row, Table
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FRAME = lazy_pattern(
    r"</[a-z]{1,10}>|<br ?/?>|^(?:-{3,}|\*{3,}|_{3,}|[-*+])[ \t]*$"
    r"|\[[^\[\]\n]{0,40}(?:\bback\b|\btop\b|返回|回到|顶部)[^\[\]\n]{0,40}\]\(#[^()\s]{0,100}\)",
    re.MULTILINE | re.IGNORECASE,
)
"""What ends a part of the page, or leads back to its start, and is nothing to read."""

_MARKS = "-—–:/… "

_SAYS = lazy_pattern(
    r"\b(?:soon|to ?do|tba|tbd|wip|in progress|updat\w+|you|your|we|our|us|please|if|is|are|was|will|see"
    r"|contents?|toc)\b"
    r"|[.!?:。！？：]\s*\Z|[，,;；]|\A\s*:\w|待|敬请|即将|目录|\A\s*(?:\S{1,40}\s+){9}",
    re.IGNORECASE,
)
"""In a heading that is read for itself: a sentence, a remark, or what is to come."""

_MIN_BESIDE, _FEW = 2, 4
_MIN_HEADINGS = 4
"""A page with fewer is an outline or a title page."""


_NUMBER = lazy_pattern(r"\W{0,4}(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})(?![\d%])")


class _Empty(NamedTuple):
    """A heading with nothing below it, or with a table that says nothing.

    ``heads_entry`` tells that the next heading has a link, so that it may be an entry of the section itself.
    """

    heading: Heading
    table: Table | None
    heads_entry: bool


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of marks, of the second level and below, with nothing before the next one or the page's end."""
    headings = [one for one in page.markdown.headings if one.top_level] if "\n#" in page.text else []
    if len(headings) < _MIN_HEADINGS:
        return
    followed = pairwise((*headings, None))
    empty = [found for one, after in followed if one is not None and (found := _read(page, one, after)) is not None]
    if not empty or 2 * len(empty) > len(headings):
        return  # an outline
    linked = {link.destination[1:].lower() for link in page.links if link.destination.startswith("#")}
    beside: Counter[tuple[int, int]] | None = None
    for one in empty:
        heading, name = one.heading, one.heading.text.strip()
        if page.links_in(heading.span):
            continue
        where = f"below '{name}'"
        if heading.slug in linked:
            where += ", to which the page links"
        else:
            beside = _filled(page, [other.heading for other in empty]) if beside is None else beside
            if _speaks(page, heading) or beside[_place(page, heading)] < _MIN_BESIDE or one.heads_entry:
                continue
        advice = "Write the section, or leave its heading out."
        if one.table is None:
            yield Problem(heading.span, f"nothing stands {where}", advice, name)
        else:
            related = ((Location(page.path, heading.span), "the section"),)
            row = (one.table.rows or (one.table.header,))[0]
            message = f"the table is empty, and nothing else stands {where}"
            yield Problem(row.span, message, advice, name, related=related)


def _speaks(page: Page, heading: Heading) -> bool:
    """Whether a heading is read for itself, as a sentence, or is made of tags."""
    return _SAYS.search(heading.text) is not None or "<" in page.document.slice(heading.text_span)


def _filled(page: Page, empty: Sequence[Heading]) -> Counter[tuple[int, int]]:
    """How many sections that hold something stand beside each other; 0 where many are empty, too."""
    counts = Counter(_place(page, one.heading) for one in page.sections)
    without = Counter(_place(page, one) for one in empty)
    filled = Counter({place: count - without[place] for place, count in counts.items()})
    return Counter({place: count for place, count in filled.items() if without[place] <= max(1, count // _FEW)})


def _place(page: Page, one: Heading) -> tuple[int, int]:
    """The section around a heading, and its level."""
    section = page.section_at(one.span.start)
    parent = section.parent if section is not None else None
    return (parent.heading.span.start if parent is not None else -1, one.level)


def _read(page: Page, one: Heading, after: Heading | None) -> _Empty | None:
    """A heading with nothing below it, or with a table that says nothing."""
    if not one.atx or one.level < 2 or not one.text.strip():
        return None
    if after is not None and (not after.atx or not 1 < after.level <= one.level):
        return None
    if after is not None and _is_below(one, after):
        return None
    end = after.span.start if after is not None else len(page.text)
    text = _FRAME.sub("", page.document.slice(Span(one.span.end, end))).strip()
    if not text:
        return _Empty(one, None, after is not None and bool(page.links_in(after.span)))
    table = _table_at(page, one.span.end, end) if text.startswith("|") else None
    if table is None or any(map(_says, table.rows)):
        return None
    around = page.text[one.span.end : table.span.start] + page.text[table.span.end : end]
    return None if _FRAME.sub("", around).strip() else _Empty(one, table, False)


def _is_below(one: Heading, after: Heading) -> bool:
    """Whether the number of a heading goes on with that of the one before it, as `3.2.1` does below `3.2`."""
    numbers = [_NUMBER.match(heading.text.strip()) for heading in (one, after)]
    outer, inner = (match["number"] if match is not None else "" for match in numbers)
    return outer != "" and inner.startswith(f"{outer}.")


def _table_at(page: Page, start: int, end: int) -> Table | None:
    """The first table of a part of the page."""
    tables = page.markdown.tables
    at = bisect_left(tables, start, key=lambda table: table.span.start)
    return tables[at] if at < len(tables) and tables[at].span.end <= end else None


def _says(row: Row) -> bool:
    """Whether anything but dashes stands in a row; a comment, which readers do not see, may announce rows to come."""
    return any(cell.source.strip(_MARKS) for cell in row.cells)


_LIST = "# L\n\n[A](#a) [B](#b) [D](#d)\n\n## A\n\ntext\n\n{}\n\n## C\n\ntext\n"

RULE = Rule(
    id="section-empty",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(_LIST.format("⟦## B⟧")),
        Example(_LIST.format("## 2.9 E\n\ntext\n\n⟦## 3. B⟧\n\n## 31. D\n\ntext")),
        Example(_LIST.format("## B\n\n⟦### D⟧\n\n### E\n\ntext")),
        Example(_LIST.format("⟦## B⟧\n\n[⬆ Back to top](#l)\n\n***")),
        Example(_LIST.format("## D\n\ntext") + "\n⟦## B⟧\n"),
        Example("# L\n\n## Roses\n\ntext\n\n## Oaks\n\n### Tall\n\ntext\n\n⟦## Others⟧\n\n\n"),
        Example(_LIST.format("⟦## B⟧").replace(" [B](#b)", "")),
        Example(_LIST.format("<details>\n\n⟦## B⟧\n\n</details>\n\n---")),
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n⟦|-|-|⟧")),
        Example(_LIST.format("## B\n⟦| a | b |⟧\n|---|---|\n\n[⬆ Back to top](#l)")),
    ),
    good=(
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n|-|-|\n| 1 | - |")),
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n|-|-|\n\nMore to come.")),
        Example(_LIST.format("## B\n\nMore to come.\n\n| a | b |\n|---|---|\n|-|-|")),
        Example(_LIST.format("## B\n\n| a | b |\n|---|---|\n|-|-|\n<!-- soon -->")),
        Example(_LIST.format("## B\n\n### D\n\ntext")),
        Example(_LIST.format("## 3.2 B\n\n## 3.2.1 D\n\ntext\n\n## 6. E\n\n## 6.1 F\n\ntext")),
        Example(_LIST.format("## B\n\n<!-- soon -->")),
        Example(_LIST.format("## B (coming soon)").replace(" [B](#b)", "")),
        Example(_LIST.format("## If you like this list, share it").replace(" [B](#b)", "")),
        Example(_LIST.format("## [B](https://a.org)").replace(" [B](#b)", "")),
        Example(_LIST.format("## B").replace(" [B](#b)", "").replace("## C", "## [C](https://a.org)")),
        Example(_LIST.format("## <h2 id='x'>B</h2>").replace(" [B](#b)", "")),
        Example("# L\n\n## Roses\n\ntext\n\n## Oaks\n\n### Old\n\n## Elms\n\n### Tall\n\n## Ferns\n\ntext\n"),
        Example("# L\n\n## A\n\n## B\n\n## C\n\n## D\n"),
    ),
)
