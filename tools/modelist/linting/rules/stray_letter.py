"""A letter at the end of a Latin word does not belong there: Chinese or Japanese on a page in English, or a capital.

`datasetト` is what an input method, or a half-done translation, left behind, and `SegmentationS` a key held too long.
Readers wonder what it means, and a search for the word misses it. Delete the letter, or write it small. Names such as
`NetworkX` and titles that explain an acronym by their capitals are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import CJK
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.common_words import COMMON

_STRAY = lazy_pattern(rf"(?<=[a-z]{{3}})(?P<letter>[{CJK}])(?![\w@])")
_START = lazy_pattern(r"(?<![A-Za-z0-9_./@-])[A-Za-z]?[a-z]{3,30}\Z")
_ANY = lazy_pattern(f"[{CJK}]")
_CAPITAL = lazy_pattern(r"(?<![\w/.@#$\\-])[A-Za-z][a-z]{3,30}[A-Z](?![\w@/+*-]|\.\w)")
_ACRONYM = lazy_pattern(r"(?<![A-Za-z])[a-z]{0,20}[A-Z][a-z]{0,20}[A-Z][A-Za-z]{0,20}")
_INNER = lazy_pattern(r"(?<![\w/.-])[A-Za-z]?[a-z]+[A-Z][a-z]*(?![\w/.-])")
_NEAR = 300
_LONGEST, _AROUND = 32, 80
_MOST = 0.005
"""The share of such letters in a page up to which it is in English."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Single letters of the kind behind words, in pages that have few of them, and none near by; and capitals."""
    yield from _capitals(page)
    if page.text.isascii() or page.is_fragment:
        return
    letters = len(_ANY.findall(page.text))
    if not 0 < letters <= _MOST * len(page.text):
        return
    for match in _STRAY.finditer(page.text):
        word = _START.search(page.text[max(0, match.start() - _LONGEST) : match.start()])
        around = page.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if word is None or match.start() in no_words(page) or len(_ANY.findall(around)) > 1:
            continue
        span = Span(match.start() - len(word[0]), match.end())
        message = f"'{page.document.slice(span)}' has a letter of another script at its end"
        edits = (Edit(Span(*match.span()), ""),)
        yield Problem(span, message, f"Write {word[0]}.", edits=edits, safety=Safety.UNSAFE)


def _capitals(page: Page) -> Iterator[Problem]:
    """Common words with a capital at the end, once in the page; shorter ones may be names, as CodeS is."""
    found = [one for one in _CAPITAL.finditer(page.text) if one.start() not in no_words(page)]
    if not found:
        return
    counts = Counter(one[0].lower() for one in found)
    headings = Spans(one.span for one in page.markdown.headings)
    for match in found:
        right = match[0][:-1] + match[0][-1].lower()
        plain = right.lower()
        is_common = plain in COMMON or (plain.endswith("s") and plain[:-1] in COMMON)
        if counts[plain] == 1 and is_common and not _explains(page.text, match):
            span = Span(*match.span())
            message = f"'{match[0]}' ends with a capital"
            edits = () if span.start in headings else (Edit(span, right),)
            yield Problem(span, message, f"Write {right}.", edits=edits)


def _explains(text: str, match: re.Match[str]) -> bool:
    """Whether capitals are meant: a word near by on the line has one inside, or is an acronym with the letter."""
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _NEAR].partition("\n")[0]
    acronyms = (*_ACRONYM.findall(before), *_ACRONYM.findall(after))
    inner = _INNER.search(before) or _INNER.search(after)
    return inner is not None or any(match[0][-1] in one for one in acronyms)


_LINE = "Wikipedia, an undisclosed dataset and more of it, all in English but for the names of a few of the makers.\n\n"

RULE = Rule(
    id="stray-letter",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="typography",
    bad=(
        Example(4 * _LINE + "Tuning: an undisclosed ⟦datasetト⟧[^1] of theirs.\n\n[^1]: A note.\n"),
        Example("# L\n\n### Open-Vocabulary Semantic ⟦SegmentationS⟧\n\nA word for it\n"),
        Example(
            "Some\na ⟦benchmarK⟧ of\n⟦LeaderboardS⟧\n",
            "Some\na benchmark of\nLeaderboards\n",
        ),
    ),
    good=(
        Example(4 * _LINE + "The course 课程notebooks集, Qwenの, `datasetト` and https://a.org/datasetト\n"),
        Example(
            "LLMs, GPTs, MoE, NeurIPS, DeiT, [NetworkX](https://a.org/networkx) and AgentS, `BenchmarkS`\n\n"
            "A KTA for benchmarK\n\nMOdel of larGe benchmarkS\n\nEvaluationS and evaluationS\n\nCodeS, code and codes\n"
        ),
        Example("The page has datasetト and 模型 besides, 大型语言模型.\n"),
        Example(4 * _LINE + "A dataset.\n"),
    ),
)
