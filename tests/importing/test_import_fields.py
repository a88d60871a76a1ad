"""What becomes of headers, cells, bullets and links."""

from __future__ import annotations

from typing import Any

import pytest
from import_helpers import file_of, plain_entries, read
from import_readmes import (
    BADGES,
    CHINESE,
    DESCRIBED,
    DISAGREEMENT,
    FAMILIES,
    HTML_AND_REFERENCES,
    LINKED_NAMES,
    QUICK_START,
    SEVERAL,
)

from modelist.importing.order import evident_order
from modelist.importing.roles import role_of, usable_url
from modelist.readme.headers import fields_of, unit_of
from modelist.readme.words import language_of, same_name


def entries(text: str, **options: Any) -> dict[str, dict[str, Any]]:
    return plain_entries(read(text, **options))


def rules(text: str) -> list[tuple[str, int]]:
    """The rules of what was noticed, with the lines."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines) + 1)]
    found = read(text).diagnostics
    return [(one.rule, max(n for n, at in enumerate(starts, 1) if at <= one.location.span.start)) for one in found]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Model", ("name",)),
        ("🤖 **Model**", ("name",)),
        ("CheckPoint", ("weights",)),
        ("Params (B)", ("sizes",)),
        ("#Params", ("sizes",)),
        ("Pretrain Data Scale", ("pretraining_tokens",)),
        ("Paper/Blog", ("paper", "blog")),
        ("사이즈", ("sizes",)),
        ("ライセンス / 利用規約", ("license",)),
        ("Année de sortie", ("released",)),
        ("Kontextlänge", ("context_length",)),
        ("Разработчик", ("organization",)),
        ("Model / Project", ("name", "homepage")),
        ("Github", ("code",)),
        ("模型参数大小", ("sizes",)),
        ("发布时间", ("released",)),
        ("权重下载", ("weights",)),
        ("Try it", ("demo",)),
        ("Stars", ()),
        ("", ()),
    ],
)
def test_headers(header: str, expected: tuple[str, ...]) -> None:
    assert fields_of(header) == expected


def test_a_table_in_another_language_is_read() -> None:
    found = entries(
        "|이름|사이즈|제작자|가중치|\n|-|-|-|-|\n"
        "|KULLM|5.8B, 12.8B|Korea University|[HF](https://huggingface.co/nlpai-lab/kullm-polyglot-12.8b-v2)|\n"
    )
    assert found["kullm"]["sizes"] == ["5.8B", "12.8B"]
    weights = found["kullm"]["links"]["weights"]
    assert weights["url"] == "https://huggingface.co/nlpai-lab/kullm-polyglot-12.8b-v2"


@pytest.mark.parametrize(
    ("header", "unit"), [("Params (B)", "B"), ("Size (in billions)", "B"), ("参数（亿）", "亿"), ("Size", "")]
)
def test_units_of_headers(header: str, unit: str) -> None:
    assert unit_of(header) == unit


@pytest.mark.parametrize(
    ("url", "label", "role"),
    [
        ("https://arxiv.org/pdf/2307.09288", "AI Blog", "paper"),
        ("https://huggingface.co/papers/2307.09288", "", "paper"),
        ("https://huggingface.co/spaces/a/b", "models", "demo"),
        ("https://a-b.hf.space/", "", "demo"),
        ("https://huggingface.co/datasets/a/b", "", "dataset"),
        ("https://huggingface.co/blog/x", "", "blog"),
        ("https://huggingface.co/collections/a/b", "", "weights"),
        ("https://www.huggingface.co/a", "", "weights"),
        ("https://github.com/a/b", "Project page", "code"),
        ("https://x.readthedocs.io/en/latest/", "AI Blog", "blog"),
        ("https://x.readthedocs.io/en/latest/", "", "docs"),
        ("https://storage.example.com/report.pdf", "", "paper"),
        ("https://paperswithcode.com/sota/x", "Paper with Code", "other"),
        ("https://a.github.io/b", "", "homepage"),
        ("https://example.org/x", "权重", "weights"),
        ("https://example.org/x", "", "other"),
        ("https://[bad", "", "other"),
    ],
)
def test_roles_of_links(url: str, label: str, role: str) -> None:
    assert role_of(url, label) == role


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("https://a.example/{x}", "https://a.example/%7Bx%7D"),
        ("./local.md", None),
        ("#anchor", None),
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
    ],
)
def test_addresses_that_an_entry_can_hold(url: str, expected: str | None) -> None:
    assert usable_url(url) == expected


def test_names_are_compared_without_what_people_vary() -> None:
    assert same_name("Llama 2") == same_name("**LLaMA-2** 🦙") != same_name("Llama 2.1")
    assert same_name("Phi-1.5") != same_name("Phi-15")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Uses tokens, 词元, of a larger vocabulary.", "en"),
        ("预训练时使用了更多词元 tokens", "zh"),
        ("", "en"),
        ("多语言 BPE tokenizer 支持", "zh"),
    ],
)
def test_the_language_of_a_description(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("names", "dates", "order"),
    [
        ("abcd", ("2024-03", "2024-02", "2024-02", "2023-01"), "-released"),
        ("abcd", ("2023-01", "2023-05", "", "2024-02"), "released"),
        ("aBcd", ("", "", "", ""), "name"),
        ("dcba", ("2023-01", "2021-01", "2024-02", ""), "-name"),
        ("dacb", ("2023-01", "2021-01", "2024-02", "2020-01"), None),
        ("ba", ("2023-01", "2021-01"), None),
    ],
)
def test_the_order_of_a_table(names: str, dates: tuple[str, ...], order: str | None) -> None:
    assert evident_order(list(names), list(dates)) == order


def test_row_and_section_are_one_entry() -> None:
    otter = entries(QUICK_START)["otter2"]
    assert otter["name"] == "Otter2"
    assert otter["aliases"] == ["Otter 2"]
    assert otter["organization"] == "river-lab"
    assert otter["released"] == "2023-07"
    assert otter["sizes"] == ["7B", "13B", "70B"]
    assert otter["pretraining_tokens"] == "2T"
    assert otter["languages"] == ["en"]
    assert otter["links"] == {
        "paper": "arXiv:2307.09289",
        "code": {"url": "https://github.com/river-lab/otter", "badge": "https://badges.example.org/src/github.svg"},
        "weights": {
            "label": "Otter2 Family",
            "url": "https://huggingface.co/collections/river-lab/otter-2-1234567890abcdef12345678",
            "badge": "https://img.shields.io/badge/%F0%9F%A4%97%20Hugging%20Face-models-blue",
        },
    }
    assert otter["description"] == {"zh": "Otter 2 预训练时使用了更多词元，并采用更长的上下文，推理速度也更快。\n"}


def test_messy_quantities_come_to_their_spelling_with_the_original_beside_them() -> None:
    result = read(QUICK_START)
    heron = dict(result.files)["entries/llm/heron.yaml"]
    assert "sizes: [0.5B, 1.8B, 72B]  # 0.5B/1.8B/72B\n" in heron
    assert "pretraining_tokens: {1.8B: 2.2T, 7B: 2.4T, 14B: 3T}  # 2.2T~3T(1.8B:2.2T;7B:2.4T;14B:3.0T)\n" in heron
    assert "pretraining_tokens: 3.3T-4.8T  # 3.3T～4.8T\n" in dict(result.files)["entries/llm/newt.yaml"]


def test_headings_in_descriptions_count_from_the_section_and_code_stays_code() -> None:
    found = entries(QUICK_START)
    assert "## Highlights\n\n1. It waits." in found["heron"]["description"]["en"]
    assert found["newt"]["description"]["en"] == "Small enough for a pond.\n\n- **Mood:** quiet\n"
    assert "```less\n# not a heading\nAnswer: A) fly\n```" in found["toad"]["description"]["en"]


def test_benchmarks_and_platforms_become_entries() -> None:
    result = read(QUICK_START)
    assert result.summary.entries == {"llm": 3, "platform": 2, "benchmark": 2}
    found = plain_entries(result)
    assert found["marsh-arena-by-reed"]["links"] == {
        "homepage": {"label": "Arena", "url": "https://arena.example.org/"}
    }
    assert found["frog-fast-reasoning-of-geometry"]["links"]["paper"] == "arXiv:2305.18355"


def test_several_links_in_a_cell_and_a_label_with_brackets() -> None:
    assert entries(QUICK_START)["newt"]["links"]["weights"] == [
        {"label": "newt-1B()", "url": "https://huggingface.co/pond/newt-1"},
        {"label": "newt (tiny, beta)", "url": "https://huggingface.co/pond/newt_1"},
    ]


def test_a_chinese_list() -> None:
    result = read(CHINESE)
    found = {one["name"]: one for one in plain_entries(result).values()}
    bamboo, pine = found["竹子1.5"], found["松树"]
    assert (bamboo["released"], bamboo["sizes"], bamboo["context_length"]) == ("2024-03", ["7B"], "32K")
    assert (bamboo["license"], bamboo["languages"], bamboo["pretraining_tokens"]) == ("Apache-2.0", ["zh", "en"], "3T")
    assert bamboo["description"] == {"zh": "竹子系列的第二代模型，中文能力更强。\n\n# 训练方法\n\n先长笋，再成林。\n"}
    assert len(pine["organization"]) == 2
    assert pine["license"] == {"name": "自定义协议"}
    assert 'lang = "zh"' in dict(result.files)["modelist.toml"]
    assert (
        "columns=name,released,organization,sizes,context_length,license,paper,code,weights,details" in result.page_text
    )


def test_units_in_headers_and_models_in_two_tables() -> None:
    result = read(SEVERAL)
    found = plain_entries(result)
    assert found["alpha"]["extra"] == {"Params (B) (as written)": "7 - 70"}
    assert found["gamma"]["sizes"] == ["13B"]
    assert found["beta"]["tags"] == ["language-models", "models-for-code"]
    assert found["beta"]["context_length"] == "16K"
    assert found["beta"]["extra"] == {"Context window": "[16k](https://example.org/why-16k)"}
    assert found["delta"]["extra"] == {"Context window": "unlimited"}
    assert found["iris"]["vision"] == {
        "language_model": "Alpha-7B",
        "vision_encoder": "CLIP ViT-L/14",
        "resolution": "336x336",
    }
    assert result.summary.entries == {"llm": 4, "vlm": 1}
    assert "tag=language-models -->" in result.page_text
    assert "| Pebbles | 1.2 |" in result.page_text, "a table of data sets is none of models"
    assert "| Alpha | 7B | 45.3 |" in result.page_text, "nor is one of results"


def test_unknown_columns_and_links_in_names() -> None:
    result = read(LINKED_NAMES)
    found = plain_entries(result)
    assert found["pike-base"]["extra"] == {
        "Company (as written)": "[Lake AI](https://lake.example.com)",
        "Notes and more": "fast | sharp",
        "Stars": "120",
    }
    assert found["pike-base"]["links"] == {"code": {"label": "Pike (base)", "url": "https://github.com/lake/pike"}}
    assert found["pike-base"]["license"] == {"name": "Lake License", "url": "https://lake.example.com/license"}
    assert found["perch"]["extra"]["Notes and more"] == "see [^1] and ![img](https://example.com/perch.png)"
    assert found["bream"]["sizes"] == ["1.3B", "2.6B"]
    assert "organization" not in found["bream"]
    assert "#: 1" in file_of(result, "pike-base"), "what only counts is kept in a comment"
    columns = "name,code,organization,extra:Company (as written),sizes,extra:Size (as written),license"
    assert f'columns="{columns},extra:Notes and more,extra:Stars"' in result.page_text


def test_organisations_with_home_page_and_accounts() -> None:
    text = dict(read(LINKED_NAMES).files)["entries/organizations.yaml"]
    assert "lake-ai:\n  name: Lake AI\n  homepage: https://lake.example.com\n  github: [lake]\n" in text
    assert "ditch-inc:\n  name: Ditch, Inc.\n  github: [ditch]\n" in text


def test_badges_in_cells_and_cells_that_say_nothing() -> None:
    found = entries(BADGES, kind="vlm")
    newt, carp, tench = found["newt-v-tiny"], found["carp"], found["tench"]
    assert newt["venue"] == "CVPR 2024"
    assert newt["extra"] == {"Parameters (as written)": "3-8B/6B"}
    assert [one["label"] for one in newt["links"]["demo"]] == ["demo1", "demo2"]
    assert newt["links"]["paper"]["badge"].endswith("?logo=arXiv")
    assert set(carp["links"]) == {"paper"}
    assert carp["extra"] == {"CheckPoint (as written)": "None([Newt](#newt-v) is based on it)"}
    assert tench["links"]["paper"]["label"] == "AI Blog"
    assert "sizes" not in carp
    assert len(found) == 3, "a blank row is no model"


def test_families_become_series() -> None:
    result = read(FAMILIES)
    found = plain_entries(result)
    assert found["reed-series"]["members"] == ["reedvlm", "reedagent"]
    assert found["reed-series"]["sizes"] == ["17B", "18B"]
    assert found["moss"]["members"] == ["moss-1", "moss-2"]
    assert found["moss-2"]["links"]["code"] == {"label": "Code", "url": "https://github.com/moss/moss2"}
    assert "| reed-base | 490 |" in found["reedvlm"]["description"]["en"], "a table in a section is part of its text"
    assert result.page_text.rstrip().endswith("### How to cite\n\nJust do.")
    assert found["lily"]["released"] == "2023-12"


def test_html_references_and_footnotes() -> None:
    result = read(HTML_AND_REFERENCES)
    ash = plain_entries(result)["ash"]
    assert ash["links"] == {"paper": {"label": "paper", "url": "arXiv:2001.00001"}}
    text = ash["description"]["en"]
    assert '[the paper](<https://arxiv.org/abs/2001.00001> "Paper one"), [this][local]' in text
    assert text.endswith("[^ash]: A footnote on ash.\n")
    assert result.page_text.endswith("\n[local]: https://example.org/local\n"), "the footer still uses it"


def test_disagreements_are_reported_with_both_lines() -> None:
    message = next(one for one in read(DISAGREEMENT).diagnostics if one.rule == "import-disagreement")
    assert message.message == "released: '2023-06' on line 12, but '2023-05' on line 5; '2023-06' is taken"
    assert message.subject == "Sun"
    sun = entries(DISAGREEMENT)["sun"]
    assert sun["released"] == "2023-06"
    assert sun["sizes"] == ["7B"], "the row's value is taken where the section's cannot be read"
    assert "- **Parameter Size:** not said" in sun["description"]["en"]
    assert ("import-unread", 13) in rules(DISAGREEMENT)
    assert ("import-no-row", 22) in rules(DISAGREEMENT)


def test_sections_settle_what_a_table_lists_and_may_have_subtitles() -> None:
    result = read(DESCRIBED)
    found = plain_entries(result)
    kite = found["kite-flying-with-one-string"]
    assert kite["aliases"] == ["Kite"]
    assert kite["links"]["code"]["url"] == "https://github.com/sky/kite"
    assert kite["released"] == "2024-05-01"
    assert kite["extra"] == {"What is new": "Flies on one string"}
    assert "Ann Author, Ben Builder<br>\n**Released:**" in kite["description"]["en"]
    assert found["glider-2-0-flying-without-strings"]["links"] == {"paper": "arXiv:2403.00001"}
    assert result.summary.entries == {"vlm": 3}
    assert "### Ballast" in result.page_text


def test_a_link_that_loses_its_anchor_is_reported() -> None:
    text = QUICK_START.replace("[here](", "[board](#pond-leaderboardleaderboard), [here](")
    found = [one.message for one in read(text).diagnostics if one.rule == "import-anchor"]
    old, new = "#pond-leaderboardleaderboard", "#pond-leaderboard"
    assert found == [f"this links to '{old}', but the section 'Pond Leaderboard' now has the anchor '{new}'"]


def test_with_a_kind_a_table_of_papers_counts_too() -> None:
    text = "| Title | Venue | Date |\n|---|---|---|\n| [A fox](https://arxiv.org/abs/2301.00001) | ACL | 2023-01 |\n"
    assert read(text).problem
    fox = entries(text, kind="llm")["a-fox"]
    assert fox["links"] == {"paper": {"label": "A fox", "url": "arXiv:2301.00001"}}
    assert (fox["venue"], fox["released"]) == ("ACL", "2023-01")


def test_text_that_looks_like_a_marker_is_refused_or_stays_text() -> None:
    row = "| Model | Params | Note |\n|---|---|---|\n| A | 7B | <!-- modelist:begin table --> |\n"
    assert "has regions already" in read(row).problem
    code = "| Model | Params | Note |\n|---|---|---|\n| A | 7B | `<!-- modelist:end -->` |\n"
    assert entries(code)["a"]["extra"] == {"Note": "`<!-- modelist:end -->`"}
