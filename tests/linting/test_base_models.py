"""The names of base models are read as lists write them, and their months are those of the entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.readme.base_models import BASE_MODELS, find_base
from modelist.readme.words import same_name

_ENTRIES = Path(__file__).parents[2] / "entries"
_MIN_SHARED = 60


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Llama 3", "Llama 3"),
        ("LLama3 (8b)", "Llama 3"),
        ("Meta-Llama-3.1-8B-Instruct", "Llama 3.1"),
        ("Llama-3-8B-Instruct.", "Llama 3"),
        ("Qwen/Qwen2.5-7B-Instruct", "Qwen2.5"),
        ("Qwen-2.5", "Qwen2.5"),
        ("Qwen-1.8B", "Qwen"),
        ("Qwen3-30B-A3B", "Qwen3"),
        ("THUDM/chatglm-6b", "ChatGLM"),
        ("Gemma 2 2B", "Gemma 2"),
        ("Gemma-2B", "Gemma"),
        ("Phi2-2.7B", "Phi-2"),
        ("Mixtral-8x7B-Instruct-v0.1", "Mixtral v0.1"),
        ("BLOOM-7b1", "BLOOM"),
        ("Vicuna-7B/13B", "Vicuna"),
        ("Qwen2/internlm2/llama3", "InternLM2"),
        ("Qwen/Llama-3-8B", "Qwen"),
        ("Vicuna/LLaMA-2", "Vicuna"),
    ],
)
def test_a_base_model_is_found_by_its_name(text: str, name: str) -> None:
    base = find_base(text)
    assert base is not None
    assert base.name == name


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-",
            "7B",
            "CLIP",
            "BERT",
            "Code Llama",
            "Chinese-Llama2",
            "Llama-3-Swallow-8B",
            "MiniGPT-4",
            "VisualGLM",
        ),
        *("CLIP, Llama 3", "T5 encoder", "Phi-1.5B", "Falcon Mamba", "GLM-4", "Llama 3.1.1", "BelleGroup/BELLE-LLaMA"),
        "Llama 3" + " " * 100,
    ],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert find_base(text) is None


def test_the_months_are_those_of_the_entries() -> None:
    shared = 0
    for path in _ENTRIES.glob("*/*.yaml"):
        fields = dict(line.split(": ", 1) for line in path.read_text("utf-8").split("\n") if ": " in line)
        name, released = fields.get("name", "").strip("\"'"), fields.get("released", "").strip("\"'")
        base = find_base(name) if released[:2] == "20" else None
        if base is None:
            continue
        month = f"{base.year}-{base.month:02d}"
        assert month <= released, name
        if same_name(base.name) == same_name(name):
            assert month == released[:7], name
            shared += 1
    assert shared >= _MIN_SHARED


def test_every_name_is_found_by_itself() -> None:
    for base in BASE_MODELS.values():
        assert find_base(base.name) == base


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    base = find_base(text)
    assert base is None or base in BASE_MODELS.values()
