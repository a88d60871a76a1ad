"""Rows, sections and links of models: what is recognised, where findings stand, and look-alikes that are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linting.rules.readme_findings import findings
from modelist.linting.examples import make_context
from modelist.linting.linter import lint
from modelist.linting.models.recognition import read_models
from modelist.linting.names import name_conflicts
from modelist.linting.names.link_names import read_target
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import Relatives, are_related, sizes_contradict, version_conflict
from modelist.linting.registry import select_rules


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("Llava v1.5🤗", "https://huggingface.co/collections/a/llava-16-65b9e40155f60fd046a5ccf2"),
        ("7B", "https://huggingface.co/a/b-1.3b-chat"),
        ("Qwen2-7B", "https://huggingface.co/Qwen/Qwen1.5-7B"),
        ("Qwen2.5", "https://huggingface.co/Qwen/Qwen2-7B"),
        ("vicuna 7b", "https://huggingface.co/lmsys/vicuna-13b-v1.5"),
        ("Nekomata 7B", "https://modelscope.cn/models/rinna/nekomata-14b"),
        ("Kimi K2.5", "https://huggingface.co/moonshotai/Kimi-K2.6"),
    ],
)
def test_texts_that_contradict_their_address(said: str, url: str) -> None:
    assert findings(f"See [{said}]({url}).", "link-text-contradicts-url") == [("link-text-contradicts-url", 1, url)]


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("phi-1.5", "https://huggingface.co/microsoft/phi-1_5"),
        ("Yi-1.5 (2024-05)", "https://huggingface.co/collections/01-ai/yi-15-2024-05-663f3ecab5f815a3eaca7ca8"),
        ("Llama 3", "https://huggingface.co/meta-llama/Llama-3.1-8B"),
        ("Llama 2 7B", "https://huggingface.co/a/open_llama_2_7b"),
        ("7B", "https://huggingface.co/facebook/opt-6.7b"),
        ("3.8B", "https://huggingface.co/a/vision-3b"),
        ("1B to 12B", "https://huggingface.co/EleutherAI/pythia-6.9b"),
        ("Mixtral 46.7B", "https://huggingface.co/mistralai/Mixtral-8x7B-v0.1"),
        ("Qwen3-30B", "https://huggingface.co/Qwen/Qwen3-30B-A3B-2507"),
        ("LAION-5B", "https://huggingface.co/datasets/laion/laion2B-en"),
        ("Claude 3.5", "https://www.anthropic.com/news/claude-3-family"),
        ("GPT-4", "https://arxiv.org/abs/2303.08774"),
        ("InternLM2.5-7B-Chat-1M", "https://huggingface.co/internlm/internlm2_5-7b-chat-1m"),
        ("Mistral-7B-v0.3", "https://huggingface.co/mistralai/Mistral-7B-Instruct-v0.3"),
        ("DeepSeek-R1", "https://huggingface.co/deepseek-ai/DeepSeek-V3"),
        ("BLIP-2", "https://github.com/salesforce/LAVIS/tree/main/projects/blip2"),
        ("MiniCPM-V 2.6", "https://huggingface.co/openbmb/MiniCPM-V-2_6"),
        ("bloom-1.7b", "https://huggingface.co/bigscience/bloom-1b7"),
    ],
)
def test_look_alikes_are_right(said: str, url: str) -> None:
    assert findings(f"See [{said}]({url}).", "link-text-contradicts-url") == []


def test_names_are_taken_apart() -> None:
    assert read_name("llava-v1.6-vicuna-7b").versions == {"llava": {"16"}}
    assert read_name("open_llama_2_7b").sizes == {7000.0, 2700.0}
    assert read_name("Qwen3-30B-A3B-2507").experts
    assert read_name("ＬＬａＭＡ－２").words == {"llama"}
    assert read_name("x" * 301).key == ""


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("TinyLLaVA", "llava-phi-3-mini-hf", True),
        ("ChatGLM3", "glm-4", True),
        ("MiniGemini (MGM)", "mgm-2b", True),
        ("TinyGPT-V (Phi-2)", "HPT1_5-Air-Llama-3-8B-Instruct-multimodal", False),
        ("ChemLLM", "aya-101", False),
        ("PaLI-3", "tinyllava", False),
    ],
)
def test_families(one: str, other: str, related: bool) -> None:
    assert are_related(read_name(one), read_name(other)) is related


def test_relatives_are_not_compared_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(name_conflicts, "are_related", lambda one, other: compared.append(other.key))
    many = [read_name(f"{a}{b}{c}{d}") for a in "bdfg" for b in "aeiou" for c in "klmn" for d in "prst"]
    assert not Relatives(many).has(read_name("zuvik"))
    assert not Relatives(many).has(read_name("baxo"))
    assert 0 < len(compared) < len(many) // 4


_PIECES = st.lists(
    st.sampled_from(["lla", "ma", "va", "gem", "智谱", "通", "é", "x", "3", "2.5", "-7B", " ", "-"]), max_size=5
)


@given(_PIECES, st.lists(_PIECES, max_size=5))
def test_relatives_are_found_without_comparing_all(said: list[str], known: list[list[str]]) -> None:
    name, names = read_name("".join(said)), [read_name("".join(one)) for one in known]
    assert Relatives(names).has(name) == any(are_related(name, one) for one in names)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_never_contradicts_itself(one: str, other: str) -> None:
    name, further = read_name(one), read_name(other)
    assert not sizes_contradict(name, name)
    assert version_conflict(name, name, strict=True) is None
    assert are_related(name, further) == are_related(further, name)
    read_target("https://huggingface.co/" + other)


def test_rows_and_sections_are_paired_by_anchor_and_by_name() -> None:
    text = (
        "# L\n\n| 模型 | 参数量 | 详情 |\n| --- | --- | --- |\n| Alpha 2 | 7B | [see](#the-alpha) |\n"
        "| 书生 | 7B | |\n\n"
        "### The Alpha\n\n- **Size:** 7B\n- **Date:** 2023-01\n\n"
        "### 书生\n\n**参数规模**：7B\n**发布时间**：2023年1月\n"
    )
    models = read_models(make_context({"README.md": text}).pages[0])
    assert [(row.name, section.name) for row, section in models.pairs] == [("Alpha 2", "The Alpha"), ("书生", "书生")]
    assert [str(fact.value) for fact in models.sections[1].facts][1] == "2023-01"


def test_positions_in_tables_lists_and_html() -> None:
    text = (
        "| Model | Link |\n| --- | --- |\n| A\\|B 7B | x |\n| Bear-7B 😀 | [![HF](https://h.example/x.svg)]"
        "(https://huggingface.co/lab/bear-13b) |\n\n"
        '> - <a href="https://huggingface.co/lab/bear-13b">bear-7b</a>\n'
    )
    found = findings(text, "link-contradicts-name", "link-text-contradicts-url")
    url = "https://huggingface.co/lab/bear-13b"
    assert found == [("link-contradicts-name", 4, url), ("link-text-contradicts-url", 6, url)]


def test_links_in_descriptions_stand_in_the_yaml_file() -> None:
    text = (
        "name: Bear\norganization: unknown\nreleased: 2024-01\nlinks: unknown\ndescription:\n  en: |\n    One line.\n\n"
        "    See [bear-7b](https://huggingface.co/lab/bear-13b).\n"
    )
    context = make_context({"entries/llm/bear.yaml": text})
    (one,) = lint(context, select_rules(["link-text-contradicts-url"], [], {}))
    assert text[one.location.span.start : one.location.span.end] == "https://huggingface.co/lab/bear-13b"


def test_a_row_that_has_its_section_in_another_page_is_compared_with_it() -> None:
    row = "| Bear | 7B | [EN](docs/bears.md#bear) / [ZH](https://github.com/a/b/blob/main/docs/bears.zh.md#bear) |\n"
    files = {
        "README.md": f"| Model | Size | Details |\n| --- | --- | --- |\n{row}",
        "docs/bears.md": "## Bear\n\n- Size: 8B\n- Date: 2024-01\n",
        "docs/bears.zh.md": "## Bear\n\n- 参数规模：8B\n- 发布时间：2024-01\n",
    }
    found = lint(make_context(files), select_rules(["row-section-disagree"], [], {}))
    assert [(one.location.path, one.related[0][0].path) for one in found] == [("README.md", "docs/bears.md")]


def test_models_of_one_family_share_links() -> None:
    link = "[w](https://huggingface.co/collections/lab/bear-65d5efbccdbb8c4202ec078b)"
    text = f"| Model | Weights |\n| --- | --- |\n| Bear | {link} |\n| Bear-Chat | {link} |\n| PolarBear | {link} |\n"
    assert findings(text, "checkpoint-copied", "link-names-other-model") == []


def test_a_category_is_no_model() -> None:
    items = "".join(f"- Link: https://github.com/a/m{one}\n" for one in range(9))
    assert read_models(make_context({"README.md": f"# L\n\n## Text\n\n{items}"}).pages[0]).sections == ()


@given(st.text(alphabet="|-:[]()#*`<>!\n 7B2.Tabhttps/中（）_~", max_size=300))
def test_any_text_is_taken(text: str) -> None:
    findings(f"| Model | Date | Size |\n| --- | --- | --- |\n{text}\n## x\n{text}")
