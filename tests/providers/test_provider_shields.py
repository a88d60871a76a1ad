"""Badges: reading and writing their text, what live ones name, what is wrong with their addresses."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from modelist.providers import Badge, badge_text, badge_url, check_url, is_badge, parse_badge, read_url
from modelist.providers.badge_grammar import split_static, unescape

BASE = "https://img.shields.io"
# The pattern of shields.io, services/static-badge/static-badge.service.js; ours does the same in linear time.
PATTERN = re.compile(r"((?:[^-]|--)*?)-?((?:[^-]|--)*)-((?:[^-.]|--)+)(?:\.(?:svg|json))?\Z")

TEXT = st.text(st.sampled_from("ab -_%/.?#&+🤗漢\u200b"), max_size=12) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=12
)


@pytest.mark.parametrize("length", range(1, 10))
def test_parts_are_those_of_the_pattern(length: int) -> None:
    for letters in itertools.product("a-.", repeat=length):
        path = "".join(letters)
        match = PATTERN.match(path)
        expected = None if match is None else (unescape(match[1]), unescape(match[2]), match[3])
        assert split_static(path) == expected, path


@pytest.mark.parametrize(
    ("path", "label", "message", "color"),
    [
        ("arXiv-2307.09288-b31b1b.svg", "arXiv", "2307.09288", "b31b1b"),
        ("arXiv-hep--th%2F9901001-b31b1b", "arXiv", "hep-th/9901001", "b31b1b"),
        ("%F0%9F%A4%97%20Hugging%20Face-models-blue", "🤗 Hugging Face", "models", "blue"),
        ("🤗_Hugging_Face-model-blue", "🤗 Hugging Face", "model", "blue"),
        ("best--license-Apache--2.0-blue", "best-license", "Apache-2.0", "blue"),
        ("all%20one%20color-red", "", "all one color", "red"),
        ("-message-blue", "", "message", "blue"),
        ("label--blue", "label", "", "blue"),
        ("a__b-c_d-blue", "a_b", "c d", "blue"),
        ("coverage-95%25-orange", "coverage", "95%", "orange"),
        ("coverage-95%-orange", "coverage", "95%", "orange"),
        ("label-message-rgb(1,2,3)", "label", "message", "rgb(1,2,3)"),
        ("a---b-blue", "a", "-b", "blue"),
        ("a-b-blue?label=x&color=red", "x", "b", "red"),
        ("a-b-blue?message=x&colorB=red", "a", "b", "red"),
    ],
)
def test_static_badges(path: str, label: str, message: str, color: str) -> None:
    badge = parse_badge(f"{BASE}/badge/{path}")
    assert badge is not None
    assert (badge.label, badge.message, badge.color) == (label, message, color)


def test_settings_of_a_badge() -> None:
    badge = parse_badge(f"{BASE}/static/v1?label=a&message=b+c&color=blue&style=flat-square&logo=arxiv")
    assert badge == Badge("a", "b c", "blue", (("style", "flat-square"), ("logo", "arxiv")))
    assert (badge.style, badge.logo, badge.text) == ("flat-square", "arxiv", "a b c")
    assert Badge("", "x", "red").style == "flat"


@pytest.mark.parametrize(
    "url",
    [
        f"{BASE}/badge/A-B-C-blue",
        f"{BASE}/badge/Paper",
        f"{BASE}/badge/",
        f"{BASE}/badge/dynamic/json?url=x&query=y",
        f"{BASE}/github/stars/meta-llama/llama3",
        "https://example.org/badge/a-b-blue",
        "https://shields.io",
        "no address",
    ],
)
def test_no_static_badges(url: str) -> None:
    assert parse_badge(url) is None


@given(TEXT, TEXT, st.sampled_from(["blue", "b31b1b", "#fff", "rgb(1,2,3)", "a-b", ""]), st.dictionaries(
    st.sampled_from(["style", "logo", "logoColor", "link"]), TEXT, max_size=2
))  # fmt: skip
@example("-", "_", "blue", {})
@example("a-", "-b", "blue", {})
@example("__a_", "_", "blue", {"logo": "data:image/svg+xml;base64,PHN2Zz4="})
def test_what_is_written_reads_as_itself(label: str, message: str, color: str, query: dict[str, str]) -> None:
    url = badge_url(label, message, color, **query)
    assert parse_badge(url) == Badge(label, message, color, tuple(query.items()))
    assert url.isascii()
    assert re.search(r"[\s()<>]", url) is None or "(" in color


def test_written_badges() -> None:
    assert badge_url("arXiv", "2307.09288", "b31b1b") == f"{BASE}/badge/arXiv-2307.09288-b31b1b"
    assert (
        badge_url("🤗 Hub", "a-b_c", "blue", logo="x y") == f"{BASE}/badge/%F0%9F%A4%97%20Hub-a--b__c-blue?logo=x%20y"
    )
    assert badge_url("", "GitHub", "181717", logo="github") == f"{BASE}/badge/GitHub-181717?logo=github"


@pytest.mark.parametrize(
    ("path", "owner", "name"),
    [
        ("github/stars/meta-llama/llama3", "meta-llama", "llama3"),
        ("github/stars/meta-llama/llama3.svg?style=social&label=Star", "meta-llama", "llama3"),
        ("github/stars/sindresorhus", "sindresorhus", ""),
        ("github/v/release/QwenLM/Qwen", "QwenLM", "Qwen"),
        ("github/actions/workflow/status/o1/r/ci.yml", "o1", "r"),
        ("github/commit-activity/m/o1/r", "o1", "r"),
        ("github/issues/o1/r/good%20first%20issue", "o1", "r"),
        ("github/issues/detail/state/o1/r/979", "o1", "r"),
        ("github/languages/top/o1/r", "o1", "r"),
        ("github/downloads/o1/r/total", "o1", "r"),
        ("github/package-json/v/o1/r", "o1", "r"),
        ("github/followers/sindresorhus", "sindresorhus", ""),
        ("github/unheard-of/o1/r", "", ""),
        ("pypi/v/transformers", "", ""),
        ("badge/dynamic/json?url=x", "", ""),
    ],
)
def test_live_badges(path: str, owner: str, name: str) -> None:
    address = read_url(f"{BASE}/{path}")
    assert address is not None
    assert (address.kind, address.owner, address.name) == ("live-badge", owner, name)
    assert is_badge(f"{BASE}/{path}")
    assert parse_badge(f"{BASE}/{path}") is None


def test_the_same_badge_in_other_colours_is_the_same() -> None:
    one = read_url(f"{BASE}/badge/arXiv-2307.09288-b31b1b.svg")
    other = read_url("http://img.shields.io/static/v1?label=ARXIV&message=2307.09288&color=red&style=flat-square")
    assert one is not None
    assert other is not None
    assert one.identity == other.identity
    assert one.canonical == f"{BASE}/badge/arXiv-2307.09288-b31b1b"


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://badges.aleen42.com/src/github.svg", "GitHub"),
        ("https://huggingface.co/datasets/huggingface/badges/resolve/main/paper-page-sm.svg", "Paper page"),
        (
            "https://huggingface.co/datasets/huggingface/badges/resolve/main/model-on-hf-xl-dark.svg",
            "Model on Hugging Face",
        ),
        ("https://colab.research.google.com/assets/colab-badge.svg", "Open in Colab"),
        ("https://badgen.net/badge/arXiv/2307.09288/red", "arXiv 2307.09288"),
        ("https://awesome.re/badge-flat2.svg", "Awesome"),
        (f"{BASE}/badge/arXiv-2307.09288-b31b1b", "arXiv 2307.09288"),
        ("https://example.org/logo.png", None),
        (f"{BASE}/github/stars/a/b", None),
    ],
)
def test_what_a_badge_shows(url: str, text: str | None) -> None:
    assert badge_text(url) == text
    assert is_badge(url) == (url != "https://example.org/logo.png")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/o1/r/actions/workflows/ci.yml/badge.svg", True),
        ("https://github.com/o1/r/workflows/CI%20build/badge.svg", True),
        ("https://codecov.io/gh/o1/r/branch/main/graph/badge.svg", True),
        ("https://badge.fury.io/py/transformers.svg", True),
        ("https://github.com/o1/r/blob/main/figure.svg", False),
        ("https://codecov.io/gh/o1/r", False),
        ("https://shields.io", False),
        ("assets/badge.svg", False),
    ],
)
def test_whether_an_image_is_a_badge(url: str, expected: bool) -> None:
    assert is_badge(url) == expected


@pytest.mark.parametrize(
    ("url", "code", "place", "replacement"),
    [
        (f"{BASE}/badge/A-B-C-blue", "badge-grammar", "A-B-C-blue", None),
        (f"{BASE}/badge/arXiv-hep-th%2F9901001-b31b1b", "badge-grammar", "arXiv-hep-th%2F9901001-b31b1b", None),
        (f"{BASE}/badge/Paper", "badge-grammar", "Paper", None),
        (f"{BASE}/badge/Paper-arXiv", "badge-color", "Paper-arXiv", None),
        (f"{BASE}/badge/95%-orange", "badge-percent", "%", "%25"),
        (f"{BASE}/badge/a-b-blue?style=flatt", "badge-style", "style=flatt", None),
        (f"{BASE}/badge/a-b-blue?labelColor=blau", "badge-color", "labelColor=blau", None),
        ("http://img.shields.io/badge/a-b-blue", "http-link", "http", "https"),
        (f"{BASE}/badge/Hugging Face-model-blue", "url-blank", " ", "%20"),
        (
            f"{BASE}/endpoint.svg?url=https://paperswithcode.com/badge/x/sota",
            "dead-service",
            "https://paperswithcode.com/badge/x/sota",
            None,
        ),
        (
            "https://badges.aleen42.com/src/github.svg",
            "badge-fragile",
            "https://badges.aleen42.com/src/github.svg",
            f"{BASE}/badge/GitHub-181717?logo=github",
        ),
    ],
)
def test_faults(url: str, code: str, place: str, replacement: str | None) -> None:
    found = check_url(url)
    assert [(one.code, url[one.span.start : one.span.end], one.replacement) for one in found] == [
        (code, place, replacement)
    ]


@pytest.mark.parametrize(
    "url",
    [
        f"{BASE}/badge/arXiv-2307.09288-b31b1b.svg?logo=arXiv",
        f"{BASE}/badge/arXiv-2307.09288-B31B1B.svg?style=flat-square",
        f"{BASE}/badge/%F0%9F%A4%97%20Hugging%20Face-Collections-yellow?style=for-the-badge&labelColor=555",
        f"{BASE}/badge/AI%20Blog-Meta%20AI-orange.svg",
        f"{BASE}/badge/a-b-8A2BE2",
        f"{BASE}/badge/a-b-rebeccapurple?style=popout",
        f"{BASE}/github/stars/meta-llama/llama3?style=social",
        f"{BASE}/endpoint?url=https://example.org/badge.json",
        "https://img.shields.io",
    ],
)
def test_good_badges_have_no_faults(url: str) -> None:
    assert check_url(url) == ()
