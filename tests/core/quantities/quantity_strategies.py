"""Hypothesis strategies for every quantity, and messy texts to feed the readers with."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from modelist.core.quantities import (
    UNITS,
    Amount,
    ArxivId,
    ContextLength,
    Language,
    License,
    NamedSize,
    ReleaseDate,
    Size,
    Tokens,
    language_codes,
    license_names,
    spdx_ids,
)
from modelist.core.quantities.arxiv import ARCHIVES

NUMBERS = st.one_of(
    st.integers(1, 10**15 - 1).map(Decimal),
    st.integers(1, 2000).map(Decimal),
    st.decimals(min_value="0.1", max_value=999, places=1),
    st.decimals(min_value=Decimal("0.000000001"), max_value=10**6, places=9),
)
AMOUNTS = st.builds(Amount, NUMBERS, st.sampled_from(list(UNITS)))
PLAIN_SIZES = st.builds(Size, NUMBERS, st.sampled_from(list(UNITS)))
SIZES = st.one_of(
    st.builds(Size, NUMBERS, st.sampled_from(list(UNITS)), st.none() | st.integers(1, 999_999), st.none() | AMOUNTS),
    st.builds(Size, NUMBERS, st.sampled_from(list(UNITS)), active=st.none() | AMOUNTS, effective=st.just(True)),
)
NAMED_SIZES = st.builds(
    NamedSize, st.from_regex(r"[1-9][0-9]?x[1-9][0-9]?B", fullmatch=True), PLAIN_SIZES, st.none() | PLAIN_SIZES
)
TOKENS = st.one_of(
    st.builds(Tokens, AMOUNTS, st.none(), st.booleans()),
    st.builds(Tokens.between, AMOUNTS, AMOUNTS),
)
DATES = st.one_of(
    st.builds(ReleaseDate, st.integers(1950, 2199), st.integers(1, 12)),
    st.dates().filter(lambda day: 1950 <= day.year <= 2199).map(lambda day: ReleaseDate(day.year, day.month, day.day)),
)
CONTEXTS = st.one_of(
    st.integers(1, 10**15 - 1).map(lambda number: ContextLength(Decimal(number))),
    st.builds(ContextLength, NUMBERS, st.sampled_from(("K", "M"))),
)
LANGUAGES = st.sampled_from([*language_codes(), "multilingual"]).map(Language)
LICENSES = st.one_of(
    st.sampled_from(sorted(spdx_ids())).map(lambda name: License(name, True)),
    st.sampled_from(license_names()).map(lambda name: License(name, False)),
)
VERSIONS = st.none() | st.integers(1, 999)


def _months(first: tuple[int, int], last: tuple[int, int]) -> st.SearchStrategy[tuple[int, int]]:
    low, high = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return st.integers(low, high).map(lambda index: (index // 12, index % 12 + 1))


ARXIV_IDS = st.one_of(
    st.builds(ArxivId, st.sampled_from(sorted(ARCHIVES)), _months((1991, 7), (2007, 3)), st.integers(1, 999), VERSIONS),
    st.builds(ArxivId, st.just(""), _months((2007, 4), (2014, 12)), st.integers(1, 9999), VERSIONS),
    st.builds(ArxivId, st.just(""), _months((2015, 1), (2099, 12)), st.integers(1, 99999), VERSIONS),
)

# Pieces that the readers know, so that what hypothesis puts together comes near to what people write.
_WORDS = """
7B 0.5b 13 ８×７Ｂ 1.4万亿 70亿 235B-A22B A22B active 激活 total 4,096 128k 2T tokens ~ ～ - – → / , 、 ； : ： ( )
（ ） > <= 约 about more than 以上 <br /> &nbsp; ** 2023 07 18 . 年 月 日 July 3rd v1 arXiv 2307.09288 hep-th/9901001
+ en zh English 中英文 多语言 and 和 Apache 2.0 MIT license CC BY-NC TBD ? 无 ²
"""
_PIECES = [*_WORDS.split(), "\u200b", "\U0001f917", "\ud800", "\x00"]
MESSY = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES) | st.sampled_from(("", " ", "\n", "B", "K", "x")), max_size=14).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=10).map(" ".join),
)
