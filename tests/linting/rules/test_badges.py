"""Rules about badges, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.link_findings import fixed, found
from modelist.linting.addresses.services import Promise, broken_promise, read_label
from modelist.linting.names.subjects import words_of

ARXIV = "https://img.shields.io/badge/arXiv-{}-b31b1b.svg?logo=arXiv"


@pytest.mark.parametrize(
    ("label", "promise"),
    [
        ("🤗 Hugging Face models", Promise("huggingface")),
        ("HF", Promise("huggingface")),
        ("[🤗HF]", Promise("huggingface")),
        ("GitHub", Promise("github")),
        ("arXiv 2307.09288v2", Promise("arxiv")),
        ("arXiv:2307.09288", Promise("arxiv")),
        ("💾 Code", Promise("", "code")),
        ("论文", Promise("", "paper")),
        ("GitHub Copilot", Promise()),
        ("ArxivQA", Promise()),
        ("Code Llama", Promise()),
        ("GitHub and Hugging Face", Promise()),
        ("", Promise()),
        ("x" * 500, Promise()),
    ],
)
def test_what_a_label_promises(label: str, promise: Promise) -> None:
    assert read_label(label) == promise


@pytest.mark.parametrize(
    ("promise", "url", "instead"),
    [
        (Promise("github"), "https://huggingface.co/Qwen/Qwen-7B", "Hugging Face"),
        (Promise("github"), "https://a.github.io/b", ""),
        (Promise("github"), "https://colab.research.google.com/github/a/b/blob/main/x.ipynb", ""),
        (Promise("huggingface"), "https://hf-mirror.com/a/b", ""),
        (Promise("huggingface"), "https://a-b.hf.space", ""),
        (Promise("huggingface"), "https://github.com/huggingface/transformers", ""),
        (Promise("bilibili"), "https://github.com/bilibili", ""),
        (Promise("arxiv"), "https://huggingface.co/papers/2307.09288", ""),
        (Promise("arxiv"), "https://alphaxiv.org/abs/2307.09288", ""),
        (Promise("arxiv"), "https://openreview.net/forum?id=x", "OpenReview"),
        (Promise("arxiv"), "https://mirror.org/arxiv/2307.09288.pdf", ""),
        (Promise("arxiv"), "https://somewhere.org/x.pdf", "somewhere.org"),
        (Promise("", "paper"), "https://github.com/a/b", "a repository on GitHub"),
        (Promise("", "paper"), "https://github.com/a/b/blob/main/p.pdf", ""),
        (Promise("", "code"), "https://arxiv.org/pdf/2307.09288", "a paper"),
        (Promise("", "blog"), "https://x.org/report.pdf", "a PDF file"),
        (Promise(), "https://arxiv.org/abs/2307.09288", ""),
        (Promise("github"), "http://[::bad", ""),
    ],
)
def test_promises_that_are_not_kept(promise: Promise, url: str, instead: str) -> None:
    assert broken_promise(promise, url) == instead


def test_an_id_is_marked_inside_the_badge_wherever_it_stands() -> None:
    table = (
        f"| M | P |\n| - | - |\n| X | [![arXiv]({ARXIV.format('2307.09288')})](https://arxiv.org/abs/2302.13971) |\n"
    )
    assert found("badge-arxiv-mismatch", table) == [(3, 52, "2307.09288")]
    item = f"1. a\n   - b\n     [![]({ARXIV.format('2307.09288')})](https://arxiv.org/abs/2302.13971)\n"
    assert found("badge-arxiv-mismatch", item) == [(3, 46, "2307.09288")]
    block = f'<p>\n<a href="https://arxiv.org/abs/2302.13971"><img src="{ARXIV.format("2307.09288")}"/></a>\n</p>\n'
    assert found("badge-arxiv-mismatch", block) == [(2, 89, "2307.09288")]


def test_badges_in_descriptions_are_marked_in_the_yaml() -> None:
    head = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks: unknown\ndescription:\n  en: |\n    Text.\n\n"
    text = head + f"    [![arXiv]({ARXIV.format('2307.09288')})](https://arxiv.org/abs/2302.13971)\n"
    assert found("badge-arxiv-mismatch", text, "entries/llm/alpha.yaml") == [(9, 50, "2307.09288")]


@pytest.mark.parametrize(
    "text",
    [
        "[![a](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/abs/2307.09288v3)",
        "[![a](https://img.shields.io/badge/arXiv-2307.09288v1-red)](https://arxiv.org/pdf/2307.09288.pdf)",
        "[![a](https://img.shields.io/badge/CVPR-2024.0415-red)](https://arxiv.org/abs/2307.09288)",
        "[Version 1234.56789.1](https://arxiv.org/abs/2307.09288)",
        "[arXiv:2307.09288](https://arxiv.org/list/cs.CL/2307)",
        "[2307.09288 and 2302.13971](https://arxiv.org/abs/2302.13971)",
        "`[2307.09288](https://arxiv.org/abs/2302.13971)`",
        "[2307.09288](https://doi.org/10.48550/arXiv.2307.09288)",
    ],
)
def test_ids_that_agree(text: str) -> None:
    assert found("badge-arxiv-mismatch", text) == []


def test_stars_of_a_renamed_repository_only_warn() -> None:
    assert found("badge-other-repository", "[![s](https://img.shields.io/github/stars/a/b)](https://github.com/a/c)")
    two = "- ![s](https://img.shields.io/github/stars/a/b) ![s](https://img.shields.io/github/stars/c/d) "
    assert found("badge-other-repository", two + "[x](https://github.com/c/d)") == []


@pytest.mark.parametrize(
    ("heading", "label", "is_wrong"),
    [
        ("Gemma", "Phi_AI", True),
        ("Gemma", "Meta_AI", True),
        ("Gemma", "Google", False),
        ("PaliGemma", "Gemma", False),
        ("Llama 3", "Meta_AI", False),
        ("LLaVA-Phi", "Phi_AI", False),
        ("Gemma 与 Phi", "Phi_AI", False),
        ("Something", "Unheard_Of", False),
        ("Something", "Phi_AI", True),
    ],
)
def test_whom_a_badge_names(heading: str, label: str, is_wrong: bool) -> None:
    text = (
        f"# L\n\n## Phi\n\nx\n\n## {heading}\n\n[![b](https://img.shields.io/badge/Blog-{label}-red)](https://x.org)\n"
    )
    assert bool(found("badge-other-subject", text)) is is_wrong


def test_words_that_tell_names_apart() -> None:
    assert words_of("🔥 Qwen2.5-VL: the official blog post") == {"qwen"}
    assert words_of("通义千问 models") == {"通义千问"}


def test_a_badge_of_one_label_gets_the_usual_look() -> None:
    usual = "![a](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)\n"
    odd = "![a](https://img.shields.io/badge/arXiv-hep--th%2F9901001-red)\n"
    after = "![a](https://img.shields.io/badge/arXiv-hep--th%2F9901001-b31b1b.svg)\n"
    assert fixed("badge-style", usual * 3 + odd) == usual * 3 + after
    assert found("badge-style", usual + odd) == []


def test_spelling_fixes_leave_escapes_alone() -> None:
    text = (
        "![a](https://img.shields.io/badge/Hugging%20Face-a-red) ![a](https://img.shields.io/badge/huggingface-a-red)\n"
    )
    after = text.replace("huggingface-a", "Hugging%20Face-a")
    assert fixed("badge-spelling", text) == after


@pytest.mark.parametrize(
    "path", ["", "/", "//", "/badge", "/badge/", "/badge/-", "/badge/----", "/badge/%", "/:", "/a-b-c"]
)
def test_odd_addresses_raise_nothing(path: str) -> None:
    text = f"## Gemma\n\n[![](https://img.shields.io{path})](https://img.shields.io{path})\n"
    for rule in ("badge-arxiv-mismatch", "badge-malformed", "badge-spelling", "badge-style", "badge-other-subject"):
        found(rule, text)
    for rule in ("badge-unlinked", "image-alt-missing", "badge-service-mismatch", "badge-other-repository"):
        found(rule, text)
