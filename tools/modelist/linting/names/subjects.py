"""What a place of a page is about, by its heading or its row, and the other things that the page is about."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.documents.markdown import plain_text
from modelist.documents.markdown_nodes import Row
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words

MAKERS: Mapping[str, str] = {
    word: maker
    for maker, words in {
        "Meta": "meta llama llama2 llama3 codellama",
        "Google": "google gemma gemma2 gemini palm deepmind paligemma",
        "Microsoft": "microsoft phi phi2 phi3 kosmos",
        "Alibaba": "alibaba qwen qwen2 tongyi",
        "OpenAI": "openai chatgpt",
        "Anthropic": "anthropic claude",
        "Mistral AI": "mistral mixtral mistralai",
        "DeepSeek": "deepseek",
        "TII": "tii falcon tiiuae",
        "Salesforce": "salesforce xgen",
        "Databricks": "databricks dbrx",
        "NVIDIA": "nvidia nemotron",
        "Cohere": "cohere commandr",
        "Baidu": "baidu ernie",
        "Baichuan": "baichuan",
        "Zhipu AI": "zhipu chatglm",
        "LMSYS": "lmsys vicuna",
        "xAI": "xai grok",
        "Apple": "apple openelm",
        "Stability AI": "stability stablelm",
    }.items()
    for word in words.split()
}
"""Makers, and the models that nobody else makes, by the words that name them."""

_WORD = lazy_pattern(rf"[a-z][a-z]*|[{HAN}]+")
_COMMON = frozenset(
    """
    ai the and for with model models llm llms vlm vlms lm blog blogs post paper papers report technical tech website web
    site page home homepage project official docs doc documentation card news article link links team research lab labs
    github hugging face huggingface arxiv modelscope hub collection collections weights dataset datasets data demo
    space spaces code repo release version base chat instruct large small mini pro max family series new open source
    language vision multimodal article announcement introduction overview leaderboard benchmark table list english
    chinese university inc com org io www http https readme abs pdf org license apache mit release released launch
    stars awesome survey framework tool tools app api details detail
    """.split()
)
_MIN_WORD = 3


class Subject(NamedTuple):
    """A thing that a heading or a row names: its words without those that anything may be called."""

    name: str
    words: frozenset[str]


class Subjects:
    """The subjects of a page by place."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def at(self, offset: int) -> Subject | None:
        """What the row or the section around a place is about."""
        row = self._row_at(offset)
        if row is not None:
            return self._of_row(row)
        section = self._page.section_at(offset)
        return _subject(section.title) if section is not None else None

    def around(self, offset: int) -> frozenset[str]:
        """The words of all headings around a place, and of its whole row."""
        found: set[str] = set()
        section = self._page.section_at(offset)
        while section is not None:
            found |= words_of(section.title)
            section = section.parent
        row = self._row_at(offset)
        for cell in row.cells if row is not None else ():
            if "](" not in cell.source:
                found |= words_of(cell.source)
        return frozenset(found)

    def tells_of(self, word: str, offset: int) -> bool:
        """Whether the text of the section around a place has a word, outside of addresses and code."""
        section = self._page.section_at(offset)
        if section is None:
            return False
        key = section.own, word
        if key not in self._told:
            hidden = no_words(self._page)
            places = re.compile(re.escape(word), re.IGNORECASE).finditer(self._page.text, *section.own)
            self._told[key] = any(match.start() not in hidden for match in places)
        return self._told[key]

    @cached_property
    def _told(self) -> dict[tuple[Span, str], bool]:
        return {}

    @cached_property
    def by_word(self) -> Mapping[str, str]:
        """The subjects of the page that one word names alone, by that word."""
        found: dict[str, str] = {}
        for one in self._all():
            if len(one.words) == 1:
                found.setdefault(next(iter(one.words)), one.name)
        return found

    def _all(self) -> Iterator[Subject]:
        for section in self._page.sections:
            if section.heading.level > 1:
                yield _subject(section.title)
        for _, row in self._rows:
            yield self._of_row(row)

    @cached_property
    def _rows(self) -> tuple[tuple[int, Row], ...]:
        tables = self._page.markdown.tables if "|" in self._page.text else ()
        return tuple((row.span.start, row) for table in tables for row in table.rows if row.cells)

    def _row_at(self, offset: int) -> Row | None:
        at = bisect_right(self._starts, offset) - 1
        return self._rows[at][1] if at >= 0 and offset < self._rows[at][1].span.end else None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self._rows)

    def _of_row(self, row: Row) -> Subject:
        known = self._names.get(row.span)
        if known is None:
            known = self._names[row.span] = _subject(plain_text(row.cells[0].markdown))
        return known

    @cached_property
    def _names(self) -> dict[Span, Subject]:
        return {}


def words_of(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    plain = unicodedata.normalize("NFKC", text[:400]).casefold()
    return frozenset(one for one in _WORD.findall(plain) if len(one) >= _MIN_WORD and one not in _COMMON)


def are_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a word of one is, or is part of, a word of the other."""
    others = tuple(other)
    return any(left in right or right in left for left in one for right in others)


def _subject(text: str) -> Subject:
    return Subject(text, words_of(text))
