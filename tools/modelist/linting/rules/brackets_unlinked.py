"""A label or title in brackets has no address, where others like it are links.

`[Google]` in a cell beside `[[Google]](https://...)` in all others, or `[A title]` in a list of linked titles: the
address was forgotten or lost in an edit, and GitHub shows the brackets. Add the address, or leave out the brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import ListItem
from modelist.linting.addresses.services import plain_label, read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line, item_lists, leading_link
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues
from modelist.readme.words import same_name

_LITERAL = lazy_pattern(
    r"(?<![\\!\]\[\w~])\[(?P<outer>\[)?(?![ xX^]\])(?P<text>[^\[\]^@\n]{2,120})\](?(outer)\])"
    r"(?![\[(:\]]| {1,2}\(https?:)"
)
_WORDS = lazy_pattern(r"[ \t*_]*(?:\w|\((?:coming|soon|TB[AD]|not|no)\b)")
_TAG = lazy_pattern(
    r"\W*(?:new|hot|wip|beta|alpha|draft|todo|soon|coming soon|updated?|deprecated|archived|outdated|closed|open|free"
    r"|paid|(?:un)?official|optional|experimental|preview|x{2,}|[\d./年月 -]+)\W*",
    re.IGNORECASE,
)
_REMARK = lazy_pattern(
    r"\b(?:19|20)\d\d\b|\b(?:award|oral|spotlight|best|preparation|preprint|under review|to appear)\b"
    rf"|(?-i:\b(?:{venues.ANY})\b)",
    re.IGNORECASE,
)
_ASIDE = lazy_pattern(r"\b(?:no|not|internal|papers?|models?|versions?|aka|formerly)\b|暂|无|内部", re.IGNORECASE)
_LEAD = lazy_pattern(r"^\*\*(?P<lead>[^*\n]{1,300})\*\*", re.MULTILINE)
_MOST_LEADS = 0.7
_MIN_ITEMS, _MOST, _OFTEN, _CLEARLY, _MAX_LABEL, _TITLE = 5, 0.8, 3, 10, 30, 4
_TWICE = 2
_THINGS = frozenset("data dataset datasets demos model models slides video videos 数据 数据集 模型 视频".split())
"""Labels of links that promise no service, and no kind of thing that other rules ask for."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Brackets that make no link: labels that are often linked, and names or titles in lists of links."""
    if "](" not in page.text or _LITERAL.search(page.text) is None:
        return
    linked = Spans(link.span for link in page.links)
    found = {
        match.start(): match
        for match in _LITERAL.finditer(page.text)
        if match.start() not in linked and match.start() not in no_words(page)
    }
    chosen = {*_labels(page, found), *_in_lists(page, found), *_in_leads(page, found)} if found else set()
    for start in sorted(chosen):
        match = found[start]
        message = f"{shown(match[0])} has no address, unlike others of its kind"
        yield Problem(Span(*match.span()), message, "Add the address, or leave out the brackets.")


def _labels(page: Page, found: Mapping[int, re.Match[str]]) -> Iterator[int]:
    """Labels that the page links several times, and far more often than not: many without a link are a list's way to
    say that there is none. It is none where the label is alone in its cell, which could as well be empty."""
    links = Counter(same_name(one.text) for one in page.links if not is_image(one) and len(one.text) <= _MAX_LABEL)
    alone = Counter(same_name(match["text"]) for match in found.values())
    cells = _alone_in_cells(page, found)
    for start, match in found.items():
        if _WORDS.match(page.text, match.end()):
            continue  # the name of what follows, or words of a sentence
        key = same_name(match["text"])
        often = links[key] >= (_OFTEN if alone[key] < _OFTEN else _CLEARLY * alone[key])
        often = often or (
            start in cells and links[key] >= max(_OFTEN, _TWICE * alone[key]) and _is_label(match["text"])
        )
        if key and not key.isdecimal() and often and links[key] > alone[key]:
            yield start


def _alone_in_cells(page: Page, found: Mapping[int, re.Match[str]]) -> frozenset[int]:
    """Where brackets begin that are all that a cell holds."""
    if "|" not in page.text:
        return frozenset()
    cells = (cell.span for table in page.markdown.tables for row in table.rows for cell in row.cells)
    return frozenset(one.start for one in cells if (match := found.get(one.start)) and match.end() == one.end)


def _is_label(text: str) -> bool:
    """Whether a text is what links are called, rather than a remark such as ``[open]``."""
    promise = read_label(text)
    return bool(promise.role or promise.service) or plain_label(text) in _THINGS


def _in_lists(page: Page, found: Mapping[int, re.Match[str]]) -> Iterator[int]:
    starts = sorted(found)
    for items in item_lists(page):
        if len(items) >= _MIN_ITEMS:
            yield from _names(page, items, found)
            yield from _titles(page, items, found, starts)


def _names(page: Page, items: Sequence[ListItem], found: Mapping[int, re.Match[str]]) -> Iterator[int]:
    """Brackets that items begin with, where nearly all begin with a link."""
    lines = [first_line(page, item) for item in items]
    starts = [
        line.start + len(text) - len(text.lstrip("*_ \t")) for line in lines if (text := page.document.slice(line))
    ]
    odd = [start for start in starts if start in found and not _is_tag(page, found[start])]
    if odd and sum(leading_link(page, first_line(page, item)) is not None for item in items) >= _MOST * len(items):
        yield from odd


def _in_leads(page: Page, found: Mapping[int, re.Match[str]]) -> Iterator[int]:
    """Brackets in bold text that a line begins with, as a heading does, where most such lines have a link there."""
    leads = [Span(*match.span("lead")) for match in _LEAD.finditer(page.text)]
    linked = [lead for lead in leads if page.links_in(lead)]
    if len(linked) < _MIN_ITEMS or len(linked) < _MOST_LEADS * len(leads):
        return
    starts = sorted(found)
    for lead in leads:
        if not page.links_in(lead):
            inside = _within(starts, lead)
            yield from (start for start in inside if not _is_tag(page, found[start]) and not _is_remark(found[start]))


def _within(starts: Sequence[int], span: Span) -> Sequence[int]:
    return starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _is_remark(match: re.Match[str]) -> bool:
    return _REMARK.search(match["text"]) is not None or _ASIDE.search(match["text"]) is not None


def _is_tag(page: Page, match: re.Match[str]) -> bool:
    """Whether brackets hold a remark on what follows, which may be the link itself."""
    after = page.text[match.end() : match.end() + 3].lstrip(" *")
    return _TAG.fullmatch(match["text"]) is not None or after.startswith("[")


def _titles(
    page: Page, items: Sequence[ListItem], found: Mapping[int, re.Match[str]], starts: Sequence[int]
) -> Iterator[int]:
    """Titles in brackets of items without any link, where nearly all have one with a title for its text."""
    lines = [first_line(page, item) for item in items]
    titled = sum(any(len(link.text.split()) >= _TITLE for link in page.links_in(line)) for line in lines)
    if titled < _MOST * len(items):
        return
    for line in lines:
        if not page.links_in(line):
            texts = {start: found[start]["text"] for start in _within(starts, line)}
            yield from (
                start for start, text in texts.items() if len(text.split()) >= _TITLE and _REMARK.search(text) is None
            )


_ITEMS = "".join(f"- [{name}](https://a.org/{name}) - serving\n" for name in ("vLLM", "TGI", "SGLang", "LMDeploy"))
_TITLES = "".join(f"- **A{n}** [A study of models, part {n}](https://a.org/{n}) (2025)\n" for n in range(6))
_LEADS = "".join(f"**Lab {n} | [A{n}](https://a.org/{n})** `open`\n\n" for n in range(6))
_CELLS = "".join(f"| A{n} | [[HF]](https://a.org/{n}) |\n" for n in range(4))

RULE = Rule(
    id="brackets-unlinked",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("- ⟦[DeepSpeed-MII]⟧ - serving\n" + _ITEMS),
        Example(_TITLES + "- **B** ⟦[Adaptive optimisation for vision models]⟧ (2025)\n"),
        Example("| Model | Weights |\n| --- | --- |\n" + _CELLS + "| B | ⟦[HF]⟧ |\n| C | ⟦[[HF]]⟧ |\n"),
        Example(_LEADS + "**Lab B | ⟦[B, a first look]⟧** `shown`\n"),
        Example(
            "| Title | Code |\n| --- | --- |\n"
            + "".join(f"| A{n} | [Code](https://a.org/{n}) |\n" for n in range(8))
            + "| B | ⟦[Code]⟧ |\n| C | ⟦[code]⟧ |\n| D | ⟦[Code]⟧ |\n"
        ),
    ),
    good=(
        Example("- [ ] to do\n- [^1] note\n- [a]: x\n- [b][c]\n- [d] e\n" + _ITEMS + "\n[c]: https://a.org\n"),
        Example(_ITEMS + "- [new] Foo - serving\n- [Foo] [bar](https://a.org)\n- [2024/05] Bar\n"),
        Example(_TITLES + "- **B** Foo [Best Paper Award at ICLR] (2025)\n"),
        Example(
            "| Title | Weights |\n| --- | --- |\n"
            + _CELLS
            + "| [HF] a title of words | - |\n| ~~[HF]~~ | [HF] (soon) |\n"
        ),
        Example("- A [[Code](https://a.org)]\n" * 9 + "- B [Paper](https://b.org) [Code]\n" * 3),
        Example("| Title | Kind |\n| --- | --- |\n" + "| A | [open](https://a.org) |\n" * 9 + "| B | [open] |\n" * 3),
        Example("| Title | Code |\n| --- | --- |\n" + "| A | [Code](https://a.org) |\n" * 4 + "| B | [Code] |\n" * 3),
        Example(_LEADS + "**Lab B | [XXX]** `soon`\n\n**Lab C [new] | C [2 papers]**\n\nOf **[D]** and others.\n"),
        Example(_TITLES + "- **B** [ACL 2024] [Slides](https://a.org/s)\n\n`[HF]` a[HF] [1] [2]\n"),
    ),
)
