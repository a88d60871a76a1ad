"""Laws that hold for any text: nothing raises, all ends soon, canonical addresses stay what they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.core.edits import Edit, Fix, apply_fixes
from modelist.providers import badge_text, check_url, collection_created, is_badge, parse_badge, read_url
from modelist.providers.urls import is_near, split_url

PIECES = """
    http https :// : / // ? # & = @ . - -- _ % %2F %zz %F0%9F [ ] ( ) ::1 huggingface.co hf.co hf.space github.com
    raw.githubusercontent.com gist.github.com arxiv.org export.arxiv.org doi.org 10.48550 arXiv. img.shields.io badge
    static v1 datasets spaces collections papers blob tree main refs heads 2307.09288 2307.9288 hep-th 9901001 pdf .pdf
    abs html v2 v0 Qwen Qwen-7B .git -blue -a-b utm_source=x &hl=zh label= localhost 10.0.0.1 661da1f90a9d678b6f55773b
    camo.githubusercontent.com 68747470 C:\\ www. 漢 🤗 \u200b \ud800 \x00 \n \t
""".split(" ")
ADDRESS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=60)
HOSTED = st.sampled_from(
    [
        "https://huggingface.co",
        "https://github.com",
        "https://arxiv.org",
        "https://img.shields.io",
        "https://a-b.hf.space",
    ]
)
READ = st.builds("{}/{}".format, HOSTED, st.lists(st.sampled_from(PIECES), max_size=9).map("/".join))


def read_all(text: str) -> None:
    """Every reader, and what they promise of spans."""
    for fault in check_url(text, "2026-11-23"):
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
        assert fault.message
        assert fault.help
        fault.repaired(text)
    address = read_url(text)
    if address is not None:
        collection_created(address)
    parse_badge(text)
    badge_text(text)
    is_badge(text)


@given(ADDRESS | READ)
def test_no_text_is_too_strange(text: str) -> None:
    read_all(text)
    read_all("https://" + text)


@given(ADDRESS)
def test_parts_stand_where_they_say(text: str) -> None:
    url = split_url(text)
    if url is None:
        assert "\ud800" in text
        return
    assert text[url.host_span.start : url.host_span.end].lower().rstrip(".") == url.host
    assert text[url.path_span.start : url.path_span.end] == url.path
    for segment in url.segments:
        assert text[segment.span.start : segment.span.end] == segment.raw
    for one in url.parameters():
        assert text[one.value_span.start : one.value_span.end].count("&") == 0


@given(READ)
def test_canonical_addresses_stay_what_they_are(url: str) -> None:
    address = read_url(url)
    if address is None:
        return
    again = read_url(address.canonical)
    assert again is not None
    assert again.canonical == address.canonical
    assert again.identity == address.identity
    assert address.canonical.startswith("https://")


@given(ADDRESS | READ)
def test_repairs_come_to_an_end(url: str) -> None:
    for _ in range(10):
        fixes = [
            Fix(fault.code, (Edit(fault.span, fault.replacement),))
            for fault in check_url(url)
            if fault.replacement is not None
        ]
        repaired, _ = apply_fixes(url, fixes)
        if repaired == url:
            return
        url = repaired
    raise AssertionError(f"still not good: {url!r}")


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_nearness_has_no_direction(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one)
    assert not is_near(one, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("github", "githb", True),
        ("github", "gihtub", True),
        ("github", "gitbub", True),
        ("github", "githubb", True),
        ("github", "gtihbu", False),
        ("github", "gitlab", False),
        ("ab", "ba", True),
        ("abc", "cba", False),
        ("a", "b", True),
    ],
)
def test_nearness(one: str, other: str, expected: bool) -> None:
    assert is_near(one, other) is expected


@pytest.mark.parametrize(
    "unit", ["a", "-", "_", "/", "%", "&", "utm_a=1&", ".", ")", "(", " ", "https://", "0", "a-", "\n"]
)
@pytest.mark.parametrize(
    "start", ["", "https://img.shields.io/badge/", "https://huggingface.co/", "https://a.b/?", "https://"]
)
def test_long_texts_end_soon(start: str, unit: str) -> None:
    began = time.process_time()
    for length in (16_000, 1_000_000):
        read_all(start + unit * ((length - len(start)) // len(unit)))
    assert time.process_time() - began < 5
