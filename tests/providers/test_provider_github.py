"""GitHub: what an address names, and what is wrong with one; real addresses and their look-alikes."""

from __future__ import annotations

import pytest

from modelist.core.diagnostics import Severity
from modelist.providers import check_url, read_url

SITE = "https://github.com"

NAMED = [
    ("meta-llama/llama3", "repository", "meta-llama", "llama3"),
    ("QwenLM/Qwen2.5", "repository", "QwenLM", "Qwen2.5"),
    ("lm-sys/FastChat#vicuna-weights", "repository", "lm-sys", "FastChat"),
    ("apple/.github", "repository", "apple", ".github"),
    ("someone_corp/tool", "repository", "someone_corp", "tool"),
    ("QwenLM", "owner", "QwenLM", ""),
    ("microsoft/unilm/tree/master/kosmos-2", "file", "microsoft", "unilm"),
    ("THUDM/GLM-4/blob/main/README.md", "file", "THUDM", "GLM-4"),
    ("QwenLM/Qwen3/issues/450", "issue", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/issues", "page", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/issues?q=label%3Abug", "page", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/pull/97", "pull", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/discussions/5", "discussion", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/releases/tag/v1.0", "release", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/commit/0a1b2c3", "commit", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/commits/main.atom", "page", "QwenLM", "Qwen3"),
    ("QwenLM/Qwen3/wiki/Home", "page", "QwenLM", "Qwen3"),
    ("topics/large-language-models", "listing", "", ""),
    ("orgs/huggingface/repositories", "listing", "", ""),
    ("sponsors/sindresorhus", "listing", "", ""),
    ("user-attachments/assets/906b9fda-e752-47c5-a17a-6c2cc8bd4856", "asset", "", ""),
    ("", "listing", "", ""),
]


@pytest.mark.parametrize(("path", "kind", "owner", "name"), NAMED)
def test_what_an_address_names(path: str, kind: str, owner: str, name: str) -> None:
    address = read_url(f"{SITE}/{path}")
    assert address is not None
    assert (address.provider, address.kind, address.owner, address.name) == ("github", kind, owner, name)


@pytest.mark.parametrize("path", [path for path, *_ in NAMED])
def test_good_addresses_have_no_faults(path: str) -> None:
    assert check_url(f"{SITE}/{path}", "2026-11-23") == ()


@pytest.mark.parametrize(
    ("url", "revision", "path"),
    [
        (f"{SITE}/o1/r/blob/main/docs/a.md", "main", "docs/a.md"),
        (f"{SITE}/o1/r/tree/refs/heads/main/docs", "refs/heads/main", "docs"),
        (f"{SITE}/o1/r/tree/v1.0", "v1.0", ""),
        ("https://raw.githubusercontent.com/o1/r/main/docs/a.md", "main", "docs/a.md"),
        ("https://raw.githubusercontent.com/o1/r/refs/heads/main/docs/a.md", "refs/heads/main", "docs/a.md"),
    ],
)
def test_files(url: str, revision: str, path: str) -> None:
    address = read_url(url)
    assert address is not None
    assert (address.kind, address.owner, address.name) == ("file", "o1", "r")
    assert (address.revision, address.path, address.within) == (revision, path, "repository")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{SITE}/QwenLM/Qwen", "http://www.GitHub.com/qwenlm/qwen.git/?tab=readme-ov-file#quick-start"),
        (f"{SITE}/o1/r/blob/main/a.png", "https://raw.githubusercontent.com/o1/r/main/a.png"),
        (f"{SITE}/o1/r/blob/main/a.png", "https://raw.githubusercontent.com/O1/r/refs/heads/main/a.png"),
        (f"{SITE}/o1/r/blob/main/a.md", f"{SITE}/o1/r/blame/main/a.md#L3"),
        (f"{SITE}/o1/r/pull/3", f"{SITE}/o1/r/pull/3/files"),
        ("https://gist.github.com/o1/0123456789abcdef0123", "https://gist.github.com/0123456789abcdef0123"),
    ],
)
def test_addresses_of_one_thing(one: str, other: str) -> None:
    first, second = read_url(one), read_url(other)
    assert first is not None
    assert second is not None
    assert first.identity == second.identity


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://www.github.com/QwenLM/Qwen.git/", f"{SITE}/QwenLM/Qwen"),
        (f"{SITE}/QwenLM/Qwen?tab=readme-ov-file#use", f"{SITE}/QwenLM/Qwen#use"),
        ("http://raw.githubusercontent.com/o1/r/main/a.png", "https://raw.githubusercontent.com/o1/r/main/a.png"),
        (f"{SITE}/o1/r/issues?q=is%3Aopen&utm_source=x", f"{SITE}/o1/r/issues?q=is%3Aopen"),
    ],
)
def test_canonical_address(url: str, canonical: str) -> None:
    address = read_url(url)
    assert address is not None
    assert address.canonical == canonical


@pytest.mark.parametrize(
    "url", ["https://llava-vl.github.io", "https://qwenlm.github.io/blog/qwen2.5/", "https://docs.github.com/rest"]
)
def test_pages_and_documentation_are_no_repositories(url: str) -> None:
    assert read_url(url) is None
    assert check_url(url) == ()


@pytest.mark.parametrize(
    ("url", "code", "place", "replacement"),
    [
        (f"{SITE}/Qwen_LM-/Qwen", "github-owner-name", "Qwen_LM-", None),
        (f"{SITE}/Qwen.LM/Qwen", "github-owner-name", "Qwen.LM", None),
        (f"{SITE}/{'o' * 40}/r", "github-owner-name", "o" * 40, None),
        (f"{SITE}/QwenLM/Qwen，", "url-ending", "，", ""),
        (f"{SITE}/QwenLM/通义千问", "github-repository-name", "通义千问", None),
        (f"{SITE}/QwenLM/Qwen.git", "github-dot-git", ".git", ""),
        (f"{SITE}/QwenLM/Qwen/README.md", "github-path", "README.md", None),
        (f"{SITE}/QwenLM/Qwen/blob/README.md", "github-file-path", "blob/README.md", None),
        (f"{SITE}/QwenLM/Qwen/pull", "github-number", "pull", None),
        (f"{SITE}/notifications", "sign-in-page", "/notifications", None),
    ],
)
def test_faults(url: str, code: str, place: str, replacement: str | None) -> None:
    found = check_url(url)
    assert [(one.code, url[one.span.start : one.span.end], one.replacement) for one in found] == [
        (code, place, replacement)
    ]


def test_an_image_copied_from_the_page() -> None:
    target = "https://img.shields.io/badge/a-b-blue"
    url = f"https://camo.githubusercontent.com/{'0' * 64}/{target.encode().hex()}"
    (fault,) = check_url(url)
    assert (fault.code, fault.repaired(url)) == ("github-image-proxy", target)


@pytest.mark.parametrize("tail", ["zz", "", "00ff", "6162/6162", b"javascript:1".hex()])
def test_a_copied_image_that_hides_nothing_has_no_replacement(tail: str) -> None:
    (fault,) = check_url(f"https://camo.githubusercontent.com/abc/{tail}")
    assert fault.replacement is None


def test_a_signed_image_expires() -> None:
    (fault,) = check_url("https://private-user-images.githubusercontent.com/1/2-3.png?jwt=abc")
    assert (fault.code, fault.severity) == ("github-signed-image", Severity.ERROR)
