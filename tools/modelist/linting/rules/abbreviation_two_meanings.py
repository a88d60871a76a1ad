"""A section writes out one abbreviation in two ways.

`ARC (AI2 Reasoning Challenge)` in the heading and `ARC (Abstraction and Reasoning Corpus)` below it are two
benchmarks: two texts were mixed, and a reader cannot tell which of them the section is about. Keep the one that is
meant, with its own links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import BlockKind
from modelist.linting.context import Page, Section
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_BRACKETS = lazy_pattern(r"[(（](?P<inside>[^()（）\n]{2,120})[)）]")
_SHORT = lazy_pattern(r"[A-Z][A-Za-z0-9]{0,6}[A-Z][A-Za-z0-9]{0,6}")
_SHORT_BEFORE = lazy_pattern(r"(?<![\w-])([A-Z][A-Za-z0-9]{1,13})[*_]{0,2}[ \t]?\Z")
_COMMA = lazy_pattern(r"\s?[,，;；:：]\s?")
_WORDS = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9'’]*(?:[\s/–-]+[A-Za-z0-9][A-Za-z0-9'’]*)*")
_BLANKS, _HYPHENS = lazy_pattern(r"\s+"), lazy_pattern(r"[\s/–-]+")
_WORD = lazy_pattern(r"[A-Za-z0-9'’]+")
_SMALL = frozenset("a an and as at by for from in into of on or the to via with".split())
_MAX_BEFORE, _MAX_WORDS = 160, 14
_ALIKE, _MIN_STEM, _MIN_OTHER = 0.6, 3, 2


class _Meaning(NamedTuple):
    """What an abbreviation is said to stand for, by its words without small ones, and where."""

    short: str
    span: Span
    words: tuple[str, ...]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Abbreviations in paragraphs that stand for something else in the headings above, or earlier in the section."""
    if "(" not in page.text and "（" not in page.text:
        return
    found: dict[tuple[Section, str], _Meaning] = {}
    for section, meaning in _meanings(page):
        first = _said_before(found, section, meaning.short)
        if first is None:
            found[section, meaning.short] = meaning
        elif _are_different(meaning.words, first.words):
            yield _problem(page, meaning, first)


def _said_before(found: Mapping[tuple[Section, str], _Meaning], section: Section, short: str) -> _Meaning | None:
    """What an abbreviation stands for in the section or in a heading above."""
    around: Section | None = section
    while around is not None:
        known = found.get((around, short))
        if known is not None and (around is section or known.span.end <= around.heading.span.end):
            return known
        around = around.parent
    return None


def _problem(page: Page, meaning: _Meaning, first: _Meaning) -> Problem:
    here, there = (page.document.slice(one.span) for one in (meaning, first))
    message = f"{meaning.short} is {shown(here)} here, and {shown(there)} above in this section"
    related = ((Location(page.path, first.span), f"{meaning.short} is written out otherwise"),)
    return Problem(meaning.span, message, "Keep the one that is meant.", meaning.short, related=related)


def _meanings(page: Page) -> Iterator[tuple[Section, _Meaning]]:
    """What headings and paragraphs write out, in their order; lists and tables may be about many things."""
    found = [(match.start(), one) for match in _BRACKETS.finditer(page.text) if (one := _read(page.text, match))]
    times = Counter(one.short for _, one in found)
    found = [(at, one) for at, one in found if times[one.short] > 1]
    if not found:
        return
    hidden = no_words(page)
    paragraphs = Spans(one.span for one in page.markdown.blocks if one.kind is BlockKind.PARAGRAPH)
    linked = Spans(one.span for one in page.links)
    for at, meaning in found:
        section = page.section_at(at)
        if section is None or at in hidden:
            continue
        if at < section.heading.span.end or (at in paragraphs and at not in linked):
            yield section, meaning


def _read(text: str, match: re.Match[str]) -> _Meaning | None:
    """The meaning that brackets give: of the word before them, or of the words before them, or both inside."""
    start, inside = match.start("inside"), match["inside"]
    before = text[max(0, match.start() - _MAX_BEFORE) : match.start()].rpartition("\n")[2]
    short = _SHORT_BEFORE.search(before)
    parts = _COMMA.split(inside)
    if short is not None and _SHORT.fullmatch(short[1]):
        return _fit(short[1], parts[0], start)
    if _SHORT.fullmatch(parts[0]):
        return _fit_end(parts[0], before.rstrip(" \t*_"), match.start() - len(before))
    if len(parts) == 2 and _SHORT.fullmatch(parts[1].strip()):
        return _fit(parts[1].strip(), parts[0], start)
    return None


def _fit_end(short: str, before: str, start: int) -> _Meaning | None:
    """The fewest words before brackets that an abbreviation may stand for."""
    for word in list(_WORD.finditer(before))[: -_MAX_WORDS - 1 : -1]:
        meaning = _fit(short, before[word.start() :], start + word.start())
        if meaning is not None:
            return meaning
    return None


def _fit(short: str, text: str, start: int) -> _Meaning | None:
    """The text as a meaning, where the first letters of its words, but for small ones, give the abbreviation."""
    if not _WORDS.fullmatch(text):
        return None
    letters = short.removesuffix("s").casefold()
    for pattern in (_BLANKS, _HYPHENS):
        words = [one for one in pattern.split(text.casefold()) if one]
        for chosen in (words, [one for one in words if one not in _SMALL]):
            if "".join(one[0] for one in chosen) == letters:
                parts = tuple(one for one in _HYPHENS.split(text.casefold()) if one not in _SMALL)
                return _Meaning(short.removesuffix("s"), Span(start, start + len(text)), parts)
    return None


def _are_different(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two words or more of either have nothing like them in the other."""
    return all(
        sum(not any(_are_alike(left, right) for right in theirs) for left in ours) >= _MIN_OTHER
        for ours, theirs in ((one, other), (other, one))
    )


@lru_cache(maxsize=4096)
def _are_alike(one: str, other: str) -> bool:
    if one in other or other in one or one[:_MIN_STEM] == other[:_MIN_STEM]:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


RULE = Rule(
    id="abbreviation-two-meanings",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "# L\n\n## ARC (AI2 Reasoning Challenge)\n\n"
            "The ARC (⟦Abstraction and Reasoning Corpus⟧) asks for rules behind pictures.\n"
        ),
        Example(
            "## ARC（AI2 Reasoning Challenge）\n\n### Tasks\n\n抽象（⟦Abstraction and Reasoning Corpus⟧，ARC）难。\n"
        ),
        Example(
            "## Tuning\n\nThe second step is **Direct Preference Optimization** (DPO).\n\n"
            "With ⟦deep policy ordering⟧ (DPO) it is faster.\n"
        ),
    ),
    good=(
        Example("## LLM (Large Language Model)\n\nLarge language models (LLMs): any LLM (Large-Language Model).\n"),
        Example("## RAG (Retrieval-Augmented Generation)\n\nRAG (Retrival Augmented Generative) adds documents.\n"),
        Example("## VLM (Vision Language Model)\n\nVisual-linguistic models (VLM) see.\n"),
        Example("## ARC (AI2 Reasoning Challenge)\n\ntext\n\n## ARC (Abstraction and Reasoning Corpus)\n\ntext\n"),
        Example("## ARC (AI2 Reasoning Challenge)\n\nARC (a set of questions for pupils) and ARC (2018) are hard.\n"),
        Example("## Papers\n\n- Bitwise Deep Nets (BDN)\n- Bold Diffusion Noise (BDN)\n"),
    ),
)
