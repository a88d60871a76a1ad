"""A title, a name or the cell of a row has no link, where nearly all others of its list or column have one.

It was added before the thing could be had, or its address was lost in an edit; readers have to search for it. Add the
link, or leave the title out until there is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Link, ListItem, Row
from modelist.linting.addresses.services import PAPER_SITES, read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import says_no_link, visible_text
from modelist.linting.markup.items import first_line, item_lists
from modelist.linting.markup.rows import is_second_delimiter
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import split_url

_MIN_ITEMS, _MOST, _OFTEN, _MAX_TITLE = 6, 0.85, 0.6, 220
_MIN_ROWS, _MAX_BARE, _MIN_CELL, _MAX_CELL, _MAX_COLUMNS = 8, 0.15, 3, 60, 30
_ASKS = lazy_pattern(
    r"[，。！!?？]|\.\s|\b(?:tba|tbd|todo|coming|soon|total|average|sum|overall|closed|none|n/a|human|random|chance|ours?"
    r"|baselines?|majority|others?|scratch)\b|合计|总计|平均|总体|更多|其他|人类|随机|\A\W*\d+(?:\.\d+)?[BM]?\W*\Z",
    re.IGNORECASE,
)
"""A row that asks for more, sums up, stands for a whole group, or says that there is nothing to link."""

_MAX_INNER = 20
_MOST_NAMES = 0.8
"""The share of the texts of a column that differ from each other, from which on they are names rather than values."""

_NAME_ALONE = lazy_pattern(r"(?:[^\w\s*]{1,4}[ \t]+)?(?P<mark>\*\*|__)[^*_\n]{2,80}(?P=mark)[ \t]*[:：]?")
"""The first line of an item that says nothing but a name in bold."""

_LABEL = lazy_pattern(
    r"^[ \t>]*(?:[-*+]|\d{1,2}[.)])?[ \t]*[*_]{0,2}(?P<label>[^\W\d_][^:：\n*_|]{0,30})[*_]{0,2}[ \t]*[:：]",
    re.MULTILINE,
)

_NOT_OUT = lazy_pattern(
    r"\b(?:coming soon|to appear|under review|in press|in preparation|forthcoming|not yet"
    r"|to be (?:released|published))\b|\bwww\.\w|即将|敬请期待|待发布|尚未|未公开",
    re.IGNORECASE,
)

_NO_TITLE = lazy_pattern(
    r"\W*(?:19|20)\d\d[./年-]\d|\W*(?:we|our|this|these|it|see|add\w*|create\w*|update\w*|release\w*|coming|todo|tba"
    r"|please|thanks?|thank you|contribut\w*|feel free|if you|note|more)\b"
    r"|[^\n]{0,120}\b(?:will be|are welcome|pull requests?)\b"
    r"|[^.]{0,200}\.\s+(?:it|we|this|the|an?)\b|[^\n]{0,220}[:：]\s*\Z"
    r"|[^\n]{0,120}\b(?:is|are|was|were|has) (?:the|an?|been|not|well|also|only|marked|listed|sorted|currently)\b",
    re.IGNORECASE,
)
"""News, remarks and lines that lead to what is below them."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items without any address in lists of papers, and rows without one in columns of links."""
    if page.text.count("http") < _MIN_ITEMS - 1:
        return
    for tables in _alike(page):
        yield from _check_columns(page, tables) if sum(map(len, tables)) >= _MIN_ROWS else ()
    for items in _lists(page):
        bare = [one for one in items if not page.links_in(one.span) and not page.bare_links_in(one.span)]
        if not bare or len(items) - len(bare) < _MOST * len(items):
            continue
        if _lists_named(page, items):
            linking = _linking_labels(page, items)
            named = (one for one in bare if _is_named(page, one) and not _goes_on(page, one))
            lost = (one for one in named if _has_lost_link(page, one, linking))
            yield from (_problem(page, one, len(items) - len(bare)) for one in lost)
        elif _lists_papers(page, items):
            told = _below_a_colon(page, items)
            alone = (one for one in bare if one not in told and _is_paper(page, one) and not _goes_on(page, one))
            yield from (_problem(page, one, len(items) - len(bare)) for one in alone)


def _alike(page: Page) -> Iterable[list[list[Row]]]:
    """The rows of tables that have one header, as those of a page's sections do, without rows that are lines."""
    found: dict[tuple[str, ...], list[list[Row]]] = {}
    for table in page.markdown.tables:
        header = tuple(cell.source.lower() for cell in table.header.cells)
        found.setdefault(header, []).append([row for row in table.rows if not is_second_delimiter(row)])
    return found.values()


def _column(page: Page, rows: Sequence[Row], at: int) -> tuple[list[tuple[Row, Cell]], list[tuple[Row, Cell]]]:
    """The cells of a column that hold anything, and those of them without a link."""
    held = [(row, row.cells[at]) for row in rows if at < len(row.cells) and row.cells[at].source.strip()]
    return held, [(row, cell) for row, cell in held if not _links(page, cell.span)]


def _check_columns(page: Page, tables: Sequence[Sequence[Row]]) -> Iterator[Problem]:
    """Cells without a link in columns of links; a whole table without them is of things that cannot be had."""
    for at in range(min(_MAX_COLUMNS, max(len(row.cells) for rows in tables for row in rows))):
        columns = [_column(page, rows, at) for rows in tables]
        held = [one for cells, _ in columns for one in cells]
        linked = len(held) - sum(len(bare) for _, bare in columns)
        bare = [one for cells, without in columns if 2 * len(without) < len(cells) for one in without]
        if len(held) < _MIN_ROWS or not bare or len(held) - linked > _MAX_BARE * len(held):
            continue
        counts = Counter(visible_text(page, cell.span).strip() for _, cell in held)
        holds_names = len(counts) >= _MOST_NAMES * len(held)
        for row, cell in bare:
            text = visible_text(page, cell.span).strip()
            if not holds_names and counts[text] == 1:
                continue  # where nearly all say Code or MIT, another value need not be linked
            if any(says_no_link(one.source) for one in row.cells):
                continue
            is_name = _MIN_CELL <= len(text) <= _MAX_CELL and any(map(str.isalnum, text))
            is_name = is_name or (len(text) <= _MAX_TITLE and is_title(text) and _NO_TITLE.match(text) is None)
            if is_name and not _links(page, row.span) and _ASKS.search(text) is None:
                message = f"{shown(text)} has no link, unlike the {linked} others below this header"
                yield Problem(cell.span, message, "Link it, or leave the row out.")


def _links(page: Page, span: Span) -> bool:
    return bool(page.links_in(span) or page.bare_links_in(span))


def _below_a_colon(page: Page, items: Sequence[ListItem]) -> set[ListItem]:
    """Items that go on with what an item before them announces, though they are not indented below it."""
    found: set[ListItem] = set()
    announced = False
    for one in items:
        text = visible_text(page, first_line(page, one)).rstrip()
        if page.links_in(one.span) or page.bare_links_in(one.span):
            announced = text.endswith((":", "："))
        elif announced:
            found.add(one)
        else:
            announced = text.endswith((":", "："))
    return found


def _lists(page: Page) -> Iterator[list[ListItem]]:
    """Long lists of one kind: points below a numbered item are remarks on it, also where they are not indented."""
    for items in item_lists(page):
        for ordered in (False, True) if len(items) >= _MIN_ITEMS else ():
            alike = [one for one in items if one.ordered is ordered]
            if len(alike) >= _MIN_ITEMS:
                yield alike


def _lists_named(page: Page, items: Sequence[ListItem]) -> bool:
    """Whether a list is of things with what is known of each below its name."""
    return sum(_is_named(page, one) for one in items) >= _MOST * len(items)


def _is_named(page: Page, item: ListItem) -> bool:
    line = first_line(page, item)
    text = page.document.slice(line).strip()
    return _NAME_ALONE.fullmatch(text) is not None and bool(page.text[line.end : item.span.end].strip())


def _linking_labels(page: Page, items: Sequence[ListItem]) -> frozenset[str]:
    """The labels below the names of a list that have a link behind them."""
    lines = page.document.lines
    starts = (lines.start_of(lines.line_of(link.span.start)) for one in items for link in _links_in(page, one))
    found = (_LABEL.match(page.text, start) for start in starts)
    return frozenset(match["label"].strip().lower() for match in found if match is not None)


def _links_in(page: Page, item: ListItem) -> Iterator[Link]:
    yield from page.links_in(item.span)
    yield from page.bare_links_in(item.span)


def _has_lost_link(page: Page, item: ListItem, linking: Container[str]) -> bool:
    """Whether facts stand below a name, and none where others have the link: what is there instead tells why."""
    below = page.text[first_line(page, item).end : item.span.end]
    labels = {match["label"].strip().lower() for match in _LABEL.finditer(below)}
    return bool(labels) and not any(one in linking for one in labels) and _NOT_OUT.search(below) is None


def _lists_papers(page: Page, items: Sequence[ListItem]) -> bool:
    return sum(_links_paper(page, one) for one in items) >= _OFTEN * len(items)


def _links_paper(page: Page, item: ListItem) -> bool:
    """Whether an item links a paper, under its title or under a label that says so."""
    for link in page.links_in(item.span):
        promise = read_label(link.text)
        if is_image(link) or "://" not in link.destination:
            continue
        if promise.is_of_paper or is_title(link.text):
            return True
        parts = split_url(link.destination)
        if parts is not None and parts.site in PAPER_SITES:
            return True
    return False


def _is_paper(page: Page, item: ListItem) -> bool:
    text = visible_text(page, first_line(page, item)).strip()
    return (
        len(text) <= _MAX_TITLE and is_title(text) and _NO_TITLE.match(text) is None and _NOT_OUT.search(text) is None
    )


def _goes_on(page: Page, item: ListItem) -> bool:
    """Whether what stands below an item, up to the next one of its kind, has its links, be it not indented as meant."""
    lists, headings = page.markdown.lists, page.markdown.headings
    at = bisect_left(lists, item.span.end, key=lambda one: one.span.start)
    starts = [one.span.start for one in islice(lists, at, at + _MAX_INNER) if one.ordered is item.ordered][:1]
    at = bisect_left(headings, item.span.end, key=lambda one: one.span.start)
    starts += [one.span.start for one in headings[at : at + 1]]
    return "](http" in page.text[item.span.end : min(starts, default=len(page.text))]


def _problem(page: Page, item: ListItem, others: int) -> Problem:
    line = first_line(page, item)
    text = page.document.slice(line)
    start = line.start + len(text) - len(text.lstrip())
    message = f"{shown(text.strip())} has no link, unlike the {others} others of its list"
    return Problem(Span(start, start + len(text.strip())), message, "Link it, or leave it out.")


_TITLES = "".join(
    f"- Language models and how to prompt them, part {n}. [[paper]](https://arxiv.org/abs/240{n}.01234)\n"
    for n in range(1, 8)
)
_ODD = "Learning to act in worlds of text"

RULE = Rule(
    id="item-link-missing",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("http",),
    family="list",
    bad=(
        Example(f"{_TITLES}- ⟦{_ODD}.⟧\n"),
        Example(f"{_TITLES}- ⟦**{_ODD}**. Lee et al. 2024⟧\n".replace("[[paper]]", "[Paper]")),
        Example(
            "| Data | Hours |\n| --- | --- |\n"
            + "".join(f"| Voices{n} [[download](https://a.org/{n})] | {n}k |\n" for n in range(8))
            + "| ⟦MuST-C v2⟧ | 500 |\n"
        ),
        Example(
            "".join(
                f"## Part {n}\n\n| Paper | Code |\n| --- | --- |\n"
                f"| [Models and how they read, {n}](https://a.org/{n}) | - |\n"
                f"| [Models and how they write, {n}](https://b.org/{n}) | - |\n"
                for n in range(4)
            )
            + f"| ⟦{_ODD}, from data to deeds and from deeds to the words that tell of them⟧ | |\n"
        ),
        Example(
            "".join(f"- **Bench{n}**:\n  - Address: https://a.org/{n}\n  - Size: {n}k\n" for n in range(6))
            + "- ⟦**Odd**:⟧\n  - Size: 3k\n"
        ),
    ),
    good=(
        Example(
            re.sub("(?m)^-", "10.", _TITLES)
            + f"10. **{_ODD}.**\n   * Ada Birch. [[pdf](https://a.org/a)]\n10. {_ODD} and words [[pdf](https://a.org/b)]\n"
        ),
        Example(f"{_TITLES}- Some of the topics that readers look for are not well covered yet.\n"),
        Example(
            "".join(
                f"## Part {n}\n\n| Model | Code |\n| --- | --- |\n"
                f"| [Reader{n}](https://a.org/{n}) | - |\n| [Writer{n}](https://b.org/{n}) | - |\n"
                for n in range(9)
            )
            + "## Closed\n\n| Model | Code |\n| --- | --- |\n| Talker | - |\n| Walker | - |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n"
            + "".join(f"| [Reader{n}](https://a.org/{n}) | - |\n" for n in range(9))
            + "| Writers | :-: |\n"
        ),
        *(
            Example(f"{_TITLES}- {one}\n")
            for one in (
                "More papers will be added here soon",
                "Please open a pull request to add your paper",
                "Thanks to all contributors of this list",
                f"{_ODD} (to appear)",
                f"{_ODD}, under review",
                f"{_ODD} www.a.org/b.pdf",
            )
        ),
        *(
            Example(
                "| Model | Maker |\n| --- | --- |\n"
                + "".join(f"| [Model{n}](https://a.org/{n}) | Lab |\n" for n in range(8))
                + f"| {row} |\n"
            )
            for row in ("Human | -", "**13B** |", "更多模型 |", "... | ...", "GPT-4 | (closed)")
        ),
        Example(
            "| Model | Licence |\n| --- | --- |\n"
            + "".join(f"| Model{n} | [Apache](https://a.org) |\n" for n in range(8))
            + "| Odd | MIT |\n"
        ),
        Example(
            "| Data | Hours |\n| --- | --- |\n"
            + "".join(f"| Voices{n} [[download](https://a.org/{n})] | {n}k |\n" for n in range(8))
            + "| Tell us more, please! | |\n| Total | 36k |\n"
        ),
        Example(f"{_TITLES}- {_ODD} https://a.org/b\n- More to come\n"),
        Example(f"{_TITLES}- 2024/05: {_ODD}\n"),
        Example(f"{_TITLES}- {_ODD}:\n  - [a](https://a.org/a)\n- We released a list of many papers\n"),
        Example(
            f"{_TITLES}- [ChatGPT](https://a.org/chat) - better now:\n- Handle more complex intents of all users\n"
        ),
        Example(
            re.sub("(?m)^-", "1.", _TITLES)
            + "  - Handle more complex intents in dialogues\n  - Write longer texts well\n"
        ),
        Example("".join(f"- **P{n}**:\n  - See https://a.org/{n}\n" for n in range(6)) + "- **Odd**\n- **Q**: x\n"),
        *(
            Example(
                "".join(f"- **P{n}**:\n  - Site: https://a.org/{n}\n" for n in range(6)) + f"- **Odd**:\n  - {below}\n"
            )
            for below in ("Site: on request", "Open a request\n  - Or ask", "Size: 3k, coming soon")
        ),
        Example("".join(f"- [Tool{n}](https://t.org/{n})\n" for n in range(9)) + "- A tool without a page yet\n"),
    ),
)
