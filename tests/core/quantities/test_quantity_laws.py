"""What holds for every quantity: canonical spellings come back, nothing raises, and no text takes long."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity_strategies import (
    ARXIV_IDS,
    CONTEXTS,
    DATES,
    LANGUAGES,
    LICENSES,
    MESSY,
    NAMED_SIZES,
    SIZES,
    TOKENS,
)

from modelist.core import quantities
from modelist.core.quantities import Reading

PARSERS: dict[str, Callable[[str], Any]] = {
    "size": quantities.Size.parse,
    "tokens": quantities.Tokens.parse,
    "date": quantities.ReleaseDate.parse,
    "context": quantities.ContextLength.parse,
    "language": quantities.Language.parse,
    "license": quantities.License.parse,
    "arxiv": quantities.ArxivId.parse,
}
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "size": SIZES,
    "tokens": TOKENS,
    "date": DATES,
    "context": CONTEXTS,
    "language": LANGUAGES,
    "license": LICENSES,
    "arxiv": ARXIV_IDS,
}
READERS: dict[str, Callable[[str], Reading[Any]]] = {
    "size": quantities.read_size,
    "sizes": quantities.read_sizes,
    "tokens": quantities.read_tokens,
    "date": quantities.read_date,
    "context": quantities.read_context,
    "languages": quantities.read_languages,
    "license": quantities.read_license,
    "arxiv": quantities.read_arxiv,
}
OTHERS: dict[str, Callable[[str], Any]] = {
    "placeholder": quantities.is_placeholder,
    "examine_arxiv": quantities.examine_arxiv,
    "from_url": quantities.ArxivId.from_url,
    "nearest": quantities.nearest_licenses,
    "find_spdx": quantities.find_spdx,
    "canonical_size": quantities.canonical_size,
    "canonical_tokens": quantities.canonical_tokens,
}
KINDS = sorted(PARSERS)

SEEDS = (
    *(
        "7",
        "7B",
        "1,",
        "111,",
        "0.",
        ".",
        "8x",
        "(",
        ")",
        "(7B",
        "A2B ",
        "7B-",
        "~",
        ">",
        "7B:2T;",
        "2T (",
        "a:b=",
        "[(",
    ),
    *("2023-", "2023-07 ", "July ", "1/", "arXiv:", "2307.", "hep-th/", "a/", "https://arxiv.org/abs/", "10.48550/"),
    *(
        "en,",
        "en-",
        "中",
        "apache ",
        "<br",
        "<b ",
        "&nbsp",
        "**",
        " ",
        "\n",
        "\x00",
        "é",
        "７",
        "十",
        "一",
        "Apache-2.0 (",
    ),
)
HOSTILE = [seed * times for seed in SEEDS for times in (1, 40, 1000)] + [(seed * 2000)[:2000] for seed in SEEDS]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_parse_gives_back_what_was_spelled(kind: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert PARSERS[kind](str(value)) == value
    assert hash(PARSERS[kind](str(value))) == hash(value)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_order_is_total_and_agrees_with_equality(kind: str, data: st.DataObject) -> None:
    one, other = data.draw(VALUES[kind]), data.draw(VALUES[kind])
    assert (one < other) + (one > other) + (one == other) == 1
    assert (one <= other) == (one < other or one == other)
    assert (one >= other) == (other <= one)
    assert (one.sort_key == other.sort_key) == (one == other)


def test_values_of_different_kinds_do_not_compare() -> None:
    size, date = quantities.Size.parse("7B"), quantities.ReleaseDate.parse("2023-07")
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(size, compare)(date) is NotImplemented


@pytest.mark.parametrize("kind", KINDS)
@given(text=MESSY)
def test_what_parse_accepts_is_spelled_stably(kind: str, text: str) -> None:
    value = PARSERS[kind](text)
    assert value is None or PARSERS[kind](str(value)) == value


@pytest.mark.parametrize("kind", sorted(READERS))
@given(text=MESSY)
def test_readers_never_raise_and_never_lose_silently(kind: str, text: str) -> None:
    reading = READERS[kind](text)
    if reading.value is None:
        assert not reading.exact
        assert reading.rest == ("" if quantities.is_placeholder(text) else text.strip())
    if reading.exact:
        assert reading.value is not None
        assert reading.complete


@pytest.mark.parametrize("kind", ["size", "tokens", "date", "context", "license", "arxiv"])
@given(data=st.data())
def test_readers_take_canonical_spellings_as_exact(kind: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert READERS[kind](str(value)) == Reading(value, "", True)


@pytest.mark.parametrize("kind", sorted(READERS))
@given(text=MESSY)
def test_the_canonical_spelling_reads_as_itself(kind: str, text: str) -> None:
    canonical = READERS[kind](text).canonical
    if canonical is not None:
        assert READERS[kind](canonical).canonical == canonical


@given(sizes=st.lists(SIZES | NAMED_SIZES, min_size=1, max_size=6, unique_by=str))
def test_a_list_of_sizes_reads_back(sizes: list[quantities.AnySize]) -> None:
    text = ", ".join(map(str, sizes))
    assert quantities.read_sizes(text) == Reading(tuple(sizes), "", True)


@given(pairs=st.lists(st.tuples(SIZES, TOKENS), min_size=1, max_size=5, unique_by=lambda pair: str(pair[0])))
def test_a_map_of_tokens_reads_back(pairs: list[tuple[quantities.Size, quantities.Tokens]]) -> None:
    reading = quantities.read_tokens(", ".join(f"{size}: {tokens}" for size, tokens in pairs))
    assert reading.value == tuple((str(size), tokens) for size, tokens in pairs)
    assert reading.complete


@pytest.mark.parametrize("name", sorted({*PARSERS, *OTHERS} | {f"read {kind}" for kind in READERS}))
def test_hostile_text_is_answered_soon(name: str) -> None:
    function = READERS[name[5:]] if name.startswith("read ") else {**PARSERS, **OTHERS}[name]
    for text in HOSTILE:
        start = time.process_time()
        function(text)
        assert time.process_time() - start < 1.5, f"{text[:20]!r} times {len(text)}"


@pytest.mark.parametrize("seed", ["7", "7B/", "7B:2T;", " ", "(", "2023-07-"])
def test_ten_megabytes_are_answered_soon(seed: str) -> None:
    text = seed * (10_000_000 // len(seed))
    start = time.process_time()
    for parse in PARSERS.values():
        assert parse(text) is None
    for read in READERS.values():
        assert read(text) == Reading(None, text)
    for function in OTHERS.values():
        assert function(text) in (None, False, (), quantities.ArxivFault.FORM)
    assert time.process_time() - start < 1.5


def test_parsing_again_is_fast() -> None:
    texts = {"size": "235B-A22B", "tokens": "3.3T-4.8T", "date": "2023-07-18", "context": "128K", "arxiv": "2307.09288"}
    for kind, text in texts.items():
        parse = PARSERS[kind]
        start = time.process_time()
        for _ in range(10_000):
            parse(text)
        assert time.process_time() - start < 0.5, kind  # 50 microseconds each; a tenth of it is usual


def test_tables_and_readers_load_on_demand_only() -> None:
    program = (
        "import sys\n"
        "from modelist.core import quantities\n"
        "quantities.Size.parse('7B')\n"
        "print([name for name in sys.modules if name.startswith('modelist') and name.endswith(('_table', '_reader'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
