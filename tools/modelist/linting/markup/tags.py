"""Tags that begin items or fill cells, as ``[RL]`` or ``` `RL` ```, and the legend of a page that explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind
from modelist.linting.context import Page

_LEGEND = lazy_pattern(
    r"^[ \t>]{0,20}(?:[-*+][ \t]{1,8})?[*_]{0,3}"
    r"(?P<written>`\[(?P<both>[^`\n\[\]]{1,24})\]`|`(?P<code>[^`\n\[\]]{1,24})`|\[(?P<brackets>[^\[\]\n`^]{1,24})\](?![\[(]))"
    r"[*_]{0,3}[ \t]{0,4}(?:[:：=]|[-–—]{1,2}[ \t])[*_ \t]{0,6}[^\s*_](?P<meaning>[^\n]{2,200})$",
    re.MULTILINE,
)
_CODES = lazy_pattern(r"[*_]{0,3}(?P<tags>(?:`[^`\n]{1,200}`[ \t,，、/|]{0,3}){1,20})")
_CODE = lazy_pattern(r"`(?P<text>[^`\n]{1,200})`")
_GROUPS = lazy_pattern(r"(?:\[[^\[\]]{1,24}\][ ,，、/|]{0,2}){1,20}")
_GROUP = lazy_pattern(r"\[(?P<text>[^\[\]\n]{1,24})\]")
_PLAIN = lazy_pattern(r"[*_]{0,3}(?P<tags>(?:\[[^\[\]\n`^]{1,24}\][ \t,，、/|]{0,3}){1,20})(?![(:：])")
_LETTER = lazy_pattern(r"[^\W\d_]")
_MIN_LEGEND, _MAX_TAG = 4, 24


class Tag(NamedTuple):
    """A tag: its text without brackets and marks, where that stands, and how it is written."""

    text: str
    span: Span
    form: str


class Legend(NamedTuple):
    """The tags of one form that a page explains, on several lines in a row, and where these lines are."""

    form: str
    tags: dict[str, Span]
    lines: list[Span]


def tag_rows(page: Page) -> tuple[tuple[Tag, ...], ...]:
    """The tags that stand in a row, at the beginning of an item or paragraph, or alone in a cell of a table."""
    found = _ROWS.get(page)
    if found is None:
        found = _ROWS[page] = tuple(_read(page)) if "`" in page.text or "[" in page.text else ()
    return found


def legends(page: Page) -> tuple[Legend, ...]:
    """What a page explains of its tags, by their form; several legends of one form count as one."""
    found: dict[str, Legend] = {}
    for run in _runs(page) if "`" in page.text or "[" in page.text else ():
        if len(run) >= _MIN_LEGEND and not page.markdown.in_code(run[0].start()):
            form = _form(run[0])
            legend = found.setdefault(form, Legend(form, {}, []))
            legend.lines.append(Span(run[0].start(), run[-1].end()))
            for one in run:
                legend.tags.setdefault(one[form].strip(), Span(*one.span(form)))
    return tuple(found.values())


def _runs(page: Page) -> Iterator[list[re.Match[str]]]:
    """Lines that explain a tag each, one after the other."""
    run: list[re.Match[str]] = []
    for match in _LEGEND.finditer(page.text):
        form = _form(match)
        if _LETTER.search(match[form]) is None or "](" in match[0] or "://" in match[0]:
            continue
        if run and (form != _form(run[0]) or page.text[run[-1].end() : match.start()].strip()):
            yield run
            run = []
        run.append(match)
    yield run


def _form(match: re.Match[str]) -> str:
    return next(one for one in ("both", "code", "brackets") if match[one] is not None)


def _read(page: Page) -> Iterator[tuple[Tag, ...]]:
    starts = {item.content_span.start for item in page.markdown.lists}
    starts |= {one.span.start for one in page.markdown.blocks if one.kind is BlockKind.PARAGRAPH}
    for start in sorted(starts):
        match = _CODES.match(page.text, start) or _PLAIN.match(page.text, start)
        if match is not None:
            yield from _row(page, match)
    for table in page.markdown.tables:
        for cell in (one for row in table.rows for one in row.cells if one.source[-2:].strip("*_ ")[-1:] in ("`", "]")):
            match = _CODES.match(page.text, *cell.span) or _PLAIN.match(page.text, *cell.span)
            if match is not None and not page.text[match.end() : cell.span.end].strip("*_ \t"):
                yield from _row(page, match)


def _row(page: Page, match: re.Match[str]) -> Iterator[tuple[Tag, ...]]:
    start, end = match.span("tags")
    if page.links_in(Span(start, end)):
        return
    tags: list[Tag] = []
    if page.text[start] == "[":
        tags += [Tag(one["text"].strip(), Span(*one.span("text")), "brackets") for one in _groups(page, start, end)]
    else:
        for code in _CODE.finditer(page.text, start, end):
            inner = Span(*code.span("text"))
            if _GROUPS.fullmatch(page.text, *inner):
                tags += [Tag(one["text"].strip(), Span(*one.span("text")), "both") for one in _groups(page, *inner)]
            elif len(code["text"]) <= _MAX_TAG:
                tags.append(Tag(code["text"].strip(), inner, "code"))
            else:
                return  # code
    if tags:
        yield tuple(tags)


def _groups(page: Page, start: int, end: int) -> Iterator[re.Match[str]]:
    return _GROUP.finditer(page.text, start, end)


_ROWS: WeakKeyDictionary[Page, tuple[tuple[Tag, ...], ...]] = WeakKeyDictionary()
