"""Asterisks that were meant as bold or italics are shown as asterisks.

CommonMark only lets a mark open emphasis before a letter and close it after one: ``** text**`` and ``**text **`` stay
as they are, and so does ``**“文字”**后``, where the mark stands between punctuation and a letter, as is common in
Chinese. Put blanks outside the marks and punctuation outside them, too, or add the mark that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown import plain_text
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import (
    LiteralMark,
    LiteralPair,
    find_literal,
    is_cjk,
    is_punctuation,
    mark_offsets,
    mended,
)
from modelist.linting.markup.lost_stars import lost_stars
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_INNER = 300
_UNEVEN = lazy_pattern(r"(?<!\*)\*[^*\n]{1,300}\*\*(?!\*)")
_FOUR = lazy_pattern(r"(?<![\s*\\|])\*{4}(?!\*)")
_TWO = lazy_pattern(r"(?<![*\\])\*\*(?!\*)")
_NOTE = lazy_pattern(r"(?<=[^\W\d_])\*(?![*\w])")
_OPERAND = lazy_pattern(r"\d{1,6}|[A-Za-z]\d?")
_WIDE_MARKS = frozenset("。，、；：！？")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pairs of marks and single marks that are no emphasis."""
    tables = Spans(one.span for one in page.markdown.tables) if "**" in page.text else Spans(())
    four = list(_four(page, tables)) if "****" in page.text else []
    told = Spans(_stretch(page.text, *one.span, one.span.start in tables) for one in four)
    literal = list(find_literal(page))
    unmeant = [one for one in literal if not (isinstance(one, LiteralPair) and _is_meant(page, one))]
    for star in lost_stars(page, unmeant):
        yield Problem(star.span, star.message, star.help, edits=star.edits, safety=Safety.UNSAFE)
    for one in literal:
        if isinstance(one, LiteralPair):
            if _is_meant(page, one):
                yield _pair(page, one)
        elif _is_lost(page, one, tables) and one.span.start not in told:
            message = f"'{one.mark}' is shown as it is: nothing closes or opens it"
            yield Problem(one.span, message, "Add the mark that is missing, or remove this one.")
    yield from _uneven(page)
    yield from _with_star(page)
    yield from four


def _four(page: Page, tables: Spans) -> Iterator[Problem]:
    """The first run of four marks of a line or cell, where bold text is open before it and asterisks are shown."""
    hidden, done = no_words(page), 0
    for match in _FOUR.finditer(page.text):
        start, end = match.span()
        if start in hidden or start < done:
            continue
        around = _stretch(page.text, start, end, start in tables)
        done = around.end
        marks = [one.start() for one in _TWO.finditer(page.text, *around) if one.start() not in hidden]
        before = [one for one in marks if one < start]
        closes = len(before) == len(marks)
        if len(before) % 2 and (closes or not _may_be_secret(page.text, start, end)):
            yield from _too_many(page, Span(before[-1], start), around.end, closes=closes)


def _may_be_secret(text: str, start: int, end: int) -> bool:
    return text[start - 1].isascii() and text[end].isascii()


def _too_many(page: Page, bold: Span, stop: int, *, closes: bool) -> Iterator[Problem]:
    if "*" not in plain_text(page.text[bold.start : stop]):
        return
    message = f"'****' behind {shown(page.document.slice(bold))} shows asterisks, as two marks close bold text"
    edits = _two_of_four(page, bold, stop) if closes else ()
    span = Span(bold.end, bold.end + 4)
    yield Problem(span, message, "Write two, or a blank between two pairs.", edits=edits)


def _stretch(text: str, start: int, end: int, in_table: bool) -> Span:
    """The line around some marks, or their cell."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    if in_table:
        first = max(first, text.rfind("|", first, start) + 1)
        last = text.find("|", end, last) if "|" in text[end:last] else last
    return Span(first, last)


def _two_of_four(page: Page, bold: Span, stop: int) -> tuple[Edit, ...]:
    """The edit that leaves two marks behind what was to be bold, if then no mark is shown."""
    mended_text = page.text[bold.start : bold.end] + page.text[bold.end + 2 : stop]
    return () if "*" in plain_text(mended_text) else (Edit(Span(bold.end, bold.end + 2), ""),)


def _uneven(page: Page) -> Iterator[Problem]:
    """Text at the start of a line with one mark before and two behind it; elsewhere the second may be a footnote's."""
    if _UNEVEN.search(page.text) is None:
        return
    marks = mark_offsets(page)
    for one in page.markdown.emphasis:
        start, end = one.span
        if one.text_span.start - start != 1 or page.text[end : end + 1] != "*" or page.text[end : end + 2] == "**":
            continue
        line = page.document.lines.line_of(start)
        before = page.text[page.document.lines.start_of(line) : start].strip(" \t>-+")
        closes = page.text[end + 1 : end + 2] in ("", "\n", "\r") or page.text[one.text_span.end - 1] in ":："
        if end not in marks and not before and closes and page.text[start] == "*":
            message = f"{shown(page.text[start : end + 1])} opens with one mark and closes with two"
            edit = Edit(Span(start, start), "*")
            advice = "Put as many marks before it as behind it."
            yield Problem(Span(start, end + 1), message, advice, edits=(edit,), safety=Safety.UNSAFE)


def _with_star(page: Page) -> Iterator[Problem]:
    """Bold text that holds a name with a star, such as ``A*``: the star closes italics, and another one is shown."""
    inner = {one.span.start: one.span for one in page.markdown.emphasis if one.text_span.start - one.span.start == 1}
    marks: set[int] | None = None
    for start, end in inner.values():
        first = inner.get(start + 1)
        if first is None or first.end >= end - 1 or page.text[start] != "*" or page.text[end : end + 1] != "*":
            continue
        marks = mark_offsets(page) if marks is None else marks
        if end not in marks:
            name = page.text[start + 2 : first.end]
            message = (
                f"the star of {shown(name)} closes emphasis, so a star is shown behind {shown(page.text[start:end])}"
            )
            edit = Edit(Span(first.end - 1, first.end - 1), "\\")
            yield Problem(first, message, "Write \\* for it.", edits=(edit,), safety=Safety.UNSAFE)


def _is_meant(page: Page, pair: LiteralPair) -> bool:
    inner = page.document.slice(pair.inner)
    words = inner.strip()
    if not words or len(inner) > _MAX_INNER or not (any(map(str.isalnum, words)) or _WIDE_MARKS.issuperset(words)):
        return False
    before, after = page.text[pair.start - 1 : pair.start], page.text[pair.end : pair.end + 1]
    if len(pair.mark) > 1 and pair.mark[0] == "*":
        if _are_notes(page, pair):
            return False
        return not (f"{before}{inner[0]}{inner[-1]}{after}" == "    " and _OPERAND.fullmatch(words))
    if pair.mark[0] == "_":
        return any(map(is_cjk, inner)) and words == inner
    if inner[0].isalpha() and inner[-1].isspace() and "*" not in inner:
        return before in ("", " ", "\n", ">") and after in ("", "\n", "<", "[", "(") and " " in words
    return words == inner and (
        (is_cjk(before) and is_punctuation(words[0])) or (is_cjk(after) and is_punctuation(words[-1]))
    )


def _are_notes(page: Page, pair: LiteralPair) -> bool:
    """Whether both marks stand right behind names, of which the line has others with one star: they are notes."""
    for at in (pair.start, pair.inner.end):
        if not page.text[at - 1].isalpha() or page.text[at + 2 : at + 3].isalnum():
            return False
    line = _stretch(page.text, pair.start, pair.end, False)
    start, end = max(line.start, pair.start - _MAX_INNER), min(line.end, pair.end + _MAX_INNER)
    return not mark_offsets(page).issuperset(one.start() for one in _NOTE.finditer(page.text, start, end))


def _is_lost(page: Page, one: LiteralMark, tables: Spans) -> bool:
    """Whether a single mark is what is left of bold text; one behind a word may be a footnote's."""
    before, after = page.text[one.span.start - 1 : one.span.start], page.text[one.span.end : one.span.end + 1]
    if one.mark != "**" or not (before.strip() or after.strip()):
        return False
    is_note = not after.strip() or after in "|,.;)" or one.span.start in tables
    return not (before.strip() and before not in "|>" and is_note)


def _pair(page: Page, pair: LiteralPair) -> Problem:
    span = Span(pair.start, pair.end)
    message = f"the marks of {shown(page.document.slice(span))} are shown, and the text is not emphasised"
    found = mended(page, pair)
    edits, is_safe = found or ((), False)
    advice = "Move blanks and punctuation out of the marks."
    return Problem(span, message, advice, edits=edits, safety=Safety.SAFE if is_safe else Safety.UNSAFE)


_RECORDS = "".join(f"- **{one}.** *A. Name, B. Name.* [[paper]({one}.pdf)]\n" for one in "vwxyz")

RULE = Rule(
    id="emphasis-open",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("*", "_"),
    family="structure",
    bad=(
        Example("a ⟦** bold**⟧ b\n", "a **bold** b\n"),
        Example("⟦**Note: **⟧text\n", "**Note:** text\n"),
        Example("模型⟦**“教科书”**⟧数据\n"),
        Example("⟦**参数：**⟧七十亿\n", "**参数**：七十亿\n"),
        Example("| a |\n| --- |\n| ⟦**7B **⟧ |\n", "| a |\n| --- |\n| **7B** |\n"),
        Example("- ⟦**⟧Phi is small\n"),
        Example("很好⟦**。**⟧\n"),
        Example('⟦**"Attention"**⟧is new\n'),
        Example("模型⟦*（小）*⟧也好\n"),
        Example("中文⟦__粗体__⟧文字\n"),
        Example(
            "**T** [2022].<br>⟦*A. Name and B. Name *⟧<br>[pdf](a.pdf)\n",
            "**T** [2022].<br>*A. Name and B. Name* <br>[pdf](a.pdf)\n",
        ),
        Example("⟦*Update log:**⟧\n\ntext\n"),
        Example("- **评估基准⟦****⟧📚\n", "- **评估基准**📚\n"),
        Example("**标题⟦****⟧文字**\n"),
        Example("- *⟦*A*⟧-Search: Trees for Trees** is new\n"),
        Example(_RECORDS + "- **B.** ⟦*⟧A. Name et al. arXiv. [[paper](b.pdf)]\n"),
        Example(
            _RECORDS + "- **B.** A. Name, B. Name⟦*⟧ [[paper](b.pdf)]\n- **C.** *A. Name.* 2024.⟦*⟧ [[paper](c.pdf)]\n"
        ),
        Example(
            _RECORDS + "- **B.** *A. Name*, B. Name*, C. Name⟦*⟧. [[paper](b.pdf)]\n- C. D. Name et al.⟦*⟧ X 2023\n"
        ),
        Example("* More is in [the list](list.md). ⟦*⟧\n* 运动⟦*⟧\n"),
    ),
    good=(
        Example("**a** *b* __c__ ***d*** 2 ** 3 `**x` a**b **/*.py ****\n"),
        Example("| a |\n| --- |\n| 7B** |\n"),
        Example("1. **GPT** by A. Birch*, Ben Cole*, Cy Fox, Dee Gray** and E. Elm**.\n"),
        Example("A. Name and *B. Name**, *equal contribution*\n\n*2 ** 3*\n\n**C***\n"),
        Example("a ** b ** 2, f(*args, **kwargs), **kw and 'src/**' or '**.md'\n"),
        Example("\\*\\*a\\*\\* 3 * 4 * 5, __init__ and $a ** b ** c$\n"),
        Example(
            "**方式****1****：**\n\n****\n\nsk-**** `**a****` **key** abc****def\n\n**sk-ab****cd** or \\*\\*a****\n"
        ),
        Example(
            _RECORDS + "- Q*: Trees [[paper](b.pdf)]\n- Search with V* [[code](c.md)]\n- A. Name, *SEM 2019 [[a](b)]\n"
        ),
        Example("- **B.** A. Name, B. Name* [[paper](b.pdf)]\n\n* A. Name*\n* *B* (C).*\n\n**A\\*-Search: Trees**\n"),
        Example("**参数**：七十亿，**“小”** 和 *x*。\n\n* * *\n\n* a\n* b\n"),
    ),
)
