"""Hugging Face: what an address names, and what is wrong with one; real addresses and their look-alikes."""

from __future__ import annotations

import pytest

from modelist.core.diagnostics import Severity
from modelist.providers import check_url, collection_created, read_url

HUB = "https://huggingface.co"
LLAMA = "collections/meta-llama/llama-2-family-661da1f90a9d678b6f55773b"

NAMED = [
    ("Qwen/Qwen2.5-7B-Instruct", "model", "Qwen", "Qwen2.5-7B-Instruct"),
    ("microsoft/phi-1_5", "model", "microsoft", "phi-1_5"),
    ("Salesforce/xgen-7b-4k-base", "model", "Salesforce", "xgen-7b-4k-base"),
    ("models/mistralai/Mistral-7B-v0.1", "model", "mistralai", "Mistral-7B-v0.1"),
    ("gpt2", "model", "openai-community", "gpt2"),
    ("bert-base-uncased", "model", "google-bert", "bert-base-uncased"),
    ("Qwen", "owner", "Qwen", ""),
    ("01-ai", "owner", "01-ai", ""),
    ("distilbert", "owner", "distilbert", ""),
    ("datasets/squad", "dataset", "", "squad"),
    ("datasets/openai/gsm8k", "dataset", "openai", "gsm8k"),
    ("spaces/HuggingFaceH4/open_llm_leaderboard", "space", "HuggingFaceH4", "open_llm_leaderboard"),
    ("kernels/kernels-community/flash-attn", "kernel", "kernels-community", "flash-attn"),
    ("buckets/lab/weights", "bucket", "lab", "weights"),
    (LLAMA, "collection", "meta-llama", "llama-2-family"),
    ("collections/mistralai/ministral-3", "collection", "mistralai", "ministral-3"),
    ("papers/2307.09288", "paper", "", "2307.09288"),
    ("papers/trending", "listing", "", ""),
    ("blog/falcon-180b", "blog", "", ""),
    ("blog/lvwerra/codeparrot", "blog", "", ""),
    ("docs/transformers/model_doc/llama2", "docs", "", ""),
    ("posts/merve/123456789012345", "post", "merve", "123456789012345"),
    ("models?search=llama", "listing", "", ""),
    ("datasets", "listing", "", ""),
    ("tasks/visual-question-answering", "listing", "", ""),
    ("learn/nlp-course/chapter1/1", "listing", "", ""),
    ("facebook/models", "listing", "facebook", ""),
    (".well-known/openapi.json", "listing", "", ""),
    ("google/gemma-7b/blob/main/config.json", "file", "google", "gemma-7b"),
    ("google/gemma-7b/discussions/12", "discussion", "google", "gemma-7b"),
    ("google/gemma-7b/discussions", "page", "google", "gemma-7b"),
    ("gpt2/resolve/main/config.json", "file", "openai-community", "gpt2"),
    ("datasets/squad/viewer/plain_text", "page", "", "squad"),
    ("", "listing", "", ""),
]


@pytest.mark.parametrize(("path", "kind", "owner", "name"), NAMED)
def test_what_an_address_names(path: str, kind: str, owner: str, name: str) -> None:
    address = read_url(f"{HUB}/{path}")
    assert address is not None
    assert (address.provider, address.kind, address.owner, address.name) == ("huggingface", kind, owner, name)


@pytest.mark.parametrize("path", [path for path, *_ in NAMED])
def test_good_addresses_have_no_faults(path: str) -> None:
    assert check_url(f"{HUB}/{path}", "2026-11-23") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://huggingface.co/Qwen/Qwen-7B", "http://www.HuggingFace.co/qwen/qwen-7b/?download=true#usage"),
        ("https://huggingface.co/Qwen/Qwen-7B", "https://hf.co/models/Qwen/Qwen-7B"),
        ("https://huggingface.co/Qwen/Qwen-7B", "https://hf-mirror.com/Qwen/Qwen-7B"),
        ("https://huggingface.co/Qwen/Qwen-7B", "https://huggingface.co/Qwen/Qwen-7B/tree/main"),
        ("https://huggingface.co/gpt2", "https://huggingface.co/openai-community/gpt2"),
        (f"{HUB}/{LLAMA}", f"{HUB}/collections/meta-llama/Renamed-661DA1F90A9D678B6F55773B"),
        (f"{HUB}/papers/2307.09288", f"{HUB}/papers/2307.09288v2"),
        (f"{HUB}/a1/b/blob/main/x.py", f"{HUB}/a1/b/resolve/main/x.py?download=true"),
        ("https://qwen-demo.hf.space", "https://Qwen-Demo.hf.space/?q=1"),
    ],
)
def test_addresses_of_one_thing(one: str, other: str) -> None:
    first, second = read_url(one), read_url(other)
    assert first is not None
    assert second is not None
    assert first.identity == second.identity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{HUB}/Qwen/Qwen-7B", f"{HUB}/datasets/Qwen/Qwen-7B"),
        (f"{HUB}/a1/b/blob/main/x.py", f"{HUB}/a1/b/blob/main/X.py"),
        (f"{HUB}/a1/b/blob/main/x.py", f"{HUB}/a1/b/blob/dev/x.py"),
        (f"{HUB}/models?search=llama", f"{HUB}/models?search=qwen"),
        (f"{HUB}/Qwen", f"{HUB}/Qwen/Qwen-7B"),
    ],
)
def test_addresses_of_different_things(one: str, other: str) -> None:
    first, second = read_url(one), read_url(other)
    assert first is not None
    assert second is not None
    assert first.identity != second.identity


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://www.huggingface.co/Qwen/Qwen-7B/", f"{HUB}/Qwen/Qwen-7B"),
        ("https://hf.co/models/Qwen/Qwen-7B?library=transformers#use", f"{HUB}/Qwen/Qwen-7B#use"),
        ("https://huggingface.co/gpt2", f"{HUB}/openai-community/gpt2"),
        ("https://huggingface.co/models?search=a&utm_source=x", f"{HUB}/models?search=a"),
        ("https://hf.co/collections/google/gemma-3n/", f"{HUB}/collections/google/gemma-3n"),
        ("https://a-b.hf.space/", "https://a-b.hf.space"),
    ],
)
def test_canonical_address(url: str, canonical: str) -> None:
    address = read_url(url)
    assert address is not None
    assert address.canonical == canonical


def test_parts_of_a_file() -> None:
    address = read_url(f"{HUB}/datasets/openai/gsm8k/blob/refs%2Fconvert%2Fparquet/main/0000.parquet")
    plain = read_url(f"{HUB}/datasets/openai/gsm8k/tree/refs/convert/parquet/main")
    assert address is not None
    assert plain is not None
    assert (address.within, address.revision, address.path) == ("dataset", "refs/convert/parquet", "main/0000.parquet")
    assert (plain.revision, plain.path) == ("refs/convert/parquet", "main")


@pytest.mark.parametrize(
    ("path", "created"),
    [
        (LLAMA, (2024, 4)),
        ("collections/tiiuae/falcon-64fb432660017eeec9837b5a", (2023, 9)),
        ("collections/mistralai/ministral-3", None),
        ("Qwen/Qwen-7B", None),
    ],
)
def test_when_a_collection_was_made(path: str, created: tuple[int, int] | None) -> None:
    address = read_url(f"{HUB}/{path}")
    assert address is not None
    assert collection_created(address) == created


FAULTY = [
    ("https://huggingface.co/Qwen/Qwen 7B", "hf-repository-name", "Qwen 7B", None),
    ("https://huggingface.co/Qwen/Qwen--7B", "hf-repository-name", "Qwen--7B", None),
    ("https://huggingface.co/Qwen/-Qwen", "hf-repository-name", "-Qwen", None),
    ("https://huggingface.co/Qwen/Qwen-7B.git", "hf-repository-name", "Qwen-7B.git", "Qwen-7B"),
    (f"https://huggingface.co/Qwen/{'x' * 97}", "hf-repository-name", "x" * 97, None),
    ("https://huggingface.co/通义/Qwen-7B", "hf-owner-name", "通义", None),
    ("https://huggingface.co/a--b/Qwen-7B", "hf-owner-name", "a--b", None),
    ("https://huggingface.co/Qwen/Qwen-7B/README.md", "hf-path", "README.md", None),
    ("https://huggingface.co/Qwen/Qwen-7B/blob/README.md", "hf-file-path", "blob/README.md", None),
    ("https://huggingface.co/dataset/openai/gsm8k", "hf-section", "dataset/", "datasets/"),
    ("https://huggingface.co/model/Qwen/Qwen-7B", "hf-section", "model/", ""),
    ("https://huggingface.co/paper/2307.09288", "hf-section", "paper/", "papers/"),
    ("https://hf-mirror.com/Qwen/Qwen-7B", "hf-mirror", "hf-mirror.com", "huggingface.co"),
    ("https://huggingface.com/Qwen/Qwen-7B", "hf-host", "huggingface.com", "huggingface.co"),
    ("https://huggingface.co/papers/2307.9288", "arxiv-id", "2307.9288", None),
    ("https://huggingface.co/papers/2307.09288v2", "hf-paper-version", "2307.09288v2", "2307.09288"),
    (f"{HUB}/{LLAMA}"[:-1], "hf-collection-id", "661da1f90a9d678b6f55773", None),
    (f"{HUB}/{LLAMA}ab", "hf-collection-id", "661da1f90a9d678b6f55773bab", None),
    (f"{HUB}/{LLAMA}".replace("9d67", "9o67"), "hf-collection-id", "661da1f90a9o678b6f55773b", None),
    (f"{HUB}/{LLAMA}".replace("661da1f9", "161da1f9"), "hf-collection-id", "161da1f90a9d678b6f55773b", None),
]


@pytest.mark.parametrize(("url", "code", "place", "replacement"), FAULTY)
def test_faults(url: str, code: str, place: str, replacement: str | None) -> None:
    found = [fault for fault in check_url(url) if fault.code != "url-blank"]
    assert [(one.code, url[one.span.start : one.span.end], one.replacement) for one in found] == [
        (code, place, replacement)
    ]


def test_a_collection_made_tomorrow_is_damaged() -> None:
    url = f"{HUB}/collections/google/gemma-65d5efbccdbb8c4202ec078b"
    assert [fault.code for fault in check_url(url, "2024-01-31")] == ["hf-collection-id"]
    assert check_url(url, "2024-03-01") == ()


@pytest.mark.parametrize(
    "slug",
    [
        "ministral-3",
        "gemma-3n",
        "qwen25-coder",
        "release-20240605",
        "acceded-defaced",
        "llm-✨-64f99d2e11e92ca5568a7cce",
    ],
)
def test_collections_that_look_damaged_and_are_not(slug: str) -> None:
    assert check_url(f"{HUB}/collections/lab/{slug}", "2026-11-23") == ()


def test_old_accounts_may_break_the_rule_for_new_ones() -> None:
    (fault,) = check_url(f"{HUB}/a--b")
    assert fault.severity is Severity.WARNING
    (fault,) = check_url(f"{HUB}/a+b")
    assert fault.severity is Severity.ERROR


@pytest.mark.parametrize(
    "url",
    ["https://nothuggingface.co/a/b", "https://huggingface.co.evil.org/a/b", "huggingface.co/a/b", "ftp://hf.co/a"],
)
def test_other_sites(url: str) -> None:
    assert read_url(url) is None
