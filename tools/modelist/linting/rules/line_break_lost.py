"""One line of a block has no line break at its end, which the others have, so GitHub joins it with the next.

Facts, tags or authors stand on a line each, and two of them run into one: readers take the second for a part of the
first, or miss it. End the line as the others: with two blanks, a backslash or `<br>`.

Blocks of five lines and more are looked at, of which nearly all end so; and shorter ones, such as a title in bold above
its authors, where the same line of nearly all other blocks of the page that begin alike ends so. Where a sentence goes
on in the next line, or one of the two is a picture or nothing but marks, the rule is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_BREAK = lazy_pattern(r"[ ]{2,40}\Z|\\\Z|[ \t]{0,8}<br[ \t]?/?>[ \t]{0,40}\Z", re.IGNORECASE)
_APART = lazy_pattern(r"[ \t>]*(?:\||#|`{3}|~{3}|\Z)")
"""A line that is no text: of a table, a heading or a fence, or nothing."""

_ITEM = lazy_pattern(r"[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_BEGINS = lazy_pattern(r"(?!!\[|\[!\[|<)[\W_]{0,12}(?:[^\Wa-z_]|[a-z][\w-]{0,24}[ \t]?[:：])")
"""What begins a line of its own: a capital, a digit or a character of Chinese behind marks, or a label."""

_GOES_ON = (",", ";", "，", "、", "；", "-", "–", "(", "[")
_IN_SENTENCE = lazy_pattern(
    r"\b(?:an?|the|and|or|of|in|on|at|by|to|as|for|from|into|with|via|than|that|which|is|are|be|its?|their)\Z"
)
"""A word at the end of a line that a sentence does not end with."""

_PICTURES = ("![", "[![", "<")
_MIN_BREAKS, _FEW, _MAX_LINE = 3, 4, 4_000
_LEAD = lazy_pattern(r"[ \t>]*(?P<mark>[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?P<signs>[*_`\[]{0,4})")
"""What shows that a block is a record as others of the page: the mark of an item, and signs of emphasis or a link."""

_MIN_RECORDS, _RARE, _MAX_PLACE = 8, 10, 4


class _Line(NamedTuple):
    """A line of a block: its text and where it begins; ``mark`` is the break at its end."""

    text: str
    start: int
    mark: str


class _Lost(NamedTuple):
    """A line without a break, the one that is joined to it, and the break that others have."""

    line: _Line
    after: _Line
    mark: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines in the midst of a block without the break that the other lines of it have."""
    text = page.text
    if page.is_fragment or ("  \n" not in text and "\\\n" not in text and "<br" not in page.lower):
        return
    blocks = list(_blocks(text))
    found = [*_in_blocks(blocks), *_in_records(blocks)]
    hidden = _no_text(page) if found else Spans(())
    whole = _whole(page) if found else Spans(())
    told: set[int] = set()
    for line, after, mark in found:
        end = line.start + len(line.text)
        if line.start not in told and _is_apart(line, after) and not (line.start in hidden or end in whole):
            told.add(line.start)
            yield _problem(line, after, mark)


def _whole(page: Page) -> Spans:
    """Links and emphasis, within which a line ends only because it is long."""
    return Spans((*(one.span for one in page.links), *(one.span for one in page.markdown.emphasis)))


def _in_blocks(blocks: list[list[_Line]]) -> Iterator[_Lost]:
    """Lines of long blocks whose other lines have a break."""
    for block in blocks:
        inner = block[:-1]
        lost = [at for at, one in enumerate(inner) if not one.mark and not _breaks_ahead(block[at + 1])]
        breaks = len(inner) - len(lost)
        if lost and breaks >= _MIN_BREAKS and len(lost) <= max(1, breaks // _FEW):
            mark = next((one.mark for one in inner if one.mark), "")
            yield from (_Lost(block[at], block[at + 1], mark) for at in lost if mark)


def _in_records(blocks: list[list[_Line]]) -> Iterator[_Lost]:
    """Lines without the break that the same line has in nearly all blocks that begin alike."""
    places: dict[tuple[bool, str, int], list[list[_Line]]] = {}
    for block in blocks:
        lead = _LEAD.match(block[0].text)
        if lead is not None and lead["signs"]:
            for at in range(min(len(block) - 1, _MAX_PLACE)):
                places.setdefault((bool(lead["mark"]), lead["signs"], at), []).append(block)
    for (_, _, at), alike in places.items():
        lost = [one for one in alike if not one[at].mark and not _breaks_ahead(one[at + 1])]
        breaks = len(alike) - len(lost)
        if lost and breaks >= _MIN_RECORDS and len(lost) <= max(1, breaks // _RARE):
            mark = next((one[at].mark for one in alike if one[at].mark), "")
            yield from (_Lost(one[at], one[at + 1], mark) for one in lost if mark)


def _no_text(page: Page) -> Spans:
    """Blocks in which a line's end is something else."""
    markdown = page.markdown
    comments = (one.span for one in markdown.comments)
    return Spans(
        (*(one.span for one in markdown.code_blocks), *markdown.html_blocks, *comments, *markdown.front_matter)
    )


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Lines of text that follow each other, those of an item apart from the item before."""
    block: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        is_text = len(line) <= _MAX_LINE and not _APART.match(line)
        if not is_text or _ITEM.match(line):
            if len(block) > 1:
                yield block
            block = []
        if is_text:
            match = _BREAK.search(line[-60:])
            block.append(_Line(line, at, match[0] if match is not None else ""))
        at += len(line) + 1
    if len(block) > 1:
        yield block


def _breaks_ahead(line: _Line) -> bool:
    """Whether a line begins with the break that the one before it lacks."""
    return line.text.lstrip(" \t>")[:3].lower() == "<br"


def _is_apart(line: _Line, after: _Line) -> bool:
    """Whether two lines are text, and the second is no part of the first."""
    words = line.text.strip(" \t>")
    if not any(map(str.isalnum, words)):
        return False
    end = words.rstrip("*_")
    goes_on = words.startswith(_PICTURES) or end.endswith(_GOES_ON) or _IN_SENTENCE.search(end[-20:]) is not None
    return not goes_on and _BEGINS.match(after.text.lstrip(" \t>")) is not None


def _problem(line: _Line, after: _Line, mark: str) -> Problem:
    end = line.start + len(line.text)
    start = line.start + len(line.text) - len(line.text.lstrip(" \t>"))
    message = f"this line has no line break, as others here have, so {shown(after.text)} is joined to it"
    words = line.text.rstrip()
    stop = line.start + len(words)
    # A backslash that a blank follows breaks no line, and is shown.
    edit = Edit(Span(stop - words.endswith("\\"), end), mark.lstrip() if words.endswith("\\") else mark)
    return Problem(Span(start, stop), message, "End it as the others.", edits=(edit,), safety=Safety.UNSAFE)


_BLOCK = "**Rose**: red{0}\n**Oak**: tall{0}\n{1}\n**Fern**: old{0}\n**Moss**: soft\n"
_PAPERS = "**On Roses** \\\n*A. Name* \\\nJournal\n\n" * 8 + "{0}\n*B. Name* \\\nJournal\n\n"

RULE = Rule(
    id="line-break-lost",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(_BLOCK.format("  ", "⟦**Elm**: wide⟧")),
        Example(_BLOCK.format("<br>", "⟦**Elm**: wide⟧")),
        Example(_BLOCK.format("  ", "⟦`Elm`: wide⟧").replace("**", "`")),
        Example("- Trees  \n" + _BLOCK.format("\\", "⟦elm: wide⟧")),
        Example(_PAPERS.format("⟦**On Elms**⟧")),
        Example(_PAPERS.format("⟦**On Elms** \\⟧ ")),
    ),
    good=(
        Example(_BLOCK.format("  ", "**_ * _**")),
        Example(_BLOCK.format("  ", "**Elm**: wide  ")),
        Example(_BLOCK.format("  ", "**Elm**: wide,")),
        Example(_BLOCK.format("  ", "**Elm**: wide\nand tall  ")),
        Example(_BLOCK.format("  ", "**Elm**: wide, in the forests of\nEurope and Asia  ")),
        Example(_BLOCK.format("<br>", "**Elm**: wide\n<br>")),
        Example(_BLOCK.format("  ", "![elm](elm.png)")),
        Example(_BLOCK.format("", "**Elm**: wide  ")),
        Example("```\n" + _BLOCK.format("  ", "Elm: wide") + "```\n\n<p>\n" + _BLOCK.format("<br>", "Elm") + "</p>\n"),
        Example(_PAPERS.format("**On Elms** \\")),
        Example(_PAPERS.format("**On Elms\nand Oaks** \\") + _PAPERS.format("[![Elms](elms.png)](elms.md)")),
        Example(_PAPERS.format("**On Elms**\n[![Elms](elms.png)](elms.md) \\")),
        Example("Rose  \nOak\nElm  \nFern\n"),
        Example("- Rose  \n- Oak  \n- Elm\n- Fern  \n- Moss\n"),
    ),
)
