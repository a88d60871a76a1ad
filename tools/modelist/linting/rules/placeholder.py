"""A leftover stands where a value, a link or nothing belongs.

`Invalid Now` does not say what is invalid or since when, `phi-1B()` has brackets without a word in them, `TODO` is a
note of the author's, and `2023.xx` is no month. Readers take it for part of the value. Write the value, or nothing; of
a date what is known of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.forms import shows_form
from modelist.linting.markup.prose import no_words
from modelist.linting.models.recognition import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_EMPTY = lazy_pattern(r"[ \t]{0,9}(?:\([ \t]{0,9}\)|（[ \t]{0,9}）|\[[ \t]{0,9}\]|【[ \t]{0,9}】)")
_FUNCTION = lazy_pattern(r"(?<![\w.-])(?:[a-z_][A-Za-z_]*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\Z")
"""What makes brackets right behind it those of a function: ``generate()``, ``LLM.int8()``."""

_NOTES = lazy_pattern(
    r"(?:invalid(?: now)?|not valid(?: now)?|(?:to ?do|fix ?me)(?:[:：].*)?|tb[dc]|x{3,}|\?{2,}|lorem ipsum.*"
    r"|place ?holder|insert .{1,20} here|your .{1,20} here|待补充?|待填|待更新|占位符?|暂缺)[.…!。]*",
    re.IGNORECASE,
)
_CROSS = r"(?:XX|xx|\?\?|MM|mm|DD|dd)"
_DATE = lazy_pattern(
    rf"(?:19|20)\d\d ?(?:[-./] ?|年)(?P<month>{_CROSS})(?:[-./月](?:{_CROSS}|\d\d?))?[月日]?"
    rf"|(?:19|20)\d\d[-./年]\d\d?[-./月](?P<day>{_CROSS})日?"
    r"|(?:19|20)\d\d[-./](?P<both>[\dx]x[\dx]x)"
    rf"|20(?P<year>XX|xx|\?\?)(?:[-./年](?:{_CROSS}|\d\d?))?[年月]?"
)
"""A date of which the month, day or year is crosses or question marks; one cross alone stands for "unknown"."""

_DATE_AHEAD = lazy_pattern(
    rf"[\[(（【*_`]{{0,4}}(?P<date>{_DATE.pattern})(?=[\])）】*_`:：,，| \t\n]|\Z)(?![*_`\])）】]*[(\w])"
)
_WHOLE = lazy_pattern(
    r"^[ \t>]{0,20}(?P<mark>[*_]{1,3})(?P<text>[^*_\n]{1,600})(?P=mark)[ \t]*(?:<br[ \t]?/?>)?[ \t\\]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line of which all is emphasised, as that of the authors is in many lists."""

_NO_VALUE = lazy_pattern(
    r"\W{0,2}(?:none|null|nan|undefined|tb[dc]|to ?do|fix ?me|x{3,}|\?{2,}|待补充?|待填)\W{0,2}", re.I
)
_MIN_WHOLE = 3
_CROSSES = lazy_pattern(r"(?<![\]\w!])\[(?:X{3,12}|x{3,12})\](?![(\[:\w])")
_AUTHORS = lazy_pattern(
    r"^[> \t]{0,6}[*_]{0,2}(?P<line>Authors? et al\.?)[*_]{0,2}[ \t]*$"
    r"|\bauthor\s{0,4}=\s{0,4}[{\"](?P<field>Authors? et al\.?|(?:First|Your) (?:Author|Name)[^}\"\n]{0,80})[}\"]",
    re.MULTILINE,
)
"""Where names were to come, on a line of their own and in BibTeX."""

_LINK = lazy_pattern(r"\[(?P<text>[^\[\]]*)\]\([^()\s]+\)")
_MAX_CELL, _MAX_SOURCE = 60, 200
_NOT_OUT = lazy_pattern(
    r"\b(?:in|still|under) training\b|\(training\)|\b(?:unreleased|announced|upcoming|not (?:yet )?released)\b",
    re.IGNORECASE,
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Empty brackets in the texts of links and in headings, notes of authors in cells and facts, and half dates."""
    yield from _empty_brackets(page)
    yield from _crosses(page)
    yield from _dated_items(page)
    yield from _authors(page)
    yield from _lines(page)
    if "|" not in page.text and page.is_fragment:
        return
    for span in _value_spans(page):
        text = page.document.slice(span)
        link = _LINK.fullmatch(text)
        said = link["text"] if link is not None else text
        said = visible_text(page, span) if said[:1] == "<" and len(said) <= _MAX_SOURCE else said
        said = said.strip(" *_`()（）<>")
        if len(said) <= _MAX_CELL and _NOTES.fullmatch(said):
            if said[:2].lower() == "tb" and _NOT_OUT.search(_line_at(page, span)):
                continue  # nobody knows the value yet
            message = f"{shown(text)} is a note for the author, not a value"
            yield Problem(span, message, "Write the value, or leave it empty.")
        elif len(said) <= _MAX_CELL and (date := _DATE.fullmatch(said)) is not None:
            yield _half_date(span, text, date)


def _crosses(page: Page) -> Iterator[Problem]:
    """``[XXX]`` where a name was to come."""
    for match in _CROSSES.finditer(page.text) if "XX]" in page.text or "xx]" in page.text else ():
        if match.start() not in no_words(page):
            message = f"{shown(match[0])} stands where something was to come"
            yield Problem(Span(*match.span()), message, "Write what it stands for, or leave it out.")


def _authors(page: Page) -> Iterator[Problem]:
    """Such names outside of comments and of forms that show how to add a paper; BibTeX may well be in a block."""
    for match in _AUTHORS.finditer(page.text) if "uthor" in page.text or "Your" in page.text else ():
        if (match["line"] and match.start("line") in no_words(page)) or shows_form(page, match.start()):
            continue
        span = Span(*match.span(match.lastgroup or 0))
        message = f"{shown(page.document.slice(span))} stands where the authors' names were to come"
        yield Problem(span, message, "Write the names.")


def _lines(page: Page) -> Iterator[Problem]:
    """``*none*`` between the lines of a paragraph, in pages where other emphasised lines say something."""
    found = [one for one in _WHOLE.finditer(page.text) if _NO_VALUE.fullmatch(one["text"])] if "*" in page.text else []
    if not found or sum(1 for _ in _WHOLE.finditer(page.text)) < len(found) + _MIN_WHOLE:
        return
    for match in found:
        line = page.document.lines.line_of(match.start("text"))
        is_within = line > 0 and page.document.line_text(line - 1).strip(" \t>")
        if is_within and match.start("text") not in no_words(page):
            message = f"{shown(match['text'])} stands where a value was to come"
            yield Problem(Span(*match.span("text")), message, "Write the value, or leave the line out.")


def _dated_items(page: Page) -> Iterator[Problem]:
    """Items that begin with such a date."""
    if page.is_fragment or not any(one in page.text for one in ("xx", "XX", "??", "mm", "MM", "DD", "dd")):
        return
    for item in page.markdown.lists:
        match = _DATE_AHEAD.match(page.text, *item.content_span)
        if match is not None:
            yield _half_date(Span(*match.span("date")), match["date"], match)


def _half_date(span: Span, text: str, date: re.Match[str]) -> Problem:
    part = next(one for one in ("month", "day", "year", "both") if date[one])
    left = date[part]
    part = "month and day" if part == "both" else part
    rest = "Write the year" if part == "year" else f"Write the {part}, or leave it out, as in 2023"
    rest += "-07" if part == "day" else ""
    return Problem(span, f"{shown(text)} has no {part}: {shown(left)} stands in its place", f"{rest}.")


def _line_at(page: Page, span: Span) -> str:
    return page.document.line_text(page.document.lines.line_of(span.start))


def _value_spans(page: Page) -> Iterator[Span]:
    for table in page.markdown.tables:
        for row in table.rows:
            yield from (cell.span for cell in row.cells if cell.source)
    if page.is_fragment:
        return
    for section in read_models(page).sections:
        yield from (fact.span for fact in section.facts)


def _empty_brackets(page: Page) -> Iterator[Problem]:
    text = page.text
    if "()" not in text and "( )" not in text and "（）" not in text and "[]" not in text:
        return
    spans = [link.text_span for link in page.links if _has_words(link)]
    spans += [heading.text_span for heading in page.markdown.headings]
    found: set[int] = set()
    for span in spans:
        for match in _EMPTY.finditer(page.text, span.start, span.end):
            if (
                match.start() in found
                or page.markdown.in_code(match.start())
                or text[match.end() : match.end() + 1] == "("
            ):
                continue  # code, or `[](url)`, which is another rule's
            before = text[match.start() - 1 : match.start()]
            if match[0] == "()" and _FUNCTION.search(text, max(span.start, match.start() - 60), match.start()):
                continue
            if (match[0][0] == "(" and before == "]") or (match[0].strip()[0] in "[【" and before == "!"):
                continue
            found.add(match.start())
            place = Span(match.end() - len(match[0].strip()), match.end())
            edit = Edit(Span(match.start(), match.end()), "")
            message = f"'{text[place.start : place.end]}' has nothing in it"
            advice = "Leave it out, or write what belongs in it."
            safety = Safety.UNSAFE if text[match.end() : span.end].strip() else Safety.SAFE
            yield Problem(place, message, advice, edits=(edit,), fix_title="Leave it out", safety=safety)


def _has_words(link: Link) -> bool:
    return link.kind is not LinkKind.IMAGE and link.tag != "img" and any(one.isalnum() for one in link.text)


_ENTRIES = "".join(f"**Paper {n}**<br>\n*Ada Birch, Ben {n}*<br>\n[2023]\n\n" for n in "ABC")

RULE = Rule(
    id="placeholder",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example("> ⟦Authors et al.⟧\n\n```bibtex\n@misc{a,\n  author = {⟦Author et al.⟧},\n  year = {2024}\n}\n```\n"),
        Example("**Lab | ⟦[XXXX]⟧**\n\nA model of the lab.\n"),
        Example(
            "[phi-1B⟦()⟧](https://huggingface.co/microsoft/phi-1)",
            fixed="[phi-1B](https://huggingface.co/microsoft/phi-1)",
        ),
        Example("| Model | Demo |\n| --- | --- |\n| MobileVLM | ⟦Invalid Now⟧ |\n"),
        Example("| 模型 | 参数量 |\n| --- | --- |\n| 书生 | ⟦待补充⟧ |\n"),
        Example("## Qwen ⟦（）⟧\n", fixed="## Qwen\n"),
        Example("| Model | Date |\n| --- | --- |\n| Phi | ⟦`2023.xx`⟧ |\n| Yi | ⟦2024-??⟧ |\n| Emu | ⟦2024-05-XX⟧ |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Phi | ⟦2025.0x0x⟧ |\n| Yi | ⟦<div id='new'>2025.xxxx</div>⟧ |\n"),
        Example("| Model | Size |\n| --- | --- |\n| Phi | ⟦TBD⟧ |\n"),
        Example("- [⟦2023-XX-XX⟧] The model is out.\n- **⟦20XX⟧**: The next one.\n"),
        Example(_ENTRIES + "**A Paper**<br>\n*⟦none⟧*<br>\n[2023]\n"),
        Example("| Model | Demo |\n| --- | --- |\n| Phi | ⟦[TODO](https://x.org)⟧ |\n| Yi | ⟦FIXME: look it up⟧ |\n"),
    ),
    good=(
        Example("- [XXX](https://a.org/xxx) and [XX], `[XXX]`, SOLO[XXX]\n"),
        Example("| Model | Demo |\n| --- | --- |\n| MobileVLM | - |\n| Bunny | None |\n| EVE | N/A |\n"),
        Example("[How generate() works](https://a.example/b) [LLM.int8(): 8-bit](https://a.example/c)"),
        Example("## [A paper]()\n\n| Model | Date |\n| --- | --- |\n| Phi | TBA |\n| Yi | coming soon |\n"),
        Example(
            "- 2023-X | All\n- 2023-xxl models\n- 2024.xx(https://a.org)\n\n"
            "| Date |\n| --- |\n| 2007-X |\n| YYYY-MM |\n"
        ),
        Example(
            "| Model | Out | Size |\n| --- | --- | --- |\n| Oak | in training | TBD |\n| Elm | (unreleased) | TBD |\n"
        ),
        Example("Call `main()` or [`load()`](docs/api.md)."),
        Example(
            "- [Title](link), Authors et al.\n\nAuthor et al. wrote it.\n\n```\n@misc{a, author={Lee et al.}}\n```\n"
        ),
        Example("Use this form:\n\n```\n- **Title**\n  Authors et al.\n```\n\n<!--\nAuthors et al.\n-->\n"),
        Example("## How to add a paper\n\n```bibtex\n@misc{key, author = {First Author and Second Author}}\n```\n"),
        Example(_ENTRIES + "**Limits**\n\n*None*\n"),
        Example("**A Paper**<br>\n*none*<br>\n[2023]\n"),
        Example("- [ ] a task\n- [x] another\n"),
    ),
)
